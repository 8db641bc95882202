public import Formatting

/// A column of a table: its heading, and how many cells it wants.
public struct TableColumn: Hashable, Sendable {
  /// Its heading.
  public var title: String
  /// Where headings and cells stand; numbers at the right.
  public var align: Align
  /// Cells without which it is left out.
  public var least: Int
  /// Cells that it takes where there is room.
  public var ideal: Int
  /// Cells that it takes at most where there is more room than all want; equal to `ideal` for a fixed column.
  public var most: Int
  /// Columns of lower priority are left out first; of equals the last.
  public var priority: Int

  /// A column; `ideal` and `most` are raised to the numbers before them.
  public init(
    _ title: String, align: Align = .left, least: Int, ideal: Int? = nil, most: Int? = nil, priority: Int = 0
  ) {
    self.title = title
    self.align = align
    self.least = max(1, least)
    self.ideal = max(self.least, ideal ?? least)
    self.most = max(self.ideal, most ?? 0)
    self.priority = priority
  }

  /// Widths of the columns in a line of cells with `gap` cells between; nil for those that are left out.
  ///
  /// Columns that fit with their least width are shown. They grow to their ideal widths in turn, then to their most.
  ///
  /// - Parameter offset: so many columns behind the first, which stays, are scrolled past: those behind them follow each
  ///   other whatever their priorities. 0: those that matter most are shown.
  public static func widths(_ columns: [TableColumn], in width: Int, gap: Int, offset: Int = 0) -> [Int?] {
    let passed = max(0, min(offset, columns.count - 2))
    var shown = Set(columns.indices.filter { $0 == 0 || $0 > passed })
    func needed() -> Int { shown.reduce(0) { $0 + columns[$1].least } + gap * max(0, shown.count - 1) }
    func weakest() -> Int? {
      if passed > 0 { return shown.max() }
      return shown.min { (columns[$0].priority, -$0) < (columns[$1].priority, -$1) }
    }
    while needed() > width, shown.count > 1, let weakest = weakest() { shown.remove(weakest) }
    var widths: [Int?] = columns.indices.map { shown.contains($0) ? columns[$0].least : nil }
    // A single column that is too wide is cut, so that something is seen.
    if needed() > width, let only = shown.first { widths[only] = width > 0 ? width : nil }
    var spare = max(0, width - needed())
    for limit in [\TableColumn.ideal, \TableColumn.most] {
      var open = columns.indices.filter { shown.contains($0) }
      while spare > 0, !open.isEmpty {
        open = open.filter { (widths[$0] ?? 0) < columns[$0][keyPath: limit] }
        for index in open where spare > 0 {
          widths[index] = (widths[index] ?? 0) + 1
          spare -= 1
        }
      }
    }
    return widths
  }
}

/// What one place of a table shows.
public struct TableCell: Hashable, Sendable {
  /// Pieces from left to right.
  public var spans: [Span]
  /// A bar that fills what the pieces leave of the column, which then stand at its right end; nil for none.
  public var bar: StackedBar?
  /// Whether its beginning is cut where there is no room for all of it, as of a path.
  public var keepsEnd: Bool

  /// Pieces from left to right.
  public init(_ spans: [Span], bar: StackedBar? = nil) {
    self.spans = spans
    self.bar = bar
    keepsEnd = false
  }

  /// Text in one style.
  public init(_ text: String, _ style: Style = .plain, keepsEnd: Bool = false) {
    spans = [Span(text, style)]
    self.keepsEnd = keepsEnd
  }

  /// Cells that it fills.
  public var width: Int { spans.reduce(0) { $0 + $1.width } }
}

/// The last line of a table, which stands below its rows however far they are scrolled: totals.
public struct TableFooter: Hashable, Sendable {
  /// By the index of a column, what stands below it.
  public var cells: [Int: TableCell]
  /// What stands at the right of the last of them.
  public var note: [Span]

  /// A last line.
  public init(_ cells: [Int: TableCell], note: [Span] = []) {
    self.cells = cells
    self.note = note
  }
}

