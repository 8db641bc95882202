internal import Accounts
internal import Cells
internal import Metrics
internal import Report
internal import Formatting

/// Every field of an account with its value and what it means; Enter leads to the rows that a value rests on.
struct FieldsScreen: Screen {
  /// The id of the account.
  var accountID: String

  static let id = "fields"
  static let traits: ScreenTraits = [.list, .account]
  static let commands = [
    Command(
      .explainFields, "Explain fields", [.character("e")], in: .only(AccountScreen.self, FieldsScreen.self), .look,
      order: .after(.explain), hint: Command.Hint("explain", 57),
      "lists every field of the account with what it means; on a field, the rows that it rests on"
    ) { state, _ in
      if let screen = state.page.screen as? AccountScreen { return state.push(FieldsScreen(accountID: screen.id)) }
      guard let screen = state.page.screen as? FieldsScreen, let context = state.context else { return [] }
      return screen.open(state.page[.rows].cursor, in: .rows, &state, context)
    }
  ]

  func title(_ state: State) -> String { "Fields" }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let account = account(state, context) else { return ScreenContent() }
    return ScreenContent(
      rows: RowList(
        AccountCatalog.fields(in: context.snapshot), columns(account), context, sort: state.page[.rows].sort,
        key: { $0.id }))
  }

  func account(_ state: State, _ context: Context) -> Int? { context.snapshot.dataset.account(id: accountID) }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let fields = state.rows(as: AccountField.self)
    guard fields.indices.contains(row) else { return [] }
    return state.push(EvidenceScreen(of: .field(fields[row].id), accountID: accountID))
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    layout.addListPanel("Fields of \(state.accountName(accountID))", in: rect, state, context)
  }

  private func columns(_ account: Int) -> [ScreenColumn<AccountField>] {
    [
      ScreenColumn(
        id: "field", title: "Field", least: 14, ideal: 22, most: 28, priority: 100, ascends: true,
        value: { field, _ in .text(field.title.lowercased()) }, cell: { field, _ in TableCell(field.title) }),
      ScreenColumn(
        id: "value", title: "Value", least: 14, ideal: 26, most: 40, priority: 99,
        value: { field, context in SortValue(field.value(of: account, in: context.snapshot)) },
        cell: { field, context in
          let value = field.value(of: account, in: context.snapshot)
          return TableCell(
            field.text(value, numbers: context.words.format), value.isMissing ? Style(.dim) : Style(.text).bold)
        },
        exported: { field, context in field.value(of: account, in: context.snapshot) }),
      ScreenColumn(
        id: "meaning", title: "Meaning", least: 20, ideal: 60, most: 90, priority: 90, ascends: true,
        value: { field, _ in .text(field.meaning.lowercased()) },
        cell: { field, _ in TableCell(field.meaning, Style(.dim)) }),
      ScreenColumn(
        id: "section", title: "Section", least: 12, ideal: 22, most: 24, priority: 40, ascends: true,
        value: { field, _ in .text(field.section.rawValue) },
        cell: { field, _ in TableCell(field.section.rawValue, Style(.dim)) }),
    ]
  }
}

extension CommandID {
  static let explainFields = CommandID("explain_fields")
}
