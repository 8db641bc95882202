public import Accounts
public import Values

/// The value of a KPI over some accounts at one point, with what it was made of.
public struct Figure: Sendable, Equatable {
  /// The value, or nil for n/a.
  public var value: Double?
  /// The exact value of a sum of money.
  public var money: Money?
  /// The sums of a ratio or mean; money in currency units.
  public var numerator: Double?
  /// The sum below the line; money in currency units.
  public var denominator: Double?
  /// Of a median: the mean, and how many values there were.
  public var mean: Double?
  /// How many values a median is of.
  public var count: Int?
  /// The cases that a ratio, a mean or a median is of: accounts, contracts, answers, …; nil of anything else.
  public var cases: Int?
  /// Of a share, where there is one: its 95 % Wilson interval.
  public var interval: Interval?
  /// What is told along: `degrading`, `pending`, …, in the order of the catalog.
  public var also: [Named] = []
  /// The factors of the pipeline velocity.
  public var factors: [Named] = []
  /// Why there is no value.
  public var reason: Reason?

  /// A number with its name; nil for n/a.
  public struct Named: Sendable, Equatable {
    /// As written.
    public var name: String
    /// The value; nil for n/a.
    public var value: Double?
  }

  /// Why a value is n/a.
  public enum Reason: Sendable, Equatable {
    /// None of these tables has a readable file.
    case missing([Table])
    /// No row has any of these days, so that nothing says which rows count in a period.
    case undated([RowDate])
    /// The denominator is 0: there is nothing to divide by.
    case nothingToDivideBy
    /// There are no customers to tell the worth of others by.
    case noCustomers
    /// No account has such a value.
    case noValues
    /// No ideal customer profile is set.
    case noProfile
    /// Amounts of the directory could add up to more than money holds, 922 trillion.
    case beyondMoney
  }

  /// The fewest cases that a value is not marked for.
  public static let fewCases = 20
  /// Whether there is a value that rests on few cases.
  public var isSmall: Bool { value != nil && cases.map { $0 < Figure.fewCases } ?? false }

  /// No value.
  public init() {}
}

/// A KPI's figures: of all accounts, by tier, before, and over time.
public struct KPIFigures: Sendable, Equatable {
  /// Of all accounts that are counted.
  public var all: Figure
  /// Of tier 1, 2, 3, and of accounts without a tier.
  public var tiers: [Figure]
  /// What it is compared with: the figure of the previous period, or, of a level, of the day before P; nil for `all`.
  public var before: Figure?
  /// Whether the change from that is good news; nil where there is nothing to compare.
  public var change: FigureChange?
  /// 13 values, newest first, 7 days apart; empty until they are computed.
  public var trend: [Double?]

  /// The value that it is compared with; nil for n/a and for `all`.
  public var previous: Double? { before?.value }
}

/// Whether the change of a figure is good news (kpis.md, Certainty).
public enum FigureChange: String, Sendable, Hashable {
  case good, bad
  /// Neither: the values are the same, the KPI is neither good nor bad, or too few cases say so.
  case neutral
}

extension FigureChange {
  /// Whether the difference of two shares is within what chance does: Newcombe's 90 % interval of it holds 0.
  static func isNoise(_ successes: Double, of n: Double, after others: Double, of m: Double) -> Bool {
    Shares.newcombe(successes, of: n, minus: others, of: m)?.contains(0) ?? true
  }

  /// Whether the change of a share of which more is better is good news; nil where one of them is of nothing.
  ///
  /// - Parameters:
  ///   - successes: how many of `n` now.
  ///   - others: how many of `m` before.
  public static func ofShare(_ successes: Int, of n: Int, after others: Int, of m: Int) -> FigureChange? {
    guard n > 0, m > 0 else { return nil }
    let (now, before) = (Double(successes) / Double(n), Double(others) / Double(m))
    if abs(now - before) <= 1e-9 * max(now, before) || min(n, m) < KPI.fewestCases { return .neutral }
    if isNoise(Double(successes), of: Double(n), after: Double(others), of: Double(m)) { return .neutral }
    return now > before ? .good : .bad
  }
}

extension Figure {
  /// How wide an axis of the figure's course has to be at least, so that no chart makes a cliff of noise: as wide as the
  /// value's interval, and a tenth of what is greatest.
  ///
  /// - Parameter course: values over time, in any order; nil where there is none.
  public func noise(in course: [Double?]) -> Double {
    let greatest = course.reduce(0) { max($0, $1.map(\.magnitude) ?? 0) }
    return max(interval.map { $0.high - $0.low } ?? 0, greatest.isFinite ? greatest / 10 : 0)
  }
}

extension KPI {
  /// The fewest cases on either side from which on a change says anything.
  static let fewestCases = 10

  /// Whether a figure's change from another is good news; nil where there is nothing to compare.
  func change(from before: Figure?, to now: Figure) -> FigureChange? {
    guard let value = now.value, let old = before?.value else { return nil }
    if direction == .neither || abs(value - old) <= 1e-9 * max(abs(value), abs(old)) { return .neutral }
    if let cases = now.cases, let oldCases = before?.cases, min(cases, oldCases) < KPI.fewestCases { return .neutral }
    if isShare, let successes = now.numerator, let n = now.denominator, let others = before?.numerator,
      let m = before?.denominator, FigureChange.isNoise(successes, of: n, after: others, of: m)
    {
      return .neutral
    }
    return (value > old) == (direction == .higher) ? .good : .bad
  }
}

/// Which accounts are added up: all, or those that a filter picks.
public struct AccountSet: Sendable, Equatable {
  /// By account; nil: all.
  public let members: [Bool]?

  /// Every account.
  public static let all = AccountSet(members: nil)

  /// Those that are true; nil: all.
  public init(members: [Bool]?) { self.members = members }

  /// Whether an account is in it.
  public func contains(_ account: Int) -> Bool { members?[account] ?? true }
}

/// An account whose stage at T is another than the day before P, or that joined or left the list since (kpis.md, Movers).
public struct Mover: Sendable, Equatable {
  /// What happened.
  public enum Kind: Sendable, Equatable { case progressed, regressed, churned, joined, left }

  /// Its position among the accounts.
  public var account: Int
  /// What happened.
  public var kind: Kind
  /// The stage the day before P, and at T; nil where it was not on the list.
  public var from: Int?
  /// The stage at T; nil where it was not on the list.
  public var to: Int?
  /// The day on which it happened, where one is known.
  public var day: Day?
}
