public import Metrics
public import Values

/// By when a goal is to be reached.
public struct GoalPeriod: Hashable, Sendable {
  /// What kind of period it is.
  public enum Unit: String, Hashable, Sendable {
    case month, quarter, year
    /// Any other days.
    case custom

    /// Its length in months; nil of other days.
    var months: Int? {
      switch self {
      case .month: 1
      case .quarter: 3
      case .year: 12
      case .custom: nil
      }
    }
  }

  /// The first day.
  public let from: Day
  /// The last day.
  public let to: Day
  /// What kind of period these days are.
  public let unit: Unit

  /// The fiscal month, quarter or year that holds a day.
  init(_ unit: Unit, holding day: Day, fiscalYearStart: Int) {
    let months = unit.months ?? 3
    from = ResolvedPeriod.unitStart(of: day, months: months, fiscalYearStart: fiscalYearStart)
    to = ResolvedPeriod.adding(months: months, to: from) - 1
    self.unit = unit
  }

  /// Some days: where they are a whole fiscal month, quarter or year, that one. nil where the last is before the first.
  init?(from: Day, to: Day, fiscalYearStart: Int) {
    if to < from { return nil }
    let units: [Unit] = [.month, .quarter, .year]
    let whole = units.map { GoalPeriod($0, holding: from, fiscalYearStart: fiscalYearStart) }
    self.from = from
    self.to = to
    unit = whole.first { $0.from == from && $0.to == to }?.unit ?? .custom
  }

  /// `2026-Q4`, `FY2027`, `2027`, `2026-11`, `2026-10-01..2026-12-31`; nil of anything else.
  ///
  /// Quarters are fiscal, and a fiscal year is named by the year that it ends in.
  init?(_ text: String, fiscalYearStart: Int) {
    if let dots = text.firstRange(of: "..") {
      guard let from = Day(iso: String(text[..<dots.lowerBound])), let to = Day(iso: String(text[dots.upperBound...]))
      else { return nil }
      self.init(from: from, to: to, fiscalYearStart: fiscalYearStart)
      return
    }
    let letters = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    func year(_ digits: Substring) -> Int? {
      guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else { return nil }
      return digits.count == 4 ? number : digits.count == 2 ? 2_000 + number : nil
    }
    /// The first day of a fiscal year.
    func start(_ year: Int) -> Day {
      let calendarYear = fiscalYearStart == 1 ? year : year - 1
      return Day(Int32(Day.number(year: calendarYear, month: fiscalYearStart, day: 1)))
    }
    if let mark = letters.firstIndex(of: "Q"),
      let quarter = letters[letters.index(after: mark)...].first?.wholeNumberValue,
      (1...4).contains(quarter)
    {
      var rest = letters
      rest.removeSubrange(mark...letters.index(after: mark))
      guard let year = year(rest.drop { "FY".contains($0) }) else { return nil }
      let first = ResolvedPeriod.adding(months: 3 * (quarter - 1), to: start(year))
      self.init(.quarter, holding: first, fiscalYearStart: fiscalYearStart)
    } else if text.utf8.count == 7, text.utf8.dropFirst(4).first == UInt8(ascii: "-"), let day = Day(iso: text + "-01")
    {
      self.init(.month, holding: day, fiscalYearStart: fiscalYearStart)
    } else if let year = year(letters.drop { "FY".contains($0) }) {
      self.init(.year, holding: start(year), fiscalYearStart: fiscalYearStart)
    } else {
      return nil
    }
  }

  /// The n-th period of the kind before it: of other days as many directly before.
  func before(_ count: Int) -> GoalPeriod {
    guard let months = unit.months else {
      let days = to - from + 1
      return GoalPeriod(from: from - days * count, to: to - days * count, unit: unit)
    }
    let first = ResolvedPeriod.adding(months: -months * count, to: from)
    return GoalPeriod(from: first, to: ResolvedPeriod.adding(months: months, to: first) - 1, unit: unit)
  }

  /// Days that are no period of a kind.
  init(days from: Day, _ to: Day) { self.init(from: from, to: max(from, to), unit: .custom) }

  private init(from: Day, to: Day, unit: Unit) {
    (self.from, self.to, self.unit) = (from, to, unit)
  }
}

/// One column that narrows a goal, and the value that accounts must have in it; of the owner of some KPIs, deals.
public struct GoalScopePart: Hashable, Sendable {
  /// The column, by its name in letters.
  public var column: String
  /// The value, as written.
  public var value: String
}

/// A KPI that is to reach a value within a period.
public struct Goal: Sendable {
  /// The KPI.
  public let kpi: KPI
  /// By when.
  public let period: GoalPeriod
  /// The value to reach, in the unit of the KPI: a share from 0 to 1, money in the reporting currency.
  public let value: Double
  /// Of whose accounts or deals; empty: the whole list.
  public let scope: [GoalScopePart]
  /// Where it is written.
  public let source: SignalEvidence

  /// `new_revenue/2026-10-01..2026-12-31/tier=2`: what tells it from others.
  public var id: String {
    (["\(kpi.id)/\(period.from.iso)..\(period.to.iso)"] + scope.map { "\($0.column)=\($0.value)" }).joined(
      separator: "/")
  }

  /// Whether the owner of its scope is the deals', and not the accounts'.
  var isOfDealOwner: Bool { Goal.ofDeals.contains(kpi.id) }

  private static let ofDeals: Set<String> = [
    "new_revenue", "total_revenue", "expansion_revenue", "pipeline_created", "target_account_pipeline",
    "expansion_pipeline",
  ]
}

/// Why something written is no goal.
public enum GoalProblem: Hashable, Sendable {
  /// There is no KPI of that id; the nearest, where one is near.
  case unknownKPI(String, nearest: String?, SignalEvidence)
  /// A period that cannot be read, or ends before it begins.
  case unreadablePeriod(String, SignalEvidence)
  /// A value that cannot be read; empty: there is none.
  case unreadableValue(String, SignalEvidence)
  /// A column that accounts do not have.
  case unknownColumn(String, SignalEvidence)
  /// Another goal of the same KPI, period and scope stands before it.
  case duplicate(id: String, SignalEvidence)
}

/// Parts of a goal that do not add up to the whole.
public struct GoalMismatch: Hashable, Sendable {
  /// The id of the KPI.
  public var kpi: String
  /// The period.
  public var period: GoalPeriod
  /// The column by which it is split.
  public var column: String
  /// Σ of the parts.
  public var sum: Double
  /// The goal of the whole list.
  public var whole: Double
}
