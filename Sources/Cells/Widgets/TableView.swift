internal import Formatting

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
  /// False where there are no headings.
  public var hasHeader = true
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
    let body = Rect(
      x: rect.x, y: rect.y + (hasHeader ? 1 : 0), width: rect.width, height: rect.height - (hasHeader ? 1 : 0))
    let first = max(0, min(first, count - body.height))
    let left = rect.x + markWidth
    let widths = TableColumn.widths(columns, in: rect.width - markWidth, gap: gap)
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
      rows: first..<min(count, first + body.height))
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
  }

  private var markWidth: Int { isMarked == nil ? 0 : 2 }

  private func drawHeader(into grid: inout Grid, _ layout: TableLayout, _ glyphs: Glyphs) {
    for place in layout.places {
      var title = columns[place.column].title
      if let sort, sort.column == place.column {
        let mark = sort.descending ? glyphs.down : glyphs.up
        let room = place.cells.count - 1 - DisplayText.width(mark)
        title = room > 0 ? DisplayText.clipped(title, to: room, ellipsis: glyphs.ellipsis) + " " + mark : mark
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
    let room = place.width - cell.width
    guard room >= 0 else {
      // What does not fit is cut at the right, whatever its alignment: the head of a text or number says most.
      let mark = DisplayText.width(glyphs.ellipsis)
      let x = grid.put(cell.spans, at: place.origin, maxWidth: place.width - mark)
      let style = cell.spans.last?.style ?? .plain
      grid.put(glyphs.ellipsis, at: Point(min(x, place.maxX - mark), place.y), style: style, maxWidth: place.maxX - x)
      return
    }
    let before = align == .left ? 0 : (align == .right ? room : room / 2)
    grid.put(cell.spans, at: Point(place.x + before, place.y), maxWidth: place.width - before)
  }

  private func rect(_ place: TableLayout.Place, _ y: Int) -> Rect {
    Rect(x: place.cells.lowerBound, y: y, width: place.cells.count, height: 1)
  }
}
