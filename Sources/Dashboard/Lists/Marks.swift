internal import Accounts
internal import Filter
internal import Formatting
internal import Metrics
internal import Report

// Rows that the user marked, and what is done with them or with the row under the cursor.

extension State {
  /// Whether a row of a pane is marked.
  func isMarked(_ row: Int, in pane: Pane) -> Bool {
    guard let context, let list = list(in: pane) else { return false }
    if list.isOfAccounts {
      return list.account(ofRow: row).map { marks.contains(context.account($0).id) } ?? false
    }
    return list.key(ofRow: row, context).map { page[pane].marks.contains($0) } ?? false
  }

  /// The marked rows of a pane, in their order.
  ///
  /// - Complexity: O(rows) where anything is marked, else O(1).
  func markedRows(in pane: Pane) -> [Int] {
    guard let list = list(in: pane), !(list.isOfAccounts ? marks : page[pane].marks).isEmpty else { return [] }
    return (0..<list.count).filter { isMarked($0, in: pane) }
  }

  /// Marks the account or the row under the cursor, or takes the mark away, and goes on to the next row.
  mutating func mark() -> [Effect] {
    let list = self.list(in: page.pane)
    let isOfAccounts = list?.isOfAccounts ?? false
    let key = page[page.pane].key
    if !isOfAccounts, let list, !list.isText, let key {
      page[page.pane].marks.formSymmetricDifference([key])
    } else if let account = isOfAccounts ? account(of: page.pane, page[page.pane].cursor) : accountUnderCursor,
      let id = snapshot?.dataset.accounts[account].id
    {
      // Where rows stand for nothing, what the screen is about is marked.
      marks.formSymmetricDifference([id])
      if !isOfAccounts { return [] }
    } else {
      notify("There is no row to mark here.")
      return []
    }
    return list?.isText ?? true ? [] : move(by: 1)
  }

  /// Marks all rows of the list that has the keys.
  mutating func markAll() -> [Effect] {
    guard let context, let list = list(in: page.pane), !list.isText else { return [] }
    if list.isOfAccounts {
      marks.formUnion((0..<list.count).compactMap { row in list.account(ofRow: row).map { context.account($0).id } })
    } else {
      page[page.pane].marks = Set((0..<list.count).compactMap { list.key(ofRow: $0, context) })
    }
    notify("\(Format.count(markedRows(in: page.pane).count, "row")) marked.")
    return []
  }

  /// Takes all marks away.
  mutating func clearMarks() -> [Effect] {
    marks = []
    for pane in page.screen.panes { page[pane].marks = [] }
    reloadRows()
    return []
  }

  /// Narrows everything to the marked accounts.
  mutating func filterToMarked() -> [Effect] {
    let effects = setFilter(Filter.term("id", anyOf: marks.sorted()))
    filter.remember(filter.text)
    reloadRows()
    return effects
  }

  // MARK: Copying

  /// Copies the marked rows or the one under the cursor as they are seen, with tabs between their cells; nil where rows
  /// stand for figures, or there is no list.
  mutating func copyRows(withHeadings: Bool) -> [Effect]? {
    let pane = page.screen.cursorPane(of: page.pane)
    guard let context, let list = list(in: pane), list.copiesRows, list.count > 0 else { return nil }
    let marked = markedRows(in: pane)
    let rows = marked.isEmpty ? [max(0, min(page[pane].cursor, list.count - 1))] : marked
    let table = list.table(context, rows: rows, isAsSeen: true)
    func line(_ texts: [String]) -> String {
      // A tab or line feed of the data would be a cell or row of its own.
      texts.map { SafeText.line($0.trimmed) }.joined(separator: "\t")
    }
    let lines = (withHeadings ? [line(table.headings)] : []) + table.texts.map(line)
    let what = rows.count == 1 ? table.texts.first?.first?.trimmed ?? "" : Format.count(rows.count, "row")
    notify("Copied: \(what)")
    return [.copy(SafeText(lines: lines.joined(separator: "\n")).string)]
  }

  // MARK: The row in its file

  /// Opens the file of the row under the cursor, or of the account that the screen is about, at its line.
  mutating func edit() -> [Effect] {
    guard let context else { return [] }
    let pane = page.screen.cursorPane(of: page.pane)
    var place: Place?
    if let list = list(in: pane), !list.isText, list.count > 0 {
      place = list.place(ofRow: max(0, min(page[pane].cursor, list.count - 1)), context)
    } else if let account = accountUnderCursor {
      place = context.snapshot.dataset.place(ofAccount: account)?.place
    }
    guard let place else {
      notify("This is no row of a file: open it first, or let e explain it.")
      return []
    }
    return [.edit(path: place.path, line: place.line)]
  }
}
