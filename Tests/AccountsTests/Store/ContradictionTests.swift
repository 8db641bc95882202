import Accounts
import Testing
import Values

/// Rows that count although what they say cannot be so.
@Suite struct ContradictionTests {
  private func found(_ files: [String: String]) -> [String] {
    TestData(files).dataset().contradictions.map { "\($0.kind) \($0.id) \($0.values.joined(separator: " "))" }
  }

  /// b → c → d → b is a loop; e hangs on it and is none of it.
  @Test func parents() {
    let accounts = """
      account_id,parent_account_id
      a,a
      b,c
      c,d
      d,b
      e,b
      f,nobody
      g,h
      h,

      """
    #expect(
      found(["accounts.csv": accounts]) == [
        "ownParent a a", "unknownParent f nobody", "parentLoop b c", "parentLoop c d", "parentLoop d b",
      ])
  }

  @Test func daysInTheWrongOrder() {
    #expect(
      found([
        "accounts.csv": "account_id,target_since,target_until\na,2026-01-05,2026-01-05\nb,2026-01-05,2026-01-06\n",
        "opportunities.csv": """
        opportunity_id,account_id,status,created_at,closed_at
        o1,a,won,2026-01-05,2026-01-04
        o2,a,lost,2026-01-05,2026-01-05
        o3,a,open,2026-01-05,2026-01-04

        """,
        "contracts.csv": """
        contract_id,account_id,start,end,annual_value,previous_contract_id
        k1,a,2026-01-01,2026-12-31,1,k1
        k2,a,2026-01-01,2026-12-31,1,k1
        k3,a,2026-01-01,2026-12-31,1,k0

        """,
      ]) == [
        "untilBeforeSince a 2026-01-05 2026-01-05", "closedBeforeCreated o1 2026-01-05 2026-01-04",
        "unknownPreviousContract k1 k1", "unknownPreviousContract k3 k0",
      ])
  }

  @Test func cleanDataHasNone() {
    #expect(found(["accounts.csv": twoAccounts]) == [])
  }
}
