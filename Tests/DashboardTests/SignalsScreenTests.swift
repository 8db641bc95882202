import Accounts
@testable import Dashboard
import Metrics
import Signals
import Testing
import Values

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

  // MARK: Done, later, never

  private func count(_ player: Player) -> Int { player.state.context?.signalsShown.count ?? 0 }

  @Test func doneIsGoneAtOnceAndBackWhenUndone() throws {
    var player = try player()
    player.type("i j")
    let before = count(player)
    _ = player.takeEffects()
    player.type("a")
    #expect(count(player) == before - 1)
    #expect(player.screen.contains("\(before - 1) signals, 1 put away"))
    let events = player.takeEffects().compactMap { effect in
      if case .appendSignals(let events) = effect { events } else { nil }
    }.joined()
    #expect(events.count == 1 && player.state.signalsState.log.marks.acks.first?.action == .done)
    player.type("a u")
    #expect(count(player) == before - 1)
    player.type("u u")
    #expect(count(player) == before)
    #expect(player.screen.contains("nothing to undo"))
  }

  @Test func markedRowsGoAtOnce() throws {
    var player = try player()
    player.type("i j Space Space")
    let before = count(player)
    let marked = player.state.rows(as: SignalRow.self).filter { player.state.page[.rows].marks.contains($0.key) }
    player.type("z 3")
    #expect(count(player) == before - marked.compactMap(\.signal).count)
    let day = try #require(player.state.snapshot?.asOf)
    #expect(player.state.signalsState.log.marks.acks.allSatisfy { $0.until == day + 3 })
    player.type("u")
    #expect(count(player) == before)
  }

  @Test func whatIsPutAwayIsSeenAgain() throws {
    var player = try player(200, 60)
    player.type("i j ; waits Enter")
    #expect(player.state.signalsState.log.marks.acks.first?.note == "waits")
    #expect(!player.screen.contains("Put away"))
    player.type("Z")
    #expect(player.screen.contains("Put away · 1"))
    #expect(player.screen.contains(": waits ·"))
    player.type("g O")
    let rule = try #require(player.state.signalsState.log.marks.off.first)
    #expect(player.screen.contains("Rules that are off · 1"))
    #expect(
      player.effects.contains { if case .request(let request) = $0 { request.marks?.off == [rule] } else { false } })
    player.type("G O")
    #expect(player.state.signalsState.log.marks.off.isEmpty)
  }

  @Test func aHeadingIsNotPutAway() throws {
    var player = try player()
    player.type("i a z m")
    #expect(player.state.signalsState.log.events.isEmpty)
    #expect(player.screen.contains("Put the cursor on a signal"))
  }

  // MARK: New, worse, gone

  @Test func newIsSaidAgainstTheLastTime() throws {
    var player = try player()
    #expect(!player.line(0).contains("new"))
    player.type("i Esc")
    let saved = player.takeEffects().compactMap { effect in
      if case .saveSignals(let baseline) = effect { baseline } else { nil }
    }
    var baseline = try #require(saved.last)
    #expect(!player.line(0).contains("new"))
    let list = try #require(player.state.signals)
    let (new, worse) = (list.signals[0].key, list.signals[1].key)
    baseline.entries[new] = nil
    baseline.entries[worse]?.worth.level = .low
    let account = list.signals[0].account.flatMap { Company.standard?.dataset.accounts[$0].id }
    baseline.entries[SignalKey(.overdue, .opportunity("gone"))] = SignalBaseline.Entry(
      SignalWorth(.high, nil), account: account ?? "", name: "Gone deal", last: baseline.at, wasShown: true)
    for ascii in [false, true] {
      var other = try Player(120, 60, ascii: ascii, snapshot: nil) { $0.signalBaseline = baseline }
      other.send(.snapshot(try #require(Company.standard), signals: list, readAt: "14:03"))
      #expect(other.line(0).contains("signals, 1 new"))
      other.type("i")
      let isWorse = list.signals[1].level > .low
      for (sign, word) in [("●", "new"), isWorse ? ("▲", "worse") : ("●", "new"), ("✓", "gone")] {
        #expect(other.lines.contains { $0.contains(" \(ascii ? word : sign) ") }, "\(word)")
      }
      let rows = other.state.rows(as: SignalRow.self)
      let last = try #require(rows.last)
      let context = try #require(other.state.context)
      #expect(last.plain(context).hasPrefix("gone, ") && last.plain(context).contains("not in the data any more"))
    }
  }

  @Test func withoutAnyTheScreenSaysSo() throws {
    var player = try Player()
    #expect(!player.line(0).contains("signal"))
    player.type("i")
    #expect(player.screen.contains("No signal: nothing to act on."))
  }
}