/// A table of any number of rows. Only those that are seen are asked for.
public struct TableView: Widget {
  /// The columns.
  public var columns: [TableColumn]
  /// How many rows there are.
  public var count: Int
  /// The first row that is seen; kept within the table.
  public var first: Int
  /// The row under the cursor.
  public var selected: Int?
  /// The column that the rows are sorted by, and whether the greatest come first.
  public var sort: (column: Int, descending: Bool)?
  /// True for rows that the user marked. Where it is given, a column for the mark is drawn.
  public var isMarked: ((Int) -> Bool)?
  /// What is said where there are no rows.
  public var emptyText: String
  /// So many columns behind the first are scrolled past.
  public var offset = 0
  /// False where there are no headings.
  public var hasHeader = true
  /// Totals; left out where there is no room for three rows above them.
  public var footer: TableFooter?
  /// Cells between columns.
  public var gap = 2
  /// The cells of a row, one a column.
  public var row: (Int) -> [TableCell]

  /// A table.
  public init(
    _ columns: [TableColumn], count: Int, first: Int = 0, selected: Int? = nil,
    sort: (column: Int, descending: Bool)? = nil, isMarked: ((Int) -> Bool)? = nil, emptyText: String = "",
    row: @escaping (Int) -> [TableCell]
  ) {
    self.columns = columns
    self.count = max(0, count)
    self.first = first
    self.selected = selected
    self.sort = sort
    self.isMarked = isMarked
    self.emptyText = emptyText
    self.row = row
  }

  /// The first row to show, so that the row under the cursor is seen and as little as possible moves.
  public static func scrolled(first: Int, selected: Int?, count: Int, height: Int) -> Int {
    guard height > 0 else { return 0 }
    var first = first
    if let selected { first = min(max(first, selected - height + 1), selected) }
    return max(0, min(first, count - height))
  }

  /// Where everything is.
  public func layout(in rect: Rect) -> TableLayout {
    let hasHeader = hasHeader && rect.height > 1
    let hasFooter = footer != nil && count > 0 && rect.height >= 5
    let body = Rect(
      x: rect.x, y: rect.y + (hasHeader ? 1 : 0), width: rect.width,
      height: rect.height - (hasHeader ? 1 : 0) - (hasFooter ? 1 : 0))
    let first = max(0, min(first, count - body.height))
    let left = rect.x + markWidth
    let widths = TableColumn.widths(columns, in: rect.width - markWidth, gap: gap, offset: offset)
    var x = left
    var places: [TableLayout.Place] = []
    for (column, width) in widths.enumerated() {
      guard let width else { continue }
      places.append(TableLayout.Place(column: column, cells: x..<x + width))
      x += width + gap
    }
    return TableLayout(
      places: places, hidden: widths.indices.filter { widths[$0] == nil },
      header: hasHeader ? rect.row(0) : Rect(x: rect.x, y: rect.y, width: 0, height: 0), body: body,
      rows: first..<min(count, first + body.height),
      footer: hasFooter
        ? Rect(x: rect.x, y: body.y + min(count, body.height), width: rect.width, height: 1)
        : Rect(x: rect.x, y: rect.maxY, width: 0, height: 0))
  }

  /// `12–34 of 214`, or `214` where all rows are seen: for the note of the panel around it.
  public func position(in rect: Rect, glyphs: Glyphs, format: (Int) -> String = { String($0) }) -> String {
    let rows = layout(in: rect).rows
    guard rows.count < count else { return format(count) }
    guard !rows.isEmpty else { return "0 of \(format(count))" }
    return "\(format(rows.lowerBound + 1))\(glyphs.dash)\(format(rows.upperBound)) of \(format(count))"
  }

