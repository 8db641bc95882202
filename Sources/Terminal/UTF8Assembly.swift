/// Puts characters together from bytes that may come in several reads.
struct UTF8Assembly {
  private var bytes: [UInt8] = []
  private var expected = 0

  /// The character that this byte ends; nil where more bytes must come or nothing is to be shown.
  ///
  /// Bytes that are no UTF-8 are U+FFFD. The controls of C1 are nothing.
  mutating func take(_ byte: UInt8) -> Character? {
    switch byte {
    case 0x00..<0x80:
      bytes = []
      return Character(Unicode.Scalar(byte))
    case 0x80..<0xC0:
      guard !bytes.isEmpty else { return "\u{FFFD}" }
      bytes.append(byte)
    default:
      bytes = [byte]
      expected = byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4)
    }
    guard bytes.count == expected else { return nil }
    defer { bytes = [] }
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return "\u{FFFD}" }
    return (0x80..<0xA0).contains(scalar.value) ? nil : Character(scalar)
  }
}
