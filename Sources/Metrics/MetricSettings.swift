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

/// The settings of which signals are raised, and from when on.
public enum SignalSettings {
  /// The declarations, as `abmtop config` lists them.
  public static let all: [SettingDeclaration] =
    signal("engaged", "accounts that have just become engaged and have no open opportunity")
    + [whole("engaged.days", 1...365, 7, "Just engaged is who became so in the last so many days.")]
    + signal("surge", "a surging topic of an account that is not engaged")
    + signal("heat", "accounts that research heavily")
    + [whole("heat.peppers", 1...3, 3, "Research is heavy from so many peppers on.")]
    + signal("stalled", "open opportunities that nobody has touched for long")
    + [whole("stalled.days", 1...365, 21, "An opportunity is stalled without a touch for so many days.")]
    + signal("single_threaded", "open opportunities with too few engaged stakeholders")
    + [
      whole(
        "single_threaded.stakeholders", 1...100, 2,
        "Fewer engaged stakeholders than that are too few for an opportunity.")
    ]
    + signal("degrading", "customers whose relationship degrades")
    + signal("competitor", "customers with a surging competitor topic")
    + signal("renewal_risk", "contracts that end soon while the relationship is poor")
    + [
      whole(
        "renewal_risk.days", 1...730, 90,
        "A contract is at risk that ends within so many days while the relationship is poor."),
      Setting.number(
        "signals.renewal_risk.relationship", 0...100, default: 40,
        "A relationship is poor below that score, or where it degrades or a detractor answered."
      ).declaration,
    ]
    + signal("win_back", "accounts lost a while ago that show interest again")
    + [whole("win_back.days", 1...3_650, 90, "An account can be won back that was lost at least so many days ago.")]
    + signal("expansion", "customers that show interest and have no open expansion opportunity")
    + [whole("expansion.peppers", 1...3, 2, "A customer shows interest by so many peppers, or by a surging topic.")]
    + signal("goal", "KPIs behind their goal's pace")
    + signal("stale", "tables whose newest row is old")
    + [whole("stale.days", 1...3_650, 14, "A row is old more than so many days before the as-of day.")]

  private static func signal(_ name: String, _ help: String) -> [SettingDeclaration] {
    [Setting.bool("signals.\(name).enabled", default: true, "Whether to signal \(help).").declaration]
  }

  private static func whole(
    _ name: String, _ range: ClosedRange<Int>, _ standard: Int, _ help: String
  ) -> SettingDeclaration {
    Setting.int("signals.\(name)", range, default: standard, help).declaration
  }
}