  /// Draws headings and the rows that are seen.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    let layout = layout(in: rect)
    if !layout.header.isEmpty { drawHeader(into: &grid, layout, glyphs) }
    if count == 0 {
      grid.put(emptyText, in: layout.body.row(0), style: Style(.dim), ellipsis: glyphs.ellipsis)
    }
    for index in layout.rows {
      drawRow(index, into: &grid, in: layout.body.row(index - layout.rows.lowerBound), layout, glyphs)
    }
    if let footer, !layout.footer.isEmpty { draw(footer, into: &grid, layout, glyphs) }
  }

  private func draw(_ footer: TableFooter, into grid: inout Grid, _ layout: TableLayout, _ glyphs: Glyphs) {
    let line = layout.footer
    var end = line.x
    for place in layout.places {
      guard let cell = footer.cells[place.column] else { continue }
      put(cell, in: rect(place, line.y), align: columns[place.column].align, &grid, glyphs)
      end = place.cells.upperBound + gap
    }
    let free = Rect(x: end, y: line.y, width: max(0, line.maxX - end), height: 1)
    if !footer.note.isEmpty, free.width >= 8 { put(TableCell(footer.note), in: free, align: .right, &grid, glyphs) }
  }

  private var markWidth: Int { isMarked == nil ? 0 : 2 }

  private func drawHeader(into grid: inout Grid, _ layout: TableLayout, _ glyphs: Glyphs) {
    for place in layout.places {
      var title = columns[place.column].title
      if let sort, sort.column == place.column {
        let mark = sort.descending ? glyphs.down : glyphs.up
        let available = place.cells.count - 1 - DisplayText.width(mark)
        title = available > 0 ? DisplayText.clipped(title, to: available, ellipsis: glyphs.ellipsis) + " " + mark : mark
      }
      grid.put(
        title, in: rect(place, layout.header.y), align: columns[place.column].align, style: Style(.heading).bold,
        ellipsis: glyphs.ellipsis)
    }
  }

  private func drawRow(_ index: Int, into grid: inout Grid, in line: Rect, _ layout: TableLayout, _ glyphs: Glyphs) {
    if isMarked?(index) == true {
      grid.put(glyphs.mark, at: line.origin, style: Style(.accent), maxWidth: line.width)
    }
    let cells = row(index)
    for place in layout.places where cells.indices.contains(place.column) {
      put(cells[place.column], in: rect(place, line.y), align: columns[place.column].align, &grid, glyphs)
    }
    guard index == selected else { return }
    // Backgrounds that say something of their own, such as a change, stay.
    grid.lay(line, on: .selection)
  }

  private func put(_ cell: TableCell, in place: Rect, align: Align, _ grid: inout Grid, _ glyphs: Glyphs) {
    if let bar = cell.bar {
      let text = cell.width
      let width = place.width - (text > 0 ? text + 1 : 0)
      if width > 0 { grid.draw(bar, in: Rect(x: place.x, y: place.y, width: width, height: 1), glyphs: glyphs) }
      if text > 0 { put(TableCell(cell.spans), in: place, align: .right, &grid, glyphs) }
      return
    }
    let rest = place.width - cell.width
    guard rest >= 0 else {
      if cell.keepsEnd, let style = cell.spans.first?.style {
        let text = cell.spans.map(\.text).joined()
        let seen = DisplayText.clippedAtStart(text, to: place.width, ellipsis: glyphs.ellipsis)
        grid.put(seen, at: place.origin, style: style, maxWidth: place.width)
        return
      }
      // What does not fit is cut at the right, whatever its alignment: the head of a text or number says most.
      let mark = DisplayText.width(glyphs.ellipsis)
      let x = grid.put(cell.spans, at: place.origin, maxWidth: place.width - mark)
      let style = cell.spans.last?.style ?? .plain
      grid.put(glyphs.ellipsis, at: Point(min(x, place.maxX - mark), place.y), style: style, maxWidth: place.maxX - x)
      return
    }
    let before = align == .left ? 0 : (align == .right ? rest : rest / 2)
    grid.put(cell.spans, at: Point(place.x + before, place.y), maxWidth: place.width - before)
  }

  private func rect(_ place: TableLayout.Place, _ y: Int) -> Rect {
    Rect(x: place.cells.lowerBound, y: y, width: place.cells.count, height: 1)
  }
}

/// Where a table's parts are, for drawing and for the mouse.
public struct TableLayout: Hashable, Sendable {
  /// A column that is seen.
  public struct Place: Hashable, Sendable {
    /// Index of the column.
    public let column: Int
    /// Its columns of the grid.
    public let cells: Range<Int>
  }

  /// The columns that are seen, from left to right.
  public let places: [Place]
  /// The columns that there is no room for.
  public let hidden: [Int]
  /// The row of the headings; empty where there is none.
  public let header: Rect
  /// The rows of data.
  public let body: Rect
  /// The rows of data that are seen, as indices of the table's rows.
  public let rows: Range<Int>
  /// The line of totals; empty where there is none.
  public let footer: Rect

  /// The table's row at a point.
  public func row(at point: Point) -> Int? {
    guard body.contains(point) else { return nil }
    let row = rows.lowerBound + point.y - body.y
    return rows.contains(row) ? row : nil
  }

  /// The column whose heading is at a point; the gap behind a column counts to it.
  public func heading(at point: Point) -> Int? {
    guard header.contains(point) else { return nil }
    return places.last { $0.cells.lowerBound <= point.x }?.column
  }
}
