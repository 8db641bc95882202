import Accounts
import Ingest
import Testing
import Values

/// States, amounts and cycles of opportunities (kpis.md, Opportunity states).
@Suite struct OpportunityTests {
  private func facts(_ rows: String, asOf: String, from: String, history: String? = nil) -> AccountFacts {
    let header = "opportunity_id,account_id,type,status,amount,created_at,closed_at,reopened_at\n"
    var files = ["accounts.csv": twoAccounts, "opportunities.csv": header + rows]
    if let history { files["opportunity_history.csv"] = "opportunity_id,changed_at,amount\n" + history }
    return TestData(files).facts(asOf: asOf, from: from)["A"]
  }

  @Test func aReopenedOneWasLostInBetween() {
    let row = "o1,A,new,open,100,2026-01-10,2026-03-01,2026-05-01\n"
    #expect(facts(row, asOf: "2026-02-28", from: "2026-02-01").openNew == 1)
    let lost = facts(row, asOf: "2026-04-30", from: "2026-03-01")
    #expect(lost.openNew == 0 && lost.hasLost && lost.newLost == 1)
    let open = facts(row, asOf: "2026-05-10", from: "2026-05-01")
    #expect(open.openNew == 1 && !open.hasLost)
    // The day before P it was lost and nothing was open: revived by being reopened in P.
    #expect(open.isDead && open.isRevived)
  }

  @Test func aCloseBeforeTheCreationHasNoCycle() {
    let facts = facts("o1,A,new,won,100,2026-05-01,2026-04-01,\n", asOf: "2026-06-01", from: "2026-01-01")
    #expect(facts.wonOn == day("2026-04-01") && facts.yearWon == 1)
    #expect(facts.yearCycles == 0)
    #expect(
      self.facts("o1,A,new,won,100,2026-05-01,2026-04-01,\n", asOf: "2026-04-20", from: "2026-01-01").wonOn == nil)
  }

  @Test func theAmountIsTheLatestOfTheHistory() {
    let row = "o1,A,new,open,100,2026-01-10,,\n"
    let history = "o1,2026-03-01,300\no1,2026-02-01,200\no1,2026-04-01,\n"
    func pipeline(_ asOf: String) -> Double {
      facts(row, asOf: asOf, from: asOf, history: history).pipeline.double
    }
    #expect(pipeline("2026-01-31") == 100)
    #expect(pipeline("2026-02-01") == 200)
    #expect(pipeline("2026-05-01") == 300)
  }

  @Test func withoutCreationItHasAlwaysExisted() {
    let facts = facts("o1,A,new,won,100,,2026-04-01,\n", asOf: "2026-04-10", from: "2026-04-01")
    #expect(facts.pipelineCreated == .zero && facts.yearCycles == 0 && facts.newWon == 1)
    #expect(facts.opportunityOn == nil && facts.hasNewOpportunity)
  }

  @Test func expansionIsNotNew() {
    let rows = "o1,A,cross_sell,won,100,2026-03-01,2026-04-01,\no2,A,upsell,open,40,2026-03-01,,\n"
    let facts = facts(rows, asOf: "2026-04-10", from: "2026-04-01")
    #expect(facts.expansionRevenue.double == 100 && facts.expansionPipeline.double == 40 && facts.newRevenue == .zero)
    #expect(facts.expansionCycles == [31] && facts.stage == 6 && !facts.isCustomer)
  }
}
