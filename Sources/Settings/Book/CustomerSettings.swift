extension SettingsBook {
  /// Contracts, value and goals.
  static let customers: [Setting] = [
    Setting(
      "renewal_grace_days", .int(0...365), default: .int(30),
      "A contract counts as active, and can still be renewed, so many days after its end."),
    Setting("fiscal_year_start", .int(1...12), default: .int(1), "The month in which the fiscal year starts."),
    Setting("gross_margin", .number(0...1), default: .number(0.8), "The share of revenue that is margin, for the LTV."),
    Setting(
      "ltv.default_churn", .number(0.001...1), default: .number(0.15),
      "The yearly churn that the LTV is worked out with where fewer than 20 accounts had a contract due."),
    Setting(
      "goals", .map(.either(value, goal)), default: .map([]),
      "Goals by KPI: the value to reach by the end of the fiscal quarter, or of another period.",
      example: "goals:\n  engaged_rate: 0.6\n  new_revenue:\n    value: 1500000\n    period: year"),
  ]

  private static let value = SettingKind.number(-1e15...1e15)

  private static let goal = SettingKind.record(
    [
      SettingField("value", value, isRequired: true),
      SettingField("period", .choice(["month", "quarter", "year"])),
    ], exactlyOne: [])
}
