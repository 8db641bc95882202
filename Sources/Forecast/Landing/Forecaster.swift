internal import Accounts
public import Metrics
public import Values

/// Forecasts where periods will land, on any day, each time by what was known on it.
public struct Forecaster {
  /// What is forecast.
  public let target: ForecastTarget
  /// The deals that count.
  public let deals: ForecastDeals
  private let fiscalYearStart: Int
  var members: ForecastMembers?
  private var origins: [DaySpan: Origin] = [:]

  /// A past day with as many days to its period's end.
  struct Origin {
    /// What the days brought.
    var actual: Double
    /// What each member said.
    var members: [Double]
    /// Of the hazard model's distribution the quantiles 10, 50 and 90 % over its mean.
    var quantiles: [Double]
  }

  /// What has to be there for a forecast: won, lost, days of closes.
  public static let needed = (wins: 20, losses: 20, days: 180)
  /// At most so many past periods are looked at.
  static let mostOrigins = 12
  /// Days of closes before the first origin.
  static let leastDays = 90

  /// The deals of accounts that are on the list at the snapshot's T and in a set.
  public init(_ snapshot: Snapshot, target: ForecastTarget, of set: AccountSet = .all) {
    let facts = snapshot.facts
    self.init(
      ForecastDeals(snapshot.dataset, target: target) { facts[$0].isOnList && set.contains($0) }, target: target,
      last: Int(snapshot.asOf.number), fiscalYearStart: snapshot.fiscalYearStart)
  }

  /// - Parameter last: the latest T.
  init(_ deals: ForecastDeals, target: ForecastTarget, last: Int, fiscalYearStart: Int) {
    (self.target, self.deals, self.fiscalYearStart) = (target, deals, fiscalYearStart)
    members = ForecastMembers(deals, last: last, fiscalYearStart: fiscalYearStart)
  }

  /// Where the period of a length that holds a day will land.
  public mutating func landing(_ length: ForecastPeriod.Length, at day: Day) -> Landing {
    let period = landingPeriod(length, at: day)
    let span = DaySpan(day: Int(day.number), end: period.days.upperBound)
    let won = deals.won(from: period.days.lowerBound, to: span.day)
    var landing = Landing(
      target: target, period: period, asOf: day, won: won, p50: won, open: 0, notCreated: 0, weights: [], members: [],
      shortage: shortage(at: span.day), baselines: members?.baselines(span, in: period) ?? [], origins: 0, deals: [],
      chances: [:])
    guard var members, members.firstClose <= span.day else {
      landing.shortage = .noCloses
      landing.baselines = ForecastBaseline.allCases.map { _ in nil }
      return landing
    }
    let hazard = members.hazard(span)
    let said = members.all(span, in: period)
    self.members = members
    landing.setDeals(hazard, deals)
    guard landing.shortage == nil else {
      let rest = members.trailing(span)
      landing.p50 = won + rest
      landing.split(rest, hazard)
      return landing
    }
    let past = pastOrigins(span, in: period)
    let weights = MemberWeights.weights(past.map(\.errors), members: ForecastMember.allCases.count)
    let mean = zip(weights, said).reduce(0) { $0 + $1.0 * $1.1 }
    let curve = LandingCurve(
      won: won, mean: mean, hazard.distribution, width: IntervalScale.factor(past.map { $0.score(weights) }))
    landing.curve = curve
    landing.p50 = curve.quantile(0.5)
    landing.p10 = min(landing.p50, curve.quantile(0.1))
    landing.p90 = max(landing.p50, curve.quantile(0.9))
    landing.weights = weights
    landing.members = said.map { won + $0 }
    landing.origins = past.count
    landing.split(landing.p50 - won, hazard)
    let wins = hazard.expectedWins
    if wins > 0 {
      landing.countError = 0.8 * ((1 + deals.squaredVariation(to: span.day)) / wins).squareRoot()
    }
    return landing
  }

  /// The period of a length that holds a day.
  func landingPeriod(_ length: ForecastPeriod.Length, at day: Day) -> ForecastPeriod {
    ForecastPeriod(length, holding: day, fiscalYearStart: fiscalYearStart)
  }

  /// What is missing for a forecast on a day.
  private func shortage(at day: Int) -> ForecastShortage? {
    guard let firstClose = deals.firstClose, firstClose <= day else { return .noCloses }
    let wins = deals.wins(from: .min, to: day)
    if wins < Self.needed.wins { return .wins(wins, needed: Self.needed.wins) }
    let losses = deals.losses(to: day)
    if losses < Self.needed.losses { return .losses(losses, needed: Self.needed.losses) }
    let days = day - firstClose
    return days < Self.needed.days ? .days(days, needed: Self.needed.days) : nil
  }

  /// The last periods that were over at T, at as many days to their end, as far as there is something to train on.
  private mutating func pastOrigins(_ span: DaySpan, in period: ForecastPeriod) -> [Origin] {
    guard var members else { return [] }
    var found: [Origin] = []
    for back in 1...Self.mostOrigins {
      let earlier = period.earlier(back)
      let end = earlier.days.upperBound
      let past = DaySpan(day: end - span.left, end: end)
      if past.day < members.firstClose + Self.leastDays { break }
      if let known = origins[past] {
        found.append(known)
        continue
      }
      let distribution = members.hazard(past).distribution
      let mean = distribution.mean
      let origin = Origin(
        actual: deals.won(from: past.day + 1, to: end), members: members.all(past, in: earlier),
        quantiles: [0.1, 0.5, 0.9].map { mean > 0 ? distribution.quantile($0) / mean : 1 })
      origins[past] = origin
      found.append(origin)
    }
    self.members = members
    return found
  }
}

extension Forecaster.Origin {
  /// By member the error as a share of what all of them said on the average.
  var errors: [Double] {
    let mean = members.reduce(0, +) / Double(max(1, members.count))
    return members.map { mean > 0 ? (actual - $0) / mean : 0 }
  }

  /// How far what came lay from the median of the blend, in half-widths of the interval towards it.
  func score(_ weights: [Double]) -> Double {
    let mean = zip(weights, members).reduce(0) { $0 + $1.0 * $1.1 }
    let (low, middle, high) = (quantiles[0] * mean, quantiles[1] * mean, quantiles[2] * mean)
    let half = actual < middle ? middle - low : high - middle
    return half > 0 ? abs(actual - middle) / half : 1
  }
}

extension Landing {
  /// Divides what the days bring by the hazard model's parts.
  fileprivate mutating func split(_ rest: Double, _ hazard: HazardForecast) {
    let share = hazard.mean > 0 ? hazard.openMean / hazard.mean : 1
    open = rest * share
    notCreated = rest - open
  }

  fileprivate mutating func setDeals(_ hazard: HazardForecast, _ deals: ForecastDeals) {
    let mean = hazard.mean
    self.deals = hazard.open.sorted {
      let (left, right) = ($0.amount * $0.chance, $1.amount * $1.chance)
      return left == right ? $0.position < $1.position : left > right
    }.prefix(10).map {
      let deal = deals.all[$0.position]
      return Deal(
        id: deal.id, name: deal.name, account: deal.account, amount: $0.amount, chance: $0.chance,
        share: mean > 0 ? $0.amount * $0.chance / mean : 0)
    }
    for open in hazard.open { chances[deals.all[open.position].id] = open.chance }
  }
}
