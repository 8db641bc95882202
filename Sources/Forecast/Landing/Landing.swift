public import Values

/// Why there is no forecast of one's own, only the trailing 91 days.
public enum ForecastShortage: Hashable, Sendable {
  /// Nothing was won or lost yet.
  case noCloses
  /// Too few were won: how many there are, of how many that are needed.
  case wins(Int, needed: Int)
  /// Too few were lost.
  case losses(Int, needed: Int)
  /// Too few days since the first close.
  case days(Int, needed: Int)
}

/// A goal whose chance is asked for.
public struct ForecastGoal: Hashable, Sendable {
  /// The id of the KPI.
  public var kpi: String
  /// The period by whose end it is to be reached.
  public var period: ForecastPeriod.Length
  /// The value to reach.
  public var value: Double

  /// A goal.
  public init(kpi: String, period: ForecastPeriod.Length, value: Double) {
    (self.kpi, self.period, self.value) = (kpi, period, value)
  }
}

/// The distribution of a landing: what was won, and what the days to the end bring.
public struct LandingCurve: Sendable {
  /// What was won so far.
  let won: Double
  private let distribution: LandingDistribution
  /// The factor from the distribution's values to those of the blend.
  private let scale: Double
  /// How much wider than the distribution's the interval is.
  private let width: Double
  /// The median of what the days bring.
  let median: Double

  /// A curve.
  ///
  /// - Parameters:
  ///   - mean: of the blend, what the days to the end bring.
  ///   - width: `IntervalScale`.
  init(won: Double, mean: Double, _ distribution: LandingDistribution, width: Double) {
    self.won = won
    self.distribution = distribution
    self.width = width
    scale = distribution.mean > 0 ? mean / distribution.mean : 0
    median = distribution.mean > 0 ? distribution.quantile(0.5) * scale : mean
  }

  /// The value of the whole period that is not passed with a chance of 0–1; never below what was won.
  public func quantile(_ level: Double) -> Double {
    if scale == 0 { return won + median }
    return won + max(0, median + width * (distribution.quantile(level) * scale - median))
  }

  /// The chance that the whole period reaches a value.
  public func chance(ofReaching value: Double) -> Double {
    if value <= won { return 1 }
    if scale == 0 { return value <= won + median ? 1 : 0 }
    let base = median + (value - won - median) / width
    return base <= 0 ? 1 : 1 - distribution.chance(atMost: base / scale)
  }
}

/// Where a period will land.
public struct Landing: Sendable {
  /// A deal that it hangs on.
  public struct Deal: Sendable {
    /// `opportunity_id`.
    public var id: String
    /// As written; empty where the row has none.
    public var name: String
    /// The position of its account.
    public var account: Int
    /// The amount that it will be won with.
    public var amount: Double
    /// The chance that it is won by the end, 0–1.
    public var chance: Double
    /// Its part of what the days to the end bring, 0–1.
    public var share: Double
  }

  /// What is forecast.
  public var target: ForecastTarget
  /// The period.
  public var period: ForecastPeriod
  /// T.
  public var asOf: Day
  /// What was won from the first day up to T.
  public var won: Double
  /// The median; where `shortage` is set what was won and the trailing 91 days.
  public var p50: Double
  /// What is not passed with a chance of 10 %; nil where `shortage` is set.
  public var p10: Double?
  /// What is not passed with a chance of 90 %; nil where `shortage` is set.
  public var p90: Double?
  /// The whole distribution; nil where `shortage` is set.
  public var curve: LandingCurve?
  /// What open opportunities and what is not yet created add to what was won: together P50.
  public var open: Double
  /// What is not yet created adds.
  public var notCreated: Double
  /// The weight of each member, in the order of `ForecastMember.allCases`; empty where `shortage` is set.
  public var weights: [Double]
  /// What each member says of the whole period; empty where `shortage` is set.
  public var members: [Double]
  /// Why there is no forecast of one's own; nil: there is one.
  public var shortage: ForecastShortage?
  /// What each baseline says, in the order of `ForecastBaseline.allCases`; nil where it has nothing to go by.
  public var baselines: [Double?]
  /// Past periods that the weights and the width rest on.
  public var origins: Int
  /// The error that counts alone leave: 0.8 · √((1 + cv²) ÷ n), n wins to come; nil where none is expected.
  public var countError: Double?
  /// The open deals by what they are expected to bring, the greatest first; at most ten.
  public var deals: [Deal]
  /// The chance of winning by the end of every open deal, by `opportunity_id`.
  public var chances: [String: Double]

  /// So many past periods make the interval one that is called 80 %.
  public static let originsOfInterval = 6

  /// The chance that a goal is reached; nil where `shortage` is set.
  public func chance(of goal: Double) -> Double? { curve?.chance(ofReaching: goal) }
}

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
