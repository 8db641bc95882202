internal import Values

/// A part of a landing: the deals of accounts with one value.
public struct LandingGroup: Sendable, Equatable {
  /// The value.
  public var value: String
  /// What was won so far.
  public var won: Double
  /// What its open deals add to that.
  public var open: Double
  /// What is not yet created adds.
  public var notCreated: Double
  /// The three together: the P50s of all groups add up to the whole's.
  public var p50: Double { won + open + notCreated }
}

extension Forecaster {
  /// A landing divided by a value of accounts, from the top down: each group has its own wins; of what open deals add, as
  /// much as the expected amounts of its own; of what is not yet created, as much as it won of the last 365 days. So the
  /// P50s of the groups add up to the whole's, which those of groups forecast each on its own would not.
  ///
  /// - Returns: by P50, the greatest first; equal ones in the byte order of their values.
  public func groups(of landing: Landing, by value: (_ account: Int) -> String) -> [LandingGroup] {
    let day = Int(landing.asOf.number)
    let first = landing.period.days.lowerBound
    var groups: [String: LandingGroup] = [:]
    var (recent, expected): ([String: Double], [String: Double]) = ([:], [:])
    for deal in deals.all {
      let key = value(deal.account)
      if deal.isWon, deal.closed <= day {
        let amount = deal.amount(at: deal.closed)
        if deal.closed >= first {
          groups[key, default: LandingGroup(value: key, won: 0, open: 0, notCreated: 0)].won += amount
        }
        if deal.closed > day - 365 { recent[key, default: 0] += max(0, amount) }
      } else if deal.isOpen(at: day) {
        expected[key, default: 0] += max(0, deal.amount(at: day)) * (landing.chances[deal.id] ?? 0)
      }
    }
    // In a fixed order, so that sums are the same every time.
    func divide(_ whole: Double, by parts: [String: Double], _ path: WritableKeyPath<LandingGroup, Double>) {
      let sum = parts.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
      for (key, part) in parts where sum > 0 {
        groups[key, default: LandingGroup(value: key, won: 0, open: 0, notCreated: 0)][keyPath: path] +=
          whole * part / sum
      }
    }
    divide(landing.open, by: expected, \.open)
    divide(landing.notCreated, by: recent.isEmpty ? expected : recent, \.notCreated)
    return groups.values.sorted {
      $0.p50 == $1.p50 ? $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) : $0.p50 > $1.p50
    }
  }
}
