internal import Values

/// What a cell's number is, as its format says.
enum NumberKind: UInt8 {
  case number, date, time
}

/// The formats of a workbook's cells: which make a number a date (ECMA-376 Part 1, 18.8.30).
struct CellFormats {
  /// By the number that cells name their format by.
  private var kinds: [NumberKind] = []
  /// Days between 1899-12-30 and the workbook's day 0.
  let offset: Int

  /// No formats: all numbers are numbers.
  init(is1904: Bool) { offset = is1904 ? 1_462 : 0 }

  /// The formats of the part that holds them.
  init(_ source: any BlockSource, part: String, is1904: Bool) throws(ReadFailure) {
    self.init(is1904: is1904)
    let reader = try XMLReader(source, part: part)
    let (format, cells, cell) = (XMLName("numFmt"), XMLName("cellXfs"), XMLName("xf"))
    var custom: [Int: NumberKind] = [:]
    var isWithinCells = false
    while true {
      switch try reader.next() {
      case .start:
        if reader.name == cells {
          isWithinCells = true
        } else if reader.name == format {
          var (id, code, cursor) = (-1, "", 0)
          while let attribute = try reader.attribute(&cursor) {
            if attribute.isNamed("numFmtId") { id = attribute.number ?? -1 }
            if attribute.isNamed("formatCode") { code = try reader.text(attribute) }
          }
          custom[id] = CellFormats.kind(ofCode: code)
        } else if isWithinCells, reader.name == cell, kinds.count < 1 << 20 {
          var (id, cursor) = (0, 0)
          while let attribute = try reader.attribute(&cursor) {
            if attribute.isNamed("numFmtId") { id = attribute.number ?? 0 }
          }
          kinds.append(custom[id] ?? CellFormats.kind(ofBuiltIn: id))
        }
      case .end: if reader.name == cells { isWithinCells = false }
      case .text: break
      case .finished: return
      }
    }
  }

  /// What a number in this format is.
  @inline(__always)
  func kind(_ format: Int) -> NumberKind { format < kinds.count ? kinds[format] : .number }

  /// Of the formats that every workbook has; 27 to 58 are dates of East Asia.
  static func kind(ofBuiltIn id: Int) -> NumberKind {
    switch id {
    case 14...17, 22, 27...31, 34...36, 50...54, 57, 58: .date
    case 18...21, 32, 33, 45, 47, 55, 56: .time
    default: .number
    }
  }

  /// Of a format's code, such as `dd/mm/yyyy;@` or `[$-409]h:mm AM/PM`. One of a duration (`[h]:mm`) makes no time of it.
  static func kind(ofCode code: String) -> NumberKind {
    var letters: Set<Character> = []
    var quoted = false
    var bracket: String?
    var skips = false
    for character in code.lowercased() {
      if skips {
        skips = false
      } else if quoted {
        quoted = character != "\""
      } else if let open = bracket {
        if character == "]" {
          if !open.isEmpty, Set(open).count == 1, "hms".contains(open.prefix(1)) { return .number }
          bracket = nil
        } else {
          bracket = open + String(character)
        }
      } else if character == "\"" {
        quoted = true
      } else if character == "\\" || character == "_" || character == "*" {
        skips = true
      } else if character == "[" {
        bracket = ""
      } else if character == ";" {
        // What follows is for other signs, and for text.
        break
      } else {
        letters.insert(character)
      }
    }
    if code.lowercased().hasPrefix("general") || code.lowercased().hasPrefix("standard") { return .number }
    if letters.contains("y") || letters.contains("d") { return .date }
    if letters.contains("h") || letters.contains("s") { return .time }
    return letters.contains("m") ? .date : .number
  }

  /// Writes the date or time of a serial number at the end of `bytes`, as `2026-11-21`, `2026-11-21 14:03:22` or `14:03:22`.
  ///
  /// Day 60 of 1900 never was, and the days before it are numbered as if it had been (ECMA-376 Part 1, 18.17.4.1).
  ///
  /// - Returns: false where it is none: negative, or beyond the year 9999. Nothing is written then.
  func append(serial: Double, kind: NumberKind, to bytes: GrowingBytes) -> Bool {
    // Half a millisecond before it the last day is rounded to the next.
    guard serial >= 0, serial + Double(offset) < 2_958_466 - 1e-8 else { return false }
    var days = Int(serial)
    // The number is rounded where it was written: to the millisecond nothing is left of that.
    var milliseconds = Int(((serial - Double(days)) * 86_400_000).rounded())
    if milliseconds == 86_400_000 {
      days += 1
      milliseconds = 0
    }
    let isTimeAlone = kind == .time && days == 0
    if !isTimeAlone {
      if offset == 0 && days == 60 { return false }
      let day = Day(Int32(CellFormats.dayZero + days + offset + (offset == 0 && days < 60 ? 1 : 0)))
      let (year, month, date) = day.civil
      CellFormats.append(year, digits: 4, to: bytes)
      bytes.append(UInt8(ascii: "-"))
      CellFormats.append(month, digits: 2, to: bytes)
      bytes.append(UInt8(ascii: "-"))
      CellFormats.append(date, digits: 2, to: bytes)
      if milliseconds == 0 { return true }
      bytes.append(UInt8(ascii: " "))
    }
    CellFormats.append(milliseconds / 3_600_000, digits: 2, to: bytes)
    bytes.append(UInt8(ascii: ":"))
    CellFormats.append(milliseconds / 60_000 % 60, digits: 2, to: bytes)
    bytes.append(UInt8(ascii: ":"))
    CellFormats.append(milliseconds / 1_000 % 60, digits: 2, to: bytes)
    if milliseconds % 1_000 != 0 {
      bytes.append(UInt8(ascii: "."))
      CellFormats.append(milliseconds % 1_000, digits: 3, to: bytes)
    }
    return true
  }

  private static let dayZero = Day.number(year: 1899, month: 12, day: 30)

  private static func append(_ number: Int, digits: Int, to bytes: GrowingBytes) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(48 + number / divisor % 10))
      divisor /= 10
    }
  }

  /// The number that a cell's text says; nil where it is none.
  static func number(_ text: UnsafeRawBufferPointer) -> Double? {
    var whole = 0.0
    var scale = 1.0
    var isFraction = false
    if text.isEmpty { return nil }
    for byte in text {
      if Text.isDigit(byte) {
        if scale >= 1e16 { continue }
        whole = whole * 10 + Double(byte &- 48)
        if isFraction { scale *= 10 }
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        return Double(String(decoding: text, as: UTF8.self))
      }
    }
    return whole / scale
  }
}
