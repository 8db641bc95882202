public import Values

/// How good the forecast was on one's own past: what it and the baselines said on days of periods that are over.
public struct ForecastRecord: Sendable {
  /// One forecast of a period that is over.
  public struct Entry: Sendable {
    /// The period.
    public var period: ForecastPeriod
    /// The day of the period, from 1.
    public var day: Int
    /// What came.
    public var actual: Double
    /// What was said.
    public var landing: Landing
  }

  /// Errors over some entries: Σ |said − came| ÷ Σ came; nil where nothing came.
  public struct Errors: Sendable {
    /// Of the forecast.
    public var forecast: Double?
    /// By member, over the entries that have members.
    public var members: [Double?]
    /// By baseline, over the entries that it has something to say of.
    public var baselines: [Double?]
    /// How often what came lay from P10 to P90, 0–1; nil without an interval.
    public var held: Double?
    /// The mean pinball loss of P10, P50 and P90 over the mean of what came; nil without an interval.
    public var pinball: Double?
    /// How many entries there are, and how many of them have an interval.
    public var entries: Int
    /// How many have an interval: the others had too little to learn from, and were the trailing 91 days.
    public var intervals: Int
  }

  /// The entries, the oldest period first.
  public let entries: [Entry]
  /// The days of the period that are looked at.
  public let days: [Int]

  /// The days that a length is looked at on: a start, a third, two thirds.
  static func days(of length: ForecastPeriod.Length) -> [Int] {
    switch length {
    case .month: [1, 10, 20]
    case .quarter: [1, 30, 60]
    case .year: [1, 120, 240]
    }
  }

  /// Errors over the entries of a day of the period; nil: over all.
  public func errors(day: Int? = nil) -> Errors {
    let entries = entries.filter { day == nil || $0.day == day }
    func error(_ said: (Entry) -> Double?) -> Double? {
      var (missed, came, isKnown) = (0.0, 0.0, false)
      for entry in entries {
        guard let said = said(entry) else { continue }
        missed += abs(said - entry.actual)
        came += entry.actual
        isKnown = true
      }
      return isKnown && came > 0 ? missed / came : nil
    }
    let ranges = entries.compactMap { entry in
      entry.landing.p10.flatMap { low in entry.landing.p90.map { (low, entry.landing.p50, $0, entry.actual) } }
    }
    let came = ranges.reduce(0) { $0 + $1.3 }
    let loss = ranges.reduce(0) { sum, range in
      sum
        + (Self.pinball(range.0, range.3, 0.1) + Self.pinball(range.1, range.3, 0.5)
          + Self.pinball(range.2, range.3, 0.9))
        / 3
    }
    let held = ranges.count { $0.0 <= $0.3 && $0.3 <= $0.2 }
    return Errors(
      forecast: error { $0.landing.p50 },
      members: ForecastMember.allCases.indices.map { member in
        error { $0.landing.members.isEmpty ? nil : $0.landing.members[member] }
      },
      baselines: ForecastBaseline.allCases.indices.map { baseline in error { $0.landing.baselines[baseline] } },
      held: ranges.isEmpty ? nil : Double(held) / Double(ranges.count), pinball: came > 0 ? loss / came : nil,
      entries: entries.count, intervals: ranges.count)
  }

  /// The loss of a quantile (Koenker and Bassett, *Regression quantiles*, Econometrica 46 (1978)).
  static func pinball(_ said: Double, _ came: Double, _ level: Double) -> Double {
    max(level * (came - said), (level - 1) * (came - said))
  }

  /// The baseline that had the least error of all entries, where that is below the forecast's own.
  public var betterBaseline: (baseline: ForecastBaseline, error: Double, own: Double)? {
    let errors = errors()
    guard let own = errors.forecast else { return nil }
    let best = zip(ForecastBaseline.allCases, errors.baselines).compactMap { pair in pair.1.map { (pair.0, $0) } }
      .min { $0.1 < $1.1 }
    return best.flatMap { $0.1 < own ? (baseline: $0.0, error: $0.1, own: own) : nil }
  }
}

extension Forecaster {
  /// Replays past periods: each that was over at T, from 90 days of closes on.
  ///
  /// - Parameter most: at most so many periods.
  public mutating func record(_ length: ForecastPeriod.Length, at day: Day, most: Int = 24) -> ForecastRecord {
    let days = ForecastRecord.days(of: length)
    var entries: [ForecastRecord.Entry] = []
    let now = landingPeriod(length, at: day)
    for back in stride(from: most, through: 1, by: -1) {
      let period = now.earlier(back)
      for offset in days {
        let then = period.from + (offset - 1)
        if then >= period.to { continue }
        let landing = landing(length, at: then)
        // Before there is a quarter to look back on even the simple methods have nothing to go by.
        guard let firstClose = deals.firstClose, firstClose + 90 <= Int(then.number) else { continue }
        let actual = deals.won(from: period.days.lowerBound, to: period.days.upperBound)
        entries.append(ForecastRecord.Entry(period: period, day: offset, actual: actual, landing: landing))
      }
    }
    return ForecastRecord(entries: entries, days: days)
  }
}
