internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// The rows that counted for an account's part of a figure, with the file and line of each.
struct EvidenceScreen: Screen {
  /// The id of the KPI.
  var kpi: String
  /// The id of the account.
  var accountID: String

  static let id = "evidence"
  static let traits: ScreenTraits = [.list, .account]

  func title(_ state: State) -> String { state.accountName(accountID) }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let kpi = KPICatalog.kpi(kpi), let position = context.snapshot.dataset.account(id: accountID) else {
      return ScreenContent()
    }
    return ScreenContent(
      rows: RowList(
        context.snapshot.evidence(for: kpi, account: position), EvidenceColumns.all, context,
        sort: state.page[.rows].sort,
        emptyText: "Its part follows from the list as a whole, not from rows of its own.", key: { $0.place.text }))
  }

  func subject(_ state: State, _ context: Context) -> KPI? { KPICatalog.kpi(kpi) }
  func account(_ state: State, _ context: Context) -> Int? { context.snapshot.dataset.account(id: accountID) }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    state.push(AccountScreen(id: accountID))
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard let kpi = KPICatalog.kpi(kpi) else { return }
    let title = "\(kpi.name) \(context.glyphs.dot) rows of \(state.accountName(accountID))"
    layout.addListPanel(title, in: rect, state, context)
  }
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
      id: "table", title: "Table", least: 13, priority: 50, ascends: true,
      value: { row, _ in .text(row.table.rawValue) },
      cell: { row, _ in TableCell(row.table.rawValue, Style(.dim)) }),
    ScreenColumn(
      id: "what", title: "What it says", least: 16, ideal: 40, most: 70, priority: 100, ascends: true,
      value: { row, _ in .text(row.what.lowercased()) }, cell: { row, _ in TableCell(row.what) }),
    ScreenColumn(
      id: "place", title: "File and line", least: 16, ideal: 28, most: 50, priority: 95, ascends: true,
      value: { row, _ in .text(row.place.text) }, cell: { row, _ in TableCell(row.place.text, Style(.accent)) }),
  ]
}
