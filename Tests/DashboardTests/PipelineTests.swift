import Accounts
import Cells
@testable import Dashboard
import Metrics
import Testing

/// The Pipeline screen on four deals worked by hand: T is 21 Nov 2026.
@Suite struct PipelineTests {
  private func player(_ keys: String, _ width: Int = 120, _ height: Int = 40, plain: Bool = false) throws -> Player {
    var player = try Player(width, height, snapshot: Company.withDealHistory) { $0.isPlain = plain }
    player.type(keys)
    return player
  }

  @Test func monthsOfCloseWithTheirSums() throws {
    let player = try player("v p")
    let months = player.state.rows(in: .months, as: CloseMonths.Month.self)
    // 12 Nov is over; 30 Nov, 14 Jan; the fourth has no day and no amount.
    #expect(months.map(\.label) == ["overdue", "Nov", "Jan 2027", "no day"])
    #expect(months.map(\.sum) == [189_000, 396_000, 40_000, 0])
    #expect(months.map(\.count) == [1, 1, 1, 1])
    // 0.38 × 189,000 and 0.61 × 396,000; the others have no chance.
    #expect(months.map(\.deals.weighted) == [71_820, 241_560, 0, 0])
    let total = try #require(player.lines.first { $0.contains("Total") })
    #expect(total.contains("$625K") && total.contains("$313K"), "\(total)")
    #expect(player.screen.contains("2 without a chance: not weighted"))
  }

  @Test func theDealsAreThoseUnderTheCursor() throws {
    var player = try player("v p")
    #expect(player.state.rows(as: Deal.self).map(\.opportunity.id) == ["D1"])
    player.type("j j")
    #expect(player.state.rows(as: Deal.self).map(\.opportunity.id) == ["D3"])
    // The stages by their chances: Discovery has none, Proposal 0.38, Solution fit 0.61.
    player.type("Tab")
    #expect(player.state.rows(in: .stages, as: StageSum.self).map(\.name) == ["Discovery", "Proposal", "Solution fit"])
    player.type("j")
    #expect(Set(player.state.rows(as: Deal.self).map(\.opportunity.id)) == ["D1", "D3"])
    player.type("Tab Enter")
    #expect(player.line(0).contains("Pipeline › EMR rollout"))
  }

  @Test func enterListsTheDealsOfAMonth() throws {
    var player = try player("v p j Enter")
    #expect(player.line(0).contains("Pipeline › Deals to close in Nov"))
    #expect(player.state.rows(as: Deal.self).map(\.opportunity.id) == ["D2"])
    player.type("Esc g Enter")
    #expect(player.screen.contains("Overdue deals · $189K"))
  }

  @Test func itIsReadAsWords() throws {
    let lines = plainText(try player("v p", plain: true).state)
    #expect(lines.contains("overdue: $189K in 1 deal: Proposal $189K"), "\(lines)")
    #expect(lines.contains { $0.hasPrefix("> Close overdue, Amount $189K, Deals 1, Weighted $71.8K") }, "\(lines)")
  }

  @Test func withoutATableItSaysSo() throws {
    var files = Company.files()
    files["opportunities.csv"] = nil
    var player = try Player(120, 40, snapshot: try Company.snapshot(files))
    player.type("v p")
    #expect(player.screen.contains("The directory has no table of opportunities."))
    player.type("Enter Tab Enter Tab Enter j")
    #expect(player.state.page.screen is PipelineScreen || player.state.page.screen is DealsScreen)
  }
}
