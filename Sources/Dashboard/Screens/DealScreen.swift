internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// One deal: its dates on a line, its amount over time, its people, the touches since, and the rows that say so.
struct DealScreen: Screen {
  /// The opportunity’s id.
  var opportunityID: String
  /// The id of its account.
  var accountID: String
  /// Its name in the path.
  private var name: String

  init(_ deal: Deal, _ context: Context) {
    let account = context.account(deal.account)
    opportunityID = deal.opportunity.id
    accountID = account.id
    name = shortName(of: deal.opportunity.name, id: deal.opportunity.id, account: account.name)
  }

  static let id = "deal"
  static let traits: ScreenTraits = [.list, .panes, .account, .steps]

  /// What stands for a deal in a list.
  static func key(of deal: Deal) -> String { "\(deal.account):\(deal.opportunity.id)" }

  func title(_ state: State) -> String { name }
  var panes: [Pane] { [.rows, .people] }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let account = context.snapshot.dataset.account(id: accountID),
      let deal = context.snapshot.deal(id: opportunityID, account: account)
    else { return ScreenContent(rows: PaneText()) }
    let page = DealPage(deal, context)
    let rows = RowList(
      DealRow.all(page, context), DealRow.columns, context, sort: state.page[.rows].sort, emptyText: "No row.",
      key: { $0.place.text }, place: { row, _ in row.place })
    return ScreenContent(
      [.rows: rows, .people: PersonRow.list(page.details, context, sort: state.page[.people].sort)],
      model: DealContent(page, context))
  }

  func account(_ state: State, _ context: Context) -> Int? { context.snapshot.dataset.account(id: accountID) }

  /// Enter opens the page of its account; on a person theirs.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let key = pane == .people ? state.key(of: pane, row) : nil
    if let key { return state.push(person: key, of: accountID) }
    return state.push(AccountScreen(id: accountID))
  }

  private func content(_ state: State) -> DealContent? { state.page.content.model as? DealContent }

  private var goneText: String { "The opportunity \(opportunityID) is not in the files any more, or not at this day." }

  func plain(_ state: State, _ context: Context) -> [String] {
    guard let content = content(state) else { return [goneText] }
    let page = content.page
    var lines = page.facts(context, isPlain: true).map { "\($0.label): \(plainLine($0.spans))" }
    lines.append("Dates: " + page.plainDates)
    lines.append(content.chart.map { $0.plain { context.words.value($0, .money) } } ?? content.noChart)
    lines += ["People:"] + plainTable(of: .people, state, context)
    return lines + ["Rows:"] + plainTable(state, context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard let content = content(state) else {
      let text = " " + goneText
      return layout.paint { $0.put(text, in: rect.row(1), style: Style(.warn), ellipsis: context.glyphs.ellipsis) }
    }
    let page = content.page
    let facts = page.facts(context)
    guard state.size.width >= 110, rect.height >= 24 else {
      return addNarrow(&layout, content, facts, in: rect, state, context)
    }
    let isWide = state.size.width >= 170
    let people = min(state.count(of: .people) + 3, rect.height >= 34 ? 9 : 6)
    let bands = rect.rows([.fixed(facts.count + 2), .fixed(3), .fixed(isWide ? 0 : people), .rest])
    let top = bands[0].columns(
      isWide
        ? [.flexible(1, min: 50), .flexible(1, min: 50), .flexible(1, min: 50)]
        : [.flexible(3, min: 54), .flexible(2, min: 44)])
    layout.add(Panel(page.title(context)), in: top[0])
    layout.addFacts(facts, in: Panel.inner(top[0]))
    layout.add(Panel("Amount over time"), in: top[1])
    let place = Panel.inner(top[1])
    if let chart = content.chart {
      layout.add(chart, in: place)
    } else {
      layout.addLines([[Span(content.noChart, Style(.dim))]], in: place)
    }
    layout.add(Panel("Dates"), in: bands[1])
    layout.addLines([page.dateSpans(context)], in: Panel.inner(bands[1]))
    layout.addListPanel("People", of: .people, in: isWide ? top[2] : bands[2], state, context)
    layout.addListPanel(rowsTitle, in: bands[3], state, context)
  }

  private var rowsTitle: String { "Rows: the opportunity, its changes, touches since" }

  /// The facts above each other, and the rows below.
  private func addNarrow(
    _ layout: inout ScreenLayout, _ content: DealContent, _ facts: [AccountFact], in rect: Rect, _ state: State,
    _ context: Context
  ) {
    let page = content.page
    // The rows keep at least half of the screen.
    let height = min(facts.count + 3, max(1, rect.height / 2 + 1))
    let bands = rect.rows([.fixed(height), .rest])
    layout.add(Rule(page.title(context)), in: bands[0].row(0))
    let inner = Rect(
      x: rect.x + 1, y: bands[0].y + 1, width: max(0, rect.width - 2), height: max(0, bands[0].height - 1))
    let lines = facts.map { [Span(DisplayText.padded($0.label, to: 12), Style(.dim))] + $0.spans }
    layout.addLines([page.dateSpans(context), page.peopleSpans(context)] + lines.dropFirst(), in: inner)
    let isOfPeople = state.page.pane == .people
    layout.addListPanel(
      isOfPeople ? "People" : rowsTitle, of: isOfPeople ? .people : .rows, in: bands[1], state, context)
  }
}

