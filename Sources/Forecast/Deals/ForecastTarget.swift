public import Values

/// What is forecast.
public enum ForecastTarget: String, CaseIterable, Sendable {
  /// Σ of the amounts of new opportunities won.
  case newRevenue = "new_revenue"
  /// Σ of the amounts of all opportunities won.
  case totalRevenue = "total_revenue"
  /// Σ of the amounts of expansion, cross-sell and upsell opportunities won.
  case expansionRevenue = "expansion_revenue"
  /// How many new opportunities are won.
  case wins

  /// Whether an opportunity of a type counts.
  public func includes(_ type: OpportunityType) -> Bool {
    switch self {
    case .newRevenue, .wins: type == .new
    case .expansionRevenue: type.isExpansion
    case .totalRevenue: true
    }
  }

  /// Whether each opportunity counts 1 in place of its amount.
  public var isCount: Bool { self == .wins }
}

/// The fiscal period that holds a day.
public struct ForecastPeriod: Hashable, Sendable {
  /// How long it is.
  public enum Length: String, CaseIterable, Sendable {
    case month, quarter, year

    /// In months.
    var months: Int {
      switch self {
      case .month: 1
      case .quarter: 3
      case .year: 12
      }
    }
  }

  /// How long it is.
  public let length: Length
  /// Its first day.
  public let from: Day
  /// Its last day.
  public let to: Day

  /// The period of a length that holds a day.
  ///
  /// - Parameter fiscalYearStart: the month 1–12 in which the fiscal year begins.
  public init(_ length: Length, holding day: Day, fiscalYearStart: Int) {
    let (year, month, _) = day.civil
    let into = (((month - fiscalYearStart) % 12 + 12) % 12) % length.months
    let first = Day(Int32(Day.number(year: year, month: month, day: 1))).adding(months: -into) ?? day
    self.init(length, from: first)
  }

  private init(_ length: Length, from: Day) {
    self.length = length
    self.from = from
    to = (from.adding(months: length.months) ?? from + 1) - 1
  }

  /// The one so many periods before.
  public func earlier(_ count: Int) -> ForecastPeriod {
    ForecastPeriod(length, from: from.adding(months: -count * length.months) ?? .distantPast)
  }

  /// The first and the last day as numbers.
  var days: ClosedRange<Int> { Int(from.number)...max(Int(from.number), Int(to.number)) }
}
