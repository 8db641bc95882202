internal import Glibc

/// The methods that are blended.
public enum ForecastMember: String, CaseIterable, Sendable {
  /// Hazards by age, corrected by what the same model got wrong lately.
  case calibratedHazard = "calibrated_hazard"
  /// Hazards by age.
  case rawHazard = "raw_hazard"
  /// Amounts by the expected close and age, each with the share that was won within as many days.
  case expectedClose = "expected_close"
  /// What the same days of the last period brought.
  case lastPeriod = "last_quarter"
  /// What is open, with the share that was won in the rest of past periods.
  case pipelineConversion = "pipeline_conversion"
  /// The days of the last 91, as many as are left.
  case trailing91 = "trailing_91"
}

/// A day and an end: what is worked out once for both.
struct DaySpan: Hashable {
  var day: Int
  var end: Int
  /// The days after the one up to the other.
  var left: Int { end - day }
}

/// What each member says the days after T bring, knowing only what was known at T. Keeps what it has worked out.
struct ForecastMembers {
  let deals: ForecastDeals
  let firstClose: Int
  private let trainer: HazardTrainer
  private var hazards: [DaySpan: HazardForecast] = [:]
  private var dated: [DaySpan: Double] = [:]

  init?(_ deals: ForecastDeals, last: Int, fiscalYearStart: Int) {
    guard let firstClose = deals.firstClose,
      let trainer = HazardTrainer(deals, last: last, fiscalYearStart: fiscalYearStart)
    else { return nil }
    (self.deals, self.firstClose, self.trainer) = (deals, firstClose, trainer)
  }

  /// The hazard model's forecast.
  mutating func hazard(_ span: DaySpan) -> HazardForecast {
    if let known = hazards[span] { return known }
    let forecast = trainer.forecast(at: span.day, to: span.end)
    hazards[span] = forecast
    return forecast
  }

  /// All members, in the order of `ForecastMember.allCases`.
  ///
  /// - Parameter period: the one that the days lie in.
  mutating func all(_ span: DaySpan, in period: ForecastPeriod) -> [Double] {
    let raw = hazard(span).mean
    let factor = calibration(span)
    return ForecastMember.allCases.map { member in
      switch member {
      case .calibratedHazard: raw * factor
      case .rawHazard: raw
      case .expectedClose: byExpectedClose(span, in: period)
      case .lastPeriod: lastPeriod(span, in: period)
      case .pipelineConversion: pipelineConversion(span, in: period) ?? trailing(span)
      case .trailing91: trailing(span)
      }
    }
  }

  /// What the last 91 days brought, for as many days as are left.
  func trailing(_ span: DaySpan) -> Double {
    deals.won(from: span.day - 90, to: span.day) / 91 * Double(span.left)
  }

  private func lastPeriod(_ span: DaySpan, in period: ForecastPeriod) -> Double {
    let end = period.earlier(1).days.upperBound
    return end - span.left < firstClose ? trailing(span) : deals.won(from: end - span.left + 1, to: end)
  }

  /// Σ open times the mean share that was won in the rest of the last four periods; nil before there is one.
  func pipelineConversion(_ span: DaySpan, in period: ForecastPeriod) -> Double? {
    var shares: [Double] = []
    for back in 1...4 {
      let end = period.earlier(back).days.upperBound
      if end - span.left < firstClose + 14 { break }
      let open = deals.openAmount(at: end - span.left)
      if open > 0 { shares.append(deals.won(from: end - span.left + 1, to: end) / open) }
    }
    if shares.isEmpty { return nil }
    return shares.reduce(0, +) / Double(shares.count) * deals.openAmount(at: span.day)
  }

  /// The factor by which the model was wrong at T − h − {0, 14, 28, 42}.
  private mutating func calibration(_ span: DaySpan) -> Double {
    var (actual, expected) = (0.0, 0.0)
    var first: Int?
    for back in [0, 14, 28, 42] {
      let day = span.day - span.left - back
      // Before that there is too little to train on.
      if span.left <= 0 || day < firstClose + 90 { break }
      actual += deals.won(from: day + 1, to: day + span.left)
      expected += hazard(DaySpan(day: day, end: day + span.left)).mean
      first = day
    }
    guard let first else { return 1 }
    return Calibration.factor(
      actual: actual, expected: expected, wins: Double(deals.wins(from: first + 1, to: span.day)),
      squaredVariation: deals.squaredVariation(to: span.day))
  }

  // MARK: - By the expected close

  /// Classes of the expected close: none, overdue, within the first half of the days left, within the second, within 45
  /// days after them, later; each twice, for deals of at most 30 days and for older ones.
  private static let classes = 12

  private func dateClass(_ deal: ForecastDeal, _ day: Int, _ left: Int) -> Int {
    let young = deal.age(at: day) <= 30 ? 0 : 6
    guard let close = deal.expectedClose(at: day) else { return young }
    switch close - day {
    case ..<0: return young + 1
    case ...(left / 2): return young + 2
    case ...left: return young + 3
    case ...(left + 45): return young + 4
    default: return young + 5
    }
  }

