public import Values

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

/// How `11/12/2026` is read in one column: apart where the parts are separated by slashes and by dashes.
struct DateStyle: Hashable, Sendable {
  /// The order of one shape of dates.
  struct Shape: Hashable, Sendable {
    var order: ReadRules.DateOrder
    /// The values contradict each other: those that fit only the other order cannot be read.
    var isStrict = false
  }

  var slashes: Shape
  var dashes: Shape
  /// Whether numbers from 20,000 to 80,000 are a spreadsheet's days.
  var hasSerialDays = true

  /// The same order for all.
  init(_ order: ReadRules.DateOrder) {
    slashes = Shape(order: order)
    dashes = Shape(order: order)
  }
}

/// What the dates of one column are like.
struct DateFindings: Hashable, Sendable {
  var slashes: DateEvidence = []
  var dashes: DateEvidence = []
  var hasSerialDays = false
  /// Whether there are values other than serial days.
  var hasOthers = false
  /// Whether there are times with an offset from UTC, other than midnight: the zone decides their days.
  var hasZonedTimes = false

  var isEmpty: Bool { slashes.isEmpty && dashes.isEmpty && !hasSerialDays && !hasOthers }

  mutating func add(_ other: DateFindings) {
    slashes.formUnion(other.slashes)
    dashes.formUnion(other.dashes)
    hasSerialDays = hasSerialDays || other.hasSerialDays
    hasOthers = hasOthers || other.hasOthers
    hasZonedTimes = hasZonedTimes || other.hasZonedTimes
  }
}

