internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// The answer of an analysis: sentences, tables whose rows open what is behind them, and what has to be said of them.
///
/// An analysis itself is a file of Metrics (numbers) and one of Report (tables, sentences); all are shown alike.
struct AnalysisScreen: Screen {
  /// The id of the analysis.
  var analysis: String
  /// The id of the variant; empty: the first.
  var variant = ""
  /// The id of the column that accounts are grouped by; empty: the one of the analysis.
  var column = ""

  static let id = "analysis"
  static let traits: ScreenTraits = [.list, .panes]
  static let commands =
    Analysis.all.map { analysis in
      Command.listed(
        AnalysisScreen(analysis: analysis.id), CommandID(analysis.id), analysis.title, analysis.letter, analysis.help)
    } + [
      Command(
        .nextVariant, "Ask otherwise", [.character("a")], in: .only(AnalysisScreen.self), .look,
        order: .after(.open), hint: Command.Hint("ask otherwise", 66),
        when: { ($0.page.screen as? AnalysisScreen)?.declaration?.variants.isEmpty == false },
        "the next way to ask: other sides of a comparison, another entry of cohorts, another step"
      ) { state, _ in
        guard var screen = state.page.screen as? AnalysisScreen else { return [] }
        screen.turnVariant()
        return state.replaceTop(with: screen)
      },
      Command(
        .groupBy, "Group by", [.character("b")], in: .only(AnalysisScreen.self), .look,
        order: .after(.nextVariant), hint: Command.Hint("group by", 64),
        when: { ($0.page.screen as? AnalysisScreen)?.declaration?.column != nil },
        "groups the accounts of an analysis by tier, owner or any column"
      ) { state, _ in state.open(Overlay(.breakdowns)) },
    ]

  static func restored(_ parameters: String) -> AnalysisScreen? {
    let parts = parameters.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let analysis = Analysis.named(parts[0]) else { return nil }
    guard parts[1].isEmpty || analysis.variants.contains(where: { $0.id == parts[1] }) else { return nil }
    return AnalysisScreen(analysis: analysis.id, variant: parts[1], column: parts[2])
  }

  var parameters: String? { column.contains(",") ? nil : "\(analysis),\(variant),\(column)" }

  /// What Report says of it.
  var declaration: Analysis? { Analysis.named(analysis) }

  func title(_ state: State) -> String { declaration?.title ?? analysis }

  var panes: [Pane] { (0..<(declaration?.tables ?? 1)).map(AnalysisScreen.pane) }

  private static func pane(_ table: Int) -> Pane { table == 0 ? .rows : Pane("rows\(table + 1)") }

  /// The next way to ask, and the first again.
  mutating func turnVariant() {
    let ids = declaration?.variants.map(\.id) ?? []
    guard !ids.isEmpty else { return }
    variant = ids[((ids.firstIndex(of: variant) ?? 0) + 1) % ids.count]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let declaration else { return ScreenContent() }
    let model = model(declaration, state, context)
    let result = model.result
    var lists: [Pane: any PaneContent] = [:]
    for (number, table) in result.tables.enumerated() {
      let pane = AnalysisScreen.pane(number)
      lists[pane] = RowList(
        table.rows, AnalysisScreen.columns(table), context, sort: state.page[pane].sort, emptyText: table.emptyText,
        key: { $0.cells.first?.value.exact })
    }
    return ScreenContent(lists, model: model)
  }

  /// The answer; the one that the page has, where it is to the same question: sorting its rows asks nothing new.
  private func model(_ declaration: Analysis, _ state: State, _ context: Context) -> AnalysisModel {
    let source = AnalysisModel.Source(
      generation: state.generation, analysis: analysis, variant: variant, column: column, numbers: context.words.format)
    if let kept = state.page.content.model as? AnalysisModel, kept.source == source { return kept }
    let name = column.isEmpty ? declaration.column ?? "" : column
    let field = name.isEmpty ? nil : AccountCatalog.field(named: name, in: context.snapshot)
    let request = AnalysisRequest(
      context.snapshot, of: context.figures.set, variant: variant, by: field, numbers: context.words.format)
    return AnalysisModel(source: source, result: declaration.result(request))
  }

  private static func columns(_ table: AnalysisTable) -> [ScreenColumn<AnalysisTable.Row>] {
    table.columns.enumerated().map { index, column in
      ScreenColumn(
        id: column.id, title: column.title, align: column.isRight ? .right : .left,
        least: max(column.least, min(column.most, DisplayText.width(column.title))), most: column.most,
        priority: column.priority, ascends: !column.isRight,
        value: { row, _ in SortValue(row.cells[index].value) },
        cell: { row, context in
          let cell = row.cells[index]
          return TableCell(context.glyphs.worded(cell.text), AnalysisScreen.style(cell.tone))
        },
        exported: { row, _ in row.cells[index].value })
    }
  }