  /// Of each class of open deals the share that was won within as many days, at the weeks of the last 540 days before
  /// T − h, and what deals created after those weeks brought.
  private mutating func byExpectedClose(_ span: DaySpan, in period: ForecastPeriod) -> Double {
    if let known = dated[span] { return known }
    let newest = span.day - span.left
    let weeks = min(78, (newest - firstClose - 30) / 7 + 1)
    guard weeks >= 4, span.left > 0 else { return pipelineConversion(span, in: period) ?? trailing(span) }
    let oldest = newest - 7 * (weeks - 1)
    /// The week, from 0 for the oldest, that is the first at or after a day.
    func week(from day: Int) -> Int { max(0, (max(day, oldest) - oldest + 6) / 7) }
    var open = [Double](repeating: 0, count: Self.classes)
    var won = [Double](repeating: 0, count: Self.classes)
    var (count, created) = (0.0, 0.0)
    for deal in deals.all {
      let after = min(weeks, week(from: deal.closed == .max ? newest + 7 : deal.closed))
      for week in stride(from: week(from: deal.opened), to: after, by: 1) {
        let day = oldest + 7 * week
        let position = dateClass(deal, day, span.left)
        open[position] += max(0, deal.amount(at: day))
        count += 1
        if deal.isWon, deal.closed <= day + span.left { won[position] += max(0, deal.amount(at: deal.closed)) }
      }
      // Won within as many days after a week in which it was not yet created.
      if deal.isWon, deal.closed <= span.day, deal.opened > oldest, deal.closed - span.left < deal.opened {
        let spans = min(weeks, week(from: deal.opened)) - min(weeks, week(from: deal.closed - span.left))
        created += Double(max(0, spans)) * max(0, deal.amount(at: deal.closed))
      }
    }
    let total = open.reduce(0, +)
    if total <= 0 { return trailing(span) }
    // Twenty mean deals with the share of all keep a class with few deals near it.
    let prior = 20 * total / max(1, count)
    let all = won.reduce(0, +) / total
    var rest = created / Double(weeks)
    for deal in deals.all where deal.isOpen(at: span.day) {
      let position = dateClass(deal, span.day, span.left)
      rest += max(0, deal.amount(at: span.day)) * (won[position] + prior * all) / (open[position] + prior)
    }
    dated[span] = rest
    return rest
  }
}

extension ForecastDeals {
  /// The squared coefficient of variation of the amounts won in the 730 days up to a day; 0 with fewer than two.
  func squaredVariation(to day: Int) -> Double {
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    for deal in all where deal.isWon && deal.closed <= day && deal.closed > day - 730 {
      let amount = deal.amount(at: deal.closed)
      (count, sum, squares) = (count + 1, sum + amount, squares + amount * amount)
    }
    if count < 2 || sum <= 0 { return 0 }
    let mean = sum / count
    return max(0, squares / count / (mean * mean) - 1)
  }
}

/// The simple methods that a forecast has to beat.
public enum ForecastBaseline: String, CaseIterable, Sendable {
  /// Amounts of open deals whose expected close lies up to the end, times the share of closed deals that was won.
  case probability
  /// The whole of the same period a year ago.
  case samePeriodLastYear = "same_quarter_last_year"
  /// The whole of the period before.
  case lastPeriod = "last_quarter"
  /// What was won so far, carried on as it went; before day 14 the period before.
  case runRate = "run_rate"
  /// The days of the last 91, as many as are left.
  case trailing91 = "trailing_91"
  /// What is open times the mean share that was won in the rest of the last four periods.
  case pipelineConversion = "pipeline_conversion"
}

extension ForecastMembers {
  /// What each baseline says the whole period brings, in the order of `ForecastBaseline.allCases`; none says less than was
  /// won. nil where it has nothing to go by.
  func baselines(_ span: DaySpan, in period: ForecastPeriod) -> [Double?] {
    let first = period.days.lowerBound
    let won = deals.won(from: first, to: span.day)
    func whole(_ period: ForecastPeriod) -> Double? {
      period.days.upperBound < firstClose
        ? nil : max(won, deals.won(from: period.days.lowerBound, to: period.days.upperBound))
    }
    let before = whole(period.earlier(1))
    let year = period.earlier(12 / period.length.months)
    let gone = span.day - first + 1
    let trailing = won + trailing(span)
    return ForecastBaseline.allCases.map { baseline in
      switch baseline {
      case .probability: byDate(span).map { won + $0 }
      case .samePeriodLastYear: whole(year)
      case .lastPeriod: before
      case .runRate: gone >= 14 ? won / Double(gone) * Double(gone + span.left) : before
      case .trailing91: trailing
      case .pipelineConversion: pipelineConversion(span, in: period).map { won + $0 } ?? trailing
      }
    }
  }

  /// Open deals that are expected to close by the end, by the share won of all that closed in the last 365 days. The
  /// probability that a row has now is not used: nobody knows when it was written, and of a closed one it is the outcome.
  private func byDate(_ span: DaySpan) -> Double? {
    var (won, closed) = (0.0, 0.0)
    var due = 0.0
    var isDated = false
    for deal in deals.all {
      if deal.closed <= span.day, deal.closed > span.day - 365 {
        closed += 1
        if deal.isWon { won += 1 }
      } else if deal.isOpen(at: span.day), let close = deal.expectedClose(at: span.day) {
        isDated = true
        if close <= span.end { due += max(0, deal.amount(at: span.day)) }
      }
    }
    return isDated && closed > 0 ? due * won / closed : nil
  }
}
