/// Calendar arithmetic on days since 1970-01-01 (the proleptic Gregorian calendar; Howard Hinnant's algorithms).
enum CivilDay {
  /// Year, month and day of a day number.
  static func parts(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let calendarMonth = month < 10 ? month + 3 : month - 9
    return (
      yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// The day number of a date.
  static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// `2026-11-21`.
  static func iso(_ number: Int) -> String {
    let (year, month, day) = parts(number)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `2026-11-21T14:03:22Z`.
  static func iso(_ number: Int, second: Int) -> String {
    "\(iso(number))T\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  /// `2026-Q4`.
  static func quarter(_ number: Int) -> String {
    let (year, month, _) = parts(number)
    return "\(padded(year, 4))-Q\((month + 2) / 3)"
  }

  /// Whether the day is a Saturday or a Sunday. 1970-01-01 was a Thursday.
  static func isWeekend(_ number: Int) -> Bool {
    let weekday = ((number + 3) % 7 + 7) % 7
    return weekday >= 5
  }

  /// A number with leading zeros.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
  }
}
