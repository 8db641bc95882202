public import Accounts
public import Values

/// A period as asked for: a name, or two days.
public enum Period: Hashable, Sendable {
  /// [T−N+1, T].
  case days(Int)
  case monthToDate, quarterToDate, yearToDate
  case lastMonth, lastQuarter, lastYear
  /// As given; T is its last day.
  case range(from: Day, to: Day)
  /// From the earliest row on.
  case all

  /// The names that are offered, in the order of the period picker.
  public static let offered: [Period] = [
    .days(7), .days(30), .days(90), .days(365), .monthToDate, .quarterToDate, .yearToDate, .lastMonth, .lastQuarter,
    .lastYear, .all,
  ]

  /// A period by its name (`30d`, `qtd`, `last-month`, `2026-03-01..2026-06-15`, `all`), or nil.
  public init?(_ text: String) {
    let text = text.lowercased()
    switch text {
    case "mtd": self = .monthToDate
    case "qtd": self = .quarterToDate
    case "ytd": self = .yearToDate
    case "last-month": self = .lastMonth
    case "last-quarter": self = .lastQuarter
    case "last-year": self = .lastYear
    case "all": self = .all
    default:
      if text.hasSuffix("d"), let days = Int(text.dropLast()), (1...36_500).contains(days) {
        self = .days(days)
      } else if let dots = text.firstRange(of: ".."), let from = Day(iso: text[..<dots.lowerBound]),
        let to = Day(iso: text[dots.upperBound...]), from <= to
      {
        self = .range(from: from, to: to)
      } else {
        return nil
      }
    }
  }

  /// Its name, as it is written.
  public var name: String {
    switch self {
    case .days(let days): "\(days)d"
    case .monthToDate: "mtd"
    case .quarterToDate: "qtd"
    case .yearToDate: "ytd"
    case .lastMonth: "last-month"
    case .lastQuarter: "last-quarter"
    case .lastYear: "last-year"
    case .range(let from, let to): "\(from.iso)..\(to.iso)"
    case .all: "all"
    }
  }
}

/// A period on a day: T and P, the previous period, and the 13 points of the trend (kpis.md, Ground rules).
public struct ResolvedPeriod: Hashable, Sendable {
  /// As asked for.
  public let period: Period
  /// T and P.
  public let now: FactPoint
  /// The previous period with its own T; nil for `all`.
  public let previous: FactPoint?

  /// The day before P, which levels are compared with; nil for `all`.
  public var opening: Day? { previous == nil ? nil : now.before }

  /// Resolves a period on the as-of day.
  ///
  /// - Parameters:
  ///   - fiscalYearStart: the month 1–12 in which the fiscal year begins.
  ///   - earliest: the first day of data, for `all`; nil where there is none.
  public init(
    _ period: Period, on today: Day, fiscalYearStart: Int = MetricSettings.fiscalYearStart.standard,
    earliest: Day? = nil
  ) {
    self.period = period
    switch period {
    case .days(let days):
      now = FactPoint(asOf: today, from: today - (days - 1))
      previous = FactPoint(asOf: now.before, from: now.before - (days - 1))
    case .range(let from, let to):
      now = FactPoint(asOf: to, from: from)
      previous = FactPoint(asOf: now.before, from: now.before - (now.days - 1))
    case .all:
      now = FactPoint(asOf: today, from: min(earliest ?? today, today))
      previous = nil
    case .monthToDate, .quarterToDate, .yearToDate:
      let months = period.months
      let start = ResolvedPeriod.unitStart(of: today, months: months, fiscalYearStart: fiscalYearStart)
      now = FactPoint(asOf: today, from: start)
      let before = ResolvedPeriod.adding(months: -months, to: start)
      previous = FactPoint(asOf: min(before + (now.days - 1), start - 1), from: before)
    case .lastMonth, .lastQuarter, .lastYear:
      let months = period.months
      let start = ResolvedPeriod.unitStart(of: today, months: months, fiscalYearStart: fiscalYearStart)
      let from = ResolvedPeriod.adding(months: -months, to: start)
      now = FactPoint(asOf: start - 1, from: from)
      previous = FactPoint(asOf: from - 1, from: ResolvedPeriod.adding(months: -months, to: from))
    }
  }

  /// The points of the trend, newest first: T, T−7, …, T−84, each with as many days as P.
  public var trend: [FactPoint] {
    (0..<13).map { step in FactPoint(asOf: now.asOf - 7 * step, from: now.from - 7 * step) }
  }

  /// Every point that facts are computed at: now, the day before P (for movers), the previous period if there is one,
  /// and the trend without its first point, which is now.
  public var points: [FactPoint] {
    [now, FactPoint(asOf: now.before, from: now.before)] + (previous.map { [$0] } ?? []) + trend.dropFirst()
  }

  /// The first day of the unit of `months` months that holds a day. `day` is the first of its month's unit.
  package static func unitStart(of day: Day, months: Int, fiscalYearStart: Int) -> Day {
    let (year, month, _) = day.civil
    let sinceStart = ((month - fiscalYearStart) % 12 + 12) % 12
    let intoUnit = sinceStart % months
    return adding(months: -intoUnit, to: Day(Int32(Day.number(year: year, month: month, day: 1))))
  }

  /// The first day of a month some months later.
  package static func adding(months: Int, to firstOfMonth: Day) -> Day {
    let (year, month, _) = firstOfMonth.civil
    let count = year * 12 + month - 1 + months
    return Day(Int32(Day.number(year: count / 12, month: count % 12 + 1, day: 1)))
  }
}

extension Period {
  /// The length of the unit in months: 1, 3 or 12.
  fileprivate var months: Int {
    switch self {
    case .monthToDate, .lastMonth: 1
    case .quarterToDate, .lastQuarter: 3
    default: 12
    }
  }
}
