import Cells
@testable import Dashboard
import Report
import Testing

/// The screens of analyses: their answers, what keys do on them, and where rows lead.
@Suite struct AnalysisTests {
  /// Each opens by its letter, says something at every size, and in plain text as well.
  @Test(arguments: Analysis.all.map(\.id)) func everyAnalysisOpens(_ id: String) throws {
    let analysis = try #require(Analysis.named(id))
    for snapshot in [Company.standard, Company.withDealHistory] {
      var player = try Player(120, 40, snapshot: snapshot)
      player.type("v \(analysis.letter)")
      #expect(player.screen.contains("› \(analysis.title)"), "\(player.screen)")
      let result = try answer(player)
      #expect(result.tables.count == analysis.tables)
      for table in result.tables {
        #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count }, "\(id).\(table.id)")
        #expect(!table.emptyText.isEmpty || !table.rows.isEmpty || table.id == "members")
      }
      for _ in 0..<analysis.variants.count {
        player.type("a")
        for (width, height) in [(80, 24), (200, 60), (40, 12), (21, 6)] {
          player.send(.resized(width: width, height: height))
          let grid = draw(player.state)
          #expect(grid.size == Size(width, height))
        }
      }
      if !result.tables[0].rows.isEmpty { player.type("Enter Esc") }
      #expect(player.state.page.screen is AnalysisScreen)
      let plain = plainText(player.state)
      for table in result.tables.prefix(1) { #expect(plain.count > table.rows.count) }
    }
  }

  @Test func rowsOpenTheAccountsBehindThem() throws {
    var player = try Player(120, 40)
    player.type("v h Enter")
    let screen = try #require(player.state.page.screen as? AccountsScreen)
    guard case .picked(let ids, _) = screen.source else {
      Issue.record("no picked accounts")
      return
    }
    #expect(player.state.count(of: .rows) == ids.count && !ids.isEmpty)
    player.type("Esc")
    #expect(player.state.page.screen is AnalysisScreen)
  }

  @Test func otherQuestionsAndGroups() throws {
    var player = try Player(120, 40)
    player.type("v c")
    let first = try #require(player.state.page.screen as? AnalysisScreen)
    player.type("a")
    let second = try #require(player.state.page.screen as? AnalysisScreen)
    #expect(first.variant.isEmpty && second.variant == "profile")
    player.type("0 v y b j Enter")
    let grouped = try #require(player.state.page.screen as? AnalysisScreen)
    #expect(!grouped.column.isEmpty && grouped.analysis == "velocity")
    // It comes back in the next session.
    let name = try #require(ScreenRegistry.name(of: grouped))
    #expect(try #require(ScreenRegistry.screen(named: name)).isSame(as: grouped))
    #expect(ScreenRegistry.screen(named: "analysis:nothing,,") == nil)
    #expect(ScreenRegistry.screen(named: "analysis:compare,nothing,") == nil)
  }

  private func answer(_ player: Player) throws -> AnalysisResult {
    try #require(player.state.page.content.model as? AnalysisModel).result
  }

  /// Rows in another order are the same answer; another filter, or another way to ask, is a new one.
  @Test func sortingAsksNothingNew() throws {
    var player = try Player(120, 40)
    player.type("v h")
    let first = try #require(player.state.page.content.model as? AnalysisModel)
    var result = first.result
    result.title = "kept"
    let kept = AnalysisModel(source: first.source, result: result)
    let state = player.state
    let screen = try #require(state.page.screen as? AnalysisScreen)
    let context = try #require(state.context)
    func model(_ change: (inout State) -> Void) throws -> AnalysisModel {
      var changed = state
      changed.page.content = ScreenContent([:], model: kept)
      change(&changed)
      return try #require(screen.content(changed, context).model as? AnalysisModel)
    }
    #expect(try model { _ in }.result.title == "kept")
    #expect(try model { $0.generation += 1 }.result.title == first.result.title)
  }

  /// The filter narrows an analysis as everything else.
  @Test func aFilterNarrowsIt() throws {
    var player = try Player(120, 40)
    player.type("v h")
    let all = try answer(player)
    player.type("/ t i e r : 1 Enter")
    let some = try answer(player)
    #expect(some.tables[0].rows.count <= all.tables[0].rows.count)
    #expect(player.screen.contains("tier:1"))
  }
}
