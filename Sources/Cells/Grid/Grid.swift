internal import Formatting

/// A screen of cells. Whatever is drawn into it, each row stays exactly as wide as the grid: text is cut at the
/// edges, a wide glyph is drawn whole or not at all, and what is drawn over half of one blanks its other half.
public struct Grid: Hashable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// All cells, row after row.
  public private(set) var cells: [Cell]

  /// A grid of empty cells.
  public init(_ size: Size, fill: Style = .plain) {
    self.size = size
    cells = Array(repeating: Cell(.space, fill), count: size.width * size.height)
  }

  /// A grid of empty cells.
  public init(width: Int, height: Int) { self.init(Size(width, height)) }

  /// Columns.
  public var width: Int { size.width }
  /// Rows.
  public var height: Int { size.height }
  /// All of it.
  public var bounds: Rect { Rect(size) }

  /// The cell at a point; an empty one outside.
  public subscript(_ point: Point) -> Cell {
    bounds.contains(point) ? cells[point.y * width + point.x] : .empty
  }

  /// The cells of a row from left to right; none where there is no such row.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0 && y < height else { return [] }
    return cells[y * width..<(y + 1) * width]
  }

  /// Puts one glyph down. One that does not fit wholly between the columns `clip` leaves blanks instead.
  mutating func set(_ glyph: Glyph, at point: Point, style: Style, clip: Range<Int>) {
    guard point.y >= 0 && point.y < height else { return }
    let columns = clip.clamped(to: 0..<width)
    let span = point.x..<point.x + glyph.width
    let isWhole = span.lowerBound >= columns.lowerBound && span.upperBound <= columns.upperBound
    for x in span.clamped(to: columns) {
      blankHalves(x, point.y)
      let isFirst = x == span.lowerBound
      cells[point.y * width + x] = Cell(isWhole ? (isFirst ? glyph : .continuation) : .space, style)
    }
  }

  /// Blanks the other half of a wide glyph before one of its cells is overwritten.
  private mutating func blankHalves(_ x: Int, _ y: Int) {
    let index = y * width + x
    if cells[index].glyph.isContinuation, x > 0 { cells[index - 1].glyph = .space }
    if cells[index].glyph.width == 2, x + 1 < width { cells[index + 1].glyph = .space }
  }

  /// Exchanges all glyphs, continuations too, for others of one cell.
  mutating func mapGlyphs(_ change: (Glyph) -> Glyph) {
    for index in cells.indices { cells[index].glyph = change(cells[index].glyph) }
  }

  /// Lays what stands on the screen's background onto another; cells with a background of their own keep it.
  public mutating func lay(_ rect: Rect, on background: Role) {
    restyle(rect) { style in
      if style.background == .background { style.background = background }
    }
  }

  /// Changes the style of all cells of a rectangle and leaves what they show.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let part = rect.intersection(bounds)
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX { change(&cells[y * width + x].style) }
    }
  }
}
