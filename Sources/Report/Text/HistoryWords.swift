public import Accounts
internal import Formatting
public import Metrics
internal import Values

extension Snapshot {
  /// What the figures of the past rest on, in words; nil without a history: then all of them are today's.
  ///
  /// `as it was since 12 Nov 2026; before that with today's tiers and owners`.
  public var historyWords: String? {
    if !hasHistory { return nil }
    switch (past, basis) {
    case (.restated, _): return "restated: with today's tiers, owners and list memberships"
    case (_, .asItWas(let since)):
      return since == Day(.min)
        ? "as it was" : "as it was since \(DayText.full(since)); before that with today's tiers and owners"
    case (_, .restated):
      guard let knownSince else {
        return
          "restated: no history says what tier every account had, or whether it was on the list; what is known is as it was"
      }
      return
        "restated: as it was only since \(DayText.full(knownSince)); before that, as here, with today's tiers and owners "
        + "where none are known"
    }
  }

  /// `basis` and `known_from` of a JSON report; none without a history.
  var historyMembers: [(String, JSON)] {
    if !hasHistory { return [] }
    return [("basis", .text(basis.name)), ("known_from", .day(knownSince.flatMap { $0 == Day(.min) ? nil : $0 }))]
  }
}

extension HistoryBasis {
  /// Its name in JSON.
  public var name: String {
    switch self {
    case .asItWas: PastValues.asItWas.rawValue
    case .restated: PastValues.restated.rawValue
    }
  }
}
