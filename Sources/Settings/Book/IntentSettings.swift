extension SettingsBook {
  /// When interest in a topic is a surge.
  static let intent: [Setting] = [
    Setting(
      "competitor_topics", .list(.text), default: .list([]), "Globs on intent topics that stand for competitors.",
      example: "competitor_topics: [\"competitor:*\", \"*acme*\"]"),
    Setting(
      "surge.ratio", .number(0...1_000), default: .number(1.25),
      "A topic surges whose latest score is at least so many times its baseline,"),
    Setting("surge.minimum", .number(0...1_000_000), default: .number(40), "and at least so high;"),
    Setting(
      "surge.new_minimum", .number(0...1_000_000), default: .number(60),
      "without enough of a baseline, where the latest score is at least so high."),
    Setting(
      "surge.baseline_rows", .int(1...1_000), default: .int(3),
      "So many scores in the 83 days before are baseline enough."),
  ]
}