/// What the page of a deal draws, computed once as the deal and the data are.
struct DealContent: Sendable {
  let page: DealPage
  let chart: LineChart?
  /// What stands where there is no chart.
  let noChart: String

  init(_ page: DealPage, _ context: Context) {
    self.page = page
    chart = page.amounts(context)
    noChart =
      context.snapshot.hasDealHistory
      ? "No amount in its history." : "The directory has no table of opportunity_history."
  }
}

/// A row that says something of a deal.
struct DealRow: Sendable {
  var day: Day?
  var table: Table
  var words: String
  var place: Place

  /// The touches since it was created, its changes, and its own row, the newest first.
  static func all(_ page: DealPage, _ context: Context) -> [DealRow] {
    let its = page.deal.opportunity
    var rows = page.touches.map { touch in
      let type = touch.type.split(separator: "_").joined(separator: " ")
      let who = touch.contact ?? touch.visitor.map { "visitor \($0)" }
      let times = touch.count > 1 ? "\(touch.count) times" : nil
      return DealRow(
        day: touch.day, table: .activities, words: [type, who, times].compactMap(\.self).joined(separator: ", "),
        place: touch.place)
    }
    rows += page.changes.map { change in
      let parts = [
        change.stage.isEmpty ? nil : "stage \(change.stage)", change.amount.map { "amount \(context.words.exact($0))" },
        change.expectedClose.map { "close \(DayText.full($0))" },
      ]
      let words = parts.compactMap(\.self).joined(separator: ", ")
      return DealRow(
        day: change.day, table: .opportunityHistory, words: words.isEmpty ? "changes nothing" : words,
        place: change.place)
    }.reversed()
    let parts = [
      "created", its.stage.isEmpty ? nil : "now \(its.stage)", context.words.exact(its.amount),
      its.closed.map { "\(its.state.name) \(DayText.full($0))" },
    ]
    rows.append(
      DealRow(
        day: its.created, table: .opportunities, words: parts.compactMap(\.self).joined(separator: ", "),
        place: its.place))
    return rows.enumerated().sorted {
      let (left, right) = ($0.element.day ?? .distantPast, $1.element.day ?? .distantPast)
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
  }

  static let columns: [ScreenColumn<DealRow>] = [
    ScreenColumn(
      id: "day", title: "Day", least: 11, priority: 90, value: { row, _ in SortValue(row.day.map { Int($0.number) }) },
      cell: { row, context in
        row.day.map { TableCell(DayText.full($0)) } ?? TableCell(context.glyphs.missing, Style(.dim))
      },
      exported: { row, _ in .optional(row.day) }),
    ScreenColumn(
      id: "table", title: "Table", least: 13, ideal: 19, priority: 50, ascends: true,
      value: { row, _ in .text(row.table.rawValue) },
      cell: { row, _ in TableCell(row.table.rawValue, Style(.dim)) }),
    ScreenColumn(
      id: "what", title: "What it says", least: 24, ideal: 44, most: 90, priority: 100, ascends: true,
      value: { row, _ in .text(row.words.lowercased()) }, cell: { row, _ in TableCell(row.words) }),
    ScreenColumn(
      id: "place", title: "File and line", least: 28, ideal: 30, most: 50, priority: 95, ascends: true,
      value: { row, _ in .text(row.place.text) }, cell: { row, _ in TableCell(row.place.text, Style(.accent)) }),
  ]
}
