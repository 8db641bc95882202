internal import Values

extension JSONObjectReader {
  /// Appends a string's text, without escapes, to the key or to the texts.
  mutating func string(_ bytes: inout JSONBytes, into target: WritableKeyPath<Self, [UInt8]>) throws(Fault) {
    _ = try next(&bytes)
    let start = self[keyPath: target].count
    var buffer: [UInt8] = []
    swap(&buffer, &self[keyPath: target])
    defer { swap(&buffer, &self[keyPath: target]) }
    var highSurrogate: UInt32 = 0
    while true {
      let byte = try nextInLine(&bytes)
      if byte == UInt8(ascii: "\"") { break }
      var scalar: UInt32 = 0
      var isEscaped = false
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        scalar = try escape(&bytes)
      }
      if highSurrogate != 0 {
        if isEscaped, scalar & 0xFC00 == 0xDC00 {
          scalar = 0x10000 + (highSurrogate & 0x3FF) << 10 + scalar & 0x3FF
        } else {
          buffer.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }
        highSurrogate = 0
      }
      if buffer.count - start >= ReadLimits.field {
        limit = .fieldTooLong
      } else if buffer.count >= ReadLimits.record {
        limit = .recordTooLong
      } else if !isEscaped {
        buffer.append(byte)
      } else if scalar & 0xFFFF_FC00 == 0xD800 {
        highSurrogate = scalar
      } else {
        buffer.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
      }
    }
    if highSurrogate != 0 { buffer.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
  }

  /// The code unit that an escape stands for; the backslash is taken already.
  private func escape(_ bytes: inout JSONBytes) throws(Fault) -> UInt32 {
    switch try nextInLine(&bytes) {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "u"):
      var unit: UInt32 = 0
      for _ in 0..<4 {
        let digit = Text.lower(try nextInLine(&bytes))
        guard Text.isDigit(digit) || (97...102).contains(digit) else { throw .syntax("an escape is damaged") }
        unit = unit << 4 | UInt32(Text.isDigit(digit) ? digit - 48 : digit - 87)
      }
      return unit
    case let other where other == UInt8(ascii: "\"") || other == UInt8(ascii: "\\") || other == UInt8(ascii: "/"):
      return UInt32(other)
    default: throw .syntax("an escape is damaged")
    }
  }
}
