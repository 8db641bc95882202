/// A calendar day of the proleptic Gregorian calendar, as days since 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public var number: Int32

  /// The day with this number.
  @inlinable
  public init(_ number: Int32) { self.number = number }

  /// The day of a civil date, or nil where the calendar has no such day.
  ///
  /// - Parameters: year 0–9999, month 1–12, day 1–31.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(Int32(truncatingIfNeeded: Day.number(year: year, month: month, day: day)))
  }

  /// The day that an ISO date (`2026-11-21`) names, or nil.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1–12) and day (1–31).
  @inlinable
  public var civil: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's civil_from_days: eras of 400 years that begin on 1 March.
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// `2026-11-21`.
  public var iso: String {
    let (year, month, day) = civil
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The number of days in a month.
  @inlinable
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 of a date known to exist; for hot paths that have checked it.
  @inlinable
  public static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Earlier than every day a file can name.
  @inlinable public static var distantPast: Day { Day(-800_000) }
  /// Later than every day a file can name.
  @inlinable public static var distantFuture: Day { Day(3_000_000) }

  /// How many whole months lie between two days, or nil where they are no whole number of at least 1. A day that a month
  /// lacks is its last: from 31 January to 28 February is a month.
  public static func wholeMonths(from start: Day, to day: Day) -> Int? {
    let (from, to) = (start.civil, day.civil)
    let months = (to.year - from.year) * 12 + to.month - from.month
    guard months >= 1, to.day == min(from.day, Day.length(ofMonth: to.month, year: to.year)) else { return nil }
    return months
  }

  /// The day so many months later; a day that the month lacks is its last. nil beyond the years that a day can be of.
  public func adding(months: Int) -> Day? {
    let (year, month, day) = civil
    let number = year * 12 + month - 1 + months
    guard number >= 0 else { return nil }
    let (later, of) = (number / 12, number % 12 + 1)
    return Day(year: later, month: of, day: min(day, Day.length(ofMonth: of, year: later)))
  }

  /// In calendar order.
  @inlinable
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  /// The day so many days later; clamps at the ends of the range instead of trapping.
  @inlinable
  public static func + (day: Day, days: Int) -> Day {
    Day(Int32(clamping: Int(day.number) + Int(Int32(clamping: days))))
  }
  /// The day so many days earlier; clamps like `+`.
  @inlinable
  public static func - (day: Day, days: Int) -> Day {
    Day(Int32(clamping: Int(day.number) - Int(Int32(clamping: days))))
  }
  /// Whole days from the right one to the left one.
  @inlinable
  public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }
}
