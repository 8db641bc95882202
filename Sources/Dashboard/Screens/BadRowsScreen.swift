internal import Accounts
internal import Cells
internal import Metrics
internal import Report
internal import Values
internal import Formatting

/// The rows that were left out of a file: where they stand and why.
struct BadRowsScreen: Screen {
  /// The file.
  var path: String

  static let id = "bad_rows"
  static let traits: ScreenTraits = []

  func title(_ state: State) -> String { path }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let file = context.snapshot.health.files.first { $0.path == path }
    return ScreenContent(
      rows: RowList(
        file?.problems ?? [], BadRowColumns.all, context, isSortable: false,
        emptyText: "No row of this file was left out.", key: { _ in nil }))
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    layout.addListPanel("\(path) \(context.glyphs.dot) rows left out", in: rect, state, context)
  }
}

/// The columns of the list of bad rows.
enum BadRowColumns {
  static let all: [ScreenColumn<RowProblem>] = [
    ScreenColumn(
      id: "line", title: "Line", align: .right, least: 8, priority: 99,
      value: { row, _ in .number(Double(row.line)) }, cell: { row, _ in TableCell("\(row.line)") },
      exported: { row, _ in .number(Double(row.line)) }),
    ScreenColumn(
      id: "column", title: "Column", least: 12, ideal: 22, priority: 90, value: { row, _ in .text(row.column) },
      cell: { row, _ in TableCell(row.column) }),
    ScreenColumn(
      id: "reason", title: "What is wrong", least: 20, ideal: 60, most: 120, priority: 100,
      value: { _, _ in .missing }, cell: { row, _ in TableCell(row.reason.words) }),
  ]
}
