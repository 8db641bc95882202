internal import Values

/// A position in a date's text, and the pieces that dates are made of.
struct DateScanner {
  /// Some digits: their value and how many there were.
  struct Number {
    var value: Int
    var count: Int
  }

  let text: UnsafeRawBufferPointer
  var position = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  /// 1 to `atMost` digits; nil where there are none or more. At most 18.
  mutating func number(atMost: Int) -> Number? {
    let start = position
    var value = 0
    while position < text.count, Text.isDigit(text[position]) {
      if position - start == atMost { return nil }
      value = value * 10 + Int(text[position] &- 48)
      position += 1
    }
    return position == start ? nil : Number(value: value, count: position - start)
  }

  /// The next byte.
  mutating func next() -> UInt8? {
    guard position < text.count else { return nil }
    position += 1
    return text[position - 1]
  }

  /// Steps over this byte, if it is the next one (without case).
  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < text.count, Text.lower(text[position]) == Text.lower(byte) else { return false }
    position += 1
    return true
  }

  /// Steps over the name of a weekday and what follows it: `Wed, `, `Wednesday `, `mer. `.
  mutating func skipWeekday() {
    let start = position
    let isWeekday = MonthNames.isWeekday(word())
    let mark = isWeekday && (skip(UInt8(ascii: ",")) || skip(UInt8(ascii: ".")))
    if isWeekday, mark { _ = skip(UInt8(ascii: ",")) }
    if !isWeekday || !(skipBlanks() || mark) { position = start }
  }

  /// A day whose month is named: `5-Jan-26`, `05 Jan 2026`, `21. November 2026`, `1er janvier 2026`, `5 de marzo de 2026`, `Jan 5, 2026`,
  /// `2026-Jan-05`. Nil, and nothing is stepped over, where it is none.
  mutating func dayByName() -> Day? {
    let start = position
    if let day = leadingDay() { return day }
    position = start
    if let day = leadingMonth() { return day }
    position = start
    if let day = leadingYear() { return day }
    position = start
    return nil
  }

  private mutating func leadingDay() -> Day? {
    guard let day = number(atMost: 2) else { return nil }
    skipOrdinal()
    skipBetween()
    guard let month = month() else { return nil }
    skipBetween()
    return year().flatMap { Day(year: $0, month: month, day: day.value) }
  }

  private mutating func leadingMonth() -> Day? {
    guard let month = month(), skipBetween(), let day = number(atMost: 2) else { return nil }
    skipOrdinal()
    guard skipBetween(), let year = year() else { return nil }
    return Day(year: year, month: month, day: day.value)
  }

  private mutating func leadingYear() -> Day? {
    guard let year = number(atMost: 4), year.count == 4, skipBetween(), let month = month(), skipBetween(),
      let day = number(atMost: 2)
    else { return nil }
    return Day(year: year.value, month: month, day: day.value)
  }

  /// A year of four digits, or of two: 69–99 are 19xx.
  private mutating func year() -> Int? {
    guard let number = number(atMost: 4) else { return nil }
    switch number.count {
    case 4: return number.value
    case 2: return number.value + (number.value >= 69 ? 1_900 : 2_000)
    default: return nil
    }
  }

  /// Steps over what makes a number the day's: `1st`, `2nd`, `1er`, `1º`.
  private mutating func skipOrdinal() {
    let start = position
    if position + 1 < text.count, text[position] == 0xC2, text[position + 1] == 0xBA || text[position + 1] == 0xB0 {
      position += 2
      return
    }
    let word = word()
    let ordinals: [StaticString] = ["st", "nd", "rd", "th", "er", "o", "a", "e"]
    if !ordinals.contains(where: { Text.equals(word, $0) }) { position = start }
  }

  /// Steps over blanks and marks between the parts of a date, and `of`, `de` or `del` between them; false where there are none.
  @discardableResult
  private mutating func skipBetween() -> Bool {
    let start = position
    skipMarks()
    let before = position
    let link = word()
    let links: [StaticString] = ["of", "de", "del", "di"]
    if links.contains(where: { Text.equals(link, $0) }) { skipMarks() } else { position = before }
    return position > start
  }

  private mutating func skipMarks() {
    while skipBlanks() || skip(UInt8(ascii: "-")) || skip(UInt8(ascii: "/")) || skip(UInt8(ascii: "."))
      || skip(UInt8(ascii: ",")) || skip(UInt8(ascii: "'"))
    {}
  }

  /// Steps over letters, those of Latin scripts beyond ASCII included.
  private mutating func word() -> UnsafeRawBufferPointer {
    let start = position
    while position < text.count {
      if Text.isLetter(text[position]) {
        position += 1
      } else if position + 1 < text.count, (0xC3...0xC5).contains(text[position]) {
        position += 2
      } else {
        break
      }
    }
    return UnsafeRawBufferPointer(rebasing: text[start..<position])
  }

  /// The month that the next letters name.
  private mutating func month() -> Int? { MonthNames.month(word()) }

  /// A time of day with what stands before it: `T14:03`, ` 2:03:22.5 PM`. Nil where it is none. `24:00:00` and a leap second are the end of
  /// that day.
  mutating func time() -> (seconds: Int64, milliseconds: Int64)? {
    if !skip(UInt8(ascii: "T")) {
      // `11/21/2026, 2:03 PM` is how browsers write it.
      let comma = skip(UInt8(ascii: ","))
      guard skipBlanks() || comma else { return nil }
      let before = position
      if Text.equals(word(), "at") { skipBlanks() } else { position = before }
    }
    guard let hour = number(atMost: 2), skip(UInt8(ascii: ":")), let minute = number(atMost: 2), minute.count == 2,
      minute.value < 60
    else { return nil }
    var second = 0
    var milliseconds: Int64 = 0
    if skip(UInt8(ascii: ":")) {
      guard let read = number(atMost: 2), read.count == 2, read.value <= 60 else { return nil }
      second = read.value
      if skip(UInt8(ascii: ".")) || skip(UInt8(ascii: ",")) {
        guard let read = fraction() else { return nil }
        milliseconds = read
      }
    }
    skipBlanks()
    if minute.value == 0, second == 0, milliseconds == 0, hour.value == 24 { return DateScanner.endOfDay }
    guard let hours = clock(hour.value) else { return nil }
    if hours == 23, minute.value == 59, second == 60 { return DateScanner.endOfDay }
    return (Int64(hours * 3_600 + minute.value * 60 + second), milliseconds)
  }

  private static let endOfDay = (seconds: Int64(86_399), milliseconds: Int64(999))

  /// The hour of the day, from 0: steps over `AM` or `PM` where it follows.
  private mutating func clock(_ hour: Int) -> Int? {
    let letter = peek()
    let start = position
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return hour < 24 ? hour : nil }
    position += 1
    // Some write `p.m.`
    let isDotted = skip(UInt8(ascii: "."))
    guard skip(UInt8(ascii: "m")) else {
      position = start
      return hour < 24 ? hour : nil
    }
    if isDotted { _ = skip(UInt8(ascii: ".")) }
    guard hour >= 1, hour <= 12 else { return nil }
    return hour % 12 + (letter == UInt8(ascii: "p") ? 12 : 0)
  }

  /// The milliseconds of a fraction of one digit or more; what is finer is cut off.
  mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var count = 0
    while position < text.count, Text.isDigit(text[position]) {
      if count < 3 { value = value * 10 + Int64(text[position] &- 48) }
      count += 1
      position += 1
    }
    if count == 0 { return nil }
    for _ in min(count, 3)..<3 { value *= 10 }
    return value
  }

  func peek() -> UInt8 { position < text.count ? Text.lower(text[position]) : 0 }

  @discardableResult
  mutating func skipBlanks() -> Bool {
    let start = position
    while position < text.count {
      // Spreadsheets put a narrow no-break space (E2 80 AF) or a no-break space (C2 A0) before AM and PM; a thin one is E2 80 89.
      if Text.isBlank(text[position]) {
        position += 1
      } else if position + 1 < text.count, text[position] == 0xC2, text[position + 1] == 0xA0 {
        position += 2
      } else if position + 2 < text.count, text[position] == 0xE2, text[position + 1] == 0x80,
        text[position + 2] == 0xAF || text[position + 2] == 0x89
      {
        position += 3
      } else {
        break
      }
    }
    return position > start
  }
}

