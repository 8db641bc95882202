internal import Accounts
internal import Values

/// The sums of every fact at one point over some accounts, by tier: what all figures of that point are made of.
struct Sums {
  let columns: FactColumns
  /// By `Fact.rawValue`, then tier: 1–3 at their positions, none at 0.
  private var integers: [[Int64]]
  private var doubles: [[Double]]
  /// By `Duration.rawValue`, then tier.
  private var durations: [[[Double]]]

  /// - Parameters:
  ///   - set: which accounts are added up.
  ///   - mask: the same set as a mask of the columns.
  /// - Complexity: O(facts × accounts), or O(facts × members) where they are few.
  init(_ columns: FactColumns, over set: AccountSet, mask: AccountMask, tiers: [UInt8]) {
    self.columns = columns
    integers = Fact.allCases.map { $0.kind == .double ? [] : columns.sums($0, over: mask) }
    doubles = Fact.allCases.map { $0.kind == .double ? columns.doubleSums($0, over: mask) : [] }
    durations = Duration.allCases.map { duration in
      var values: [[Double]] = [[], [], [], []]
      for (account, days) in columns.durations[duration.rawValue] where set.contains(Int(account)) {
        values[Int(tiers[Int(account)])].append(Double(days))
      }
      return values
    }
  }

  /// The sums over accounts of which no mask is made yet.
  init(_ columns: FactColumns, over set: AccountSet, tiers: [UInt8]) {
    self.init(columns, over: set, mask: columns.mask(set.members), tiers: tiers)
  }

  /// A sum of counts, or of money in ten-thousandths, over some tiers.
  func integer(_ fact: Fact, _ tiers: [Int]) -> Int64 { tiers.reduce(0) { $0 &+ integers[fact.rawValue][$1] } }

  /// A sum as a double; money in currency units.
  func double(_ fact: Fact, _ tiers: [Int]) -> Double {
    switch fact.kind {
    case .double: tiers.reduce(0) { $0 + doubles[fact.rawValue][$1] }
    case .count, .flag: Double(integer(fact, tiers))
    case .money: Money(units: integer(fact, tiers)).double
    }
  }

  /// All days of a duration over some tiers.
  func days(_ duration: Duration, _ tiers: [Int]) -> [Double] { tiers.flatMap { durations[duration.rawValue][$0] } }
}
