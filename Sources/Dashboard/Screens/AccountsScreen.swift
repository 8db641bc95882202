internal import Cells
internal import Metrics

/// A table of accounts with the columns that the user chose.
struct AccountsScreen: Screen {
  var source: AccountSource

  static let id = "accounts"
  static let traits: ScreenTraits = [.accountList, .figures, .accountTable]
  static let commands = [
    Command.opening(
      AccountsScreen(source: .all), .accounts, "Accounts", "A", hint: Command.Hint("accounts", 40),
      "all accounts on the list"),
    Command(
      .marked, "Marked accounts", [.character("M")], .tables, order: .after(.mark), "shows the marked accounts"
    ) { state, _ in state.push(AccountsScreen(source: .marked)) },
  ]

  static func restored(_ parameters: String) -> AccountsScreen? {
    parameters.isEmpty ? AccountsScreen(source: .all) : nil
  }

  var parameters: String? { source == .all ? "" : nil }

  func title(_ state: State) -> String { source.title }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] { [.rows: ListState(sort: accountSort)] }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let nothing = state.filter.isEmpty ? "No accounts here." : "No account here matches the filter."
    return ScreenContent(rows: state.accountList(of: source, context, emptyText: nothing))
  }

  func settle(_ state: inout State, _ context: Context) {
    let kept = state.page.content.model as? AccountPreview
    state.page.content.model = state.preview(kept, of: state.account(of: .rows, state.page[.rows].cursor), context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let preview = state.page.content.model as? AccountPreview
    let columns = rect.columns(preview == nil ? [.rest] : [.flexible(2, min: 110), .flexible(1, min: 56)])
    layout.addListPanel(title(state), in: columns[0], state, context)
    if let preview { layout.add(preview, in: columns[1], context) }
  }

  func subject(_ state: State, _ context: Context) -> KPI? {
    if case .numerator(let id) = source { return KPICatalog.kpi(id) }
    return nil
  }

  func explained(_ state: State, _ context: Context) -> ExplainedFigure? { source.figure }
}

extension CommandID {
  static let accounts = CommandID("accounts")
  static let marked = CommandID("marked")
}

extension State {
  /// The chosen columns; the name is always first.
  var accountColumns: [ScreenColumn<Int>] {
    let all = AccountColumns.all(in: snapshot)
    return (["name"] + columns.filter { $0 != "name" }).compactMap { id in all.first { $0.id == id } }
  }

  /// Accounts as a list, with the columns that the user chose, sorted as the list on top is.
  func accountList(of source: AccountSource, _ context: Context, emptyText: String) -> RowList<Int> {
    RowList(
      source.accounts(context, marks: marks), accountColumns, context, sort: page[.rows].sort,
      sortColumns: AccountColumns.all(in: snapshot), emptyText: emptyText, account: { $0 })
  }
}
