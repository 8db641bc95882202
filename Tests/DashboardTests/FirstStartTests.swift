import Cells
@testable import Dashboard
import Metrics
import Testing

/// The first minutes: hints that go with any key, a directory of files that nothing understands, and a view for later.
@Suite struct FirstStartTests {
  @Test func hintsGoWithAnyKeyAndNeverComeBack() throws {
    var player = try Player(80, 24) { $0.showsHints = true }
    #expect(player.screen.contains("First steps") && player.screen.contains("all keys here"))
    player.send(.key(.resize(Size(100, 30))))
    #expect(player.screen.contains("First steps"))
    player.type("j")
    #expect(!player.screen.contains("First steps"))
    #expect(player.state.session.hasSeenHints)
  }

  @Test func aMadeUpCompanyIsCalledThat() throws {
    let player = try Player(80, 24) { $0.isMadeUp = true }
    #expect(player.line(0).contains("acme-gtm (made-up company)"))
  }

  @Test func filesThatNothingUnderstandsAreExplained() throws {
    var player = try Player(80, 24, snapshot: try Company.snapshot(["notes.csv": "colour,shape\nred,round\n"]))
    #expect(player.state.page.screen is HealthScreen)
    #expect(player.screen.contains("notes.csv"))
    player.type("Esc")
    #expect(player.screen.contains("Waiting for files"))
  }

  @Test func aViewKeepsEverything() throws {
    var player = try Player()
    player.type("/ t i e r : 1 Enter A S V m i n e Enter")
    let view = try #require(player.state.views.first)
    #expect(view.name == "mine" && view.filter == "tier:1" && view.screen == "accounts" && view.period == "qtd")
    #expect(view.sort == "aes" && view.columns == player.state.columns)
    #expect(
      view.yaml.hasPrefix("'mine': {filter: 'tier:1', screen: 'accounts', period: 'qtd', sort: 'aes', columns: ['name'")
    )
    _ = player.state.run(.copyView)
    guard case .copy(let line)? = player.state.run(.copyView).last else {
      Issue.record("nothing copied")
      return
    }
    #expect(line.hasPrefix("'Accounts': {filter: 'tier:1'"))
  }
}
