internal import Accounts
internal import Cells
internal import Formatting

extension ScreenLayout {
  /// Adds the list of a pane in a panel, or below a rule where the screen is small, with its position in the note.
  mutating func addListPanel(
    _ title: String, of pane: Pane = .rows, in rect: Rect, _ state: State, _ context: Context
  ) {
    guard let list = state.list(in: pane) else { return }
    let hasBorder = state.size.width >= 100 && rect.height >= 4
    let inner =
      hasBorder ? Panel.inner(rect) : Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
    let table = table(of: list, pane, in: inner, state, context)
    let places = table.layout(in: inner)
    var note = table.position(in: inner, glyphs: context.glyphs) { Format.thousands($0) }
    let isActive = state.page.pane == pane
    let dot = " \(context.glyphs.dot) "
    if let columns = columnsNote(places, of: list.columns.count, its: state.page[pane], state) { note += dot + columns }
    let marked = list.isOfAccounts ? state.marks.count : state.page[pane].marks.count
    if marked > 0 { note += "\(dot)\(Format.thousands(marked)) marked" }
    if isActive, let find = state.page.find, !find.text.isEmpty {
      note = context.glyphs.worded(find.words) + dot + note
    }
    if hasBorder {
      add(Panel(title, note: note, isActive: isActive), in: rect)
    } else {
      add(Rule(title, note: note, isActive: isActive), in: rect)
    }
    add(table, of: pane, in: inner, isActive: isActive, headings: list.columnIDs)
  }

  /// Adds a table: its cursor and scroll, and where a click leads.
  ///
  /// - Parameter headings: the ids of its columns, where a click on a heading sorts.
  mutating func add(
    _ table: TableView, of pane: Pane, in rect: Rect, isActive: Bool, headings: [String] = []
  ) {
    add(table, in: rect)
    addTargets(of: table, pane, in: rect, isActive: isActive, headings: headings)
  }

  /// Says where the rows and headings of a table are.
  mutating func addTargets(
    of table: TableView, _ pane: Pane, in rect: Rect, isActive: Bool, headings: [String] = []
  ) {
    let places = table.layout(in: rect)
    mark(rect, .pane(pane))
    for row in places.rows { mark(places.body.row(row - places.rows.lowerBound), .row(pane, row)) }
    for place in places.places where headings.indices.contains(place.column) {
      let heading = Rect(
        x: place.cells.lowerBound, y: places.header.y, width: place.cells.count, height: places.header.height)
      mark(heading, .heading(pane, headings[place.column]))
    }
    if isActive {
      let last = places.places.last?.column ?? 0
      see(
        pane, height: places.body.height, first: places.rows.lowerBound, hidden: places.hidden.count,
        hiddenRight: places.hidden.count { $0 > last })
    }
  }

  /// `3 columns hidden: ]`, or once some are scrolled past `columns 5–9 of 12: [ ]`.
  private func columnsNote(_ places: TableLayout, of count: Int, its: ListState, _ state: State) -> String? {
    guard !places.hidden.isEmpty else { return nil }
    func sign(_ id: CommandID) -> String {
      state.keymap.keys(of: id).first.flatMap { $0.sign(ascii: state.glyphs.isASCII) } ?? ""
    }
    let (left, right) = (sign(.scrollLeft), sign(.scrollRight))
    if its.offset == 0 { return "\(Format.count(places.hidden.count, "column")) hidden: \(right)" }
    let seen = places.places.dropFirst().map { $0.column + 1 }
    guard let first = seen.first, let last = seen.last else { return nil }
    return "columns \(first)\(state.glyphs.dash)\(last) of \(count): \(left) \(right)"
  }

  /// The table of a list as it stands in a pane; cells are made of those rows only that are painted.
  private func table(
    of list: any PaneContent, _ pane: Pane, in rect: Rect, _ state: State, _ context: Context
  ) -> TableView {
    let its = state.page[pane]
    let sort = its.sort.flatMap { sort in
      list.columnIDs.firstIndex(of: sort.column).map { ($0, descending: sort.descending) }
    }
    var table = TableView(
      list.columns, count: list.count, first: its.first,
      selected: state.page.pane == pane && list.count > 0 ? min(its.cursor, list.count - 1) : nil, sort: sort,
      isMarked: marked(list, its, state, context), emptyText: list.emptyText
    ) { list.cells(ofRow: $0, context) }
    table.footer = list.totals?.footer(list.columnIDs)
    table.hasHeader = list.hasHeader
    // Where all columns have space none is scrolled past.
    table.offset = table.layout(in: rect).hidden.isEmpty ? 0 : its.offset
    let height = table.layout(in: rect).body.height
    table.first = TableView.scrolled(first: its.first, selected: table.selected, count: list.count, height: height)
    return table
  }

  /// Which rows are marked; nil where none is, and no column is wanted for the sign.
  private func marked(
    _ list: any PaneContent, _ its: ListState, _ state: State, _ context: Context
  ) -> ((Int) -> Bool)? {
    if list.isOfAccounts {
      if state.marks.isEmpty { return nil }
      return { row in list.account(ofRow: row).map { state.marks.contains(context.account($0).id) } ?? false }
    }
    if its.marks.isEmpty { return nil }
    return { row in list.key(ofRow: row, context).map { its.marks.contains($0) } ?? false }
  }
}
