import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// What a history says of a deal at each T: stage, days in it, close, pushes.
@Suite struct DealCourseTests {
  /// o1 goes from Discovery to Proposal on 03-11, is set to Proposal again on 03-20, and its close moves from 04-01 to
  /// 05-01, back to 04-15, and to 06-01: two pushes. o2 has no history. o3 has amounts alone.
  static let data = SmallData([
    "accounts.csv": "account_id,tier\na,1\n",
    "opportunities.csv": """
    opportunity_id,account_id,stage,status,amount,created_at,closed_at,expected_close,probability
    o1,a,Negotiation,open,500,2026-03-01,,2026-07-01,50%
    o2,a,Demo,open,300,2026-03-05,,2026-03-31,
    o3,a,Closed Won,won,70,2026-03-01,2026-05-20,2026-05-20,1
    """,
    "opportunity_history.csv": """
    opportunity_id,changed_at,stage,amount,expected_close
    o1,2026-03-20,Proposal,,2026-05-01
    o1,2026-03-01,Discovery,100,2026-04-01
    o1,2026-03-11,Proposal,200,
    o1,2026-04-10,,,2026-04-15
    o1,2026-04-20,,400,2026-06-01
    o3,2026-03-02,,60,
    """,
  ])

  private func deals(_ day: String) throws -> [String: Deal] {
    let deals = try Self.data.snapshot("30d", on: day).openDeals()
    return Dictionary(deals.map { ($0.opportunity.id, $0) }) { first, _ in first }
  }

  @Test(arguments: [
    ("2026-03-10", "Discovery", "2026-03-01", 100, "2026-04-01", 0),
    ("2026-03-11", "Proposal", "2026-03-11", 200, "2026-04-01", 0),
    ("2026-03-20", "Proposal", "2026-03-11", 200, "2026-05-01", 1),
    ("2026-04-19", "Proposal", "2026-03-11", 200, "2026-04-15", 1),
    ("2026-04-20", "Proposal", "2026-03-11", 400, "2026-06-01", 2),
  ])
  func course(_ day: String, _ stage: String, _ since: String, _ amount: Double, _ close: String, _ pushes: Int) throws
  {
    let deal = try #require(try deals(day)["o1"]?.opportunity)
    #expect(deal.stage == stage && deal.stageSince == Day(iso: since))
    #expect(deal.amount.double == amount && deal.expectedClose == Day(iso: close) && deal.pushes == pushes)
  }

  @Test func withoutAHistoryTheRowCounts() throws {
    let deal = try #require(try deals("2026-04-10")["o2"])
    #expect(deal.opportunity.stage == "Demo" && deal.opportunity.stageSince == nil && deal.opportunity.pushes == nil)
    // 2026-03-31 is ten days over, and the deal 36 days old.
    #expect(deal.daysToClose(at: Day(iso: "2026-04-10") ?? Day(0)) == -10)
    let snapshot = try Self.data.snapshot("30d", on: "2026-04-10")
    let field = try #require(DealCatalog.all.first { $0.id == "days_in_stage" })
    #expect(field.value(of: deal, in: snapshot) == .number(36))
  }

  @Test func sumsLeaveOutWhatHasNoProbability() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-04-20")
    let sums = DealSums(snapshot.openDeals(), at: snapshot.asOf)
    // o1 400 at 50 %, o2 300 without, o3 60 at 100 %: it is won only in May.
    #expect(sums.count == 3 && sums.amount.double == 760)
    #expect(sums.weighted == 260 && sums.withoutProbability == 1)
    #expect(sums.overdue == 1 && sums.pushed == 1)
    #expect(
      try Self.data.snapshot("30d", on: "2026-06-01").dealsOfPeriod().map(\.opportunity.id) == ["o1", "o2", "o3"])
    #expect(try Self.data.snapshot("30d", on: "2026-07-01").dealsOfPeriod().map(\.opportunity.id) == ["o1", "o2"])
  }

  /// A banner and the screen count the same: the close as of T is the history's.
  @Test func overdueIsByTheHistory() throws {
    let dataset = try Self.data.dataset()
    let day = try #require(Day(iso: "2026-05-10"))
    #expect(dataset.overdue(at: day).overdue.count == 1)
    #expect(dataset.overdue(at: day - 15).overdue.count == 1)
    #expect(dataset.overdue(at: day - 24).overdue.count == 2)
  }
}
