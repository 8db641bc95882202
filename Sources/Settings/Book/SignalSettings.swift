extension SettingsBook {
  /// Which signals are raised, and from when on.
  static let signals: [Setting] =
    names.map { name, help in
      Setting("signals.\(name).enabled", .bool, default: .bool(true), "Whether to signal \(help).")
    } + thresholds

  private static let names: [(String, String)] = [
    ("engaged", "accounts that have just become engaged and have no open opportunity"),
    ("surge", "a surging topic of an account that is not engaged"),
    ("heat", "accounts that research heavily"),
    ("stalled", "open opportunities without a touch for long"),
    ("single_threaded", "open opportunities with too few engaged stakeholders"),
    ("degrading", "customers whose relationship degrades"),
    ("competitor", "customers with a surging competitor topic"),
    ("renewal_risk", "contracts that end soon while the relationship is poor"),
    ("win_back", "accounts lost a while ago that show interest again"),
    ("expansion", "customers that show interest and have no open expansion opportunity"),
    ("goal", "KPIs behind their goal's pace"),
    ("stale", "tables whose newest row is old"),
  ]

  private static let thresholds: [Setting] = [
    Setting("signals.engaged.days", .int(1...365), default: .int(7), "Just engaged: in the last so many days."),
    Setting("signals.heat.peppers", .int(1...3), default: .int(3), "Heavy research: so many peppers."),
    Setting("signals.stalled.days", .int(1...365), default: .int(21), "Stalled: no touch for so many days."),
    Setting(
      "signals.single_threaded.stakeholders", .int(1...100), default: .int(2),
      "Too few: fewer engaged stakeholders than that."),
    Setting(
      "signals.renewal_risk.days", .int(1...730), default: .int(90), "Ends soon: within so many days."),
    Setting(
      "signals.renewal_risk.relationship", .number(0...100), default: .number(40),
      "Poor: a relationship score below that, or degrading, or a detractor's answer."),
    Setting("signals.win_back.days", .int(1...3_650), default: .int(90), "A while ago: at least so many days."),
    Setting(
      "signals.expansion.peppers", .int(1...3), default: .int(2), "Interest: so many peppers, or a surging topic."),
    Setting(
      "signals.stale.days", .int(1...3_650), default: .int(14), "Old: more than so many days before the as-of day."),
  ]
}
