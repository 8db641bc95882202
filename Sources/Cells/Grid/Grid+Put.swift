public import Formatting

/// A piece of a line with its style.
public struct Span: Hashable, Sendable {
  /// What it says; control characters in it are shown as pictures.
  public var text: String
  /// How it looks.
  public var style: Style

  /// A piece of text in a style.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// Cells that it fills.
  public var width: Int { DisplayText.width(text) }
}

extension Grid {
  /// Writes text from a point to the right, cut after `maxWidth` cells and at the grid's edges.
  ///
  /// Returns the column after the last cell written. Where `ellipsis` is given and text is cut off by `maxWidth`,
  /// it takes the last cell.
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, style: Style = .plain, maxWidth: Int = .max, ellipsis: String? = nil
  ) -> Int {
    let limit = max(0, min(maxWidth, max(0, width - point.x)))
    if let ellipsis, DisplayText.width(text) > limit {
      return put(DisplayText.clipped(text, to: limit, ellipsis: ellipsis), at: point, style: style, maxWidth: limit)
    }
    var x = point.x
    let end = point.x + limit
    DisplayText.forEachGlyph(of: text) { glyph in
      guard x < end else { return false }
      set(glyph, at: Point(x, point.y), style: style, clip: min(0, point.x)..<max(0, end))
      x += glyph.width
      return true
    }
    return min(x, end)
  }

  /// Writes text into a row of cells, at its left, middle or right; what does not fit ends with `…`.
  public mutating func put(
    _ text: String, in row: Rect, align: Align = .left, style: Style = .plain, ellipsis: String = "…"
  ) {
    guard !row.isEmpty else { return }
    let shown = DisplayText.clipped(text, to: row.width, ellipsis: ellipsis)
    let room = row.width - DisplayText.width(shown)
    let before = align == .left ? 0 : (align == .right ? room : room / 2)
    put(shown, at: Point(row.x + before, row.y), style: style, maxWidth: row.width - before)
  }

  /// Writes pieces one after the other. Returns the column after the last cell written.
  @discardableResult
  public mutating func put(_ spans: [Span], at point: Point, maxWidth: Int = .max) -> Int {
    let limit = max(0, min(maxWidth, width - point.x))
    var x = point.x
    for span in spans where x < point.x + limit {
      x = put(span.text, at: Point(x, point.y), style: span.style, maxWidth: point.x + limit - x)
    }
    return x
  }

  /// Fills a rectangle with one glyph; an uneven last column of a wide glyph stays blank.
  public mutating func fill(_ rect: Rect, _ glyph: Glyph = .space, style: Style = .plain) {
    let part = rect.intersection(bounds)
    let step = max(1, glyph.width)
    let shown = glyph.isContinuation ? Glyph.space : glyph
    for y in part.y..<part.maxY {
      for x in stride(from: part.x, to: part.maxX, by: step) {
        set(shown, at: Point(x, y), style: style, clip: part.x..<part.maxX)
      }
    }
  }

  /// Copies another grid onto this one, its upper left cell at a point.
  public mutating func put(_ other: Grid, at point: Point) {
    for y in 0..<other.height {
      for (x, cell) in other.row(y).enumerated() where !cell.glyph.isContinuation {
        set(cell.glyph, at: Point(point.x + x, point.y + y), style: cell.style, clip: 0..<width)
      }
    }
  }
}
