public import Metrics
public import Values

/// How a goal stands at T.
public struct GoalFigure: Sendable {
  /// Whether T lies in the goal's period.
  public enum Status: String, Sendable { case past, current, future }
  /// How a KPI comes near its goal.
  public enum Kind: String, Sendable {
    /// It adds up over the period.
    case flow
    /// It is so at T.
    case level
    /// A quotient or median of the period, which is compared as it is.
    case rate
  }
  /// Pace in a word.
  public enum Word: String, Sendable {
    /// ≥ 105 % of the usual pace.
    case ahead
    /// ≥ 95 %.
    case onPace = "on pace"
    /// ≥ 80 %.
    case behind
    /// Below.
    case farBehind = "far behind"

    init(_ pace: Double) {
      self = pace >= 1.05 - 1e-12 ? .ahead : pace >= 0.95 - 1e-12 ? .onPace : pace >= 0.8 - 1e-12 ? .behind : .farBehind
    }
  }
  /// What the period will probably come to.
  public struct Landing: Sendable, Hashable {
    /// One time in ten it is less.
    public var p10: Double
    /// As often less as more.
    public var p50: Double
    /// One time in ten it is more.
    public var p90: Double
  }

  /// The goal.
  public let goal: Goal
  /// Whether T lies in its period.
  public let status: Status
  /// How it is measured.
  public internal(set) var kind = Kind.flow
  /// The value at T, or at the end of a past period, in the unit of the KPI; nil: n/a.
  public internal(set) var value: Double?
  /// Of a level: the value the evening before the period.
  public internal(set) var startValue: Double?
  /// The part of the goal that is done; 1: all of it.
  public internal(set) var attainment: Double?
  /// The part that is usually done by now.
  public internal(set) var usual: Double?
  /// How that is known; nil of rates.
  public internal(set) var method: PaceMethod?
  /// Attainment ÷ usual.
  public internal(set) var pace: Double?
  /// Working days ahead of the usual course; below 0: behind it.
  public internal(set) var daysAhead: Int?
  /// The pace in a word; nil before a tenth of the period, and where it is too early.
  public internal(set) var word: Word?
  /// What is missing to be on pace, in the unit of the KPI, never below 0.
  public internal(set) var gap: Double?
  /// Of a rate: its denominator is below 10.
  public internal(set) var isTooEarly = false
  /// What the period will come to; nil where nothing says it, and of revenue, which the forecast says.
  public internal(set) var landing: Landing?
  /// What is needed on each working day that is left; nil where nothing is, or none is left.
  public internal(set) var neededADay: Double?
  /// The mean of the last 20 working days.
  public internal(set) var lastTwentyADay: Double?
  /// What is open beside what is still missing: of revenue.
  public internal(set) var coverage: GoalCoverage?
  /// The past periods that the course is of, the latest first.
  public internal(set) var past: [PastPeriod] = []
  /// How many working days of the period are gone, of how many.
  public internal(set) var daysGone = 0
  /// How many working days the period has.
  public internal(set) var days = 0

  init(_ goal: Goal, _ status: Status) {
    self.goal = goal
    self.status = status
  }

  /// The part of a past period's whole that was there at the same position.
  public func share(of past: PastPeriod) -> Double { past.shares[min(daysGone, past.shares.count - 1)] }

  /// What the rule `goal` makes a signal of; nil where it is not behind.
  public var finding: GoalFinding? {
    guard status == .current, let word, word == .behind || word == .farBehind, let attainment, let pace else {
      return nil
    }
    return GoalFinding(
      id: goal.id, isFarBehind: word == .farBehind, since: goal.period.from, due: goal.period.to, money: gapMoney,
      attainment: attainment, pace: pace, evidence: goal.source)
  }

  /// The gap of a KPI that is money, rounded half up to 1/10,000.
  public var gapMoney: Money? {
    guard goal.kpi.unit.isMoney, let gap, gap.magnitude < 9e14 else { return nil }
    return Money(units: Int64((gap * 10_000 + 0.5).rounded(.down)))
  }
}

/// What is open beside what is still missing.
public struct GoalCoverage: Sendable, Hashable {
  /// What counts: what is expected to close by the period's end, or all that is open.
  public var open: Money
  /// Of what is expected by the end: what should have closed before T.
  public var overdue: Money
  /// Whether all that is open counts, as more than 40 % of what is expected is overdue.
  public var isAllOpen: Bool
  /// Open ÷ missing; nil where nothing is missing.
  public var ratio: Double?
  /// What was open at the same position for each unit that the rest of past periods brought; nil where they brought nothing.
  public var needed: Double?
}
