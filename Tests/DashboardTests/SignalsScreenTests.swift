import Accounts
@testable import Dashboard
import Metrics
import Signals
import Testing

/// What to act on, on its screen and on the pages of accounts and deals.
@Suite struct SignalsScreenTests {
  private func player(_ width: Int = 120, _ height: Int = 40) throws -> Player {
    var snapshot = try #require(Company.standard)
    let list = SignalList(snapshot.dataset, at: snapshot.asOf)
    snapshot.signalFlags = list.flags(accounts: snapshot.dataset.accounts.count)
    var player = try Player(width, height, snapshot: nil)
    player.send(.snapshot(snapshot, signals: list, readAt: "14:03"))
    return player
  }

  @Test func theOverviewCountsThemAndTheKeyOpensThem() throws {
    var player = try player()
    #expect(player.line(0).contains(" signals"))
    player.type("i")
    #expect(player.screen.contains("by rule"))
    #expect(player.screen.contains(" high "))
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)]) func everySizeHasTheirSentences(_ size: (Int, Int)) throws {
    var player = try player(size.0, size.1)
    player.type("i")
    #expect(player.lines.contains { $0.contains("Why") && $0.contains("Account") })
    #expect(player.lines.contains { $0.contains("surging") || $0.contains("no touch") || $0.contains("later") })
  }

  @Test func theyAreGroupedByRuleOwnerAndAccount() throws {
    var player = try player()
    player.type("i L")
    #expect(player.screen.contains("by owner"))
    player.type("L")
    #expect(player.screen.contains("by account"))
    player.type("L")
    #expect(player.screen.contains("by rule"))
  }

  /// The first row is a heading; the next one opens its deal or account.
  @Test func enterOpensWhatASignalIsAbout() throws {
    var player = try player()
    player.type("i Enter")
    #expect(player.line(0).contains("Signals"), "a heading opens nothing")
    let before = player.state.pages.count
    player.type("j Enter")
    #expect(player.state.pages.count == before + 1)
    #expect(player.screen.contains("Signals"))
  }

  @Test func aFilterPicksAccountsByTheirSignals() throws {
    var player = try player()
    player.type("/ signal:surge Enter")
    player.type("i")
    let rules = Set(player.state.context?.signalsShown.map(\.rule) ?? [])
    #expect(rules.contains(.surge) || rules.contains(.engaged) || rules.contains(.unworked) || rules.contains(.winBack))
    let accounts = player.state.context?.signalsShown.compactMap(\.account) ?? []
    #expect(!accounts.isEmpty)
    let flags = try #require(player.state.snapshot?.signalFlags)
    #expect(accounts.allSatisfy { flags.contains(.surge, of: $0) })
  }

  /// Figures wait for nothing: signals come after them, and a filter by signals then picks by the new ones.
  @Test func theyComeAfterTheFigures() throws {
    let snapshot = try #require(Company.standard)
    let list = SignalList(snapshot.dataset, at: snapshot.asOf)
    var player = try Player(120, 40, snapshot: nil)
    player.send(.snapshot(snapshot, readAt: "14:03"))
    player.send(.signals(nil))
    player.type("i")
    #expect(player.screen.contains("Looking for signals."))
    player.type("/ signal:surge Enter")
    #expect(player.state.figures?.funnel.stages.first?.reached.all == 0)
    player.send(.signals(list))
    #expect(!player.screen.contains("Looking for signals."))
    #expect((player.state.figures?.funnel.stages.first?.reached.all ?? 0) > 0)
    // Of the next state those of the one before are shown, and said to be.
    player.type("0")
    var next = snapshot
    next.signalFlags = list.flags(accounts: snapshot.dataset.accounts.count)
    player.send(.snapshot(next, signals: list, readAt: "14:04"))
    player.send(.signals(nil))
    #expect(player.line(0).contains(" signals …") || player.line(0).contains(" signal …"))
  }

  @Test func withoutAnyTheScreenSaysSo() throws {
    var player = try Player()
    #expect(!player.line(0).contains("signal"))
    player.type("i")
    #expect(player.screen.contains("No signal: nothing to act on."))
  }
}
