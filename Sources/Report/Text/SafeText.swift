/// Text from data made harmless before it is written anywhere: nothing in it can move a cursor or turn the reading order.
public enum SafeText {
  /// One line without control characters and bidi controls.
  ///
  /// Control characters become pictures (`␛`, `␊`), those of C1 and unpaired ones U+FFFD; bidi controls, and marks that say
  /// where a file's bytes begin, are dropped. All else stays: joined emoji, accents, right-to-left letters.
  public static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? replacement)
      case 0x7F: result.append("␡")
      case 0x80..<0xA0: result.append(replacement)
      case 0x2028, 0x2029: result.append("␤")
      case 0xFEFF: break
      default: if !scalar.properties.isBidiControl { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Whether a character must not be written as it is: control characters, bidi controls, line and paragraph separators.
  static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: true
    case 0..<0x80: false
    default: scalar.properties.isBidiControl
    }
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"
}
