import Accounts
import Ingest
import Testing
import Values

/// Rows with the same id: the later one counts, and a row marked deleted removes (data.md, Tables).
@Suite struct ReplacementTests {
  @Test func aLaterRowReplacesTheEarlierOne() {
    let facts = TestData([
      "accounts.csv": twoAccounts,
      "opportunities-1.csv": "opportunity_id,account_id,amount\no1,A,100\no2,A,50\n",
      "opportunities-2.csv": "opportunity_id,account_id,amount\no1,B,700\n",
    ]).facts(asOf: "2026-11-21")
    #expect(facts["A"].pipeline == Money(units: 500_000))
    #expect(facts["B"].pipeline == Money(units: 7_000_000))
  }

  @Test func aDeletedRowRemovesTheEarlierOneAndNotALaterOne() {
    let facts = TestData([
      "accounts.csv": twoAccounts,
      "opportunities.csv": """
      opportunity_id,account_id,amount,is_deleted
      o1,A,100,
      o1,A,,true
      o2,A,50,
      o2,A,,true
      o2,A,30,

      """,
    ]).facts(asOf: "2026-11-21")
    #expect(facts["A"].pipeline == Money(units: 300_000))
    #expect(facts["A"].openOpportunities == 1)
  }

  @Test func activitiesAreReplacedByFileThenLine() {
    let header = "timestamp,type,account_id,count,activity_id\n"
    let data = TestData([
      "accounts.csv": twoAccounts,
      "activities-1.csv": header + "2026-11-01,visit,A,1,e1\n2026-11-01,visit,A,10,e2\n2026-11-01,visit,A,100,\n",
      "activities-2.csv": header + "2026-11-02,visit,B,1000,e1\n2026-11-02,visit,A,10000,\n",
    ])
    var facts = data.facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts["A"].visits == 10_110)
    #expect(facts["B"].visits == 1_000)
    // The file that replaced goes: what it had replaced counts again.
    var less = data
    less.files["activities-2.csv"] = nil
    facts = less.facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts["A"].visits == 111)
  }

  @Test func activitiesOfAnArrayOnOneLineAreReplacedInItsOrder() {
    // Sorted by account, A's two rows would stand on either side of B's.
    let facts = TestData([
      "accounts.csv": twoAccounts,
      "activities.json": """
      [{"timestamp": "2026-11-01", "type": "visit", "account_id": "A", "count": 1}, \
      {"timestamp": "2026-11-01", "type": "visit", "account_id": "B", "count": 10, "activity_id": "e1"}, \
      {"timestamp": "2026-11-01", "type": "visit", "account_id": "A", "count": 100, "activity_id": "e1"}, \
      {"timestamp": "2026-11-01", "type": "visit", "account_id": "A", "count": 1000, "activity_id": "e2"}, \
      {"timestamp": "2026-11-01", "type": "visit", "account_id": "B", "count": 10000, "activity_id": "e2"}, \
      {"timestamp": "2026-11-01", "type": "visit", "account_id": "A", "count": 100000, "activity_id": "e3"}, \
      {"activity_id": "e3", "is_deleted": true}]
      """,
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts["A"].visits == 101)
    #expect(facts["B"].visits == 10_000)
  }

  @Test func aDeletedActivityRemovesTheEarlierOne() {
    let facts = TestData([
      "accounts.csv": twoAccounts,
      "activities.csv": """
      timestamp,type,account_id,count,activity_id,is_deleted
      2026-11-01,visit,A,1,e1,
      2026-11-01,visit,A,10,e2,
      ,,,,e1,true

      """,
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts["A"].visits == 10)
    #expect(facts.dataset.orphans[.activities] == nil)
  }

  @Test func orphansCountOnceTheirAccountAppears() {
    var data = TestData([
      "accounts.csv": twoAccounts,
      "activities.csv": "timestamp,type,account_id\n2026-11-01,visit,C\n2026-11-01,visit,A\n",
      "opportunities.csv": "opportunity_id,account_id,amount\no1,C,100\n",
    ])
    let before = data.facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(before.dataset.orphans == [.activities: 1, .opportunities: 1])
    data.files["accounts-new.csv"] = "account_id,tier\nC,3\n"
    let after = data.facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(after.dataset.orphans.isEmpty)
    #expect(after["C"].visits == 1 && after["C"].openOpportunities == 1)
  }
}
