public import Values

/// The settings of periods and goals.
public enum MetricSettings {
  /// The month 1–12 in which the fiscal year begins.
  public static let fiscalYearStart = Setting.int(
    "fiscal_year_start", 1...12, default: 1, "The month in which the fiscal year starts.")

  /// Goals, in the order in which they were written.
  public static let goals = Setting.map(
    "goals", of: .either(value, goal),
    "Goals by KPI: the value to reach by the end of the fiscal quarter, or of another period.",
    example: "goals:\n  engaged_rate: 0.6\n  new_revenue:\n    value: 1500000\n    period: year"
  ) { GoalSetting($0, $1) }

  private static let value = SettingKind.number(-1e15...1e15)

  private static let goal = SettingKind.record(
    [
      SettingField("value", value, isRequired: true),
      SettingField("period", .choice(GoalSetting.Period.allCases.map(\.rawValue))),
    ], exactlyOne: [])
}

/// A goal as the settings give it.
public struct GoalSetting: Hashable, Sendable {
  /// By the end of which fiscal period it is to be reached.
  public enum Period: String, CaseIterable, Hashable, Sendable { case month, quarter, year }

  /// The id of the KPI, as written.
  public var kpi: String
  /// The value to reach, in the unit of the KPI.
  public var value: Double
  /// By when.
  public var period: Period

  init?(_ kpi: String, _ setting: SettingValue) {
    guard let value = setting.number ?? setting["value"]?.number else { return nil }
    self.kpi = kpi
    self.value = value
    period = setting["period"]?.text.flatMap(Period.init) ?? .quarter
  }
}
