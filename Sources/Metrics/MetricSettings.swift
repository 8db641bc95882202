public import Values

/// The settings of periods and goals.
public enum MetricSettings {
  /// The month 1–12 in which the fiscal year begins.
  public static let fiscalYearStart = Setting.int(
    "fiscal_year_start", 1...12, default: 1, "The month in which the fiscal year starts.")

  /// Goals, in the order in which they were written.
  public static let goals = Setting(
    "goals", .map(.either(.text, .list(.map(.text)))), default: [GoalSetting](), written: .map([]),
    "Goals by KPI: the value to reach by the end of the fiscal quarter, or of other periods, and for some accounts.",
    example: "goals:\n  engaged_rate: 60%\n  new_revenue: {quarter: 1500000, year: 6200000}\n"
      + "  pipeline_created: [{period: 2026-Q4, tier: 1, value: 2500000}]"
  ) { value in value.pairs?.flatMap { GoalSetting.all($0.key, $0.value) } }

  /// By which course a flow's goal is usually approached.
  public static let pace = Setting<PaceMethod>.choice(
    "pace", default: .history,
    "Against which course goals are held: of one's own past periods, of working days, or of calendar days.")
}

/// By which course a goal is usually approached within its period (signals.md, Goals and pace).
public enum PaceMethod: String, CaseIterable, Hashable, Sendable {
  /// As in past periods of one's own; where there are too few, by working days.
  case history
  /// The same on each working day.
  case workdays
  /// The same on each calendar day.
  case linear
}

/// A goal as the settings give it: all of it as written.
public struct GoalSetting: Hashable, Sendable {
  /// The id of the KPI.
  public var kpi: String
  /// The value to reach; empty where it has none.
  public var value = ""
  /// By when: `month`, `quarter`, `year` for the one that holds T, or a period by its name; empty: the fiscal quarter.
  public var period = ""
  /// The first day; empty where the period says it.
  public var from = ""
  /// The last day; empty where the period says it.
  public var to = ""
  /// Of which accounts: columns with the value that they must have.
  public var scope: [SettingPair] = []

  /// A goal of the whole list.
  public init(kpi: String, value: String = "", period: String = "") {
    self.kpi = kpi
    self.value = value
    self.period = period
  }

  private static let units = ["month", "quarter", "year"]

  /// The goals of one KPI: a value, a map of periods, or a list of goals.
  static func all(_ kpi: String, _ setting: SettingValue) -> [GoalSetting] {
    if let value = setting.text { return [GoalSetting(kpi: kpi, value: value)] }
    return (setting.list ?? []).flatMap { goals(kpi, $0.pairs ?? []) }
  }

  private static func goals(_ kpi: String, _ pairs: [SettingPair]) -> [GoalSetting] {
    var goal = GoalSetting(kpi: kpi)
    var periods: [(String, String)] = []
    for pair in pairs {
      let text = pair.value.text ?? ""
      switch pair.key {
      case "value": goal.value = text
      case "period": goal.period = text
      case "from": goal.from = text
      case "to": goal.to = text
      case let unit where units.contains(unit): periods.append((unit, text))
      default: goal.scope.append(pair)
      }
    }
    let others = periods.map { unit, value in
      var other = goal
      (other.period, other.value) = (unit, value)
      return other
    }
    return others.isEmpty || !goal.value.isEmpty ? [goal] + others : others
  }
}
