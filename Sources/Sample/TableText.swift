/// The text of one table as it grows: a header, then rows of fields (RFC 4180, LF).
struct TableText {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true
  /// The text of the day that was written last: rows of a day come together.
  private var lastDay: (number: Int, text: [UInt8]) = (Int.min, [])

  init(_ table: SampleTable) {
    bytes.append(contentsOf: table.header.utf8)
    bytes.append(10)
  }

  /// Rows alone, without a header.
  init() {}

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends a field, in quotes where it needs them.
  mutating func field(_ text: String) {
    separate()
    let needsQuotes = text.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
    if !needsQuotes {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(34)
    for byte in text.utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }

  /// Appends a whole number.
  mutating func field(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Appends a day, or nothing.
  mutating func field(day: Int?) {
    separate()
    if let day { put(day) }
  }

  /// Appends a time: `2026-11-21T14:03:22Z`.
  mutating func field(day: Int, second: Int) {
    separate()
    put(day)
    bytes.append(UInt8(ascii: "T"))
    for (place, part) in [second / 3_600, second / 60 % 60, second % 60].enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ":")) }
      bytes.append(UInt8(48 + part / 10))
      bytes.append(UInt8(48 + part % 10))
    }
    bytes.append(UInt8(ascii: "Z"))
  }

  private mutating func put(_ day: Int) {
    if day != lastDay.number { lastDay = (day, Array(CivilDay.iso(day).utf8)) }
    bytes.append(contentsOf: lastDay.text)
  }

  /// Appends a number given in tenths: `41.5`.
  mutating func field(tenths: Int) {
    separate()
    bytes.append(contentsOf: String(tenths / 10).utf8)
    bytes.append(46)
    bytes.append(UInt8(48 + tenths % 10))
  }

  /// Ends the row.
  mutating func end() {
    bytes.append(10)
    isFirst = true
  }

  /// Appends a line as it stands.
  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(10)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(44) }
    isFirst = false
  }
}
