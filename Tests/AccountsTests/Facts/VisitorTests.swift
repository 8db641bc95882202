import Accounts
import Ingest
import Testing
import Values

/// Visitors and who they turn out to be (kpis.md, `deanonymization_rate`).
@Suite struct VisitorTests {
  private func facts(_ rows: String) -> FactsByID {
    let header = "timestamp,type,account_id,visitor_id,contact_id\n"
    return TestData(["accounts.csv": twoAccounts, "activities.csv": header + rows])
      .facts(asOf: "2026-11-21", from: "2026-11-01")
  }

  private func counts(_ facts: AccountFacts) -> [Int32] { [facts.anonymousVisitors, facts.identifiedVisitors] }

  @Test func aVisitorBelongsToTheAccountOfItsFirstActivity() {
    let facts = facts("2026-11-05,visit,B,v1,p1\n2026-11-02,visit,A,v1,\n")
    #expect(counts(facts["A"]) == [1, 1])
    #expect(counts(facts["B"]) == [0, 0])
  }

  @Test func aContactThatNobodyKnowsIsAContact() {
    #expect(counts(facts("2026-11-02,visit,A,v1,\n2026-11-03,visit,A,v1,nobody\n")["A"]) == [1, 1])
  }

  @Test func whoWasKnownBeforeOrFromTheStartIsNoQuestion() {
    #expect(counts(facts("2026-11-02,visit,A,v1,p1\n2026-11-03,visit,A,v1,\n")["A"]) == [0, 0])
    #expect(counts(facts("2026-10-01,visit,A,v1,\n2026-10-31,visit,A,v1,p1\n2026-11-03,visit,A,v1,\n")["A"]) == [0, 0])
    // Seen before P, but not known.
    #expect(counts(facts("2026-10-01,visit,A,v1,\n2026-11-03,visit,A,v1,\n")["A"]) == [1, 0])
    // Known after T only.
    #expect(counts(facts("2026-11-03,visit,A,v1,\n2026-11-22,visit,A,v1,p1\n")["A"]) == [1, 0])
  }

  @Test func ofOneMomentTheFirstRowIsTheFirst() {
    #expect(counts(facts("2026-11-03,visit,B,v1,\n2026-11-03,visit,A,v1,\n")["B"]) == [1, 0])
    #expect(counts(facts("2026-11-03,visit,A,v1,p1\n2026-11-03,visit,A,v1,\n")["A"]) == [0, 0])
  }

  @Test func ofOneMomentInAnArrayOnOneLineTheFirstRecordIsTheFirst() {
    let facts = TestData([
      "accounts.csv": twoAccounts,
      "activities.json": """
      [{"timestamp": "2026-11-02", "type": "visit", "account_id": "A"}, \
      {"timestamp": "2026-11-03", "type": "visit", "account_id": "B", "visitor_id": "v1"}, \
      {"timestamp": "2026-11-03", "type": "visit", "account_id": "A", "visitor_id": "v1"}]
      """,
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(counts(facts["B"]) == [1, 0])
    #expect(counts(facts["A"]) == [0, 0])
  }
}
