public import Formatting

/// Something that is drawn from plain values into a rectangle of a grid, and never outside of it.
public protocol Widget {
  /// Draws it.
  func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs)
}

extension Grid {
  /// Draws a widget into a rectangle.
  public mutating func draw(_ widget: some Widget, in rect: Rect, glyphs: Glyphs) {
    guard !rect.intersection(bounds).isEmpty else { return }
    widget.draw(into: &self, in: rect, glyphs: glyphs)
  }
}

/// The signs that screens are drawn with: of Unicode, or of ASCII where the terminal or the user has nothing else.
public struct Glyphs: Hashable, Sendable {
  /// True where only ASCII may be drawn.
  public let isASCII: Bool
  /// False where parts of a bar must be told apart by pattern, since there is no colour.
  public let hasColour: Bool

  /// Signs for a terminal.
  public init(ascii: Bool, colour: Bool = true) {
    isASCII = ascii
    hasColour = colour
  }

  /// Box drawing, blocks and braille.
  public static let unicode = Glyphs(ascii: false)
  /// ASCII only.
  public static let ascii = Glyphs(ascii: true)

  /// Takes the place of what was cut off; not `~` in ASCII, which stands before figures of few cases.
  public var ellipsis: String { isASCII ? ".." : "…" }
  /// More than before.
  public var up: String { isASCII ? "^" : "▲" }
  /// Less than before.
  public var down: String { isASCII ? "v" : "▼" }
  /// As before.
  public var same: String { "=" }
  /// No value.
  public var missing: String { isASCII ? "-" : "–" }
  /// Between two ends of a range.
  public var dash: String { isASCII ? "-" : "–" }
  /// Between the parts of a path.
  public var step: String { isASCII ? ">" : "›" }
  /// Between facts of a line.
  public var dot: String { isASCII ? "|" : "·" }
  /// From a stage to another.
  public var arrow: String { isASCII ? "->" : "→" }
  /// The program is live; not `*` in ASCII, which stands before marked rows.
  public var live: String { isASCII ? "@" : "●" }
  /// A row that the user marked.
  public var mark: String { isASCII ? "*" : "◆" }
  /// The chosen one of several.
  public var chosen: String { isASCII ? ">" : "▸" }
  /// Yes.
  public var yes: String { isASCII ? "x" : "✓" }

  var horizontal: Glyph { isASCII ? Glyph(base: "-", width: 1) : Glyph(base: "─", width: 1) }
  var vertical: Glyph { isASCII ? Glyph(base: "|", width: 1) : Glyph(base: "│", width: 1) }
  /// Upper left, upper right, lower left, lower right.
  var corners: [Glyph] { (isASCII ? "++++" : "╭╮╰╯").map { Glyph($0) } }

  /// Whole cells of the parts of a bar, by pattern; the fourth stands for all further.
  func pattern(_ part: Int) -> Glyph {
    let patterns = Array(isASCII ? "#=-." : "█▓▒░")
    return Glyph(patterns[min(max(0, part), 3)])
  }

  /// A cell filled from the left by eighths, 1–8.
  static func eighth(_ eighths: Int) -> Glyph {
    Glyph(Array("▏▎▍▌▋▊▉█")[min(max(1, eighths), 8) - 1])
  }
}

extension Glyphs {
  /// The program's own words with signs that the terminal has: where it has ASCII only, `÷` is `/` and so on.
  ///
  /// Words from data are not touched.
  public func worded(_ text: String) -> String { isASCII ? ASCIIFallback.text(text) : text }
}

extension Change {
  /// `▲ 3.1 pt`, `▼ 4%`, `= 0`: with a sign for the direction.
  public func signed(_ glyphs: Glyphs) -> String {
    (direction == 0 ? glyphs.same : (direction > 0 ? glyphs.up : glyphs.down)) + " " + amount
  }

  /// The colour of its text.
  public var role: Role {
    switch verdict {
    case .better: .good
    case .worse: .bad
    case .neutral: .dim
    }
  }
}
