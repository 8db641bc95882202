/// Which days people work on: Monday to Friday, without the holidays of the settings (signals.md, Signals).
public struct WorkingDays: Hashable, Sendable {
  /// The days off beside Saturdays and Sundays.
  public let holidays: Set<Day>

  /// The setting of days off.
  public static let holidaySetting = Setting.list(
    "holidays", of: .day,
    "Days on which nobody works, beside Saturdays and Sundays: what is due in working days skips them.",
    example: "holidays: [2026-12-25, 2027-01-01]"
  ) { $0.text.flatMap { Day(iso: $0) } }

  /// Every Monday to Friday but these days.
  public init(holidays: Set<Day> = []) { self.holidays = holidays }

  /// The working days that the settings give.
  public init(_ settings: SettingValues) { self.init(holidays: Set(settings[WorkingDays.holidaySetting])) }

  /// Whether people work on a day.
  public func contains(_ day: Day) -> Bool {
    // 1970-01-01 was a Thursday.
    let weekday = ((Int(day.number) + 3) % 7 + 7) % 7
    return weekday < 5 && !holidays.contains(day)
  }

  /// The n-th working day after a day; the day itself where n is 0 or less. Gives up, and counts calendar days, where
  /// no working day comes for a year.
  ///
  /// - Complexity: O(n + holidays).
  public func day(_ count: Int, after day: Day) -> Day {
    var (rest, current, idle) = (count, day, 0)
    while rest > 0 {
      current = current + 1
      if contains(current) || idle > 366 {
        rest -= 1
        idle = idle > 366 ? idle : 0
      } else {
        idle += 1
      }
    }
    return current
  }

  /// How many working days lie in a range of days, both ends included; 0 where it is empty.
  ///
  /// - Complexity: O(holidays).
  public func count(from first: Day, through last: Day) -> Int {
    if last < first { return 0 }
    // Whole weeks since a Monday long ago, and the days of the week that has begun.
    func weekdays(before number: Int) -> Int {
      let days = number + 3 + 7 * 200_000
      return days / 7 * 5 + min(days % 7, 5)
    }
    let all = weekdays(before: Int(last.number) + 1) - weekdays(before: Int(first.number))
    return all - holidays.count { first <= $0 && $0 <= last && WorkingDays().contains($0) }
  }
}
