import Cells
@testable import Dashboard
import Testing

/// What holds of every kind of screen.
@Suite struct ScreenRegistryTests {
  @Test func everyKindIsListedOnce() {
    #expect(Set(ScreenRegistry.all.map { $0.id }).count == ScreenRegistry.all.count)
  }

  @Test func aViewOpensTheScreensThatHaveANameOfTheirOwn() {
    #expect(
      SessionState.View.screens == [
        "overview", "accounts", "deals", "pipeline", "renewals", "signals", "health", "quality",
      ])
  }

  static let kept: [any Screen] = [
    OverviewScreen(), StageScreen(stage: 3, onlyAt: false), StageScreen(stage: 6, onlyAt: true),
    AccountsScreen(source: .all), AccountScreen(id: "A:1 é"), DealsScreen(), RenewalsScreen(), PipelineScreen(),
    ExplainScreen(figure: "win_rate"), ExplainScreen(figure: "funnel.won.conversion"), HealthScreen(),
    QualityScreen(),
  ]

  @Test(arguments: kept.indices) func whatIsKeptComesBack(_ index: Int) throws {
    let screen = Self.kept[index]
    let name = try #require(ScreenRegistry.name(of: screen))
    #expect(try #require(ScreenRegistry.screen(named: name)).isSame(as: screen), "\(name)")
  }

  @Test(arguments: ["", "nowhere", "stage:7", "stage", "explain:nothing", "account", "deals:x", "pipeline:x"])
  func whatIsNoScreenIsNone(_ name: String) { #expect(ScreenRegistry.screen(named: name) == nil) }

  /// Clicks, paging and sorting go by the layout: it must have a list where its screen draws one.
  @Test(arguments: ScreenSnapshotTests.scenes) func everyListIsSeen(_ scene: ScreenSnapshotTests.Scene) throws {
    var player = try Player(80, 24)
    player.type(scene.keys)
    let pane = player.state.page.pane
    guard player.state.count(of: pane) > 0, pane != .tiers else { return }
    let layout = layout(player.state)
    #expect((layout.viewports[pane]?.height ?? 0) > 0)
    #expect(layout.targets.contains { if case .row(pane, _) = $0.target { true } else { false } })
  }

  @Test func marksOfRowsThatAreNoAccountsStayInTheirList() throws {
    var player = try Player(80, 24)
    player.type("H j")
    let file = try #require(player.state.page[.rows].key)
    _ = player.state.mark()
    #expect(player.state.marks.isEmpty)
    #expect(player.state.page[.rows].marks == [file])
  }
}
