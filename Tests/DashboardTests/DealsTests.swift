import Accounts
import Cells
@testable import Dashboard
import Metrics
import Testing

/// The Deals screen and the page of a deal, on four deals worked by hand: T is 21 Nov 2026.
@Suite struct DealsTests {
  private func player(_ width: Int = 120, _ height: Int = 40, ascii: Bool = false, plain: Bool = false) throws -> Player
  {
    try Player(width, height, ascii: ascii, snapshot: Company.withDealHistory) { $0.isPlain = plain }
  }

  private func names(_ player: Player) -> [String] { player.state.rows(as: Deal.self).map(\.opportunity.id) }

  @Test func openDealsAreListedByCloseWithTheirSums() throws {
    var player = try player()
    player.type("d")
    // By close: 12 Nov (overdue), 30 Nov, 14 Jan, none.
    #expect(names(player) == ["D1", "D2", "D3", "D4"])
    // 189,000 + 396,000 + 40,000 + 0; weighted 0.38 × 189,000 + 0.61 × 396,000 = 71,820 + 241,560.
    #expect(player.screen.contains("Open opportunities · $625K · 1 overdue · 1 pushed"))
    let total = try #require(player.lines.first { $0.contains("Total") })
    #expect(total.contains("$625K") && total.contains("$313K weighted, 2 without a chance left out"), "\(total)")
    let first = try #require(player.lines.first { $0.contains("! 12 Nov") })
    #expect(first.contains("EMR rollout") && first.contains("Proposal") && first.contains("38%"), "\(first)")
    // Into Proposal on 11 Oct, 41 days before T; pushed on 15 Oct → 30 Oct → 12 Nov.
    #expect(first.contains("41 d"), "\(first)")
    #expect(player.screen.contains("15 Oct → 30 Oct → 12 Nov"))
    #expect(player.screen.contains("overdue by 9 d, pushed twice"))
  }

  @Test func allOfThePeriodHasThoseThatWereClosedInIt() throws {
    var player = try player()
    player.type("d a")
    // D5 was won on 3 Nov; D6 was lost before the quarter.
    #expect(Set(names(player)) == ["D1", "D2", "D3", "D4", "D5"])
    player.type("a")
    #expect(!names(player).contains("D5"))
    #expect(ScreenRegistry.screen(named: "deals:all")?.isSame(as: DealsScreen(isOfPeriod: true)) == true)
  }

  @Test(arguments: [
    ("deal:(amount>100k)", "D1 D2"), ("deal:(amount>100k close<9d)", "D1"), ("deal:(overdue:yes)", "D1"),
    ("deal:(sales_stage:proposal)", "D1 D3"), ("deal:(pushes>=2)", "D1"), ("deal:(close:-)", "D4"),
    ("deal:(type:expansion or emr)", "D1 D3"), ("tier:1 deal:(amount>0)", "D1"), ("-deal:(amount>100k)", "D3 D4"),
    ("deal:(amount>900k)", ""),
  ])
  func filtersPickTheDealsThemselves(_ filter: String, _ expected: String) throws {
    var player = try player()
    player.type("d /")
    player.send(.key(.paste(filter)))
    player.type("Enter")
    #expect(names(player).joined(separator: " ") == expected, "\(player.line(1))")
    if expected.isEmpty { #expect(player.screen.contains("No open opportunity matches the filter.")) }
  }

  @Test func aDealOpensWithItsCourseAndItsRows() throws {
    var player = try player()
    player.type("d Enter")
    #expect(player.line(0).contains("Deals › EMR rollout"))
    #expect(player.screen.contains("created 1 Oct ─●─ Discovery 10 d ─ Proposal 41 d ▸ close 15 Oct → 30 Oct → 12 Nov"))
    #expect(player.screen.contains("opportunity_history.csv:2") && player.screen.contains("opportunities.csv:2"))
    player.type("Enter")
    #expect(player.line(0).contains("EMR rollout › Acme GmbH"))
    player.type("Esc y")
    guard case .copy(let text)? = player.takeEffects().last(where: { if case .copy = $0 { true } else { false } })
    else {
      Issue.record("nothing was copied")
      return
    }
    // The row as it is seen: the newest touch of the account.
    #expect(text.split(separator: "\t").count == 4 && text.contains("activities.csv:"), "\(text)")
  }

  @Test func plainTextAndASCIISayTheSame() throws {
    var plain = try player(plain: true)
    plain.type("d")
    let lines = plainText(plain.state)
    #expect(lines.contains { $0.contains("Close overdue since 12 Nov") }, "\(lines)")
    #expect(lines.contains("Total, Amount $625K, $313K weighted, 2 without a chance left out"), "\(lines)")
    #expect(lines.contains("overdue: $189K in 1 deal: Proposal $189K"), "\(lines)")
    plain.type("Enter")
    #expect(
      plainText(plain.state).contains(
        "Dates: created 1 Oct; Discovery 10 days; Proposal 41 days; close 15 Oct, then 30 Oct, then 12 Nov"))
    var ascii = try player(ascii: true)
    ascii.type("d Enter")
    #expect(
      ascii.screen.contains("created 1 Oct -o- Discovery 10 d - Proposal 41 d > close 15 Oct -> 30 Oct -> 12 Nov"))
  }

  @Test func exportsHaveTheExactValues() throws {
    var player = try player()
    player.type("d x")
    player.send(.key(.control("u")))
    player.send(.key(.paste("deals.csv")))
    player.type("Enter")
    let written = player.takeEffects().compactMap { if case .write(_, let text) = $0 { text } else { nil } }
    #expect(
      written.last?.contains("Acme GmbH,EMR rollout,1,189000.0000,2026-11-12,2,Proposal,41,0.38,51,") == true,
      "\(written)")
  }

  @Test func withoutATableItSaysSo() throws {
    var files = Company.files()
    files["opportunities.csv"] = nil
    var player = try Player(120, 40, snapshot: try Company.snapshot(files))
    player.type("d")
    #expect(player.screen.contains("The directory has no table of opportunities."))
    var without = try Player(120, 40)
    without.type("d")
    #expect(without.screen.contains("no opportunity_history"))
  }
}
