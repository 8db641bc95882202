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
