internal import Values

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
    if take(UInt8(ascii: "Z")) {
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
    if take(UInt8(ascii: "(")) {
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
    let isEast = take(UInt8(ascii: "+"))
    guard isEast || take(UInt8(ascii: "-")), let read = hoursAndMinutes() else {
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
      if take(UInt8(ascii: ":")) {
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
