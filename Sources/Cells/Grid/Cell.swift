public import Formatting

/// One place of a grid: what is drawn there, and how. Sixteen bytes.
public struct Cell: Hashable, Sendable {
  /// What is drawn; a continuation in the second cell of a wide glyph.
  public var glyph: Glyph
  /// How it is drawn.
  public var style: Style

  /// A cell that shows a glyph.
  public init(_ glyph: Glyph, _ style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }

  /// An empty cell on the screen's background.
  public static let empty = Cell(.space)
}
