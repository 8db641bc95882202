internal import Formatting

/// What became of a text for the clipboard.
public enum Copied: Hashable, Sendable {
  /// It was sent; whether the terminal obeyed nobody says.
  case sent
  /// There was nothing to copy.
  case nothing
  /// It is larger than terminals accept, and was not sent. Both in bytes.
  case tooLarge(bytes: Int, most: Int)
}

/// The clipboard of the user's own machine, which a terminal sets when it is sent OSC 52, also through ssh.
enum Clipboard {
  /// Terminals drop sequences of more than 100,000 bytes; this many bytes of text stay below.
  static let most = 74_000

  /// The sequence that sets the clipboard to a text without control characters and bidi controls, or why there is none.
  static func sequence(for text: String) -> (bytes: [UInt8], result: Copied) {
    let clean = SafeText(lines: text).bytes
    if clean.isEmpty { return ([], .nothing) }
    if clean.count > most { return ([], .tooLarge(bytes: clean.count, most: most)) }
    return (Array("\u{1B}]52;c;".utf8) + Base64.encode(clean) + Array("\u{1B}\\".utf8), .sent)
  }
}

/// The title of the terminal's window.
enum WindowTitle {
  /// The longest title in cells; more is cut off.
  static let most = 120

  /// The sequence that sets a title without control characters and bidi controls.
  static func sequence(for text: String) -> String {
    "\u{1B}]2;\(DisplayText.clipped(SafeText.line(text), to: most))\u{1B}\\"
  }
}

/// Base64 with padding (RFC 4648), which OSC 52 wants.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// - Complexity: O(n).
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(encodedCount(bytes.count))
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)] : padding)
      }
    }
    return text
  }

  /// Characters that so many bytes become.
  static func encodedCount(_ count: Int) -> Int { (count + 2) / 3 * 4 }
}
