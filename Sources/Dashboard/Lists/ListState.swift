internal import Accounts
internal import Metrics

/// Where a list stands, by screen and pane: the same for every list, whatever its rows are.
struct ListState: Sendable, Equatable {
  /// The row under the cursor, from 0.
  var cursor = 0
  /// What the cursor is on, so that it stays there when rows come and go.
  var key: String?
  /// The first row that is seen.
  var first = 0
  /// How the rows are sorted; nil: as they come.
  var sort: Sort?
  /// Keys of the marked rows that stand for no account; those of accounts are marked in every list alike.
  var marks: Set<String> = []
  /// Columns that are scrolled past, to the right of the first, which stays.
  var offset = 0

  /// A column's id, and which end comes first.
  struct Sort: Sendable, Equatable {
    var column: String
    var descending: Bool
  }

  /// A list at its top.
  init(cursor: Int = 0, sort: Sort? = nil) {
    self.cursor = cursor
    self.sort = sort
  }
}

/// One screen of the stack, with where its lists stand.
struct Page: Sendable {
  var screen: any Screen
  /// The part of the screen that has the keys.
  var pane: Pane
  /// Where each list stands.
  private var lists: [Pane: ListState]
  /// What is looked for in the list that has the keys; nil: nothing.
  var find: Find?
  /// The rows, computed when the data or the filter changes, so that drawing needs none but those seen.
  var content = ScreenContent()

  /// - Parameter accountSort: how tables of accounts are sorted.
  init(_ screen: any Screen, accountSort: ListState.Sort) {
    self.screen = screen
    pane = screen.panes.first ?? .rows
    lists = screen.firstLists(accountSort: accountSort)
  }

  /// Where the list of a pane stands.
  subscript(pane: Pane) -> ListState {
    get { lists[pane] ?? ListState() }
    set { lists[pane] = newValue }
  }

  /// Whether it is a screen of a kind with all these traits.
  func has(_ traits: ScreenTraits) -> Bool { type(of: screen).traits.isSuperset(of: traits) }
}

// MARK: The lists of the screen on top

extension State {
  /// The list of a pane; nil while there is no data.
  func list(in pane: Pane) -> (any PaneContent)? { context == nil ? nil : page.content.lists[pane] }

  /// The rows of the list that the screen on top has in a pane, where they are of this type.
  func rows<Row: Sendable>(in pane: Pane = .rows, as type: Row.Type) -> [Row] {
    (list(in: pane) as? RowList<Row>)?.rows ?? []
  }

  /// How many rows a pane has.
  func count(of pane: Pane) -> Int { list(in: pane)?.count ?? 0 }

  /// The position of the account that a row stands for; nil where it stands for none.
  func account(of pane: Pane, _ row: Int) -> Int? {
    guard let list = list(in: pane), row >= 0, row < list.count else { return nil }
    return list.account(ofRow: row)
  }

  /// What a row stands for, the same whichever way rows are sorted; nil where there is no such row.
  func key(of pane: Pane, _ row: Int) -> String? {
    guard let context, let list = list(in: pane), row >= 0, row < list.count else { return nil }
    return list.key(ofRow: row, context)
  }

  /// Whether what has the keys is text, which moving scrolls.
  private var isText: Bool { list(in: page.pane)?.isText ?? false }

  /// Moves the cursor so many rows down, or scrolls a text.
  mutating func move(by rows: Int) -> [Effect] {
    if isText {
      page[page.pane].first = max(0, page[page.pane].first + rows)
      return []
    }
    return move(to: page[page.screen.cursorPane(of: page.pane)].cursor + rows)
  }

  /// Moves the cursor to a row, or scrolls a text to it.
  mutating func move(to row: Int) -> [Effect] {
    if isText {
      page[page.pane].first = row
      return []
    }
    moveCursor(to: row, in: page.screen.cursorPane(of: page.pane))
    return []
  }

  /// Puts the cursor on the row that was clicked; a text is not moved by it.
  mutating func clickRow(_ row: Int) -> [Effect] { isText ? [] : move(to: row) }

