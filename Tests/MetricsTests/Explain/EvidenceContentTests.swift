import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// What a row says, and adds: weights and age, shares, topics, contracts, hand-worked.
@Suite struct EvidenceContentTests {
  private let data = EvidenceTests.data.adding([
    "spend.csv":
      "date,amount,account_id,tier,channel\n2026-06-01,5,b,,Fair\n2026-06-02,30,,,Web\n2026-06-03,9,,1,Ads\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,previous_contract_id
    k1,b,2025-06-10,2026-06-09,100,
    k2,b,2026-06-10,2027-06-09,60,k1
    """,
    "intent.csv": """
    date,topic,score,account_id
    2026-06-30,crm,90,a
    2026-06-28,crm,80,a
    2026-06-10,crm,20,a
    2026-06-11,crm,40,a
    2026-06-12,crm,30,a
    """,
  ])

  private func rows(_ id: String, _ account: String) throws -> [Evidence] {
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    return snapshot.evidence(
      for: try #require(ExplainedFigure.named(id)), account: try #require(snapshot.dataset.account(id: account)))
  }

  @Test func aScoreIsWeightAndAge() throws {
    let points = try rows("average_aes", "a").compactMap { row -> EvidencePoints? in
      if case .activity(_, _, _, let points) = row.content { points } else { nil }
    }
    // email_sent weighs nothing; visit 1, open 1, conversion 15, call 10, visit 1.
    #expect(points.map(\.age) == [32, 32, 29, 15, 5])
    #expect(points.allSatisfy { $0.halfLife == 30 && $0.count == 1 })
    let call = try #require(points.first { $0.age == 15 })
    #expect(isClose(call.value, call.weight / 2.0.squareRoot()))
  }

  @Test func sharedSpendSaysItsAllocation() throws {
    let found = try rows("cost_per_won", "c")
    // Three accounts share 30, and as accounts of tier 1 they share 9.
    #expect(found.map(\.adds) == [[10, 0], [3, 0]])
    #expect(found.map(\.place.text) == ["spend.csv:3", "spend.csv:4"])
    guard case .sharedSpend(let channel, let amount, 1, 3, 1) = found[1].content else {
      Issue.record("\(found[1].content)")
      return
    }
    #expect(channel == "Ads" && amount.double == 9)
    #expect(try rows("cost_per_won", "b").map(\.adds) == [[5, 0], [10, 0], [3, 0]])
  }

  @Test func aSurgeShowsItsBaseline() throws {
    let found = try rows("intent_surge", "a")
    #expect(found.map(\.place.line) == [4, 5, 6, 3, 2])
    #expect(found.map(\.adds) == [[0], [0], [0], [0], [1]])
    guard case .intent("crm", 90, true, 90, 30) = found[4].content else {
      Issue.record("\(found[4].content)")
      return
    }
  }

  @Test func retentionShowsWhatWasKept() throws {
    let found = try rows("gross_revenue_retention", "b")
    #expect(found.map(\.place.text) == ["contracts.csv:2"] && found.map(\.adds) == [[60, 100]])
    let net = try rows("net_revenue_retention", "b")
    #expect(net.map(\.place.text) == ["contracts.csv:2", "contracts.csv:3"])
    #expect(net.map(\.adds) == [[0, 100], [60, 0]])
  }

  @Test func aStageIsByWhatMadeIt() throws {
    #expect(try rows("funnel.retention", "b").isEmpty == false)
    #expect(try rows("funnel.engaged.conversion", "c").map(\.adds) == [[0, 1]])
    #expect(try rows("funnel.won", "a").map(\.place.text).contains("opportunities.csv:2"))
    #expect(try rows("funnel.won", "c").isEmpty)
  }
}
