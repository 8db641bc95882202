import Accounts
import Metrics
@testable import Signals
import Testing
import Values

/// What is new, worse and gone since the screen was last left.
@Suite struct SignalNewsTests {
  private let acme: RuleCase

  /// Stalled from 22 February on, high from 15 March on, touched on 20 March; answers
  /// that are stale on 8 and 9 March and from 25 March on.
  init() throws {
    acme = try RuleCase([
      "opportunities.csv": "opportunity_id,account_id,status,amount,created_at\nO1,A1,open,1000,2026-01-01\n",
      "activities.csv": "timestamp,type,account_id\n2026-02-01,meeting,A1\n2026-03-20,call,A1\n",
      "nps.csv": "date,account_id,score\n"
        + ["02-17", "02-18", "02-19", "02-20", "02-21", "03-10"].map { "2026-\($0),A1,9\n" }.joined(),
    ])
  }

  private func baseline(_ day: String, before: SignalBaseline? = nil, away: Set<SignalKey> = []) throws
    -> SignalBaseline
  {
    SignalBaseline(
      try acme.list(day), isSeen: { _ in true }, away: away, accounts: { acme.dataset.accounts[$0].id }, before: before,
      rearmDays: 14)
  }

  private func news(_ day: String, since baseline: SignalBaseline?, off: Set<SignalRuleID> = []) throws -> SignalNews {
    SignalNews(try acme.list(day), since: baseline, away: [], off: off, rearmDays: 14)
  }

  private let stalled = SignalKey(.stalled, .opportunity("O1"))
  private let stale = SignalKey(.stale, .table(.nps))

  @Test func newIsWhatWasNotThere() throws {
    #expect(try news("2026-03-01", since: nil) == SignalNews(), "nothing is new before the first look")
    let before = try baseline("2026-02-21")
    #expect(try news("2026-02-22", since: before).novelties[stalled] == .new)
    let after = try baseline("2026-02-22", before: before)
    #expect(try news("2026-03-01", since: after).novelties[stalled] == nil)
    #expect(try news("2026-02-10", since: after) == SignalNews(), "no news of an earlier day")
  }

  @Test func worseIsALevelUp() throws {
    let before = try baseline("2026-03-14")
    #expect(try news("2026-03-14", since: before).novelties[stalled] == nil)
    #expect(try news("2026-03-15", since: before).novelties[stalled] == .worse)
  }

  @Test func goneSaysHowItEnded() throws {
    let before = try baseline("2026-03-19")
    // The table of activities was stale until then, too.
    #expect(try news("2026-03-20", since: before).gone == [stalled, SignalKey(.stale, .table(.activities))])
    let day = try #require(Day(iso: "2026-03-20"))
    let ending = stalled.ending(
      in: acme.dataset, account: "A1", after: day - 1, at: day, newest: acme.dataset.newestCreations)
    #expect(ending == .touched(SignalTouch(day: day, type: "call", person: nil)))
    #expect(try news("2026-03-20", since: before, off: [.stalled, .stale]).gone.isEmpty)
    // What was put away was not shown: it does not go either.
    #expect(try news("2026-03-20", since: baseline("2026-03-19", away: [stalled])).gone.map(\.rule) == [.stale])
    let removed = SignalKey(.stalled, .opportunity("O9"))
    #expect(removed.ending(in: acme.dataset, account: "A1", after: day, at: day, newest: [:]) == .removed)
    #expect(removed.ending(in: acme.dataset, account: "A9", after: day, at: day, newest: [:]) == .removed)
  }

  /// Sixteen days later it is new; had it last been there within two weeks it were not.
  @Test func whatComesBackSoonIsNotNew() throws {
    let first = try baseline("2026-03-09")
    #expect(first.entries[stale] != nil)
    let between = try baseline("2026-03-12", before: first)
    #expect(between.entries[stale]?.wasShown == false)
    #expect(try news("2026-03-25", since: between).novelties[stale] == .new)
    var soon = between
    soon.entries[stale]?.last = try #require(Day(iso: "2026-03-11"))
    #expect(try news("2026-03-25", since: soon).novelties[stale] == nil)
    let late = try baseline("2026-03-24", before: between)
    #expect(late.entries[stale] == nil)
    #expect(try news("2026-03-25", since: late).novelties[stale] == .new)
    #expect(try news("2026-03-12", since: first).gone == [stale])
    #expect(try news("2026-03-13", since: between).gone.isEmpty)
  }
}
