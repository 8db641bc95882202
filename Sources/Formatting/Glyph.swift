/// What one cell shows: a base scalar, up to three combining marks, and whether it needs a second cell.
///
/// Twelve bytes without a pointer, so that a grid is one flat block and two grids are compared word by word. Widths are
/// asked for cell by cell: they are inlined into the modules that draw.
@frozen
public struct Glyph: Hashable, Sendable {
  /// Three marks of 21 bits, the first in the lowest bits; 0 is none.
  @usableFromInline var marks: UInt64 = 0
  /// The base in the lower 21 bits, the wide flag in the highest. 0 is the second cell of a wide glyph.
  @usableFromInline var code: UInt32

  @inlinable static var wideFlag: UInt32 { 1 << 31 }
  private static let valueMask: UInt32 = (1 << 21) - 1

  /// The empty cell.
  public static let space = Glyph(base: " ", width: 1)
  /// The second cell of a wide glyph: nothing is drawn there.
  public static let continuation = Glyph(code: 0)
  /// Stands for whatever the terminal could not show.
  public static let replacement = Glyph(base: "\u{FFFD}", width: 1)
  /// As many marks as fit into a glyph; ncurses takes four.
  public static let mostMarks = 3

  private init(code: UInt32) { self.code = code }

  /// A glyph of one scalar that is known to be shown in so many cells, 1 or 2: a sign of the program's own. For text there is
  /// `DisplayText`.
  package init(base: Unicode.Scalar, width: Int) {
    code = base.value | (width == 2 ? Glyph.wideFlag : 0)
  }

  /// Adds a combining mark. Returns false, and changes nothing, where no room is left.
  @discardableResult
  mutating func add(mark: Unicode.Scalar) -> Bool {
    for slot in 0..<Glyph.mostMarks where (marks >> (21 * UInt64(slot))) & UInt64(Glyph.valueMask) == 0 {
      marks |= UInt64(mark.value) << (21 * UInt64(slot))
      return true
    }
    return false
  }

  /// The first glyph of a text as the terminal shows it; the empty cell for an empty text.
  public init(_ character: Character) {
    self = DisplayText.cells(of: String(character)).first?.glyph ?? .space
  }

  /// True for the second cell of a wide glyph.
  @inlinable public var isContinuation: Bool { code == 0 }

  /// Cells that it fills: 1 or 2, and 0 for a continuation.
  @inlinable public var width: Int { code == 0 ? 0 : (code & Glyph.wideFlag != 0 ? 2 : 1) }

  /// The base and the marks in order: at most four, none for a continuation.
  public var scalars: [Unicode.Scalar] {
    var values: [Unicode.Scalar] = []
    forEachScalar { values.append($0) }
    return values
  }

  /// Hands over the base and then the marks, without making an array.
  public func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    guard code != 0, let base = Unicode.Scalar(code & Glyph.valueMask) else { return }
    body(base)
    var rest = marks
    while rest != 0 {
      if let mark = Unicode.Scalar(UInt32(truncatingIfNeeded: rest) & Glyph.valueMask) { body(mark) }
      rest >>= 21
    }
  }

  /// The glyph as text; empty for a continuation.
  public var string: String {
    var text = String.UnicodeScalarView()
    forEachScalar { text.append($0) }
    return String(text)
  }
}

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

/// The scalars that fill two cells, as ranges from the first to the last, in ascending order.
///
/// They are East Asian Wide and Fullwidth of Unicode 14, as `wcwidth` of glibc 2.36 has them, since that is what
/// ncurses advances by. A range spans unassigned scalars and those without a width, which are sorted out before.
enum WideRanges {
  static func contains(_ value: UInt32) -> Bool {
    guard value >= ranges[0].first else { return false }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if value < ranges[middle].first {
        high = middle
      } else if value > ranges[middle].last {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  private static let ranges: [(first: UInt32, last: UInt32)] = [
    (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3),
    (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653), (0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1),
    (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA),
    (0x26F2, 0x26F3), (0x26F5, 0x26F5), (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B),
    (0x2728, 0x2728), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797),
    (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x2E80, 0x303E),
    (0x3041, 0xA4C6), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAD9), (0xFE10, 0xFE6B), (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6), (0x16FE0, 0x1B2FB), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E),
    (0x1F191, 0x1F19A), (0x1F200, 0x1F320), (0x1F32D, 0x1F335), (0x1F337, 0x1F37C), (0x1F37E, 0x1F393),
    (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0), (0x1F3F4, 0x1F3F4), (0x1F3F8, 0x1F43E),
    (0x1F440, 0x1F440), (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D), (0x1F54B, 0x1F54E), (0x1F550, 0x1F567),
    (0x1F57A, 0x1F57A), (0x1F595, 0x1F596), (0x1F5A4, 0x1F5A4), (0x1F5FB, 0x1F64F), (0x1F680, 0x1F6C5),
    (0x1F6CC, 0x1F6CC), (0x1F6D0, 0x1F6D2), (0x1F6D5, 0x1F6DF), (0x1F6EB, 0x1F6EC), (0x1F6F4, 0x1F6FC),
    (0x1F7E0, 0x1F7F0), (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945), (0x1F947, 0x1F9FF), (0x1FA70, 0x1FAF6),
    (0x20000, 0x3134A),
  ]
}
