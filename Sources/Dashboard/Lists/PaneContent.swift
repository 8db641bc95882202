internal import Accounts
internal import Cells
internal import Metrics
internal import Report
internal import Formatting

/// What a pane holds, whatever its rows are: what moving, sorting, drawing and exporting need of any list.
protocol PaneContent: Sendable {
  /// How many rows there are.
  var count: Int { get }
  /// Whether it is text, which moving scrolls, rather than rows that a cursor stands on.
  var isText: Bool { get }
  /// What is said where there are no rows.
  var emptyText: String { get }
  /// Whether its rows stand for accounts, which can be marked.
  var isOfAccounts: Bool { get }
  /// The columns as they are drawn.
  var columns: [TableColumn] { get }
  /// Their ids.
  var columnIDs: [String] { get }
  /// Ids of the columns that are sorted by, from left to right.
  var sortable: [String] { get }
  /// Whether a column is read from its least value on, as texts are, where it is first sorted by.
  func ascends(_ column: String) -> Bool
  /// What is seen of a row, a cell a column.
  func cells(ofRow row: Int, _ context: Context) -> [TableCell]
  /// What a row stands for, the same whichever way rows are sorted; nil where that says nothing.
  func key(ofRow row: Int, _ context: Context) -> String?
  /// The row that stands for something; nil where there is none any more.
  ///
  /// - Complexity: O(rows).
  func row(of key: String, _ context: Context) -> Int?
  /// The position of the account that a row stands for; nil where it stands for none.
  func account(ofRow row: Int) -> Int?
  /// What stands below all rows, by column; nil where nothing does.
  var totals: ListTotals? { get }
  /// The rows as a table to be written.
  ///
  /// - Parameter window: the rows that are wanted as they are seen; nil: all, with their exact values.
  func table(_ context: Context, window: Range<Int>?) -> ExportTable
}

/// What stands below the rows of a list: totals, and what was left out of them.
struct ListTotals: Sendable {
  /// By the id of a column.
  var cells: [String: TableCell]
  /// What stands at the right of them.
  var note: [Span]

  /// The same for a table with these columns.
  func footer(_ columns: [String]) -> TableFooter {
    TableFooter(
      Dictionary(
        columns.enumerated().compactMap { index, id in cells[id].map { (index, $0) } },
        uniquingKeysWith: { first, _ in first }), note: note)
  }

  /// As a line of plain text.
  func plain(_ columns: [(id: String, title: String)]) -> String {
    let texts = columns.compactMap { column in
      cells[column.id].map { "\(column.title) \(plainLine($0.spans))" }
    }
    return (["Total"] + texts.dropFirst() + [plainLine(note)]).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension PaneContent {
  var totals: ListTotals? { nil }
}

/// A list of rows of one type, with its columns.
struct RowList<Row: Sendable>: PaneContent {
  let rows: [Row]
  let shown: [ScreenColumn<Row>]
  let emptyText: String
  private let isSortable: Bool
  private let accountOf: (@Sendable (Row) -> Int)?
  private let keyOf: (@Sendable (Row) -> String?)?
  var totals: ListTotals?

  /// - Parameters:
  ///   - sort: how the rows are sorted; nil: as they come.
  ///   - sortColumns: the columns that rows may be sorted by, beyond those that are shown; nil: no others.
  ///   - isSortable: false where the order says something of its own.
  ///   - account: the position of the account that a row is of; nil: rows are of none.
  ///   - key: what a row stands for; nil: the id of its account.
  init(
    _ rows: [Row], _ columns: [ScreenColumn<Row>], _ context: Context, sort: ListState.Sort? = nil,
    sortColumns: [ScreenColumn<Row>]? = nil, isSortable: Bool = true, emptyText: String = "",
    account: (@Sendable (Row) -> Int)? = nil, key: (@Sendable (Row) -> String?)? = nil
  ) {
    self.rows = sorted(rows, by: sort, sortColumns ?? columns, context)
    shown = columns
    self.isSortable = isSortable
    self.emptyText = emptyText
    accountOf = account
    keyOf = key
  }

  var count: Int { rows.count }
  var isText: Bool { false }
  var isOfAccounts: Bool { accountOf != nil }
  var columnIDs: [String] { shown.map(\.id) }
  var sortable: [String] { isSortable ? columnIDs : [] }

  var columns: [TableColumn] {
    shown.map {
      TableColumn($0.title, align: $0.align, least: $0.least, ideal: $0.ideal, most: $0.most, priority: $0.priority)
    }
  }

  func ascends(_ column: String) -> Bool { shown.first { $0.id == column }?.ascends ?? false }

  func cells(ofRow row: Int, _ context: Context) -> [TableCell] { shown.map { $0.cell(rows[row], context) } }

  func key(ofRow row: Int, _ context: Context) -> String? {
    if let keyOf { return keyOf(rows[row]) }
    return accountOf.map { context.account($0(rows[row])).id }
  }

  func row(of key: String, _ context: Context) -> Int? {
    if let keyOf { return rows.firstIndex { keyOf($0) == key } }
    // Accounts are most: their ids are not looked at one by one.
    guard let accountOf, let account = context.snapshot.dataset.account(id: key) else { return nil }
    return rows.firstIndex { accountOf($0) == account }
  }

  func account(ofRow row: Int) -> Int? { accountOf?(rows[row]) }

  func table(_ context: Context, window: Range<Int>?) -> ExportTable {
    ExportTable(rows, shown, context, window: window)
  }
}

/// A text in a pane, which has no rows and no cursor.
struct PaneText: PaneContent {
  var count: Int { 0 }
  var isText: Bool { true }
  var emptyText: String { "" }
  var isOfAccounts: Bool { false }
  var columns: [TableColumn] { [] }
  var columnIDs: [String] { [] }
  var sortable: [String] { [] }
  func ascends(_ column: String) -> Bool { false }
  func cells(ofRow row: Int, _ context: Context) -> [TableCell] { [] }
  func key(ofRow row: Int, _ context: Context) -> String? { nil }
  func row(of key: String, _ context: Context) -> Int? { nil }
  func account(ofRow row: Int) -> Int? { nil }
  func table(_ context: Context, window: Range<Int>?) -> ExportTable { ExportTable([Int](), [], context) }
}

/// A column of a table on screen: how its cells look, sort and are exported.
struct ScreenColumn<Row: Sendable>: Sendable {
  let id: String
  let title: String
  var align = Align.left
  var least: Int
  var ideal: Int?
  var most: Int?
  /// Columns of lower priority are left out first.
  var priority = 0
  /// Whether it is read from its least value on where it is first sorted by: texts from A, days from the first.
  var ascends = false
  /// What rows are sorted by.
  let value: @Sendable (Row, Context) -> SortValue
  /// What is seen.
  let cell: @Sendable (Row, Context) -> TableCell
  /// What is exported: the exact value; nil: the text that is seen.
  var exported: (@Sendable (Row, Context) -> FieldValue)?
}
