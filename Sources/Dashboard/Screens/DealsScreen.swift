internal import Accounts
internal import Cells
internal import Filter
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// Opportunities, open ones or all of the period, with what becomes of them: by the day on which they should close.
struct DealsScreen: Screen {
  /// Whether it lists those that were won or lost in the period as well.
  var isOfPeriod = false
  /// Which of them it lists; nil: all.
  var part: DealPart?

  static let id = "deals"
  static let traits = ScreenTraits.accountList
  static let commands = [
    Command.opening(DealsScreen(), .deals, "Deals", "d", hint: Command.Hint("deals", 38), "open opportunities"),
    Command(
      .toggleClosed, "Open or all", [.character("a")], in: .only(DealsScreen.self), .look,
      order: .after(.toggleReached), hint: Command.Hint("open/all", 75),
      "shows the open opportunities, or with them those that were won or lost in the period"
    ) { state, _ in
      guard var screen = state.page.screen as? DealsScreen else { return [] }
      screen.isOfPeriod.toggle()
      state.page.screen = screen
      state.reloadRows()
      return []
    },
  ]

  static func restored(_ parameters: String) -> DealsScreen? {
    [DealsScreen(), DealsScreen(isOfPeriod: true)].first { $0.parameters == parameters }
  }
  var parameters: String? { part == nil ? (isOfPeriod ? "all" : "") : nil }

  func title(_ state: State) -> String { part?.title ?? "Deals" }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "close", descending: false))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let set = context.figures.set
    let all = isOfPeriod ? context.snapshot.dealsOfPeriod(of: set) : context.snapshot.openDeals(of: set)
    let deals = state.filtered(all).filter { part?.holds($0, at: context.asOf) ?? true }
    var list = RowList(
      deals, DealColumns.shown(isOfPeriod: isOfPeriod), context, sort: state.page[.rows].sort,
      sortColumns: DealColumns.all, emptyText: emptyText(state, context), account: { $0.account },
      key: { DealScreen.key(of: $0) }, place: { deal, _ in deal.opportunity.place })
    list.totals = dealTotals(deals, context)
    return ScreenContent([.rows: list], model: DealsModel(deals, context))
  }

  /// Why there is none.
  private func emptyText(_ state: State, _ context: Context) -> String {
    if !context.snapshot.present.contains(.opportunities) { return "The directory has no table of opportunities." }
    let what = isOfPeriod ? "No opportunity of the period" : "No open opportunity"
    return state.filter.isEmpty ? what + "." : what + " matches the filter."
  }

  /// Reads the page of the deal under the cursor once the cursor stands.
  func settle(_ state: inout State, _ context: Context) {
    guard var model = state.page.content.model as? DealsModel else { return }
    let deals = state.rows(as: Deal.self)
    let cursor = state.page[.rows].cursor
    let deal = deals.indices.contains(cursor) ? deals[cursor] : nil
    guard model.page.map({ DealScreen.key(of: $0.deal) }) != deal.map(DealScreen.key) else { return }
    model.page = deal.map { DealPage($0, context) }
    state.page.content.model = model
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let deals = state.rows(as: Deal.self)
    guard deals.indices.contains(row) else { return [] }
    return state.push(DealScreen(deals[row], context))
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    let model = state.page.content.model as? DealsModel
    return [heading(state, context)] + plainTable(state, context) + (model?.months.plain(context) ?? [])
      + (model?.page.map { [$0.title(context)] + $0.plainDetail(context) } ?? [])
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let model = state.page.content.model as? DealsModel
    let hasChart = state.size.width >= 170 && rect.height >= 16
    let hasDetail = state.size.width >= 100 && rect.height >= 20
    let bands = rect.rows([.rest, .fixed(hasDetail ? 4 : 0)])
    let columns = bands[0].columns(hasChart ? [.flexible(2, min: 110), .flexible(1, min: 50)] : [.rest])
    layout.addListPanel(heading(state, context), in: columns[0], state, context)
    if hasChart, let months = model?.months {
      layout.add(Panel("By month of close", note: "amount \(context.glyphs.dot) deals"), in: columns[1])
      layout.add(months, in: Panel.inner(columns[1]), context)
    }
    guard hasDetail else { return }
    layout.add(Panel(model?.page?.title(context) ?? "No deal"), in: bands[1])
    let lines = model?.page?.detail(context) ?? []
    layout.addLines(lines, in: Panel.inner(bands[1]))
  }

  /// `Open opportunities · $4.40M · 9 overdue · 12 pushed`.
  private func heading(_ state: State, _ context: Context) -> String {
    let sums = DealSums(state.rows(as: Deal.self), at: context.asOf)
    let what = part?.title ?? (isOfPeriod ? "Opportunities of the period" : "Open opportunities")
    var parts = [what, context.words.money(sums.amount)]
    if sums.overdue > 0 { parts.append("\(sums.overdue) overdue") }
    if sums.pushed > 0 { parts.append("\(sums.pushed) pushed") }
    if !context.snapshot.hasDealHistory, sums.count > 0 { parts.append("no opportunity_history") }
    return parts.joined(separator: " \(context.glyphs.dot) ")
  }
}

extension State {
  /// The deals that the filter picks: those of its accounts, and of these the ones that its own terms on deals pick.
  func filtered(_ deals: [Deal]) -> [Deal] {
    filterIndex.map { filter.parsed.deals(deals, in: $0, me: me) } ?? deals
  }
}

extension CommandID {
  static let deals = CommandID("deals")
  static let toggleClosed = CommandID("toggle_closed")
}

/// What the Deals screen draws beside its list.
struct DealsModel: Sendable {
  let months: CloseMonths
  /// What is known of the deal under the cursor.
  var page: DealPage?

  init(_ deals: [Deal], _ context: Context) {
    months = CloseMonths(deals.filter { $0.opportunity.state == .open }, context)
  }
}

/// What stands below a list of deals: their amounts, and weighted by their chances where these are given.
func dealTotals(_ deals: [Deal], _ context: Context) -> ListTotals {
  let sums = DealSums(deals, at: context.asOf)
  var note: [Span] = []
  if sums.withoutProbability < sums.count {
    note = [
      Span(context.words.value(sums.weighted, .money), Style(.text).bold), Span(" weighted", Style(.dim)),
    ]
    if sums.withoutProbability > 0 {
      note.append(Span(", \(sums.withoutProbability) without a chance left out", Style(.dim)))
    }
  } else {
    note = [Span("no chance is given: nothing to weight", Style(.dim))]
  }
  return ListTotals(
    cells: [
      "name": TableCell("Total", Style(.heading).bold),
      "amount": TableCell(context.words.money(sums.amount), Style(.text).bold),
    ], note: note)
}
