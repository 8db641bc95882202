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
        Deal.open(context), DealColumns.all, context, sort: state.page[.rows].sort, emptyText: "No open opportunity.",
        account: { $0.account }, key: { $0.id }))
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let sum = state.rows(as: Deal.self).reduce(Money.zero) { $0 + $1.amount }
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

/// The columns of the Deals screen.
enum DealColumns {
  static let all: [ScreenColumn<Deal>] = [
    ScreenColumn(
      id: "name", title: "Account", least: 18, ideal: 26, most: 36, priority: 100, ascends: true,
      value: { .text($1.account($0.account).name.lowercased()) }, cell: { TableCell($1.account($0.account).name) }),
    ScreenColumn(
      id: "deal", title: "Opportunity", least: 11, ideal: 16, most: 44, priority: 60,
      value: { deal, _ in .text(deal.name.lowercased()) },
      cell: { deal, context in
        TableCell(shortName(of: deal.name, id: deal.id, account: context.account(deal.account).name))
      }, exported: { deal, _ in .text(deal.name) }),
    ScreenColumn(
      id: "tier", title: "Tier", least: 4, priority: 70,
      value: { deal, context in
        let tier = context.account(deal.account).tier
        return tier == 0 ? .missing : .number(Double(tier))
      },
      cell: { deal, context in AccountColumns.tier(Int(context.account(deal.account).tier), context.glyphs) },
      exported: { deal, context in AccountColumns.exportedTier(context.account(deal.account).tier) }),
    ScreenColumn(
      id: "amount", title: "Amount", align: .right, least: 8, priority: 99,
      value: { deal, _ in .number(deal.amount.double) },
      cell: { TableCell($1.words.money($0.amount), Style(.text).bold) }, exported: { deal, _ in .money(deal.amount) }),
    ScreenColumn(
      id: "type", title: "Type", least: 10, priority: 40, value: { deal, _ in .text(deal.type.title) },
      cell: { deal, _ in TableCell(deal.type.title, Style(.dim)) }),
    ScreenColumn(
      id: "stage", title: "Sales stage", least: 11, ideal: 14, priority: 50,
      value: { deal, _ in deal.stage.isEmpty ? .missing : .text(deal.stage.lowercased()) },
      cell: { deal, context in TableCell(deal.stage.isEmpty ? context.glyphs.missing : deal.stage) },
      exported: { deal, _ in .text(deal.stage) }),
    ScreenColumn(
      id: "age", title: "Age", align: .right, least: 6, priority: 80, value: { deal, _ in SortValue(deal.age) },
      cell: { deal, context in TableCell(deal.age.map { "\($0) d" } ?? context.glyphs.missing) },
      exported: { deal, _ in FactValue(deal.age.map { Double($0) }) }),
    ScreenColumn(
      id: "last_touch", title: "Last touch", align: .right, least: 10, priority: 85,
      value: { deal, _ in SortValue(deal.lastTouch) },
      cell: { deal, context in
        // Three weeks without a touch are where a deal stalls (kpis.md, Signals).
        guard let days = deal.lastTouch else { return TableCell(context.glyphs.missing, Style(.warn)) }
        return TableCell(days == 0 ? "today" : "\(days) d ago", Style(days >= 21 ? .warn : .text))
      }, exported: { deal, _ in FactValue(deal.lastTouch.map { Double($0) }) }),
    ScreenColumn(
      id: "owner", title: "Owner", least: 8, ideal: 14, priority: 75, ascends: true,
      value: { deal, _ in deal.owner.isEmpty ? .missing : .text(deal.owner.lowercased()) },
      cell: { deal, context in TableCell(deal.owner.isEmpty ? context.glyphs.missing : deal.owner) },
      exported: { deal, _ in .text(deal.owner) }),
  ]
}