  /// Moves by so many pages of what is seen at once; one row of it stays.
  mutating func movePage(_ pages: Int) -> [Effect] {
    let height = layout(self).viewports[page.pane]?.height ?? 1
    return move(by: pages * max(1, height - 1))
  }

  /// Puts the cursor of a pane on a row, kept within the list.
  mutating func moveCursor(to row: Int, in pane: Pane) {
    let row = max(0, min(row, count(of: pane) - 1))
    guard row != page[pane].cursor else { return }
    page[pane].cursor = row
    page.screen.cursorMoved(in: pane, &self)
  }

  /// Gives the keys to the next pane (1) or the one before (-1).
  mutating func turn(by step: Int) -> [Effect] {
    let panes = page.screen.panes
    let index = panes.firstIndex(of: page.pane) ?? 0
    page.pane = panes[((index + step) % panes.count + panes.count) % panes.count]
    return []
  }

  /// Gives the keys to what a click hit.
  mutating func turn(to target: ScreenLayout.Target?) {
    switch target {
    case .row(let pane, _), .pane(let pane), .cell(let pane, _, _):
      if page.screen.panes.contains(pane) { page.pane = pane }
    default: break
    }
  }

  // MARK: Order

  /// The pane whose rows a key sorts: the one with the keys, or else the one with the rows.
  var sortedPane: Pane { list(in: page.pane).map { $0.sortable.isEmpty } ?? true ? .rows : page.pane }

  /// Lists the columns to sort by.
  mutating func chooseSort() -> [Effect] {
    let choices = list(in: sortedPane)?.sortChoices ?? []
    if choices.isEmpty {
      notify("The order of this list says something of its own.")
      return []
    }
    let now = page[sortedPane].sort?.column
    return open(Overlay(.sorting, cursor: choices.firstIndex { $0.id == now } ?? 0))
  }

  /// Sorts by a column; by the one it is sorted by already the other way round.
  mutating func sort(_ pane: Pane, by column: String) -> [Effect] {
    guard page.has(.sorts), let list = list(in: pane) else { return [] }
    if page[pane].sort?.column == column { return reverse(pane) }
    page[pane].sort = ListState.Sort(column: column, descending: !list.ascends(column))
    return afterSorting(pane)
  }

  /// Turns the order around.
  mutating func reverseSort() -> [Effect] { reverse(sortedPane) }

  private mutating func reverse(_ pane: Pane) -> [Effect] {
    page[pane].sort?.descending.toggle()
    return afterSorting(pane)
  }

  private mutating func afterSorting(_ pane: Pane) -> [Effect] {
    if let sort = page[pane].sort, page.has(.accountTable) { accountSort = sort }
    page.pane = pane
    // What is sorted is read from its top: the cursor does not follow its row to somewhere else.
    page[pane].cursor = 0
    page[pane].first = 0
    page[pane].key = nil
    reloadRows()
    return []
  }

  // MARK: Rows that come and go

  /// Computes the rows of the screen on top and puts its cursors back on what they were on.
  mutating func reloadRows() {
    guard let context else { return }
    page.content = page.screen.content(self, context)
    page.find?.hits = nil
    for pane in page.screen.panes {
      // A list that nobody has moved in shows its top: what is new there is not scrolled away.
      if pane != page.pane, page[pane].cursor == 0 { continue }
      guard let key = page[pane].key, key != self.key(of: pane, page[pane].cursor) else { continue }
      if let found = list(in: pane)?.row(of: key, context) {
        // The row moves on screen as little as the list lets it.
        page[pane].first += found - page[pane].cursor
        page[pane].cursor = found
      }
    }
  }

  /// Keeps cursors within their lists, and the first row seen where the screen has it, so that scrolling is steady.
  mutating func settle() {
    guard case .ready = phase, let context else { return }
    for pane in page.screen.panes {
      page[pane].cursor = max(0, min(page[pane].cursor, count(of: pane) - 1))
      page[pane].key = key(of: pane, page[pane].cursor)
    }
    page.screen.settle(&self, context)
    let viewport = layout(self).viewports[page.pane]
    page[page.pane].first = viewport?.first ?? 0
    if viewport?.hidden == 0 { page[page.pane].offset = 0 }
  }
}
