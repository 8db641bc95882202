import Accounts
import Cells
@testable import Dashboard
import Metrics
import Testing

/// Break-downs: of KPIs, of counts and conversions of the funnel.
@Suite struct BreakdownTests {
  private func groups(_ player: Player) -> [Group] { player.state.rows(as: Group.self) }

  @Test func aCountOfTheFunnelByTier() throws {
    var player = try Player()
    // The cursor is on Engaged.
    player.type("b Enter")
    #expect(player.line(0).contains("Reached Engaged by tier"))
    let all = try #require(player.state.figures?.funnel.stages[1].reached)
    let byTier = Dictionary(groups(player).map { ($0.label, $0.figures?.all.value) }) { first, _ in first }
    #expect(
      byTier == [
        "Tier 1": 10, "Tier 2": Double(all.byTier[2]), "Tier 3": Double(all.byTier[3]),
        "No tier": Double(all.byTier[0]),
      ])
    // The whole stands below, and the shares are of it.
    let total = try #require(player.lines.first { $0.contains("│ All ") })
    #expect(total.contains(" \(all.all) ") && total.contains("100%"), "\(total)")
    let first = try #require(player.lines.first { $0.contains("Tier 1") })
    #expect(first.contains("\(Int((1000 / Double(all.all)).rounded()))%"), "\(first)")
  }

  @Test func aConversionIsBrokenDownInPoints() throws {
    var player = try Player()
    player.type("e e b j Enter")
    #expect(player.line(0).contains("Conversion to Engaged by owner"))
    for group in groups(player) {
      let figure = try #require(group.figures?.all)
      #expect(figure.numerator == Double(group.reached[1]) && figure.denominator == Double(group.reached[0]))
    }
    #expect(player.screen.contains("Share of numerator"))
    // By another column the figure stays.
    player.type("b Enter")
    #expect(player.line(0).contains("Conversion to Engaged by tier"))
  }

  @Test func enterListsTheAccountsAndEscComesBack() throws {
    var player = try Player()
    player.type("Tab b j Enter")
    let group = groups(player)[0]
    player.type("Enter")
    #expect(player.line(0).contains("Owner \(group.label)"))
    #expect(player.state.count(of: .rows) == group.accounts)
    player.type("Esc Space Space Enter")
    #expect(player.state.count(of: .rows) == groups0(player))
    player.type("Esc")
    #expect(player.state.page.screen is BreakdownScreen)
  }

  /// The accounts of the two marked groups of the break-down below.
  private func groups0(_ player: Player) -> Int {
    let page = player.state.pages[player.state.pages.count - 2]
    let rows = (page.content.lists[.rows] as? RowList<Group>)?.rows ?? []
    return rows.filter { page[.rows].marks.contains($0.label) }.reduce(0) { $0 + $1.accounts }
  }

  @Test func theFilterBeginsWithTheGroup() throws {
    var player = try Player()
    player.type("b Enter")
    let group = groups(player)[0]
    player.type("/")
    #expect(player.state.filter.editor?.text.hasPrefix("tier:") == true)
    #expect(player.state.figures?.accounts == group.accounts)
    player.type("Esc")
    #expect(player.state.filter.isEmpty)
    player.type("/ Enter")
    #expect(player.state.filter.text == Group.filter("tier", [try #require(group.value)]))
  }

  @Test func byCampaignAnAccountMayBeInSeveralAndTheWholeCountsItOnce() throws {
    var player = try Player()
    player.type("b")
    let items = player.state.overlay.map { player.state.items(of: $0).map(\.label) } ?? []
    #expect(items.contains("Campaigns") && items.contains("Channels"))
    player.type("Esc")
    _ = player.state.breakDown(by: "campaign")
    let rows = groups(player)
    let whole = try #require(player.state.figures).accounts
    #expect(rows.count == 5 && rows.reduce(0) { $0 + $1.accounts } > whole)
    let snapshot = try #require(player.state.snapshot)
    let context = try #require(player.state.context)
    for group in rows {
      let campaign = snapshot.touches.campaigns.firstIndex(of: group.value ?? "") ?? 0
      let touched = AccountSource.all.accounts(context, marks: []).filter { account in
        let all = snapshot.touches.campaigns(touching: account)
        return campaign == 0 ? all.isEmpty : all.contains(campaign)
      }
      #expect(group.accounts == touched.count, "\(group.label)")
    }
    player.type("Esc b")
    #expect(Group.filter("campaign", ["abm-tier1"]) == "campaign:abm-tier1")
  }

  @Test func itIsReadAsWords() throws {
    var player = try Player(configure: { $0.isPlain = true })
    player.type("b Enter")
    let lines = plainText(player.state)
    #expect(lines.contains { $0.hasPrefix("Reached Engaged by tier") })
    #expect(lines.contains { $0.hasPrefix("Total, ") && $0.contains("Share 100%") }, "\(lines)")
  }
}
