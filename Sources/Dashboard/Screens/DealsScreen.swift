internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// Open opportunities.
struct DealsScreen: Screen {
  static let id = "deals"
  static let traits = ScreenTraits.accountList
  static let commands = [
    Command.opening(DealsScreen(), .deals, "Deals", "d", hint: Command.Hint("deals", 38), "open opportunities")
  ]

  static func restored(_ parameters: String) -> DealsScreen? { parameters.isEmpty ? DealsScreen() : nil }
  var parameters: String? { "" }

  func title(_ state: State) -> String { "Deals" }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "amount", descending: true))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    ScreenContent(
      rows: RowList(
        context.snapshot.openDeals(of: context.figures.set), DealColumns.all, context, sort: state.page[.rows].sort,
        emptyText: "No open opportunity.",
        account: { $0.account }, key: { $0.opportunity.id }))
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let sum = state.rows(as: Deal.self).reduce(Money.zero) { $0 + $1.opportunity.amount }
    layout.addListPanel(
      "Open opportunities \(context.glyphs.dot) \(context.words.money(sum))", in: rect, state, context)
  }
}

extension CommandID {
  static let deals = CommandID("deals")
}

/// The name of a deal without that of its account, which most begin with and which stands beside it anyway.
func shortName(of deal: String, id: String, account: String) -> String {
  guard !deal.isEmpty else { return id }
  guard !account.isEmpty, deal.hasPrefix(account) else { return deal }
  let rest = deal.dropFirst(account.count).drop { !$0.isLetter && !$0.isNumber }
  return rest.isEmpty ? deal : String(rest)
}

/// The columns of the Deals screen: the fields of the catalog that are shown there, each with its looks.
enum DealColumns {
  static let all: [ScreenColumn<Deal>] = DealCatalog.all.filter { $0.uses.contains(.onScreen) }.map(column)

  private static func column(_ field: DealField) -> ScreenColumn<Deal> {
    switch field.id {
    case "name":
      ScreenColumn(field, least: 18, ideal: 26, most: 36, priority: 100) { TableCell($1.account($0.account).name) }
    case "deal":
      ScreenColumn(field, least: 11, ideal: 16, most: 44, priority: 60) { deal, context in
        TableCell(
          shortName(
            of: deal.opportunity.name, id: deal.opportunity.id, account: context.account(deal.account).name))
      }
    case "tier":
      ScreenColumn(field, least: 4, priority: 70) { deal, context in
        AccountColumns.tier(Int(context.account(deal.account).tier), context.glyphs)
      }
    case "amount":
      ScreenColumn(field, least: 8, priority: 99) {
        TableCell($1.words.money($0.opportunity.amount), Style(.text).bold)
      }
    case "type":
      ScreenColumn(field, least: 10, priority: 40) { deal, _ in TableCell(deal.opportunity.type.title, Style(.dim)) }
    case "sales_stage": plain(field, least: 11, ideal: 14, priority: 50)
    case "age":
      ScreenColumn(field, least: 6, priority: 80) { deal, context in
        TableCell(field.value(of: deal, in: context.snapshot).number.map { "\(Int($0)) d" } ?? context.glyphs.missing)
      }
    case "last_touch":
      ScreenColumn(field, least: 10, priority: 85) { deal, context in
        // Three weeks without a touch are where a deal stalls (kpis.md, Signals).
        guard let days = field.value(of: deal, in: context.snapshot).number.map({ Int($0) }) else {
          return TableCell(context.glyphs.missing, Style(.warn))
        }
        return TableCell(days == 0 ? "today" : "\(days) d ago", Style(days >= 21 ? .warn : .text))
      }
    default: plain(field, least: 8, ideal: 14, priority: 75)
    }
  }

  private static func plain(_ field: DealField, least: Int, ideal: Int, priority: Int) -> ScreenColumn<Deal> {
    ScreenColumn(field, least: least, ideal: ideal, priority: priority) { deal, context in
      guard case .text(let text) = field.value(of: deal, in: context.snapshot), !text.isEmpty else {
        return TableCell(context.glyphs.missing)
      }
      return TableCell(text)
    }
  }
}
