internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// The rows that counted for an account's part of a figure, or that a field of it rests on, with the file and line of each
/// and what it adds.
struct EvidenceScreen: Screen {
  /// What the rows are evidence of.
  enum Subject: Hashable, Sendable {
    /// A KPI, or a count or conversion of a funnel, by its id.
    case figure(String)
    /// A field of accounts, by its id.
    case field(String)
  }

  /// What the rows are evidence of.
  var subject: Subject
  /// The id of the account.
  var accountID: String

  init(of subject: Subject, accountID: String) {
    self.subject = subject
    self.accountID = accountID
  }

  static let id = "evidence"
  static let traits: ScreenTraits = [.list, .account, .steps]

  func title(_ state: State) -> String {
    switch subject {
    case .figure: state.accountName(accountID)
    case .field(let id): AccountCatalog.field(id: id)?.title ?? id
    }
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let snapshot = context.snapshot
    guard let account = snapshot.dataset.account(id: accountID) else { return ScreenContent() }
    let (rows, terms): ([Evidence], [Explanation.Term])
    switch subject {
    case .figure(let id):
      guard let figure = ExplainedFigure.named(id) else { return ScreenContent() }
      rows = snapshot.evidence(for: figure, account: account)
      terms = snapshot.terms(of: figure, account: account)
    case .field(let id):
      // The files' own columns are fields as well.
      guard let field = AccountCatalog.fields(in: snapshot).first(where: { $0.id == id }) else {
        return ScreenContent()
      }
      rows = snapshot.evidence(for: field, account: account)
      terms = snapshot.terms(of: field, account: account, rows)
    }
    return ScreenContent(
      [
        .rows: RowList(
          rows, EvidenceColumns.all(terms), context, sort: state.page[.rows].sort,
          emptyText: "It follows from the list as a whole, not from rows of its own.", key: { $0.place.text },
          place: { row, _ in row.place })
      ], model: terms)
  }

  func subject(_ state: State, _ context: Context) -> KPI? {
    if case .figure(let id) = subject { KPICatalog.kpi(id) } else { nil }
  }

  func account(_ state: State, _ context: Context) -> Int? { context.snapshot.dataset.account(id: accountID) }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    state.push(AccountScreen(id: accountID))
  }

  /// What the rows add up to stands in the title: `Website visits · rows of Acme · 9 count`.
  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let dot = context.glyphs.dot
    let name =
      switch subject {
      case .figure(let id): ExplainedFigure.named(id)?.name ?? id
      case .field(let id): AccountCatalog.field(id: id)?.title ?? id
      }
    let sums = (state.page.content.model as? [Explanation.Term] ?? []).map { term in
      "\(term.name) \(context.words.part(term.total, isMoney: term.isMoney))"
    }
    let title = (["\(name) \(dot) rows of \(state.accountName(accountID))"] + sums).joined(separator: " \(dot) ")
    layout.addListPanel(title, in: rect, state, context)
  }
}

/// The columns of the rows behind an account's part of a figure.
enum EvidenceColumns {
  /// - Parameter terms: what rows add to; none where they add up to nothing.
  static func all(_ terms: [Explanation.Term]) -> [ScreenColumn<Evidence>] {
    fixed + terms.enumerated().map { term($1, $0) } + [place]
  }

  private static let fixed: [ScreenColumn<Evidence>] = [
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
      id: "what", title: "What it says", least: 16, ideal: 40, most: 90, priority: 100, ascends: true,
      value: { row, context in .text(words(row, context).lowercased()) },
      cell: { row, context in TableCell(words(row, context)) }),
  ]

  private static let place = ScreenColumn<Evidence>(
    id: "place", title: "File and line", least: 16, ideal: 28, most: 50, priority: 95, ascends: true,
    value: { row, _ in .text(row.place.text) }, cell: { row, _ in TableCell(row.place.text, Style(.accent)) })

  private static func words(_ row: Evidence, _ context: Context) -> String {
    context.glyphs.worded(row.words(context.words.format.money))
  }

  /// What the row adds; nothing where it only says why.
  private static func term(_ term: Explanation.Term, _ index: Int) -> ScreenColumn<Evidence> {
    let title = term.name.prefix(1).uppercased() + term.name.dropFirst()
    return ScreenColumn(
      id: "term\(index)", title: title, align: .right, least: max(8, DisplayText.width(title) + 2),
      priority: 92 - index, value: { row, _ in .number(row.adds[index]) },
      cell: { row, context in
        row.adds[index] == 0
          ? TableCell("") : TableCell(context.words.part(row.adds[index], isMoney: term.isMoney))
      },
      exported: { row, _ in .number(row.adds[index]) },
      sum: { TableCell($1.words.part($0, isMoney: term.isMoney), Style(.text).bold) })
  }
}