extension DateScanner {
  /// What stands for the offset from UTC after a time.
  enum Offset {
    /// Nothing: the time is in the configured zone.
    case none
    /// So many seconds east.
    case east(Int64)
  }

  /// The offset from UTC: `Z`, ` UTC`, `+02:00`, `+0200`, `+02`, `EST`; also twice (`+0000 UTC`, `GMT+0100`), and with the zone's name
  /// behind it (`GMT+0100 (Central European Standard Time)`). Nil where something else stands there.
  mutating func offset() -> Offset? {
    skipBlanks()
    if isAtEnd { return Offset.none }
    var offset: Int64?
    if skip(UInt8(ascii: "Z")) {
      offset = 0
    } else if let named = zoneName() {
      offset = named
      // What follows `GMT` is the offset itself.
      if named == 0, let east = numericOffset() { offset = east }
    } else if let east = numericOffset() {
      offset = east
      skipBlanks()
      // Programs write both: `+0000 UTC`.
      if !isAtEnd, peek() != UInt8(ascii: "("), zoneName() != east { return nil }
    }
    guard let offset else { return nil }
    skipBlanks()
    if skip(UInt8(ascii: "(")) {
      guard text.last == UInt8(ascii: ")") else { return nil }
      position = text.count
    }
    return .east(offset)
  }

