internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// Contracts that end in the next 90 days, and those that ended and are not renewed: who they are and how they feel.
struct RenewalsScreen: Screen {
  static let id = "renewals"
  static let traits = ScreenTraits.accountList
  static let commands = [
    Command.opening(
      RenewalsScreen(), .renewals, "Renewals", "w", hint: Command.Hint("renewals", 37),
      "contracts that end in the next 90 days, and overdue ones")
  ]

  static func restored(_ parameters: String) -> RenewalsScreen? { parameters.isEmpty ? RenewalsScreen() : nil }
  var parameters: String? { "" }

  func title(_ state: State) -> String { "Renewals" }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "days", descending: false))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    ScreenContent(
      rows: RowList(
        context.snapshot.renewalsDue(of: context.figures.set), RenewalColumns.all, context,
        sort: state.page[.rows].sort,
        emptyText: "No contract ends in the next \(RenewalCatalog.horizon) days.", account: { $0.account },
        key: { $0.contract.id }, place: { due, _ in due.contract.place }))
  }

  func settle(_ state: inout State, _ context: Context) {
    let kept = state.page.content.model as? AccountPreview
    state.page.content.model = state.preview(kept, of: state.account(of: .rows, state.page[.rows].cursor), context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let sum = state.rows(as: AccountContract.self).reduce(Money.zero) { $0 + $1.contract.annualValue }
    let title =
      "Renewals in \(RenewalCatalog.horizon) days \(context.glyphs.dot) \(context.words.money(sum)) a year"
    let preview = state.page.content.model as? AccountPreview
    let columns = rect.columns(preview == nil ? [.rest] : [.flexible(2, min: 110), .flexible(1, min: 56)])
    layout.addListPanel(title, in: columns[0], state, context)
    if let preview { layout.add(preview, in: columns[1], context) }
  }
}

extension CommandID {
  static let renewals = CommandID("renewals")
}

/// The columns of the Renewals screen: the fields of the catalog that are shown there, each with its looks.
enum RenewalColumns {
  static let all: [ScreenColumn<AccountContract>] = RenewalCatalog.all.filter { $0.uses.contains(.onScreen) }
    .map(column)

  private static func column(_ field: ContractField) -> ScreenColumn<AccountContract> {
    switch field.id {
    case "name":
      ScreenColumn(field, least: 14, ideal: 26, most: 40, priority: 100) { TableCell($1.account($0.account).name) }
    case "tier":
      ScreenColumn(field, least: 4, priority: 70) { due, context in
        AccountColumns.tier(Int(context.account(due.account).tier), context.glyphs)
      }
    case "days":
      ScreenColumn(field, least: 10, priority: 99) { due, context in
        let days = due.end - context.asOf
        if days < 0 { return TableCell("\(-days) d over", Style(.bad).bold) }
        return TableCell(days == 0 ? "today" : "in \(days) d", Style(days <= 30 ? .warn : .text))
      }
    case "end": ScreenColumn(field, least: 11, priority: 50) { due, _ in TableCell(DayText.full(due.end), Style(.dim)) }
    case "acv":
      ScreenColumn(field, least: 8, priority: 95) {
        TableCell($1.words.money($0.contract.annualValue), Style(.text).bold)
      }
    case "relationship":
      ScreenColumn(field, least: 8, priority: 90) { AccountColumns.relationship($1.facts($0.account), $1.glyphs) }
    case "trend":
      ScreenColumn(field, least: 7, priority: 30) { due, context in
        guard let trend = field.value(of: due, in: context.snapshot).number else {
          return TableCell(context.glyphs.missing, Style(.dim))
        }
        let text = (trend > 0 ? "+" : "") + Format.decimal(trend, places: 1)
        return TableCell(text, Style(trend <= -5 ? .bad : (trend >= 5 ? .good : .dim)))
      }
    case "nps":
      ScreenColumn(field, least: 5, priority: 85) { due, context in
        guard let nps = field.value(of: due, in: context.snapshot).number else {
          return TableCell(context.glyphs.missing, Style(.dim))
        }
        return TableCell((nps > 0 ? "+" : "") + Format.decimal(nps, places: 0), Style(nps < 0 ? .bad : .text))
      }
    default:
      ScreenColumn(field, least: 8, ideal: 16, priority: 75) { due, context in
        guard case .text(let text) = field.value(of: due, in: context.snapshot), !text.isEmpty else {
          return TableCell(context.glyphs.missing)
        }
        return TableCell(text)
      }
    }
  }
}
