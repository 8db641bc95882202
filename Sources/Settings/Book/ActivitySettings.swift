extension SettingsBook {
  /// What activities count as.
  static let activityTypes: [Setting] = [
    Setting(
      "high_value_pages", .list(.text),
      default: .list(
        ["/pricing*", "/demo*", "/request-demo*", "/contact-sales*", "/trial*", "/buy*"].map { .text($0) }),
      "Globs on the path of a visit's URL that make it a high-value visit; * matches / as well, case does not matter."),
    Setting(
      "activity_types", .map(.either(weight, type)), default: .map([]),
      "Weights, classes and names of activity types: a number sets the engagement weight, a map the rest as well.",
      example: """
        activity_types:
          visit: 0.5
          workshop:
            weight: 12
            class: engagement
            touch: true
            names: [onsite workshop, lab day]
        """),
  ]

  private static let weight = SettingKind.number(0...1_000)

  private static let type = SettingKind.record(
    [
      SettingField("weight", weight),
      SettingField("class", .choice(["impression", "engagement", "outreach", "other"])),
      SettingField("touch", .bool),
      SettingField("names", .list(.text)),
    ], exactlyOne: [])
}
