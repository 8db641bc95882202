import Accounts
import Cells
@testable import Dashboard
import Ingest
import Metrics
import Testing

/// Sessions replayed key by key: what is on screen, and what the program is asked to do.
@Suite struct SessionTests {
  @Test func enterDrillsDownAndEscComesBack() throws {
    var player = try Player()
    player.type("3 Enter")
    #expect(player.line(0).contains("Overview › 3 Opportunity"))
    player.type("Tab Enter")
    #expect(player.line(0).contains("3 Opportunity › "))
    #expect(player.screen.contains("Buying committee"))
    player.type("Esc Esc")
    #expect(!player.line(0).contains("›  "))
    #expect(player.state.pages.count == 1)
    #expect(player.screen.contains("3 Opportunity · KPIs"))
  }

  @Test func escAtTheRootClearsTheFilterAndNeverQuits() throws {
    var player = try Player()
    player.type("/ a c m e Enter")
    #expect(player.line(1).contains("1 of 40 on list"))
    _ = player.takeEffects()
    player.type("Esc Esc Esc")
    #expect(player.line(1).contains("40 accounts on list"))
    #expect(!player.effects.contains(.quit))
  }

  @Test func arrowsAtTheRootKeepTheFilter() throws {
    var player = try Player()
    player.type("/ a c m e Enter Left h Backspace")
    #expect(player.state.filter.text == "acme")
  }

  @Test func quitKeepsTheSession() throws {
    var player = try Player()
    player.type("/ t i e r : 1 Enter L q")
    guard case .saveSession(let session)? = player.effects.dropLast().last else {
      Issue.record("nothing kept")
      return
    }
    #expect(player.effects.last == .quit)
    #expect(session.filterHistory == ["tier:1"])
    #expect(session.lens == "lifecycle")
    let again = try Player(configure: { $0.session = session })
    #expect(again.screen.contains("Pre-targeting"))
  }

  @Test(arguments: ["T j q", "b q", "A c q", "? q"]) func quitsFromWhatFloats(_ keys: String) throws {
    var player = try Player()
    let theme = player.state.theme
    player.type(keys)
    #expect(player.effects.last == .quit)
    #expect(player.state.theme == theme)
  }

  // MARK: Live

