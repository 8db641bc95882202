extension SettingsBook {
  /// The ideal customer profile, which gives accounts without a tier theirs.
  static let fit: [Setting] = [
    Setting(
      "icp.criteria", .list(criterion), default: .list([]),
      "What makes an account a good fit: a column of accounts, and one of in, min, max and matches (a glob).",
      example: """
        icp:
          criteria:
            - field: industry
              in: [Software, Financial services]
            - field: employees
              min: 200
            - field: country
              matches: "united*"
        """),
    Setting(
      "icp.tier2_share", .number(0...1), default: .number(0.6),
      "Accounts without a tier that meet all criteria are tier 1, and tier 2 from this share of them on."),
    Setting(
      "icp.tier3_share", .number(0...1), default: .number(0.3),
      "Accounts without a tier are tier 3 from this share of the criteria on."),
  ]

  private static let criterion = SettingKind.record(
    [
      SettingField("field", .text, isRequired: true),
      SettingField("in", .list(.text)),
      SettingField("min", .number(-1e15...1e15)),
      SettingField("max", .number(-1e15...1e15)),
      SettingField("matches", .text),
    ], exactlyOne: ["in", "min", "max", "matches"])
}
