import Accounts
import Ingest
import TestSupport
import Testing

/// Relationship scores and where they go.
@Suite struct RelationshipTests {
  /// T − 30 = 05-31. From 50 then to the score of June.
  @Test(arguments: [
    (45.0, true, false), (45.1, false, false), (50, false, false), (54.9, false, false), (55, false, true),
  ])
  func trend(_ score: Double, _ degrading: Bool, _ improving: Bool) throws {
    let facts = try facts("2026-05-31,a,50\n2026-06-01,a,\(score)\n")
    #expect(facts.isDegrading == degrading)
    #expect(facts.isImproving == improving)
  }

  /// Without a score 30 days ago there is no trend; an old score lasts.
  @Test func withoutTheOther() throws {
    #expect(try facts("2026-06-01,a,50\n").relationshipTrend == nil)
    #expect(try facts("2020-01-01,a,50\n").relationshipTrend == 0)
  }

  /// By what the activities are: w = m × count × 2^(−age/30), here of age 0, and 100 × w ÷ (w + 20).
  @Test(arguments: [
    ("email_reply", 3.0), ("meeting", 8), ("call", 4), ("chat", 3), ("email_sent", 1), ("visit", nil), ("raffle", nil),
    ("call_attempt", nil), ("conversion", nil),
  ])
  func derived(_ type: String, _ weight: Double?) throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "activities.csv": "timestamp,type,account_id,count\n2026-06-30,\(type),a,2\n",
    ])
    let facts = try #require(try data.snapshot("30d", on: "2026-06-30").facts(of: "a"))
    let expected = weight.map { 100 * 2 * $0 / (2 * $0 + 20) }
    #expect(isClose(facts.relationship, expected))
    // 30 days ago there was none.
    #expect(facts.relationshipBefore == nil)
  }

  private func facts(_ rows: String) throws -> AccountFacts {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n", "relationships.csv": "date,account_id,score\n" + rows,
    ])
    return try #require(try data.snapshot("30d", on: "2026-06-30").facts(of: "a"))
  }
}
