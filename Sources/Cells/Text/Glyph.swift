/// What one cell shows: a base scalar, up to three combining marks, and whether it needs a second cell.
///
/// Twelve bytes without a pointer, so that a grid is one flat block and two grids are compared word by word.
public struct Glyph: Hashable, Sendable {
  /// Three marks of 21 bits, the first in the lowest bits; 0 is none.
  private var marks: UInt64 = 0
  /// The base in the lower 21 bits, the wide flag in the highest. 0 is the second cell of a wide glyph.
  private var code: UInt32

  private static let wideFlag: UInt32 = 1 << 31
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

  init(base: Unicode.Scalar, width: Int) {
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
  public var isContinuation: Bool { code == 0 }

  /// Cells that it fills: 1 or 2, and 0 for a continuation.
  public var width: Int { code == 0 ? 0 : (code & Glyph.wideFlag != 0 ? 2 : 1) }

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
