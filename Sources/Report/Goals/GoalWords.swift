public import Formatting
internal import Metrics
public import Signals
internal import Values

extension GoalProblem {
  /// `goals.csv:14: no KPI 'engaged_rat'; nearest: engaged_rate`.
  public var words: String {
    switch self {
    case .unknownKPI(let id, let nearest, let source):
      "\(source.text): no KPI '\(SafeText.line(id))'" + (nearest.map { "; nearest: \($0)" } ?? "")
    case .unreadablePeriod(let text, let source):
      "\(source.text): no period '\(SafeText.line(text))'; say 2026-Q4, FY2027, 2026-11, or from and to"
    case .unreadableValue(let text, let source):
      text.isEmpty
        ? "\(source.text): no value to reach" : "\(source.text): '\(SafeText.line(text))' is no value to reach"
    case .unknownColumn(let name, let source): "\(source.text): accounts have no column '\(SafeText.line(name))'"
    case .duplicate(let id, let source):
      "\(source.text): \(SafeText.line(id)) stands before it; this one does not count"
    }
  }
}

extension GoalMismatch {
  /// `new_revenue 2026-10-01..2026-12-31: the goals by tier add up to 100000.00, the whole is 400000.00`.
  public var words: String {
    "\(kpi) \(period.from.iso)..\(period.to.iso): the goals by \(SafeText.line(column)) add up to "
      + "\(GoalMismatch.plain(sum)), the whole is \(GoalMismatch.plain(whole))"
  }

  /// Two places, without a thousands mark.
  private static func plain(_ value: Double) -> String {
    guard value.magnitude < 9e15 else { return String(value) }
    let cents = Int64((value.magnitude * 100).rounded())
    let places = String(cents % 100)
    return (value < 0 ? "-" : "") + "\(cents / 100)." + (places.utf8.count < 2 ? "0" : "") + places
  }
}

/// Goals in words and cells: the same on screen and in reports.
public struct GoalWords: Sendable {
  /// How values are written.
  public let numbers: FigureFormat

  /// Words with values of a format.
  public init(numbers: FigureFormat) { self.numbers = numbers }

  /// `New revenue, tier 2`: the KPI and of whom.
  public func name(_ goal: Goal) -> String {
    let scope = goal.scope.map { part in
      part.column == "owner" ? SafeText.line(part.value) : "\(SafeText.line(part.column)) \(SafeText.line(part.value))"
    }
    return ([goal.kpi.name] + scope).joined(separator: ", ")
  }

  /// The days of a period.
  public func period(_ period: GoalPeriod) -> String { "\(period.from.iso) to \(period.to.iso)" }

  /// `80 %`; nothing of none.
  public func percent(_ part: Double?) -> String { numbers.short(part, of: .ratio) }

  /// The pace in a word: also why there is none.
  public func pace(_ figure: GoalFigure) -> String {
    switch figure.status {
    case .future: return "not begun"
    case .past: return (figure.attainment ?? 0) >= 1 - 1e-12 ? "reached" : figure.attainment == nil ? "n/a" : "missed"
    case .current: break
    }
    if figure.isTooEarly { return "too early" }
    if let word = figure.word { return word.rawValue }
    return figure.attainment == nil ? "n/a" : "just begun"
  }

  /// How the usual share is known: `history of 8`, `working days`.
  public func method(_ figure: GoalFigure) -> String {
    switch figure.method {
    case .history:
      "own "
        + Format.count(
          figure.past.count, figure.goal.period.unit == .custom ? "period" : figure.goal.period.unit.rawValue)
    case .workdays: "working days"
    case .linear: "calendar days"
    case nil: ""
    }
  }

  /// `+3 working days`; empty where nothing says it.
  public func ahead(_ figure: GoalFigure) -> String {
    guard figure.status == .current, let days = figure.daysAhead else { return "" }
    return (days > 0 ? "+" : "") + String(days)
  }

  /// `2.5× of the 9.2× it took`; `2.5×` where nothing says what it takes; empty where nothing is missing.
  public func coverage(_ figure: GoalFigure) -> String {
    guard let coverage = figure.coverage, let ratio = coverage.ratio else { return "" }
    let needed = coverage.needed.map { " of the \(GoalWords.times($0)) it took" } ?? ""
    return GoalWords.times(ratio) + needed + (coverage.isAllOpen ? ", all open counted" : "")
  }

  private static func times(_ value: Double) -> String { Format.decimal(value, places: 1) + "×" }

  /// `$50K ($38K–$62K)`: P50, P10 and P90; empty where nothing says it.
  public func landing(_ figure: GoalFigure) -> String {
    guard let landing = figure.landing else { return "" }
    let unit = figure.goal.kpi.unit
    return "\(numbers.short(landing.p50, of: unit)) (\(numbers.short(landing.p10, of: unit))–"
      + "\(numbers.short(landing.p90, of: unit)))"
  }

  /// `$14K a working day, of late $400`; empty where nothing is needed.
  public func needed(_ figure: GoalFigure) -> String {
    guard let needed = figure.neededADay else { return "" }
    let unit = figure.goal.kpi.unit
    return numbers.short(needed, of: unit) + " a day"
      + (figure.lastTwentyADay.map { ", of late \(numbers.short($0, of: unit))" } ?? "")
  }
}
