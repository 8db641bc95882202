public import Values

/// Days as people write them: `18 Nov`, `18 Nov 2026`, `1 Oct–21 Nov 2026`.
public enum DayText {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `Nov` of 11; empty where the year has no such month.
  ///
  /// - Parameter number: 1–12.
  public static func month(_ number: Int) -> String { months.indices.contains(number - 1) ? months[number - 1] : "" }

  /// `18 Nov`.
  public static func short(_ day: Day) -> String {
    let (_, month, number) = day.civil
    return "\(number) \(self.month(month))"
  }

  /// `18 Nov 2026`.
  public static func full(_ day: Day) -> String { "\(short(day)) \(day.civil.year)" }

  /// `18 Nov` in the year of another day, else with its year.
  public static func near(_ day: Day, to other: Day) -> String {
    day.civil.year == other.civil.year ? short(day) : full(day)
  }

  /// `1 Oct–21 Nov 2026`; the year of the first day only where it is another.
  public static func range(_ from: Day, _ to: Day, dash: String, withYear: Bool = true) -> String {
    if from == to { return withYear ? full(to) : short(to) }
    return near(from, to: to) + dash + (withYear ? full(to) : short(to))
  }
}
