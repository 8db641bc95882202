/// Text that is not valid UTF-8 is read as Windows-1252, field by field.
enum Windows1252 {
  /// Whether bytes are valid UTF-8: shortest forms only, no surrogates, nothing above U+10FFFF.
  static func isUTF8(_ text: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    while position < text.count {
      let first = text[position]
      position += 1
      if first < 0x80 { continue }
      let following: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch first {
      case 0xC2...0xDF: following = 1
      case 0xE0...0xEF:
        following = 2
        if first == 0xE0 { low = 0xA0 }
        if first == 0xED { high = 0x9F }
      case 0xF0...0xF4:
        following = 3
        if first == 0xF0 { low = 0x90 }
        if first == 0xF4 { high = 0x8F }
      default: return false
      }
      guard position + following <= text.count, text[position] >= low, text[position] <= high else { return false }
      for next in position + 1..<position + following where text[next] & 0xC0 != 0x80 { return false }
      position += following
    }
    return true
  }

  /// The text in UTF-8, written to `target`, which has room for three bytes a byte.
  ///
  /// - Returns: how many bytes were written.
  static func transcode(_ text: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var count = 0
    for byte in text {
      let scalar = byte & 0xE0 == 0x80 ? upper[Int(byte & 0x1F)] : UInt16(byte)
      switch scalar {
      case 0..<0x80:
        target[count] = UInt8(truncatingIfNeeded: scalar)
        count += 1
      case 0x80..<0x800:
        target[count] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
        target[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        count += 2
      default:
        target[count] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
        target[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        target[count + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        count += 3
      }
    }
    return count
  }

  /// What 0x80–0x9F stand for. The five that Windows-1252 leaves open are the control characters of Latin-1.
  private static let upper: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
