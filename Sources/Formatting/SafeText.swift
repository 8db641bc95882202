/// Text that may leave the program: nothing in it can move a cursor, start a control sequence or turn the reading order.
///
/// It is made from any text and cannot be made otherwise: what takes a `SafeText` need not ask where its text came from.
/// Control characters become pictures (`␛`, `␊`), those of C1 U+FFFD, line and paragraph separators `␤`; bidi controls
/// (U+061C, U+200E, U+200F, U+202A–U+202E, U+2066–U+2069), spaces without a width (U+200B, U+2060) and byte order marks
/// (U+FEFF) are dropped. All else is left alone:
/// joined emoji, marks, letters of any direction, characters that a terminal cannot show.
public struct SafeText: Hashable, Sendable, CustomStringConvertible {
  /// The text.
  public private(set) var string: String

  /// One line: line feeds and tabs become pictures too.
  public init(_ any: String) { string = SafeText.cleaned(any, keepingLines: false) }

  /// Lines: tabs and line ends stay, which are line feeds, also with a carriage return before.
  public init(lines any: String) { string = SafeText.cleaned(any, keepingLines: true) }

  /// Joined pieces; what is harmless apart is harmless together.
  public init(joining pieces: some Sequence<SafeText>) { string = pieces.map(\.string).joined() }

  /// One line of a text, harmless.
  public static func line(_ any: String) -> String { SafeText(any).string }

  /// The text itself.
  public var description: String { string }

  /// What is written: UTF-8 without a byte below 0x20 but tabs and line ends, and without 0x7F.
  public var bytes: [UInt8] { Array(string.utf8) }

  /// Adds another text at the end.
  public mutating func append(_ other: SafeText) { string += other.string }

  /// Whether a character must not be written as it is.
  public static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x2028, 0x2029, 0x2060, 0xFEFF: true
    case 0x20..<0x7F: false
    default: scalar.properties.isBidiControl
    }
  }

  private static func cleaned(_ text: String, keepingLines: Bool) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || keepingLines && ($0 == 0x09 || $0 == 0x0A) }) { return text }
    var result = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    for position in scalars.indices {
      let scalar = scalars[position]
      switch scalar.value {
      case 0x0D where keepingLines && scalars[scalars.index(after: position)...].first == "\n": result.append(scalar)
      case 0x09 where keepingLines, 0x0A where keepingLines: result.append(scalar)
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? replacement)
      case 0x7F: result.append("␡")
      case 0x80..<0xA0: result.append(replacement)
      case 0x2028, 0x2029: result.append("␤")
      default: if !isHostile(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"
}

/// The program's own words where only ASCII may be written.
public enum ASCIIFallback {
  /// `÷` is `/`, `–` is `-` and so on; characters without a fallback stay, since text from data is not touched.
  public static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return String(text.flatMap { signs[$0] ?? [$0] })
  }

  private static let signs: [Character: [Character]] = [
    "÷": ["/"], "×": ["x"], "−": ["-"], "–": ["-"], "Σ": Array("sum of"), "≥": Array(">="), "≤": Array("<="),
    "“": ["\""], "”": ["\""], "’": ["'"], "…": Array("..."), "·": ["|"], "→": Array("->"),
  ]
}