  /// The seconds east that `UTC`, `GMT` or one of the American zones of RFC 2822 stands for. Nil, and nothing is stepped over, where
  /// it is none of them.
  private mutating func zoneName() -> Int64? {
    let zones: [(name: StaticString, hours: Int64)] = [
      ("utc", 0), ("gmt", 0), ("est", -5), ("edt", -4), ("cst", -6), ("cdt", -5), ("mst", -7), ("mdt", -6),
      ("pst", -8), ("pdt", -7),
    ]
    guard position + 3 <= text.count else { return nil }
    let word = UnsafeRawBufferPointer(rebasing: text[position..<position + 3])
    guard let zone = zones.first(where: { Text.equals(word, $0.name) }) else { return nil }
    if position + 3 < text.count, Text.isLetter(text[position + 3]) { return nil }
    position += 3
    return zone.hours * 3_600
  }

  /// `+02:00`, `+0200`, `+02` in seconds east. Nil, and nothing is stepped over, where it is none.
  private mutating func numericOffset() -> Int64? {
    let start = position
    let isEast = skip(UInt8(ascii: "+"))
    guard isEast || skip(UInt8(ascii: "-")), let read = hoursAndMinutes() else {
      position = start
      return nil
    }
    let seconds = Int64(read.hours * 3_600 + read.minutes * 60)
    return isEast ? seconds : -seconds
  }

  private mutating func hoursAndMinutes() -> (hours: Int, minutes: Int)? {
    guard let digits = number(atMost: 4) else { return nil }
    var hours = digits.value
    var minutes = 0
    switch digits.count {
    case 2:
      if skip(UInt8(ascii: ":")) {
        guard let read = number(atMost: 2), read.count == 2 else { return nil }
        minutes = read.value
      }
    case 4:
      minutes = hours % 100
      hours /= 100
    default: return nil
    }
    // The farthest offsets in use are −12:00 and +14:00.
    return hours <= 15 && minutes < 60 ? (hours, minutes) : nil
  }
}
