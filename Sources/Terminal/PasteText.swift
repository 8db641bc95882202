/// What lies between the marks of a bracketed paste.
enum PasteText {
  /// What ends a paste.
  static let end = Array("\u{1B}[201~".utf8)

  /// The text that was pasted. Terminals send a line's end as a carriage return; here it is a line feed.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var lines: [UInt8] = []
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A && previous == 0x0D {
        previous = byte
        continue
      }
      lines.append(byte == 0x0D ? 0x0A : byte)
      previous = byte
    }
    return String(decoding: lines, as: UTF8.self)
  }
}
