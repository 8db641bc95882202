public import Forecast
public import Formatting
internal import Values

extension ForecastMember {
  /// As a row of a table names it.
  public var words: String {
    switch self {
    case .calibratedHazard: "calibrated hazards"
    case .rawHazard: "hazards by age"
    case .expectedClose: "by expected close"
    case .lastPeriod: "rest of the last period"
    case .pipelineConversion: "pipeline conversion"
    case .trailing91: "trailing 91 days"
    }
  }
}

extension ForecastBaseline {
  /// As a row of a table names it.
  public var words: String {
    switch self {
    case .probability: "due amounts × share won"
    case .samePeriodLastYear: "same period last year"
    case .lastPeriod: "last period"
    case .runRate: "run-rate"
    case .trailing91: "trailing 91 days"
    case .pipelineConversion: "pipeline conversion"
    }
  }
}

extension ForecastTarget {
  /// As a heading names it.
  public var words: String {
    switch self {
    case .newRevenue: "New revenue"
    case .totalRevenue: "Total revenue"
    case .expansionRevenue: "Expansion revenue"
    case .wins: "New opportunities won"
    }
  }
}

extension ForecastShortage {
  /// Why there is no forecast, as part of a sentence.
  public var words: String {
    switch self {
    case .noCloses: "no opportunity was won or lost yet"
    case .wins(let count, let needed): "\(Format.count(count, "win")) of the \(needed) that are needed"
    case .losses(let count, let needed):
      "\(Format.count(count, "loss", plural: "losses")) of the \(needed) that are needed"
    case .days(let count, let needed): "\(Format.count(count, "day")) of closes of the \(needed) that are needed"
    }
  }
}

extension Landing {
  /// `New revenue, quarter 2026-10-01 to 2026-12-31`.
  public var title: String {
    "\(target.words), \(period.length.rawValue) \(period.from.iso) to \(period.to.iso)"
  }

  /// Where it lands, in one sentence.
  public func sentence(_ numbers: FigureFormat) -> String {
    let unit: Unit = target.isCount ? .count : .money
    if let shortage {
      return
        "No forecast: \(shortage.words). At the pace of the last 91 days \(numbers.short(p50, of: unit)), of which \(numbers.short(won, of: unit)) is won."
    }
    let interval = origins >= Landing.originsOfInterval ? "in 8 of 10 cases" : "P10 to P90"
    return
      "Lands at \(numbers.short(p50, of: unit)), \(interval) \(numbers.short(p10, of: unit)) to \(numbers.short(p90, of: unit)); \(numbers.short(won, of: unit)) is won."
  }

  /// What has to be said wherever it is read.
  var reservations: [String] {
    var notes: [String] = []
    if shortage == nil {
      notes.append(
        origins >= Landing.originsOfInterval
          ? "Weights and interval rest on the last \(Format.count(origins, "period")), at as many days to their end."
          : "Only \(Format.count(origins, "past period")) to learn the weights and the interval from, of \(Landing.originsOfInterval) that are needed: P10 and P90 are the model's, and not known to hold 80 %."
      )
    }
    notes.append(
      "Only opportunities of accounts on the list count"
        + (target == .totalRevenue ? "; contracts that renew without one do not." : "."))
    return notes
  }

  /// The same, with what luck alone leaves.
  var notes: [String] {
    reservations
      + [countError.map { "Luck alone leaves an error of \(Format.percent($0, places: 0))." }].compactMap(\.self)
  }
}
