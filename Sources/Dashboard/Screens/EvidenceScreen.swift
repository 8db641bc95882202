internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// The rows that counted for an account's part of a figure, with the file and line of each.
func drawEvidence(
  kpi id: String, account: String, _ state: State, _ context: Context, into frame: inout Frame, in rect: Rect
) {
  guard case .evidence(let rows) = state.page.rows, let kpi = KPIBook.kpi(id) else { return }
  let name = context.snapshot.dataset.account(id: account).map { context.account($0).name } ?? account
  drawRowsPanel(
    "\(kpi.name) \(context.glyphs.dot) rows of \(name)", rows, EvidenceColumns.all, state, context, into: &frame,
    in: rect, emptyText: "Its part follows from the list as a whole, not from rows of its own.")
}

/// The columns of the rows behind an account's part of a figure.
enum EvidenceColumns {
  static let all: [ScreenColumn<Evidence>] = [
    ScreenColumn(
      id: "day", title: "Day", least: 11, priority: 90, value: { row, _ in SortValue(row.day.map { Int($0.number) }) },
      cell: { row, context in
        row.day.map { TableCell(DayText.full($0)) } ?? TableCell(context.glyphs.missing, Style(.dim))
      },
      exported: { row, _ in row.day.map { .day($0) } ?? .none }),
    ScreenColumn(
      id: "table", title: "Table", least: 13, priority: 50, value: { row, _ in .text(row.table.rawValue) },
      cell: { row, _ in TableCell(row.table.rawValue, Style(.dim)) }),
    ScreenColumn(
      id: "what", title: "What it says", least: 16, ideal: 40, most: 70, priority: 100,
      value: { row, _ in .text(row.what.lowercased()) }, cell: { row, _ in TableCell(row.what) }),
    ScreenColumn(
      id: "place", title: "File and line", least: 16, ideal: 28, most: 50, priority: 95,
      value: { row, _ in .text(row.place.text) }, cell: { row, _ in TableCell(row.place.text, Style(.accent)) }),
  ]
}
