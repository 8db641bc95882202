import Accounts
import Ingest
import TestSupport
import Testing
import Values

/// States of opportunities over time.
@Suite struct OpportunityTests {
  /// o1: created 03-01, won 06-10. o2: created 03-01, closed 04-01, reopened 05-01: lost in between. o3: without
  /// creation, lost 05-15. o4: open, with a closed_at that nothing reopens: it says nothing.
  static let data = SmallData([
    "accounts.csv": "account_id,tier\na,1\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at,reopened_at
    o1,a,new,won,1,2026-03-01,2026-06-10,
    o2,a,new,open,10,2026-03-01,2026-04-01,2026-05-01
    o3,a,upsell,lost,100,,2026-05-15,
    o4,a,renewal,open,1000,2026-05-20,2026-05-25,
    o5,a,new,won,7,2026-01-01,,
    """,
  ])

  /// What is open at T, and whether something is lost. o5 has no closed_at: a bad row.
  @Test(arguments: [
    ("2026-02-28", 100, false), ("2026-03-01", 111, false), ("2026-03-31", 111, false), ("2026-04-01", 101, true),
    ("2026-04-30", 101, true), ("2026-05-01", 111, false), ("2026-05-15", 11, true), ("2026-05-25", 1011, true),
    ("2026-06-09", 1011, true), ("2026-06-10", 1010, true),
  ])
  func states(_ day: String, _ pipeline: Double, _ lost: Bool) throws {
    let facts = try #require(try OpportunityTests.data.snapshot("30d", on: day).facts(of: "a"))
    #expect(facts.pipeline.double == pipeline)
    #expect(facts.hasLost == lost)
    #expect(facts.isCustomer == (day == "2026-06-10"))
  }

  @Test func badRow() throws {
    #expect(try OpportunityTests.data.dataset().files.reduce(0) { $0 + $1.badRows } == 1)
  }
}
