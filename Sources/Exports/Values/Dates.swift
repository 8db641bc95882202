/// What the day-and-month dates of a column say about their order.
public struct DateEvidence: OptionSet, Hashable, Sendable {
  /// The three bits.
  public let rawValue: UInt8
  /// From the bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A date such as `11/21/2026` proves that months come first.
  public static let monthFirst = DateEvidence(rawValue: 1)
  /// A date such as `21/11/2026` proves that days come first.
  public static let dayFirst = DateEvidence(rawValue: 2)
  /// A date such as `11/12/2026` was read by the order given, and proves nothing.
  public static let ambiguous = DateEvidence(rawValue: 4)

  /// The order that a column's values decide: nil where none does, or where they contradict each other.
  public var order: ReadRules.DateOrder? {
    switch (contains(.monthFirst), contains(.dayFirst)) {
    case (true, false): .monthFirst
    case (false, true): .dayFirst
    default: nil
    }
  }
}

/// Reads dates and times (data.md, Values; exports.md, Oddities).
///
/// A date that can be read in one order only (`21/11/2026`) is read in that one, whatever the column's order: only what is
/// `DateEvidence.ambiguous` hangs on it. Fractions of a second are cut to milliseconds. Beyond the listed forms it takes
/// `2026/11/21`, one-digit months and days, and `21.11.2026`, which is day first everywhere. A second of 60 is the next minute's first.
public enum Dates {
  /// The instant a text names, or nil where it is no date of the calendar.
  ///
  /// - Parameters:
  ///   - text: one trimmed field, not empty.
  ///   - order: decides `11/12/2026`.
  ///   - zone: of times without an offset; a date alone is its day at 00:00 there.
  ///   - evidence: what the text says about the column's order is added.
  public static func parse(
    _ text: UnsafeRawBufferPointer, order: ReadRules.DateOrder, zone: Zone, evidence: inout DateEvidence
  ) -> Instant? {
    if let instant = iso(text, zone: zone) { return instant }
    var scanner = DateScanner(text)
    guard let first = scanner.number(atMost: 13) else { return nil }
    if scanner.isAtEnd { return unix(first) }
    guard let day = day(&scanner, first: first, order: order, evidence: &evidence) else { return nil }
    if scanner.isAtEnd { return zone.start(of: day) }
    guard let time = scanner.time(), let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    let seconds = Int64(day.number) * 86_400 + time.seconds
    switch offset {
    case .none: return zone.instant(localSeconds: seconds, milliseconds: time.milliseconds)
    case .east(let east): return Instant(milliseconds: (seconds - east) * 1_000 + time.milliseconds)
    }
  }

  /// The two forms that nearly every file uses, without a scanner: `2026-11-21` and `2026-11-21T14:03:22Z`.
  @inline(__always)
  static func iso(_ text: UnsafeRawBufferPointer, zone: Zone) -> Instant? {
    guard text.count == 10 || text.count == 20, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
      return nil
    }
    var wrong = false
    func digits(_ position: Int) -> Int {
      let tens = text[position] &- 48
      let ones = text[position + 1] &- 48
      wrong = wrong || tens > 9 || ones > 9
      return Int(tens) * 10 + Int(ones)
    }
    let year = digits(0) * 100 + digits(2)
    let month = digits(5)
    let day = digits(8)
    if wrong || month == 0 || month > 12 || day == 0 || (day > 28 && day > Day.length(ofMonth: month, year: year)) {
      return nil
    }
    let number = Day.number(year: year, month: month, day: day)
    if text.count == 10 { return zone.start(of: Day(Int32(truncatingIfNeeded: number))) }
    guard text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      text[19] == UInt8(ascii: "Z")
    else { return nil }
    let hour = digits(11)
    let minute = digits(14)
    let second = digits(17)
    if wrong || hour > 23 || minute > 59 || second > 60 { return nil }
    return Instant(milliseconds: Int64(number * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000)
  }

  /// Unix seconds of 9–10 digits, milliseconds of 12–13.
  private static func unix(_ number: DateScanner.Number) -> Instant? {
    switch number.count {
    case 9, 10: Instant(milliseconds: Int64(number.value) * 1_000)
    case 12, 13: Instant(milliseconds: Int64(number.value))
    default: nil
    }
  }

  /// The rest of a date of three parts.
  private static func day(
    _ scanner: inout DateScanner, first: DateScanner.Number, order: ReadRules.DateOrder, evidence: inout DateEvidence
  ) -> Day? {
    // `-`, `.` and `/` are neighbours in ASCII.
    guard let separator = scanner.next(), separator >= UInt8(ascii: "-"), separator <= UInt8(ascii: "/"),
      let second = scanner.number(atMost: 2), scanner.take(separator), let third = scanner.number(atMost: 4)
    else { return nil }
    if first.count == 4 {
      return third.count <= 2 ? Day(year: first.value, month: second.value, day: third.value) : nil
    }
    guard first.count <= 2, third.count == 2 || third.count == 4 else { return nil }
    let year = third.count == 4 ? third.value : third.value + (third.value >= 69 ? 1_900 : 2_000)
    let dayFirst: Bool
    if separator == UInt8(ascii: ".") {
      dayFirst = true
    } else if first.value > 12 {
      guard first.value <= 31, second.value <= 12 else { return nil }
      evidence.insert(.dayFirst)
      dayFirst = true
    } else if second.value > 12 {
      guard second.value <= 31 else { return nil }
      evidence.insert(.monthFirst)
      dayFirst = false
    } else {
      if first.value != second.value { evidence.insert(.ambiguous) }
      dayFirst = order == .dayFirst
    }
    return Day(
      year: year, month: dayFirst ? second.value : first.value, day: dayFirst ? first.value : second.value)
  }
}
