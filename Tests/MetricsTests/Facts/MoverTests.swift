import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// Accounts whose stage at T is another than the day before P, and those that joined or left the list.
@Suite struct MoverTests {
  static let data = SmallData([
    "accounts.csv": """
    account_id,tier,target_since,target_until,created_at
    engaged,1,,,
    jumped,2,,,
    regressed,1,,,
    churned,1,,,
    joined,3,2026-06-03,,2020-01-01
    created,1,,,2026-06-04
    left,1,,2026-06-05,
    still,1,,,
    passed,1,2026-06-10,2026-06-20,
    backdated,1,2026-05-01,,2026-06-06
    """,
    "activities.csv": "timestamp,type,account_id\n2026-06-20,meeting,engaged\n2026-06-21,visit,still\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,created_at,closed_at
    o1,jumped,new,won,2026-06-10,2026-06-25
    o2,left,new,open,2026-05-01,
    o3,joined,new,open,2026-06-02,
    """,
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,previous_contract_id
    k1,churned,2025-05-11,2026-05-10,1,
    k2,regressed,2025-05-11,2026-05-10,100,
    k3,regressed,2026-05-15,2027-05-14,150,
    k4,regressed,2026-07-05,2027-07-04,100,k2
    """,
  ])

  /// By account: what, from, to, day.
  ///
  /// churned: its contract of 05-10 is in its grace on 05-31, over on 06-09, and its stage stays 4.
  /// regressed: at 05-31, k3 had renewed k2 for more. By 06-30 it shows that k4 does, which names it, for as much.
  /// backdated was to be a target since May, and is on the list since it was created.
  /// passed joined and left within P, and is on neither day's list.
  @Test func moved() throws {
    let snapshot = try MoverTests.data.snapshot("30d", on: "2026-06-30")
    let movers = snapshot.figures().movers
    let told = movers.map { mover in
      let id = snapshot.dataset.accounts[mover.account].id
      return "\(id) \(mover.kind) \(mover.from.map(String.init) ?? "–") \(mover.to.map(String.init) ?? "–") "
        + (mover.day?.iso ?? "–")
    }
    #expect(
      Set(told) == [
        "jumped progressed 1 4 2026-06-25", "engaged progressed 1 2 2026-06-20", "left left 3 – 2026-06-05",
        "created joined – 1 2026-06-04", "joined joined – 3 2026-06-03", "churned churned 4 4 –",
        "regressed regressed 6 5 2026-07-05", "backdated joined – 1 2026-06-06",
      ])
    #expect(movers.map { $0.day ?? .distantPast } == movers.map { $0.day ?? .distantPast }.sorted(by: >))
  }

  /// Under a filter only its accounts; without a move none.
  @Test func filtered() throws {
    let snapshot = try MoverTests.data.snapshot("30d", on: "2026-06-30")
    #expect(snapshot.figures(of: snapshot.only(["still", "passed"])).movers.isEmpty)
    #expect(snapshot.figures(of: snapshot.only(["left"])).movers.map(\.kind) == [.left])
  }
}
