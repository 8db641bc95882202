internal import Accounts
internal import Exports

/// The sums of every fact at one point over some accounts, by tier: what all figures of that point are made of.
struct Sums {
  let columns: FactColumns
  /// By `Fact.rawValue`, then tier: 1–3 at their positions, none at 0.
  private var integers: [[Int64]]
  private var doubles: [[Double]]
  /// By `Duration.rawValue`, then tier.
  private var durations: [[[Double]]]

  /// - Complexity: O(facts × accounts).
  init(_ columns: FactColumns, over set: AccountSet, tiers: [UInt8]) {
    self.columns = columns
    let picked: [Int]? = set.members.map { members in members.indices.filter { members[$0] } }
    integers = Fact.allCases.map { fact in
      if fact.kind == .double { return [] }
      return Sums.sum(columns.integers(fact), picked, tiers) { $0 &+ $1 }
    }
    doubles = Fact.allCases.map { fact in
      if fact.kind != .double { return [] }
      return Sums.sum(columns.doubles(fact), picked, tiers) { $0 + $1 }
    }
    durations = Duration.allCases.map { duration in
      var values: [[Double]] = [[], [], [], []]
      for (account, days) in columns.durations[duration.rawValue] where set.contains(Int(account)) {
        values[Int(tiers[Int(account)])].append(Double(days))
      }
      return values
    }
  }

  private static func sum<Value: Numeric>(
    _ column: [Value], _ picked: [Int]?, _ tiers: [UInt8], _ add: (Value, Value) -> Value
  ) -> [Value] {
    var sums: (Value, Value, Value, Value) = (0, 0, 0, 0)
    func take(_ account: Int) {
      switch tiers[account] {
      case 1: sums.1 = add(sums.1, column[account])
      case 2: sums.2 = add(sums.2, column[account])
      case 3: sums.3 = add(sums.3, column[account])
      default: sums.0 = add(sums.0, column[account])
      }
    }
    if let picked { picked.forEach(take) } else { column.indices.forEach(take) }
    return [sums.0, sums.1, sums.2, sums.3]
  }

  /// A sum of counts, or of money in ten-thousandths, over some tiers.
  func integer(_ fact: Fact, _ tiers: [Int]) -> Int64 { tiers.reduce(0) { $0 &+ integers[fact.rawValue][$1] } }

  /// A sum as a double; money in currency units.
  func double(_ fact: Fact, _ tiers: [Int]) -> Double {
    switch fact.kind {
    case .double: tiers.reduce(0) { $0 + doubles[fact.rawValue][$1] }
    case .count: Double(integer(fact, tiers))
    case .money: Money(units: integer(fact, tiers)).double
    }
  }

  /// All days of a duration over some tiers.
  func days(_ duration: Duration, _ tiers: [Int]) -> [Double] { tiers.flatMap { durations[duration.rawValue][$0] } }
}