/// Reads dates and times (data.md, Values; exports.md, Oddities).
///
/// A date that can be read in one order only (`21/11/2026`) is read in that one, whatever the column's order: only what is
/// `DateEvidence.ambiguous` hangs on it. Fractions of a second are cut to milliseconds. Beyond the listed forms it takes
/// `2026/11/21`, one-digit months and days, names of months in ten languages (`5-Jan-26`, `21. November 2026`, `5 de marzo de 2026`), a
/// weekday before them, a spreadsheet's serial day with its fraction, and `21.11.2026`, which is day first everywhere. `24:00:00` and
/// the leap second `23:59:60` are the end of that day.
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
    var findings = DateFindings()
    let instant = parse(text, style: DateStyle(order), zone: zone, findings: &findings)
    evidence.formUnion(findings.slashes.union(findings.dashes))
    return instant
  }

  /// The same in the style of a column; what the text is like is added to `findings`.
  static func parse(
    _ text: UnsafeRawBufferPointer, style: DateStyle, zone: Zone, findings: inout DateFindings
  ) -> Instant? {
    if let instant = iso(text, zone: zone) {
      if !findings.hasOthers { findings.hasOthers = true }
      if text.count == 20, !findings.hasZonedTimes, instant.milliseconds % 86_400_000 != 0 {
        findings.hasZonedTimes = true
      }
      return instant
    }
    if let serial = serialDay(text) {
      findings.hasSerialDays = true
      guard style.hasSerialDays else { return nil }
      return zone.instant(localSeconds: serial)
    }
    findings.hasOthers = true
    return general(text, style: style, zone: zone, findings: &findings)
  }

  private static func general(
    _ text: UnsafeRawBufferPointer, style: DateStyle, zone: Zone, findings: inout DateFindings
  ) -> Instant? {
    if let day = eastAsian(text) { return zone.start(of: day) }
    var scanner = DateScanner(text)
    let day: Day
    if let named = namedDay(&scanner) {
      day = named
    } else {
      guard let first = scanner.number(atMost: 13) else { return nil }
      if scanner.isAtEnd { return first.count == 8 ? compact(first.value).map(zone.start) : unix(first) }
      if first.count > 8 { return fractionalUnix(first, &scanner) }
      guard let read = self.day(&scanner, first: first, style: style, findings: &findings) else { return nil }
      day = read
    }
    if scanner.isAtEnd { return zone.start(of: day) }
    guard let time = scanner.time(), let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    let seconds = Int64(day.number) * 86_400 + time.seconds
    switch offset {
    case .none: return zone.instant(localSeconds: seconds, milliseconds: time.milliseconds)
    case .east(let east):
      if time.seconds != 0 { findings.hasZonedTimes = true }
      return Instant(milliseconds: (seconds - east) * 1_000 + time.milliseconds)
    }
  }

  /// `2026年3月1日`, as Japanese and Chinese write days; nil for anything else.
  private static func eastAsian(_ text: UnsafeRawBufferPointer) -> Day? {
    guard (14...17).contains(text.count), text[4] == 0xE5, text[text.count - 1] == 0xA5 else { return nil }
    let pieces = text.split { !Text.isDigit($0) }
    let marks = text.filter { !Text.isDigit($0) }
    guard pieces.count == 3, marks.elementsEqual("年月日".utf8), pieces[1].count <= 2, pieces[2].count <= 2 else {
      return nil
    }
    let numbers = pieces.map { $0.reduce(0) { $0 * 10 + Int($1 &- 48) } }
    return Day(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// A day whose month is named, after a weekday or not. Most texts have no letter near their beginning.
  private static func namedDay(_ scanner: inout DateScanner) -> Day? {
    guard scanner.text.prefix(6).contains(where: { Text.isLetter($0) || (0xC3...0xC5).contains($0) }) else {
      return nil
    }
    if let day = scanner.dayByName() { return day }
    scanner.skipWeekday()
    return scanner.dayByName()
  }

  /// The local seconds of a spreadsheet's serial day: 20,000 to 80,000 days since 1899-12-30, with the time as a fraction.
  private static func serialDay(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard text.count >= 5, text.count <= 24, (50...56).contains(text[0]) else { return nil }
    var days: Int64 = 0
    for byte in text[..<5] {
      guard Text.isDigit(byte) else { return nil }
      days = days * 10 + Int64(byte &- 48)
    }
    guard (20_000...80_000).contains(days) else { return nil }
    var fraction = 0.0
    if text.count > 5 {
      guard text.count > 6, text[5] == UInt8(ascii: ".") || text[5] == UInt8(ascii: ",") else { return nil }
      var unit = 0.1
      for byte in text[6...] {
        guard Text.isDigit(byte) else { return nil }
        fraction += Double(byte &- 48) * unit
        unit /= 10
      }
    }
    // 25,569 days before 1970-01-01. A fraction that rounds up to the next day is the last second of its own.
    return (days - 25_569) * 86_400 + min(Int64((fraction * 86_400).rounded()), 86_399)
  }

  /// Unix seconds with a fraction, as some programs write them.
  private static func fractionalUnix(_ seconds: DateScanner.Number, _ scanner: inout DateScanner) -> Instant? {
    guard seconds.count == 9 || seconds.count == 10, scanner.skip(UInt8(ascii: ".")),
      let milliseconds = scanner.fraction(), scanner.isAtEnd
    else { return nil }
    return Instant(milliseconds: Int64(seconds.value) * 1_000 + milliseconds)
  }

  /// The two forms that nearly every file uses, eight bytes at a time: `2026-11-21` and `2026-11-21T14:03:22Z`.
  @inline(__always)
  static func iso(_ text: UnsafeRawBufferPointer, zone: Zone) -> Instant? {
    guard text.count == 10 || text.count == 20 else { return nil }
    let head = text.loadUnaligned(as: UInt64.self) ^ lanes("0000-00-")
    guard areDigits(head, separators: 0xFF00_00FF_0000_0000) else { return nil }
    let year = pair(head, 0) * 100 + pair(head, 2)
    let month = pair(head, 5)
    if text.count == 10 {
      let tens = Int(text[8] &- 48)
      let ones = Int(text[9] &- 48)
      guard tens <= 9, ones <= 9, let number = dayNumber(year, month, tens * 10 + ones) else { return nil }
      return zone.start(of: Day(Int32(truncatingIfNeeded: number)))
    }
    let middle = text.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ lanes("00T00:00")
    let tail = text.loadUnaligned(fromByteOffset: 12, as: UInt64.self) ^ lanes("0:00:00Z")
    guard areDigits(middle, separators: 0x0000_FF00_00FF_0000), areDigits(tail, separators: 0xFF00_00FF_0000_FF00),
      let number = dayNumber(year, month, pair(middle, 0))
    else { return nil }
    let hour = pair(middle, 3)
    let minute = pair(middle, 6)
    let second = pair(tail, 5)
    // A leap second, and 24:00:00, are left to the general reader.
    if hour > 23 || minute > 59 || second > 59 { return nil }
    return Instant(milliseconds: Int64(number * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000)
  }

  /// Eight characters as they lie in memory on a little-endian machine.
  @inline(__always)
  private static func lanes(_ pattern: StaticString) -> UInt64 {
    UnsafeRawPointer(pattern.utf8Start).loadUnaligned(as: UInt64.self)
  }

  /// Whether each lane of a text XORed with its pattern is 0–9, and 0 where the pattern has a separator.
  @inline(__always)
  private static func areDigits(_ lanes: UInt64, separators: UInt64) -> Bool {
    // 10–127 plus 0x76 carries into the top bit of its lane.
    (lanes | (lanes &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0 && lanes & separators == 0
  }

  /// The number of two digits from the lane on.
  @inline(__always)
  private static func pair(_ lanes: UInt64, _ lane: UInt64) -> Int {
    Int(truncatingIfNeeded: (lanes >> (lane * 8)) & 0xF) * 10 + Int(truncatingIfNeeded: (lanes >> (lane * 8 + 8)) & 0xF)
  }

  @inline(__always)
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    if month == 0 || month > 12 || day == 0 || (day > 28 && day > Day.length(ofMonth: month, year: year)) { return nil }
    return Day.number(year: year, month: month, day: day)
  }

  /// `20261121`, as analytics and intent vendors write days.
  private static func compact(_ number: Int) -> Day? {
    let year = number / 10_000
    return (1_900...2_199).contains(year) ? Day(year: year, month: number / 100 % 100, day: number % 100) : nil
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
    _ scanner: inout DateScanner, first: DateScanner.Number, style: DateStyle, findings: inout DateFindings
  ) -> Day? {
    // `-`, `.` and `/` are neighbours in ASCII.
    guard let separator = scanner.next(), separator >= UInt8(ascii: "-"), separator <= UInt8(ascii: "/"),
      let second = scanner.number(atMost: 2), scanner.skip(separator), let third = scanner.number(atMost: 4)
    else { return nil }
    if first.count == 4 {
      return third.count <= 2 ? Day(year: first.value, month: second.value, day: third.value) : nil
    }
    guard first.count <= 2, third.count == 2 || third.count == 4 else { return nil }
    let year = third.count == 4 ? third.value : third.value + (third.value >= 69 ? 1_900 : 2_000)
    let dayFirst: Bool
    var evidence: DateEvidence = []
    let isDashed = separator == UInt8(ascii: "-")
    let shape = isDashed ? style.dashes : style.slashes
    if separator == UInt8(ascii: ".") {
      dayFirst = true
    } else if first.value > 12 {
      guard first.value <= 31, second.value <= 12 else { return nil }
      evidence = .dayFirst
      dayFirst = true
    } else if second.value > 12 {
      guard second.value <= 31 else { return nil }
      evidence = .monthFirst
      dayFirst = false
    } else {
      if first.value != second.value { evidence = .ambiguous }
      dayFirst = shape.order == .dayFirst
    }
    if isDashed { findings.dashes.formUnion(evidence) } else { findings.slashes.formUnion(evidence) }
    if shape.isStrict, let proved = evidence.order, proved != shape.order { return nil }
    return Day(
      year: year, month: dayFirst ? second.value : first.value, day: dayFirst ? first.value : second.value)
  }
}

/// Reads the two shapes of time that nearly every file uses, `2026-11-21T14:03:22Z` and `2026-11-21`, eight bytes at once.
///
/// Files are sorted by time, more or less: the day last read is the next one's, mostly.
struct ClockReader {
  private let zone: Zone
  private var yearAndMonth: UInt64 = 0
  private var dayOfMonth: UInt16 = 0
  /// Milliseconds since 1970 of the day last read, in UTC, and of its beginning in the zone.
  private var dayInUTC: Int64 = 0
  private var dayInZone: Int64 = 0

  init(zone: Zone) { self.zone = zone }

  /// Milliseconds since 1970, or nil where the text has another shape, or names no time.
  @inline(__always)
  mutating func milliseconds(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard text.count == 20 || text.count == 10 else { return nil }
    let yearAndMonth = text.loadUnaligned(as: UInt64.self)
    let dayOfMonth = text.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    if yearAndMonth != self.yearAndMonth || dayOfMonth != self.dayOfMonth {
      guard readDay(text) else { return nil }
      self.yearAndMonth = yearAndMonth
      self.dayOfMonth = dayOfMonth
    }
    if text.count == 10 { return dayInZone }
    guard text[10] == UInt8(ascii: "T"), text[19] == UInt8(ascii: "Z") else { return nil }
    // `14:03:22`, first byte lowest. Without the pattern `00:00:00` digits are 0–9 and colons 0.
    let clock = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: 11, as: UInt64.self)) ^ 0x3030_3A30_303A_3030
    let tooHigh = (clock &+ 0x0606_0006_0600_0606) & 0xF0F0_FFF0_F0FF_F0F0
    guard clock & 0xF0F0_FFF0_F0FF_F0F0 | tooHigh == 0 else { return nil }
    @inline(__always) func number(_ shift: UInt64) -> Int64 {
      Int64(clock >> shift & 15) * 10 + Int64(clock >> (shift + 8) & 15)
    }
    let hour = number(0)
    let minute = number(24)
    let second = number(48)
    // A second of 60, and whatever else is odd, is left to the general reader.
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return dayInUTC + (hour * 3_600 + minute * 60 + second) * 1_000
  }

  @inline(never)
  private mutating func readDay(_ text: UnsafeRawBufferPointer) -> Bool {
    let date = UnsafeRawBufferPointer(rebasing: text[..<10])
    guard let inUTC = Dates.iso(date, zone: .utc), let inZone = Dates.iso(date, zone: zone) else { return false }
    dayInUTC = inUTC.milliseconds
    dayInZone = inZone.milliseconds
    return true
  }
}
