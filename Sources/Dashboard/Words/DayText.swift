internal import Values

/// Days as people write them: `18 Nov`, `18 Nov 2026`, `1 Oct–21 Nov 2026`.
enum DayText {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `18 Nov`.
  static func short(_ day: Day) -> String {
    let (_, month, number) = day.civil
    return "\(number) \(months[month - 1])"
  }

  /// `18 Nov 2026`.
  static func full(_ day: Day) -> String { "\(short(day)) \(day.civil.year)" }

  /// `18 Nov` in the year of another day, else with its year.
  static func near(_ day: Day, to other: Day) -> String {
    day.civil.year == other.civil.year ? short(day) : full(day)
  }

  /// `1 Oct–21 Nov 2026`; the year of the first day only where it is another.
  static func range(_ from: Day, _ to: Day, dash: String, withYear: Bool = true) -> String {
    if from == to { return withYear ? full(to) : short(to) }
    return near(from, to: to) + dash + (withYear ? full(to) : short(to))
  }
}
