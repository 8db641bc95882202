public import Formatting

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

/// How a cell looks, by meaning: a theme turns it into colours and attributes. Four bytes.
public struct Style: Hashable, Sendable {
  /// What the text means.
  public var foreground: Role
  /// What it stands on.
  public var background: Role
  /// What the text shows whatever the theme.
  public var attributes: Attributes

  /// Text of a role, on the screen's background unless another is given.
  public init(_ foreground: Role = .text, on background: Role = .background, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// Text on the screen's background.
  public static let plain = Style()

  /// The same text on another background.
  public func on(_ background: Role) -> Style { Style(foreground, on: background, attributes) }
  /// The same with more attributes.
  public func with(_ more: Attributes) -> Style { Style(foreground, on: background, attributes.union(more)) }
  /// The same in bold.
  public var bold: Style { with(.bold) }
}

/// What a terminal does to text besides colouring it.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit an attribute.
  public let rawValue: UInt8
  /// Attributes from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier, on some terminals brighter.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter.
  public static let dim = Attributes(rawValue: 2)
  /// Underlined.
  public static let underline = Attributes(rawValue: 4)
  /// Text and background exchanged.
  public static let reverse = Attributes(rawValue: 8)
  /// Slanted where the terminal can.
  public static let italic = Attributes(rawValue: 16)
  /// Part of a bar or line and not text: its colour is the same on every background, where text would be made
  /// legible. Terminals never see it.
  public static let area = Attributes(rawValue: 32)

  /// Names of what terminals can do, as theme files and dumps write them, in the order of the bits.
  public static let names: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse), ("italic", .italic),
  ]
}

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
    let rest = row.width - DisplayText.width(shown)
    let before = align == .left ? 0 : (align == .right ? rest : rest / 2)
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

extension Grid {
  /// Puts `?` into each cell that holds anything but ASCII, for terminals that have nothing else. Marks are dropped,
  /// so that an `e` with an accent of its own stays an `e`; a wide glyph is two `?`.
  public mutating func limitToASCII() {
    let question = Glyph(base: "?", width: 1)
    mapGlyphs { glyph in
      guard let base = glyph.scalars.first, base.isASCII else { return question }
      return Glyph(base: base, width: 1)
    }
  }
}

extension Grid {
  /// Each row as text, spaces at the end included: as wide as the grid.
  public var lines: [String] {
    (0..<height).map { y in
      var line = String.UnicodeScalarView()
      for cell in row(y) { cell.glyph.forEachScalar { line.append($0) } }
      return String(line)
    }
  }

  /// All rows as text, without the spaces at their ends, for snapshots and plain output.
  public var text: String {
    lines.map { line in
      var end = line.endIndex
      while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
      return String(line[..<end])
    }.joined(separator: "\n")
  }

  /// The styles of all cells for snapshots: a letter a cell, `.` for the plain style, then what the letters mean.
  ///
  /// Letters are given in the order of first appearance; after `a`–`z`, `A`–`Z` and `0`–`9` all further are `?`.
  public var styles: String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var known: [Style] = []
    var rows: [String] = []
    for y in 0..<height {
      var line = ""
      for cell in row(y) {
        if cell.style == .plain {
          line.append(".")
          continue
        }
        let index = known.firstIndex(of: cell.style) ?? known.count
        if index == known.count { known.append(cell.style) }
        line.append(index < letters.count ? letters[index] : "?")
      }
      while line.last == "." { line.removeLast() }
      rows.append(line)
    }
    let legend = known.prefix(letters.count).enumerated().map { "\(letters[$0.offset]) = \($0.element)" }
    return (rows + legend).joined(separator: "\n")
  }
}

extension Style: CustomStringConvertible {
  /// `tier1 on selection, bold`: the role, the background where it is not the screen's, the attributes.
  public var description: String {
    let place = background == .background ? "" : " on \(background)"
    let names = Attributes.names.filter { attributes.contains($0.attribute) }.map { ", \($0.name)" }
    return "\(foreground)\(place)\(names.joined())"
  }
}
