/// What becomes of one Unicode scalar on its way to the screen.
enum ScalarClass: Equatable {
  /// Begins a glyph of one or two cells. It may differ from the scalar asked about: `␊` stands for a line feed.
  case base(Unicode.Scalar, width: Int)
  /// Stays with the base before it.
  case mark
  /// Joins the emoji before it with the one after it.
  case joiner
  /// Is not shown.
  case dropped

  static let replacement = ScalarClass.base("\u{FFFD}", width: 1)

  /// The newest version of Unicode that `wcwidth` of glibc 2.36 knows. ncurses shows nothing newer.
  static let newestVersion = 14

  init(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x20 && scalar.value < 0x7F {
      self = .base(scalar, width: 1)
    } else {
      self = ScalarClass.beyondASCII(scalar)
    }
  }

  private static func beyondASCII(_ scalar: Unicode.Scalar) -> ScalarClass {
    let value = scalar.value
    if value < 0x20 { return picture(0x2400 + value) }
    if value == 0x7F { return picture(0x2421) }
    if value == 0x200D { return .joiner }
    if value == 0x20E3 { return .dropped }  // The keycap: terminals disagree on its width.
    if 0x1F1E6...0x1F1FF ~= value { return picture(0x41 + value - 0x1F1E6) }  // Flags are two letters.
    if isJamoThatFollows(value) || value == 0x1171E { return .mark }  // U+1171E became a spacing mark after Unicode 14.
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isEmojiModifier { return .dropped }
    guard let age = properties.age, age.major <= newestVersion else { return replacement }
    switch properties.generalCategory {
    case .control, .privateUse, .surrogate, .unassigned: return replacement
    case .lineSeparator, .paragraphSeparator: return picture(0x2424)
    case .format: return .dropped
    case .nonspacingMark, .enclosingMark: return .mark
    default: break
    }
    let isWide = WideRanges.contains(value)
    if properties.generalCategory == .spaceSeparator, !isWide { return .base(" ", width: 1) }
    return .base(scalar, width: isWide ? 2 : 1)
  }

  /// Vowels and final consonants of Hangul, which draw into the cells of the consonant before them.
  private static func isJamoThatFollows(_ value: UInt32) -> Bool {
    0x1161...0x11FF ~= value || 0xD7B0...0xD7C6 ~= value || 0xD7CB...0xD7FB ~= value
  }

  private static func picture(_ value: UInt32) -> ScalarClass {
    guard let scalar = Unicode.Scalar(value) else { return replacement }
    return .base(scalar, width: 1)
  }
}
