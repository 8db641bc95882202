extension SettingsBook {
  /// When an account is engaged, and how long what counts.
  static let engagement: [Setting] = [
    Setting(
      "aes.half_life_days", .number(0.1...3_650), default: .number(30),
      "After so many days an activity counts half in the account engagement score."),
    Setting(
      "aes.minimum", .number(0...1_000_000), default: .number(10), "The score from which on an account is engaged."),
    Setting(
      "engagement_window_days", .int(1...3_650), default: .int(90),
      "A stakeholder is engaged who was active in the last so many days."),
    Setting(
      "view_through_days", .int(0...365), default: .int(7),
      "A visit is a view-through visit up to so many days after an impression."),
  ]
}
