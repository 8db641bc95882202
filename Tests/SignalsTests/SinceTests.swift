import Accounts
import Metrics
import Signals
import TestSupport
import Testing
import Values

/// The day on which a signal began is the day on which it was none before.
@Suite struct SinceTests {
  /// Over days of the golden directory: what is there since today was not there yesterday, and what is there for longer
  /// was.
  @Test func aSignalIsThereFromItsFirstDayOn() throws {
    let dataset = try SignalsGolden.dataset()
    var rules = SignalRules()
    rules.workingDays = SignalsGolden.workingDays
    let last = try #require(Day(iso: "2026-11-21"))
    var before: SignalList?
    for day in stride(from: 4, through: 0, by: -1).map({ last - $0 }) {
      let list = SignalList(dataset, at: day, rules: rules)
      if let before {
        let known = Set((before.signals + before.covered).map(\.key))
        // A score that falls below the minimum and reaches it again has a new crossing: `engaged` begins anew.
        for signal in list.signals + list.covered where signal.rule != .tierMismatch && signal.rule != .engaged {
          // An account that has just come to the list brings what was so before.
          let wasOnList = signal.account.map { dataset.accounts[$0].isOnList(at: day - 1) } ?? true
          guard wasOnList else { continue }
          #expect(
            known.contains(signal.key) == (signal.since < day),
            "\(signal.key.text) since \(signal.since.iso) at \(day.iso)")
        }
      }
      before = list
    }
  }

  /// All workers together say what one says alone.
  @Test func workersChangeNothing() throws {
    let dataset = try SignalsGolden.dataset()
    let day = try #require(Day(iso: "2026-11-21"))
    #expect(SignalList(dataset, at: day) == SignalList(dataset, at: day, workers: .concurrent(4)))
  }
}