  @Test func aRefreshKeepsTheCursorOnTheSameAccount() throws {
    var player = try Player()
    player.type("A j j j j j")
    let account = player.state.accountUnderCursor.flatMap { player.state.snapshot?.dataset.accounts[$0].id }
    player.type("Space")
    player.type("k")
    // Nine visits put Globex first: every other row moves down.
    player.send(.snapshot(try #require(Company.later), readAt: "14:04"))
    let after = player.state.accountUnderCursor.flatMap { player.state.snapshot?.dataset.accounts[$0].id }
    #expect(account == after)
    #expect(player.state.marks == [account])
    #expect(player.line(0).contains("14:04"))
  }

  @Test func changedFiguresAreSeenForTwoSeconds() throws {
    var player = try Player()
    #expect(player.state.nextTick == nil)
    player.send(.snapshot(try #require(Company.later), readAt: "14:04"))
    func isMarked() -> Bool { draw(player.state).cells.contains { $0.style.background == .changed } }
    #expect(isMarked())
    #expect(player.state.nextTick != nil)
    player.send(.tick(100))
    #expect(player.state.nextTick == 102)
    player.send(.tick(101.9))
    #expect(isMarked())
    player.send(.tick(102))
    #expect(!isMarked())
    #expect(player.state.nextTick == nil)
  }

  @Test func pauseHoldsTheScreenStill() throws {
    var player = try Player()
    player.type("P")
    let before = player.state.figures?["high_value_visits"]?.all.value
    player.send(.snapshot(try #require(Company.later), readAt: "14:04"))
    #expect(player.state.figures?["high_value_visits"]?.all.value == before)
    #expect(player.line(0).contains("paused (1)"))
    player.type("P")
    #expect(player.state.figures?["high_value_visits"]?.all.value != before)
    let pauses = player.effects.compactMap { effect in
      if case .request(let request) = effect { return request.isPaused }
      return nil
    }
    #expect(pauses == [true, false])
  }

  @Test func whatIsAskedForWhilePausedIsShown() throws {
    var player = try Player()
    player.type("P")
    let before = player.state.figures?["high_value_visits"]?.all.value
    player.send(.waiting(3))
    #expect(player.line(0).contains("paused (3)"))
    player.type("r")
    player.send(.snapshot(try #require(Company.later), readAt: "14:04"))
    player.send(.waiting(0))
    #expect(player.state.figures?["high_value_visits"]?.all.value != before)
    #expect(player.line(0).contains("paused") && !player.line(0).contains("paused ("))
    player.send(.waiting(1))
    #expect(player.line(0).contains("paused (1)"))
  }

  @Test func trendsOfOlderFiguresAreDropped() throws {
    var player = try Player()
    let snapshot = try #require(Company.standard)
    let trends = player.state.trends
    player.send(.figures(snapshot.figures(of: AccountSet(members: nil), trends: false), generation: 0))
    #expect(player.state.trends == trends)
    #expect(trends.count == KPICatalog.all.count)
  }

  // MARK: Requests

  @Test func periodsAreAskedFor() throws {
    var player = try Player()
    player.type("p 4 5 d Enter")
    guard case .request(let request)? = player.effects.last else {
      Issue.record("nothing asked for")
      return
    }
    #expect(request.period == .days(45))
    #expect(player.state.overlay == nil || player.state.overlay?.items.isEmpty == true)
  }

  @Test func themesAreSeenAtOnceAndGoneOnEsc() throws {
    var player = try Player()
    player.type("T j Esc")
    #expect(player.effects.suffix(2) == [.setTheme("light"), .setTheme("dark")])
  }

  @Test func copiesAFigureWithWhatMakesItUnderstood() throws {
    var player = try Player()
    player.type("Tab y")
    let copied = player.effects.compactMap { effect in
      if case .copy(let text) = effect { return text }
      return nil
    }.last
    #expect(
      copied == """
        Ever engaged (AES): 87.5000%
        Numerator: 35.0
        Denominator: 40.0
        Period: 2026-10-01..2026-11-21 (qtd)
        As of: 2026-11-21
        Filter: none
        """)
  }

  @Test func aViewBringsItsScreenOrderColumnsAndPeriod() throws {
    var view = SessionState.View(name: "due soon", filter: "customer:yes")
    view.screen = "accounts"
    view.sort = "-acv"
    view.columns = ["tier", "acv"]
    view.period = "90d"
    var player = try Player(configure: { $0.views = [view] })
    player.type("d : due Enter")
    #expect(player.state.page.screen.isSame(as: AccountsScreen(source: .all)))
    #expect(player.state.page[.rows].sort == ListState.Sort(column: "acv", descending: true))
    #expect(player.state.accountColumns.map(\.id) == ["name", "tier", "acv"])
    #expect(player.state.filter.text == "customer:yes")
    #expect(player.state.pages.count == 2)
    let periods = player.effects.compactMap { effect in
      if case .request(let request) = effect { return request.period }
      return nil
    }
    #expect(periods == [.days(90)])
  }

  // MARK: Lists

  @Test func nextAndPreviousFollowTheListBelow() throws {
    var player = try Player()
    player.type("A Enter")
    let first = player.line(0)
    player.type("n n")
    #expect(player.line(0) != first)
    player.type("N N")
    #expect(player.line(0) == first)
    player.type("N")
    #expect(player.line(0) == first)
    #expect(player.line(39).contains("first one of the list"))
  }

  @Test func enterOnAFigureListsItsNumerator() throws {
    var player = try Player()
    player.type("Tab Enter")
    #expect(player.screen.contains("35"))
    #expect(player.state.count(of: .rows) == 35)
  }

  @Test func everyFigureOfTheTiersOpens() throws {
    var player = try Player()
    // Movers, then tiers; the cursor stands on the tier 1 of Engaged: ten of the company's forty.
    player.type("S-Tab Enter")
    #expect(player.line(0).contains("Reached Engaged, tier 1"))
    #expect(player.state.count(of: .rows) == 10)
    player.type("Esc j Right Right Enter")
    #expect(player.line(0).contains("Reached Opportunity, tier 3"))
    #expect(player.state.count(of: .rows) == 9)
    player.type("Esc l l l l Enter")
    #expect(player.state.page.screen.isSame(as: AccountsScreen(source: .reached(3))))
    #expect(player.state.count(of: .rows) == 28)
  }

  @Test func everyNumberLeadsToItsRows() throws {
    var player = try Player()
    player.type("Tab j j j j e Enter")
    #expect(player.line(0).contains("Explain Ad clicks"))
    #expect(player.screen.contains("activities.csv:"))
    player.type("Enter")
    #expect(player.screen.contains("Buying committee"))
    player.type("Esc Esc Esc")
    #expect(player.state.pages.count == 1)
  }

  @Test func aStageAndItsConversionExplainThemselves() throws {
    var player = try Player()
    player.type("e")
    #expect(player.line(0).contains("Explain Reached Engaged"))
    player.type("e")
    #expect(player.line(0).contains("Explain Conversion to Engaged"))
    #expect(player.screen.contains("Numerator") && player.screen.contains("denominator"))
    player.type("Enter")
    #expect(player.screen.contains(".csv:"))
    player.type("Esc Esc Esc L e")
    #expect(player.line(0).contains("Explain Account nurture"))
  }

  @Test func aFieldOfAnAccountLeadsToItsRows() throws {
    var player = try Player()
    player.type("A Enter e")
    #expect(player.line(0).contains("Fields"))
    #expect(player.screen.contains("web domain"))
    player.type("e")
    #expect(player.screen.contains("accounts.csv:"))
  }

  @Test func clicksSelectAndDoubleClicksOpen() throws {
    var player = try Player(80, 24)
    player.send(.key(.mouse(Mouse(.click, at: Point(10, 5)))))
    #expect(player.state.stageRow == 3)
    player.send(.key(.mouse(Mouse(.doubleClick, at: Point(10, 5)))))
    #expect(player.line(0).contains("4 Won"))
    player.type("Esc A")
    player.send(.key(.mouse(Mouse(.click, at: Point(4, 3)))))
    #expect(player.state.page[.rows].sort == ListState.Sort(column: "name", descending: false))
  }

  /// What data health cannot show of a file at once is said on its panel.
  @Test func detailsThatDoNotFitAreSaid() throws {
    var files = Company.files()
    let others = (1...60).map { "A column of nobody's \($0)" }.joined(separator: ",")
    files["spend-2.csv"] = "date,amount,\(others)\n2026-11-01,5\n"
    var player = try Player(80, 24, snapshot: try Company.snapshot(files))
    player.type("H G")
    #expect(!player.screen.contains("lines 1"))
    player.type("k")
    #expect(player.screen.contains("spend-2.csv ──"))
    #expect(player.screen.contains(" lines 1–"))
  }

}

/// The same screens as linear text.
@Suite struct PlainTests {
  @Test(arguments: ScreenSnapshotTests.scenes) func everyScreenIsTold(_ scene: ScreenSnapshotTests.Scene) throws {
    var player = try Player(80, 24, configure: { $0.isPlain = true })
    player.type(scene.keys)
    let lines = plainText(player.state)
    #expect(lines.count > 4)
    let drawing = Set("│─╭╮╰╯█▓▒░▌⣿⣀")
    for line in lines { #expect(!line.contains { drawing.contains($0) }, "\(line)") }
    #expect(draw(player.state).size == Size(80, 24))
  }

  @Test func theFunnelInWords() throws {
    let player = try Player(configure: { $0.isPlain = true })
    let lines = plainText(player.state)
    #expect(lines.contains("1 Target: 40, up 2, good, 100%; tier 1 10, tier 2 10, tier 3 15, no tier 5"))
    #expect(lines.contains { $0.hasPrefix("> 2 Engaged: ") })
  }
}
