internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// A row that another one replaces, and that one, column by column.
struct ReplacedScreen: Screen {
  /// Where the row stands that does not count.
  var place: Place

  static let id = "replaced"
  static let traits: ScreenTraits = []

  func title(_ state: State) -> String { place.text }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let rows = context.snapshot.dataset.replacedRows(of: place.path, limit: TrustDetails.listedReplaced).rows
    let row = rows.first { $0.place.line == place.line }
    let lines = row.map { RowComparison.all($0, context) } ?? []
    return ScreenContent(
      [
        .rows: RowList(
          lines, RowComparison.columns, context, isSortable: false,
          emptyText: "The row counts now, or is not in the directory any more.", key: { $0.column },
          place: { line, _ in line.place })
      ], model: row?.named)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let name = state.page.content.model as? String
    layout.addListPanel(
      [name, "both rows"].compactMap(\.self).joined(separator: " \(context.glyphs.dot) "), in: rect, state, context)
  }
}

/// What a column says in a row that does not count, and in the one that counts.
struct RowComparison: Sendable {
  /// The column; `file and line` of the places.
  let column: String
  let before: String
  let now: String
  /// Whether both differ.
  let isChanged: Bool
  /// Where the row that counts stands: its place in the file is what one goes to; of the first line that of the other.
  let place: Place

  /// The places, then the columns that differ, then the others.
  static func all(_ row: ReplacedRow, _ context: Context) -> [RowComparison] {
    guard case .replaced(let other) = row.cause else {
      let words = row.words(context.words.exact)
      return [RowComparison(column: "does not count", before: words, now: "", isChanged: true, place: row.place)]
    }
    let places = [
      RowComparison(column: "does not count", before: row.place.text, now: "", isChanged: true, place: row.place),
      RowComparison(column: "counts", before: "", now: other.text, isChanged: true, place: other),
    ]
    let words: (ReplacedRow.Value) -> String = { $0 == .none ? context.glyphs.missing : $0.words(context.words.exact) }
    let fields = row.differences + row.fields.filter { $0.before == $0.now && $0.now != .none }
    return places
      + fields.map { field in
        RowComparison(
          column: field.column.rawValue, before: words(field.before), now: words(field.now),
          isChanged: field.before != field.now, place: other)
      }
  }

  static let columns: [ScreenColumn<RowComparison>] = [
    ScreenColumn(
      id: "column", title: "Column", least: 16, ideal: 20, most: 30, priority: 100,
      value: { row, _ in .text(row.column) }, cell: { row, _ in TableCell(row.column) }),
    value("before", "Does not count") { $0.before },
    value("now", "Counts") { $0.now },
  ]

  private static func value(
    _ id: String, _ title: String, _ text: @escaping @Sendable (RowComparison) -> String
  ) -> ScreenColumn<RowComparison> {
    ScreenColumn(
      id: id, title: title, least: 20, ideal: 40, most: 80, priority: 99, value: { row, _ in .text(text(row)) },
      cell: { row, _ in TableCell(text(row), Style(row.isChanged ? .text : .dim)) })
  }
}
