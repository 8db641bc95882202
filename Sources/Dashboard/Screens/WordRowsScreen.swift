internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// The rows that have a word of a status, a stage, a type or a tier, with how each counts.
struct WordRowsScreen: Screen {
  /// The column of the word.
  var column: WordReading.Column
  /// The word as written.
  var text: String

  static let id = "word_rows"
  static let traits: ScreenTraits = [.list, .account]

  func title(_ state: State) -> String { "\(column.name) “\(DisplayText.clipped(text, to: 30))”" }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let dataset = context.snapshot.dataset
    let reading = dataset.wordReadings.first { $0.column == column && $0.text == text }
    return ScreenContent(
      [
        .rows: RowList(
          dataset.rows(with: text, in: column), columns, context, sort: state.page[.rows].sort,
          emptyText: "No row has this word any more.", key: { $0.place.text }, place: { row, _ in row.place })
      ], model: reading?.readingWords)
  }

  func account(_ state: State, _ context: Context) -> Int? {
    let rows = state.rows(as: WordRow.self)
    let cursor = state.page[.rows].cursor
    return rows.indices.contains(cursor) ? rows[cursor].account : nil
  }

  /// The deal where it is one on the list, else the account; of a row whose account is unknown its place in the file.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let rows = state.rows(as: WordRow.self)
    guard rows.indices.contains(row) else { return [] }
    guard let account = rows[row].account else {
      return state.push(FileScreen(path: rows[row].place.path, row: nil))
    }
    if rows[row].status != nil, let deal = context.snapshot.deal(id: rows[row].id, account: account) {
      return state.push(DealScreen(deal, context))
    }
    return state.push(AccountScreen(id: context.account(account).id))
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let dot = context.glyphs.dot
    let reading = state.page.content.model as? String
    let parts = [title(state), reading.map { "read as \($0)" }].compactMap(\.self)
    layout.addListPanel(parts.joined(separator: " \(dot) "), in: rect, state, context)
  }

  private var columns: [ScreenColumn<WordRow>] {
    let isContract = column == .contractStatus
    var columns = [
      ScreenColumn<WordRow>(
        id: "account", title: "Account", least: 16, ideal: 26, most: 40, priority: 100, ascends: true,
        value: { row, context in SortValue.name(row.account, context) },
        cell: { row, context in
          if let account = row.account { return TableCell(context.account(account).name) }
          // Nobody looks for the account of what is no contract yet.
          return isContract ? TableCell(context.glyphs.missing, Style(.dim)) : TableCell("unknown", Style(.warn))
        })
    ]
    if column != .tier { columns += worth }
    if column != .tier, column != .contractStatus { columns.append(outcome) }
    columns.append(
      ScreenColumn(
        id: "place", title: "File and line", least: 16, ideal: 28, most: 60, priority: 95, ascends: true,
        value: { row, _ in .text(row.place.text) },
        cell: { row, _ in TableCell(row.place.text, Style(.accent), keepsEnd: true) }))
    return columns
  }

  private var worth: [ScreenColumn<WordRow>] {
    [
      ScreenColumn(
        id: "row", title: column == .contractStatus ? "Contract" : "Opportunity", least: 12, ideal: 22, most: 44,
        priority: 80, ascends: true, value: { row, _ in .text(row.label.lowercased()) },
        cell: { row, _ in TableCell(row.label) }),
      ScreenColumn(
        id: "amount", title: column == .contractStatus ? "Annual value" : "Amount", align: .right, least: 12,
        priority: 98, value: { row, _ in .number(row.amount.double) },
        cell: { row, context in TableCell(context.words.money(row.amount)) },
        exported: { row, _ in .money(row.amount) }),
    ]
  }

  private var outcome: ScreenColumn<WordRow> {
    ScreenColumn(
      id: "counts", title: "Counts as", least: 9, priority: 97, ascends: true,
      value: { row, _ in .text(row.status?.name ?? "left out") },
      cell: { row, _ in TableCell(row.status?.name ?? "left out", Style(row.status?.role ?? .bad)) })
  }
}

extension WordRow {
  /// Its name, else its id.
  fileprivate var label: String { name.isEmpty ? id : name }
}

extension SortValue {
  /// The name of an account, without case; missing where that is unknown.
  static func name(_ account: Int?, _ context: Context) -> SortValue {
    account.map { .text(context.account($0).name.lowercased()) } ?? .missing
  }
}
