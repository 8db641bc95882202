internal import Accounts
internal import Cells
internal import Formatting

/// Draws the rows of a screen's table: cursor, scroll, sort, marks, and where a click leads.
func drawRows<Row>(
  _ rows: [Row], _ columns: [ScreenColumn<Row>], _ state: State, _ context: Context, into frame: inout Frame,
  in rect: Rect, emptyText: String, account: ((Row) -> Int)? = nil
) {
  let table = rowsTable(rows, columns, state, context, in: rect, emptyText: emptyText, account: account)
  frame.grid.draw(table, in: rect, glyphs: context.glyphs)
  let layout = table.layout(in: rect)
  frame.mark(rect, .pane(.rows))
  for row in layout.rows { frame.mark(layout.body.row(row - layout.rows.lowerBound), .row(.rows, row)) }
  for place in layout.places {
    let heading = Rect(
      x: place.cells.lowerBound, y: layout.header.y, width: place.cells.count, height: layout.header.height)
    frame.mark(heading, .heading(columns[place.column].id))
  }
  if state.page.pane == .rows {
    frame.viewport = layout.body.height
    frame.first = layout.rows.lowerBound
  }
}

/// The table of a screen's rows; `account` says which account a row is of, so that marks are seen.
func rowsTable<Row>(
  _ rows: [Row], _ columns: [ScreenColumn<Row>], _ state: State, _ context: Context, in rect: Rect, emptyText: String,
  account: ((Row) -> Int)? = nil
) -> TableView {
  let page = state.page
  let list = page[.rows]
  let sort = page.sort.flatMap { sort in
    columns.firstIndex { $0.id == sort.column }.map { ($0, descending: sort.descending) }
  }
  let hasMarks = account != nil && !state.marks.isEmpty
  var table = TableView(
    columns.map {
      TableColumn(
        $0.title, align: $0.align, least: $0.least, ideal: $0.ideal, most: $0.most, priority: $0.priority)
    }, count: rows.count, first: list.first,
    selected: page.pane == .rows && !rows.isEmpty ? min(list.cursor, rows.count - 1) : nil,
    sort: sort,
    isMarked: hasMarks
      ? { row in account.map { state.marks.contains(context.account($0(rows[row])).id) } ?? false } : nil,
    emptyText: emptyText
  ) { row in columns.map { $0.cell(rows[row], context) } }
  let height = table.layout(in: rect).body.height
  table.first = TableView.scrolled(first: list.first, selected: table.selected, count: rows.count, height: height)
  return table
}

/// Draws a table in a panel, or below a rule where the screen is small, with its position in the note.
func drawRowsPanel<Row>(
  _ title: String, _ rows: [Row], _ columns: [ScreenColumn<Row>], _ state: State, _ context: Context,
  into frame: inout Frame, in rect: Rect, emptyText: String, account: ((Row) -> Int)? = nil
) {
  let hasBorder = state.size.width >= 100 && rect.height >= 8
  let inner =
    hasBorder ? Panel.inner(rect) : Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
  let table = rowsTable(rows, columns, state, context, in: inner, emptyText: emptyText, account: account)
  let hidden = table.layout(in: inner).hidden.count
  var note = table.position(in: inner, glyphs: context.glyphs) { Format.thousands($0) }
  if hidden > 0 { note += " \(context.glyphs.dot) \(Format.count(hidden, "column")) hidden" }
  if !state.marks.isEmpty && account != nil { note += " \(context.glyphs.dot) \(state.marks.count) marked" }
  let isActive = state.page.pane == .rows
  if hasBorder {
    frame.grid.draw(Panel(title, note: note, isActive: isActive), in: rect, glyphs: context.glyphs)
  } else {
    frame.grid.draw(Rule(title, note: note, isActive: isActive), in: rect, glyphs: context.glyphs)
  }
  drawRows(rows, columns, state, context, into: &frame, in: inner, emptyText: emptyText, account: account)
}
