extension DisplayText {
  /// The text for the clipboard, the window title or a file: without control characters and bidi controls.
  ///
  /// Control characters become pictures (`␛`), those of C1 U+FFFD; with `keepingLines` line feeds and tabs stay.
  /// All else is left alone: joined emoji, marks, and characters that this terminal cannot show.
  public static func sanitised(_ text: String, keepingLines: Bool = false) -> String {
    if isPlainASCII(text) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09 where keepingLines, 0x0A where keepingLines: result.append(scalar)
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: result.append("␡")
      case 0x80..<0xA0: result.append("\u{FFFD}")
      case 0x2028, 0x2029: result.append("␤")
      default: if !scalar.properties.isBidiControl { result.append(scalar) }
      }
    }
    return String(result)
  }
}
