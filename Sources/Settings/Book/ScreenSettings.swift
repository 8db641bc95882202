extension SettingsBook {
  /// What the screen shows and how it is worked.
  static let screen: [Setting] = [
    Setting(
      "interval", .number(0.1...3_600), default: .number(1),
      "Seconds between two looks at the directory; where the system tells of changes, they are seen at once."),
    Setting(
      "me", .text, default: .text(""), "Who you are in the owner column: what owner:me stands for in a filter."),
    Setting(
      "crm.url", .text, default: .text(""),
      "The address of an account in the CRM; {account_id}, {domain} and other columns of accounts in braces are filled in.",
      example: "crm:\n  url: https://crm.example/accounts/{account_id}"),
    Setting(
      "views", .map(.either(.text, view)), default: .map([]), "Saved views by name: a filter, or what else they set.",
      example: """
        views:
          my tier 1: tier:1 owner:me
          renewals:
            filter: customer:yes renewal<90d
            screen: accounts
            sort: renewal
        """),
    Setting(
      "theme", .text, default: .text("dark"),
      "The theme's name: one of those shipped, or of $XDG_CONFIG_HOME/abmtop/themes.", isPersonal: true),
    Setting(
      "keys", .map(.list(.text)), default: .map([]),
      "Other keys for commands, by the command's name; help lists the names.",
      example: "keys:\n  filter: [/, ctrl-f]\n  quit: q", isPersonal: true),
  ]

  private static let view = SettingKind.record(
    [
      SettingField("filter", .text),
      SettingField("screen", .text),
      SettingField("period", .text),
      SettingField("sort", .text),
      SettingField("columns", .list(.text)),
    ], exactlyOne: [])
}
