import Metrics
import Signals
import Testing
import Values

/// The rules of customers and their contracts: the day before, on, after.
@Suite struct CustomerRulesTests {
  private func customer(_ more: [String: String] = [:]) -> [String: String] {
    more.merging([
      "contracts.csv": "contract_id,account_id,start,end,annual_value\nK1,A1,2025-07-01,2026-06-30,12000\n"
    ]) { first, _ in first }
  }

  private func scores(_ rows: String...) -> [String: String] {
    customer(["relationships.csv": "date,account_id,score\n" + rows.map { $0 + "\n" }.joined()])
  }

  @Test func degradingForAMonth() throws {
    let acme = try RuleCase(scores("2025-12-01,A1,60", "2026-02-15,A1,55"))
    try acme.expect(.degrading, from: "2026-02-15", through: "2026-03-16")
    #expect(try acme.signal(.degrading, "2026-02-15")?.money?.decimal == "12000.0000")
    #expect(try acme.signal(.degrading, "2026-02-15")?.due?.iso == "2026-06-30")
  }

  @Test func lowFromTheFourteenthDayOn() throws {
    let acme = try RuleCase(scores("2025-12-01,A1,60", "2026-01-01,A1,39"))
    try acme.expect(.lowRelationship, from: "2026-01-14", through: nil, since: "2026-01-01")
  }

  @Test func competitorIsHighWhateverTheTier() throws {
    let files = customer(["intent.csv": "date,topic,score,account_id\n2026-03-02,competitor:x,61,A1\n"])
    let acme = try RuleCase(files, tier: 3)
    try acme.expect(.competitor, from: "2026-03-02", through: "2026-03-08")
    #expect(try acme.signal(.competitor, "2026-03-02")?.level == .high)
    #expect(try acme.signal(.expansion, "2026-03-02") == nil)
  }

  /// Ninety days before 30 June is 1 April; after the end it is overdue, as long as it can be renewed.
  @Test func atRiskBeforeTheEndAndOverdueAfterIt() throws {
    let acme = try RuleCase(scores("2025-12-01,A1,30"), tier: 3)
    try acme.expect(.renewalRisk, from: "2026-04-01", through: "2026-06-30")
    #expect(try acme.signal(.renewalRisk, "2026-04-01")?.level == .medium)
    #expect(try acme.signal(.lowRelationship, "2026-04-01")?.coveredBy?.text == "renewal_risk:K1")
    try acme.expect(.renewalOverdue, from: "2026-07-01", through: "2026-07-30")
    #expect(try acme.signal(.renewalOverdue, "2026-07-01")?.level == .high)
    #expect(try acme.signal(.lowRelationship, "2026-07-01")?.coveredBy?.text == "renewal_overdue:K1")
  }

  @Test func aRenewalEndsTheRisk() throws {
    var files = scores("2025-12-01,A1,30")
    files["contracts.csv", default: ""] += "K2,A1,2026-07-01,2027-06-30,12000\n"
    // From the grace days on before it starts, what renews it is known.
    let acme = try RuleCase(files)
    #expect(try acme.signal(.renewalRisk, "2026-05-31") != nil)
    #expect(try acme.signal(.renewalRisk, "2026-06-01") == nil)
  }

  /// More detractors than promoters, or a detractor as the latest answer.
  @Test func detractorsAreAReason() throws {
    func risk(_ rows: String...) throws -> [RenewalReason]? {
      let files = customer(["nps.csv": "date,account_id,contact_id,score\n" + rows.map { $0 + "\n" }.joined()])
      guard case .renewalRisk(let reasons, _, _)? = try RuleCase(files).signal(.renewalRisk, "2026-05-01")?.detail
      else {
        return nil
      }
      return reasons
    }
    #expect(try risk("2026-01-01,A1,C1,3") == [.nps])
    #expect(try risk("2026-01-01,A1,C1,3", "2026-01-02,A1,C2,9") == nil)
    #expect(try risk("2026-01-01,A1,C1,9", "2026-01-02,A1,C2,3") == [.nps])
    #expect(try risk("2026-01-01,A1,C1,3", "2026-02-01,A1,C1,8") == nil)
  }

  @Test func expansionWhereNothingSpeaksAgainstIt() throws {
    let surge = ["intent.csv": "date,topic,score,account_id\n2026-03-02,seo,61,A1\n2026-04-02,seo,61,A1\n"]
    let acme = try RuleCase(customer(surge))
    try acme.expect(.expansion, from: "2026-03-02", through: "2026-03-08")
    var atRisk = customer(surge)
    atRisk["nps.csv"] = "date,account_id,score\n2026-01-01,A1,3\n"
    #expect(try RuleCase(atRisk).signal(.expansion, "2026-03-02") != nil)
    #expect(try RuleCase(atRisk).signal(.expansion, "2026-04-02") == nil)
  }
}