  private static func style(_ tone: AnalysisTable.Tone) -> Style {
    switch tone {
    case .plain: Style(.text)
    case .strong: Style(.text).bold
    case .dim: Style(.dim)
    case .good: Style(.good)
    case .bad: Style(.bad)
    case .warn: Style(.warn)
    case .heat(let step): step >= 5 ? Style(.ramp5).bold : Style([.ramp1, .ramp2, .ramp3, .ramp4][max(1, step) - 1])
    }
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let rows = state.rows(in: pane, as: AnalysisTable.Row.self)
    guard rows.indices.contains(row) else { return [] }
    switch rows[row].opens {
    case .nothing: return []
    case .accounts(let accounts, let title):
      let ids = accounts.map { context.account($0).id }
      return state.push(AccountsScreen(source: .picked(ids: ids, title: title)))
    case .account(let account): return state.push(AccountScreen(id: context.account(account).id))
    case .deal(let deal): return state.push(DealScreen(deal, context))
    }
  }

  func account(_ state: State, _ context: Context) -> Int? {
    let pane = state.page.pane
    let rows = state.rows(in: pane, as: AnalysisTable.Row.self)
    guard rows.indices.contains(state.page[pane].cursor) else { return nil }
    switch rows[state.page[pane].cursor].opens {
    case .account(let account): return account
    case .deal(let deal): return deal.account
    case .nothing, .accounts: return nil
    }
  }

  func copied(_ state: State, _ context: Context) -> [String]? { nil }

  // MARK: What is seen

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard let result = (state.page.content.model as? AnalysisModel)?.result else { return }
    func paragraph(_ lines: [String], _ role: Role) -> Paragraph {
      Paragraph(lines.map { Span(context.glyphs.worded($0), Style(role)) })
    }
    let lead = paragraph(result.lead, .text)
    let notes = paragraph(result.notes, .dim)
    let leadHeight = min(lead.wrapped(to: max(1, rect.width - 2)).count, rect.height / 4)
    let rest = rect.height - leadHeight
    let shown = seen(result, rest, state)
    let wanted = notes.wrapped(to: max(1, rect.width - 2)).count
    let free = rest - shown.reduce(0) { $0 + AnalysisScreen.height(of: result.tables[$1]) }
    let notesHeight = max(0, min(wanted, max(free, rect.height >= 30 ? rest / 5 : 0)))
    let bands = rect.rows(
      [.fixed(leadHeight)] + heights(shown, result, rest - notesHeight).map { .fixed($0) } + [.fixed(notesHeight)])
    layout.add(lead, in: bands[0].inset(dx: 1))
    for (place, table) in shown.enumerated() {
      var title = result.tables[table].title
      if shown.count < result.tables.count {
        title += " \(context.glyphs.dot) \(table + 1) of \(result.tables.count): Tab"
      }
      layout.addListPanel(
        context.glyphs.worded(title), of: AnalysisScreen.pane(table), in: bands[place + 1], state, context)
    }
    layout.add(notes, in: bands[bands.count - 1].inset(dx: 1))
  }

  /// With its panel and headings.
  private static func height(of table: AnalysisTable) -> Int { max(1, table.rows.count) + 3 }

  /// The tables that there is space for: all, or the one that has the keys.
  private func seen(_ result: AnalysisResult, _ height: Int, _ state: State) -> [Int] {
    if height >= result.tables.count * 7 { return Array(result.tables.indices) }
    return [panes.firstIndex(of: state.page.pane) ?? 0].filter(result.tables.indices.contains)
  }

  /// How high each is: what it needs, and where that is too much a fair share of it.
  private func heights(_ shown: [Int], _ result: AnalysisResult, _ height: Int) -> [Int] {
    var rest = height
    var heights = shown.map { AnalysisScreen.height(of: result.tables[$0]) }
    if shown.count == 1 { return [height] }
    let order = heights.indices.sorted { heights[$0] < heights[$1] }
    for (done, place) in order.enumerated() {
      let fair = rest / (order.count - done)
      heights[place] = max(4, min(heights[place], fair))
      rest = max(0, rest - heights[place])
    }
    // What is left goes to the first, whose rows are most.
    if rest > 0, let first = heights.indices.first { heights[first] += rest }
    return heights
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    guard let result = (state.page.content.model as? AnalysisModel)?.result else { return [] }
    var lines = [result.title] + result.lead
    for (number, table) in result.tables.enumerated() {
      lines += ["\(table.title):"] + plainTable(of: AnalysisScreen.pane(number), state, context)
    }
    return lines + result.notes
  }
}

/// What the screen of an analysis keeps beside its lists.
struct AnalysisModel: Sendable {
  /// What the answer depends on.
  struct Source: Hashable, Sendable {
    /// The figures that it was computed with.
    var generation: Int
    var analysis: String
    var variant: String
    var column: String
    var numbers: FigureFormat
  }

  let source: Source
  let result: AnalysisResult
}

extension CommandID {
  static let nextVariant = CommandID("next_variant")
  static let groupBy = CommandID("group_by")
}

extension State {
  /// Puts a screen in the place of the one on top, with its lists anew.
  mutating func replaceTop(with screen: some Screen) -> [Effect] {
    page = Page(screen, accountSort: accountSort)
    reloadRows()
    return []
  }
}
