extension SettingsBook {
  /// When interest in a topic is a surge.
  static let intent: [Setting] = [
    Setting(
      "competitor_topics", .list(.text), default: .list([]), "Globs on intent topics that stand for competitors.",
      example: "competitor_topics: [\"competitor:*\", \"*acme*\"]"),
    Setting(
      "surge.ratio", .number(0...1_000), default: .number(1.25),
      "A topic surges whose latest score is at least so many times its baseline and at least `surge.minimum`."),
    Setting(
      "surge.minimum", .number(0...1_000_000), default: .number(40),
      "The least latest score of a surging topic that has a baseline."),
    Setting(
      "surge.new_minimum", .number(0...1_000_000), default: .number(60),
      "The least latest score of a surging topic that has too short a baseline."),
    Setting(
      "surge.baseline_rows", .int(1...1_000), default: .int(3),
      "The least number of scores, from 90 to 7 days before the as-of day, that make a baseline."),
  ]
}
