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

  /// Steps over the name of a weekday and what follows it: `Wed, `, `Wednesday `.
  mutating func skipWeekday() {
    let names: [StaticString] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    guard position < text.count, Text.isLetter(text[position]) else { return }
    let start = position
    while position < text.count, Text.isLetter(text[position]) { position += 1 }
    let word = UnsafeRawBufferPointer(rebasing: text[start..<position])
    let isWeekday = names.contains { name in
      Text.equals(word, name)
        || word.count == 3 && (0..<3).allSatisfy { Text.lower(word[$0]) == name.utf8Start[$0] }
    }
    let comma = isWeekday && skip(UInt8(ascii: ","))
    if !isWeekday || !(skipBlanks() || comma) { position = start }
  }

  /// A day whose month is named: `5-Jan-26`, `05 Jan 2026`, `Jan 5, 2026`, `January 5 2026`. Nil, and nothing is stepped over, where
  /// it is none.
  mutating func dayByName() -> Day? {
    let start = position
    let day = leadingDayByName() ?? leadingMonth(from: start)
    if day == nil { position = start }
    return day
  }

  private mutating func leadingDayByName() -> Day? {
    guard let day = number(atMost: 2), separator(), let month = month(), separator(), let year = year() else {
      return nil
    }
    return Day(year: year, month: month, day: day.value)
  }

  private mutating func leadingMonth(from start: Int) -> Day? {
    position = start
    guard let month = month() else { return nil }
    _ = skip(UInt8(ascii: "."))
    guard skipBlanks(), let day = number(atMost: 2) else { return nil }
    let comma = skip(UInt8(ascii: ","))
    guard skipBlanks() || comma, let year = year() else { return nil }
    return Day(year: year, month: month, day: day.value)
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

  private mutating func separator() -> Bool {
    skip(UInt8(ascii: "-")) || skip(UInt8(ascii: "/")) || skipBlanks()
  }

  /// The month that the next letters name, in full or by its first three.
  private mutating func month() -> Int? {
    let start = position
    while position < text.count, Text.isLetter(text[position]) { position += 1 }
    let word = UnsafeRawBufferPointer(rebasing: text[start..<position])
    let names: [StaticString] = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    guard word.count >= 3 else { return nil }
    if Text.equals(word, "sept") { return 9 }
    return names.firstIndex { name in
      Text.equals(word, name)
        || word.count == 3 && (0..<3).allSatisfy { Text.lower(word[$0]) == name.utf8Start[$0] }
    }.map { $0 + 1 }
  }

  /// A time of day with what stands before it: `T14:03`, ` 2:03:22.5 PM`. Nil where it is none.
  mutating func time() -> (seconds: Int64, milliseconds: Int64)? {
    if !skip(UInt8(ascii: "T")) {
      // `11/21/2026, 2:03 PM` is how browsers write it.
      let comma = skip(UInt8(ascii: ","))
      guard skipBlanks() || comma else { return nil }
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
    guard let hours = clock(hour.value) else { return nil }
    return (Int64(hours * 3_600 + minute.value * 60 + second), milliseconds)
  }

  /// The hour of the day, from 0: steps over `AM` or `PM` where it follows.
  private mutating func clock(_ hour: Int) -> Int? {
    let letter = peek()
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p"), position + 1 < text.count,
      Text.lower(text[position + 1]) == UInt8(ascii: "m")
    else { return hour < 24 ? hour : nil }
    position += 2
    guard hour >= 1, hour <= 12 else { return nil }
    return hour % 12 + (letter == UInt8(ascii: "p") ? 12 : 0)
  }

  /// The milliseconds of a fraction of one digit or more; what is finer is cut off.
  private mutating func fraction() -> Int64? {
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
      // Spreadsheets put a narrow no-break space (E2 80 AF) or a no-break space (C2 A0) before AM and PM.
      if Text.isBlank(text[position]) {
        position += 1
      } else if position + 1 < text.count, text[position] == 0xC2, text[position + 1] == 0xA0 {
        position += 2
      } else if position + 2 < text.count, text[position] == 0xE2, text[position + 1] == 0x80,
        text[position + 2] == 0xAF
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
