import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// `all` begins on the earliest activity, opportunity's creation or close, contract start, spend, intent, relationship or nps
/// row of known accounts.
@Suite struct AllPeriodTests {
  static let accounts = "account_id,tier,created_at,target_since\na,1,2019-01-01,2019-01-02\n"

  @Test(arguments: [
    ("activities.csv", "timestamp,type,account_id\n2021-02-03T04:05:06Z,visit,a\n2020-01-01,visit,unknown\n"),
    ("opportunities.csv", "opportunity_id,account_id,created_at\no,a,2021-02-03\no2,unknown,2020-01-01\n"),
    (
      "opportunities.csv",
      "opportunity_id,account_id,status,created_at,closed_at\no,a,won,,2021-02-03\no2,a,open,,2020-01-01\n"
    ),
    ("contracts.csv", "contract_id,account_id,start,end,annual_value\nk,a,2021-02-03,2022-02-02,1\n"),
    ("spend.csv", "date,amount,account_id\n2021-02-03,1,a\n2020-01-01,1,unknown\n"),
    ("intent.csv", "date,topic,score,account_id\n2021-02-03,crm,1,a\n2020-01-01,crm,1,unknown\n"),
    ("relationships.csv", "date,account_id,score\n2021-02-03,a,1\n2020-01-01,unknown,1\n"),
    ("nps.csv", "date,account_id,score\n2021-02-03,a,1\n2020-01-01,unknown,1\n"),
  ])
  func beginsWithTheEarliestRow(_ name: String, _ text: String) throws {
    var data = SmallData(["accounts.csv": AllPeriodTests.accounts, name: text])
    // A later row of every other table changes nothing.
    for (other, row) in [
      "activities.csv": "timestamp,type,account_id\n2022-01-01,visit,a\n",
      "spend.csv": "date,amount,account_id\n2022-01-01,1,\n",
    ] where other != name { data.files[other] = row }
    let snapshot = try data.snapshot("all", on: "2026-06-30")
    #expect(snapshot.period.now.from.iso == "2021-02-03")
    #expect(snapshot.period.now.asOf.iso == "2026-06-30")
    #expect(snapshot.period.previous == nil)
    let figures = snapshot.figures()
    #expect(figures.kpis.allSatisfy { $0.previous == nil } && figures.previousFunnel == nil)
  }

  /// Without such a row P is T alone, and contacts say nothing of it. (kpis.md leaves that open.)
  @Test func withoutRows() throws {
    let data = SmallData([
      "accounts.csv": AllPeriodTests.accounts, "contacts.csv": "contact_id,account_id,created_at\np,a,2021-02-03\n",
    ])
    #expect(try data.snapshot("all", on: "2026-06-30").period.now.from.iso == "2026-06-30")
  }

  /// Spend that is shared by all or by a tier begins it too.
  @Test func sharedSpend() throws {
    let data = SmallData(["accounts.csv": AllPeriodTests.accounts, "spend.csv": "date,amount,tier\n2021-02-03,1,1\n"])
    #expect(try data.snapshot("all", on: "2026-06-30").period.now.from.iso == "2021-02-03")
  }
}
