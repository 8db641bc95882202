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
  /// Whether the headings of its columns are seen.
  var hasHeader: Bool { get }
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
  /// The columns that rows can be sorted by, those that are shown first, with their names.
  var sortChoices: [(id: String, title: String)] { get }
  /// Whether its rows are copied as they are seen, and not as what they stand for.
  var copiesRows: Bool { get }
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
  /// Where a row stands in the files; nil where it stands in none.
  func place(ofRow row: Int, _ context: Context) -> Place?
  /// What stands below all rows, by column; nil where nothing does.
  var totals: ListTotals? { get }
  /// The rows as a table to be written.
  ///
  /// - Parameters:
  ///   - rows: the rows that are wanted; nil: all.
  ///   - isAsSeen: the texts that are seen, instead of the exact values.
  func table(_ context: Context, rows: [Int]?, isAsSeen: Bool) -> ExportTable
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

extension ListTotals {
  /// The sums of the columns that are added up; nil where there are none, or no row.
  ///
  /// - Complexity: O(rows × columns that are added up).
  init?<Row>(_ rows: [Row], _ columns: [ScreenColumn<Row>], _ context: Context) {
    guard let first = columns.first, !rows.isEmpty, columns.contains(where: { $0.sum != nil }) else { return nil }
    self.init(cells: [first.id: TableCell("Total", Style(.heading).bold)], note: [])
    for column in columns {
      guard let write = column.sum else { continue }
      var (sum, count) = (0.0, 0)
      for row in rows {
        guard case .number(let value) = column.value(row, context) else { continue }
        sum += value
        count += 1
      }
      if count > 0 { cells[column.id] = write(sum, context) }
    }
  }
}

extension PaneContent {
  var totals: ListTotals? { nil }
  var hasHeader: Bool { true }
  var sortChoices: [(id: String, title: String)] { [] }
  var copiesRows: Bool { false }
  func place(ofRow row: Int, _ context: Context) -> Place? { nil }

  /// Whether a text that is found in occurs in what is seen of a row, in any case of its letters.
  ///
  /// - Parameter text: in lower case.
  func contains(_ text: String, inRow row: Int, _ context: Context) -> Bool {
    cells(ofRow: row, context).contains { cell in
      cell.spans.map(\.text).joined().lowercased().contains(text)
    }
  }
}

/// A list of rows of one type, with its columns.
struct RowList<Row: Sendable>: PaneContent {
  let rows: [Row]
  let shown: [ScreenColumn<Row>]
  let emptyText: String
  private let isSortable: Bool
  private let accountOf: (@Sendable (Row) -> Int)?
  private let keyOf: (@Sendable (Row) -> String?)?
  private let placeOf: (@Sendable (Row, Context) -> Place?)?
  private let choices: [(id: String, title: String)]
  private let ascending: Set<String>
  let copiesRows: Bool
  var hasHeader = true
  var totals: ListTotals?

  /// - Parameters:
  ///   - sort: how the rows are sorted; nil: as they come.
  ///   - sortColumns: the columns that rows may be sorted by, beyond those that are shown; nil: no others.
  ///   - isSortable: false where the order says something of its own.
  ///   - account: the position of the account that a row is of; nil: rows are of none.
  ///   - key: what a row stands for; nil: the id of its account.
  ///   - copiesRows: false where a row stands for a figure, which is copied with what it is made of.
  ///   - place: where a row stands in the files; nil: where its account does.
  init(
    _ rows: [Row], _ columns: [ScreenColumn<Row>], _ context: Context, sort: ListState.Sort? = nil,
    sortColumns: [ScreenColumn<Row>]? = nil, isSortable: Bool = true, emptyText: String = "",
    account: (@Sendable (Row) -> Int)? = nil, key: (@Sendable (Row) -> String?)? = nil, copiesRows: Bool = true,
    place: (@Sendable (Row, Context) -> Place?)? = nil
  ) {
    self.rows = sorted(rows, by: sort, sortColumns ?? columns, context)
    shown = columns
    self.isSortable = isSortable
    self.emptyText = emptyText
    accountOf = account
    keyOf = key
    placeOf = place
    self.copiesRows = copiesRows && !columns.isEmpty
    let others = (sortColumns ?? []).filter { other in !columns.contains { $0.id == other.id } }
    choices = isSortable ? (columns.filter { !$0.isDrawn } + others).map { ($0.id, $0.name ?? $0.title) } : []
    ascending = Set((columns + others).filter(\.ascends).map(\.id))
    totals = ListTotals(rows, columns, context)
  }

  var count: Int { rows.count }
  var isText: Bool { false }
  var isOfAccounts: Bool { accountOf != nil }
  var columnIDs: [String] { shown.map(\.id) }
  var sortable: [String] { isSortable ? columnIDs : [] }
  var sortChoices: [(id: String, title: String)] { choices }

  var columns: [TableColumn] {
    shown.map {
      TableColumn($0.title, align: $0.align, least: $0.least, ideal: $0.ideal, most: $0.most, priority: $0.priority)
    }
  }

  func ascends(_ column: String) -> Bool { ascending.contains(column) }

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

  func place(ofRow row: Int, _ context: Context) -> Place? {
    if let placeOf { return placeOf(rows[row], context) }
    return accountOf.flatMap { context.snapshot.dataset.place(ofAccount: $0(rows[row]))?.place }
  }

  func table(_ context: Context, rows: [Int]?, isAsSeen: Bool) -> ExportTable {
    let wanted = rows.map { $0.filter(self.rows.indices.contains).map { self.rows[$0] } } ?? self.rows
    return ExportTable(wanted, shown, context, isAsSeen: isAsSeen)
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
  func table(_ context: Context, rows: [Int]?, isAsSeen: Bool) -> ExportTable { ExportTable([Int](), [], context) }
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
  /// How the sum of its numbers is written in the last line of a list; nil: they are not added up.
  var sum: (@Sendable (Double, Context) -> TableCell)?
  /// Its name where there is space for all of it; nil: the title.
  var name: String?
  /// Whether it is a drawing of what other columns say: such a column is neither exported nor read aloud.
  var isDrawn = false
}
