internal import Formatting

/// What became of a text for the clipboard.
public enum Copied: Hashable, Sendable {
  /// It was sent; whether the terminal took it nobody tells.
  case sent
  /// There was nothing to copy.
  case nothing
  /// It is larger than terminals take, and was not sent. Both in bytes.
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
