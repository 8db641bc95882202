internal import Accounts
internal import Cells
internal import Metrics
internal import Report
internal import Signals
internal import Formatting

/// Where do we stand: funnel, tiers, KPIs of the stage under the cursor, and what moved.
struct OverviewScreen: Screen {
  static let id = "overview"
  static let traits: ScreenTraits = [.opens, .panes, .figures, .account]
  static let commands = [
    Command(
      .lens, "Lens", [.character("L")], in: .only(OverviewScreen.self), .look, order: .after(.period),
      hint: Command.Hint("lens", 45), "shows the accounts as funnel, lifecycle or TOPO funnel"
    ) { state, _ in
      state.lens = state.lens.next
      if let rows = state.context?.rows(of: state.lens) { state.stageRow = min(state.stageRow, rows.count - 1) }
      state.page[.kpis] = ListState()
      state.reloadRows()
      return []
    }
  ]

  static func restored(_ parameters: String) -> OverviewScreen? { parameters.isEmpty ? OverviewScreen() : nil }
  var parameters: String? { "" }

  func title(_ state: State) -> String { "Overview" }
  var panes: [Pane] { [.funnel, .kpis, .movers, .tiers] }

  // Engaged: the first stage whose figures say more than who is on the list.
  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] { [.funnel: ListState(cursor: 1)] }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    ScreenContent(
      [
        .funnel: RowList(context.rows(of: state.lens), [], context, key: { _ in nil }),
        .kpis: kpiList(state.overviewKPIs(context), context),
        .movers: RowList(
          context.figures.movers, MoverColumns.all, context, isSortable: false, account: { $0.account }),
        // The cursor of the tiers goes through the columns: four tiers and all.
        .tiers: RowList(Array(0..<5), [], context, key: { _ in nil }),
      ], model: OverviewModel(state, context))
  }

  /// The rows of the tiers are those of the lens.
  func cursorPane(of pane: Pane) -> Pane { pane == .tiers ? .funnel : pane }

  /// The KPIs are those of the row under the cursor, and begin at their top.
  func cursorMoved(in pane: Pane, _ state: inout State) {
    guard pane == .funnel else { return }
    state.page[.kpis] = ListState()
    state.reloadRows()
  }

  func subject(_ state: State, _ context: Context) -> KPI? {
    let kpis = state.overviewKPIs(context)
    return kpis.isEmpty ? nil : kpis[min(state.page[.kpis].cursor, kpis.count - 1)]
  }

  /// The count of the row of the funnel, while the cursor moves there.
  func explained(_ state: State, _ context: Context) -> ExplainedFigure? {
    switch state.page.pane {
    case .funnel, .tiers: FunnelFigure.of(state.lensRow(context).count).map { .funnel($0) }
    default: subject(state, context).map { .kpi($0) }
    }
  }

  /// The arrows move from figure to figure in the table of tiers.
  func handle(_ key: Key, _ state: inout State) -> [Effect]? {
    guard state.page.pane == .tiers else { return nil }
    switch key {
    case .left, .character("h"): state.page[.tiers].cursor = max(0, state.page[.tiers].cursor - 1)
    case .right, .character("l"): state.page[.tiers].cursor = min(4, state.page[.tiers].cursor + 1)
    default: return nil
    }
    return []
  }

  func select(column: Int, row: Int, in pane: Pane, _ state: inout State) {
    guard pane == .tiers else { return }
    state.moveCursor(to: row, in: .funnel)
    state.page[.tiers].cursor = column
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    switch pane {
    case .funnel:
      if state.lens == .funnel { return state.push(StageScreen(stage: state.stageRow + 1, onlyAt: false)) }
      return state.push(AccountsScreen(source: state.lensRow(context).source))
    case .kpis: return subject(state, context).map { state.push(AccountsScreen(source: .numerator($0.id))) } ?? []
    case .tiers: return state.push(AccountsScreen(source: tierSource(state, context)))
    default:
      guard let account = state.account(of: pane, row) else { return [] }
      return state.push(AccountScreen(id: context.account(account).id))
    }
  }

  /// The accounts behind the figure under the cursor of the tiers: all of a row, or those of one tier.
  private func tierSource(_ state: State, _ context: Context) -> AccountSource {
    let source = state.lensRow(context).source
    let tiers = [1, 2, 3, 0]
    let column = state.page[.tiers].cursor
    return tiers.indices.contains(column) ? .tier(tiers[column], of: source) : source
  }

  func copied(_ state: State, _ context: Context) -> [String]? {
    if state.page.pane == .funnel {
      let row = state.lensRow(context)
      let share = row.shareText.map { ["Share: \($0)"] } ?? []
      return ["\(row.name): \(Format.thousands(row.counts.all))"] + share
    }
    if let account = account(state, context) { return copiedLines(ofAccount: account, context) }
    return subject(state, context).flatMap { copiedLines(of: $0, context) }
  }

  /// All figures as JSON are what the command line prints.
  func document(_ options: ReportOptions, _ state: State, _ context: Context) -> String? {
    guard state.page.pane != .movers else { return nil }
    if options.format == .html { return board(options, state, context) }
    guard options.format == .json else { return nil }
    return (try? Report.render(context.snapshot, context.figures, options)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The board page of what is on screen.
  private func board(_ options: ReportOptions, _ state: State, _ context: Context) -> String {
    var figures = context.figures
    context.snapshot.addTrends(to: &figures)
    var parts = BoardParts()
    parts.landing = context.landing
    parts.signals = context.signals?.filter { signal in
      signal.account.map(figures.set.contains) ?? (figures.set.members == nil)
    }
    if figures.set.members == nil { parts.goals = GoalReport(context.snapshot) }
    return String(decoding: Report.board(context.snapshot, figures, parts, options), as: UTF8.self)
  }

  func exported(_ state: State, _ context: Context) -> (any PaneContent)? {
    state.page.pane == .movers ? state.list(in: .movers) : kpiList(KPICatalog.all, context)
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    let since = context.openingText.map { ", changes against \($0)" } ?? ""
    var lines = ["\(state.lens.title)\(since):"]
    for (index, row) in context.rows(of: state.lens).enumerated() {
      let mark = state.page.pane == .funnel && index == state.stageRow ? "> " : ""
      let share = row.shareInWords.map { ", \($0)" } ?? ""
      let change = row.change.map { ", \($0.words)" } ?? ""
      let shareChange = row.shareChange.map { ", share \($0.words)" } ?? ""
      let tiers = [1, 2, 3, 0].map { "\($0 == 0 ? "no tier" : "tier \($0)") \(row.counts.byTier[$0])" }
      lines.append(
        "\(mark)\(row.number) \(row.name): \(row.countInWords)\(change)\(share)\(shareChange); "
          + tiers.joined(separator: ", "))
    }
    if let bottleneck = state.bottleneck { lines.append(bottleneck) }
    lines += [LandingLine(context)?.plain].compactMap(\.self)
    lines += plainKPIs(state.overviewKPIs(context), state, context)
    lines.append("Movers: \(context.figures.movers.count)")
    for (index, mover) in context.figures.movers.prefix(50).enumerated() {
      let mark = state.page.pane == .movers && index == state.page[.movers].cursor ? "> " : ""
      let day = mover.day.map { ", \(DayText.full($0))" } ?? ""
      let number = state.plainNumber(index, in: .movers)
      lines.append("\(mark)\(number)\(context.account(mover.account).name): \(describe(mover, .ascii).what)\(day)")
    }
    return lines
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    if state.size.width < 60 || state.size.height < 15 {
      layout.addLensRows(in: rect.trimmed(right: 1), isActive: true, state, context)
      return
    }
    let bands = rect.rows([.rest, .fixed(state.bottleneck != nil && rect.height >= 18 ? 1 : 0)])
    if state.size.width < 110 || state.size.height < 28 {
      layout.addColumn(in: bands[0], state, context)
    } else {
      layout.addPanels(in: bands[0], state, context)
    }
    layout.addBottleneck(in: bands[1], state, context)
  }
}

extension CommandID {
  static let lens = CommandID("lens")
}

extension Pane {
  /// The stages of the lens.
  static let funnel = Pane("funnel")
  /// Accounts of each stage by tier.
  static let tiers = Pane("tiers")
}

// MARK: The account beside the movers

/// What the overview keeps beside its lists.
private struct OverviewModel: Sendable {
  /// The figures that the bottleneck was computed with.
  var generation: Int
  /// Where accounts are lost or wait, in a sentence; nil where nothing says so.
  var bottleneck: String?
  var preview: Preview?

  /// What is kept of the figures before is kept as long as they are the same.
  init(_ state: State, _ context: Context) {
    let kept = state.page.content.model as? OverviewModel
    preview = kept?.preview
    generation = state.generation
    if let kept, kept.generation == generation {
      bottleneck = kept.bottleneck
    } else {
      bottleneck = context.snapshot.bottleneck(of: context.figures.set).map { BottleneckWords($0).sentence }
    }
  }
}

/// What a wide overview shows of the mover under the cursor: kept with the screen until it is another one.
private struct Preview: Sendable {
  /// The position of the account.
  var account: Int
  /// The figures that it was computed with.
  var generation: Int
  var details: AccountDetails
}

extension OverviewScreen {
  /// Computes the details of the mover, where the screen shows them and has not got them yet.
  func settle(_ state: inout State, _ context: Context) {
    guard state.hasThirdColumn, let account = state.mover else { return }
    if let kept = state.preview, kept.account == account, kept.generation == state.generation { return }
    let details = context.snapshot.dataset.details(of: account, at: context.snapshot.period.now, activityLimit: 1)
    var model = state.page.content.model as? OverviewModel ?? OverviewModel(state, context)
    model.preview = Preview(account: account, generation: state.generation, details: details)
    state.page.content.model = model
  }
}

extension State {
  /// What the overview keeps of the mover under its cursor.
  fileprivate var preview: Preview? { (page.content.model as? OverviewModel)?.preview }

  /// The bottleneck in a sentence.
  fileprivate var bottleneck: String? { (page.content.model as? OverviewModel)?.bottleneck }

  /// Whether the overview has a third column, with space for an account.
  fileprivate var hasThirdColumn: Bool { size.width >= 170 && size.height >= 28 }

  /// The mover under the cursor of the overview.
  fileprivate var mover: Int? {
    guard let movers = figures?.movers, !movers.isEmpty else { return nil }
    return movers[max(0, min(page[.movers].cursor, movers.count - 1))].account
  }
}

extension ScreenLayout {
  /// Adds the bottleneck as a line; a click opens Velocity.
  fileprivate mutating func addBottleneck(in row: Rect, _ state: State, _ context: Context) {
    guard let sentence = state.bottleneck, !row.isEmpty else { return }
    let text = context.glyphs.worded(sentence)
    paint { $0.put(text, in: row.inset(dx: 1), style: Style(.warn), ellipsis: context.glyphs.ellipsis) }
    mark(row, .command(CommandID("velocity")))
  }

  // MARK: One column

  fileprivate mutating func addColumn(in rect: Rect, _ state: State, _ context: Context) {
    let pane = state.page.pane
    let rows = context.rows(of: state.lens).count
    let landing = rect.height >= rows + 10 && LandingLine(context) != nil ? 1 : 0
    let bands = rect.rows([
      .fixed(min(rows, max(1, rect.height - 4))), .fixed(1), .fixed(landing), .fixed(1), .rest,
    ])
    addLensRows(in: bands[0].trimmed(right: 1), isActive: pane == .funnel, state, context)
    addStrip(in: bands[1], state, context)
    addLanding(in: bands[2].inset(dx: 2), context)
    let lower = bands[4].inset(dx: 1)
    switch pane {
    case .movers:
      add(
        Rule("Movers", note: moversNote(in: lower, state, context), isActive: true), in: bands[3])
      addMovers(in: lower, isActive: true, state, context)
    case .tiers:
      add(Rule("Tiers", note: "accounts", isActive: true), in: bands[3])
      addTierTable(in: lower, state, context)
    default:
      let kpis = state.overviewKPIs(context)
      let note = kpiNote(kpis, height: lower.height - 1, context)
      add(
        Rule(kpiTitle(state, context), note: note, isActive: pane == .kpis), in: bands[3])
      addKPIs(kpis, in: lower, isActive: pane == .kpis, state, context)
    }
  }

  // MARK: Panels

  fileprivate mutating func addPanels(in rect: Rect, _ state: State, _ context: Context) {
    let isWide = state.hasThirdColumn
    let columns = rect.columns(
      isWide
        ? [.flexible(84, min: 78), .flexible(42, min: 42), .flexible(56, min: 50)]
        : [.flexible(78, min: 70), .flexible(42, min: 40)])
    let rows = context.rows(of: state.lens).count
    addLeft(rows: rows, isWide: isWide, in: columns[0], state, context)
    let right = columns[1].rows([.fixed(rows + 3 + landingRows(context)), .rest])
    add(Panel("Tiers", isActive: state.page.pane == .tiers), in: right[0])
    mark(right[0], .pane(.tiers))
    addTierTable(in: Panel.inner(right[0]), state, context)
    let inner = Panel.inner(right[1])
    let isActive = state.page.pane == .movers
    let movers = Panel("Movers", note: moversNote(in: inner, state, context), isActive: isActive)
    add(movers, in: right[1])
    addMovers(in: inner, isActive: isActive, state, context)
    if isWide { addThird(in: columns[2], state, context) }
  }

  private mutating func addLeft(rows: Int, isWide: Bool, in rect: Rect, _ state: State, _ context: Context) {
    let kpis = state.overviewKPIs(context)
    let upper = rows + 3 + landingRows(context)
    let spare = rect.height - upper - (kpis.count + 3)
    // What the KPIs leave shows the course of the one under the cursor, unless a third column does.
    let hasTrend = !isWide && spare >= 8
    // On a tall screen the same accounts are seen through another lens as well.
    let other: Lens = state.lens == .lifecycle ? .funnel : .lifecycle
    let otherRows = context.rows(of: other).count
    let hasOther = isWide && spare >= otherRows + 2
    let bands = rect.rows([
      .fixed(upper), hasTrend || hasOther ? .fixed(kpis.count + 3) : .rest, hasTrend || hasOther ? .rest : .fixed(0),
    ])
    add(
      Panel(
        state.lens.title,
        note: lensNote(state, context), isActive: state.page.pane == .funnel),
      in: bands[0])
    mark(bands[0], .pane(.funnel))
    let funnel = Panel.inner(bands[0]).rows([.rest, .fixed(1), .fixed(landingRows(context))])
    addLensRows(in: funnel[0], isActive: state.page.pane == .funnel, state, context)
    addStrip(in: funnel[1], state, context)
    addLanding(in: funnel[2].inset(dx: 2), context)
    let inner = Panel.inner(bands[1])
    let isActive = state.page.pane == .kpis
    add(
      Panel(kpiTitle(state, context), note: kpiNote(kpis, height: inner.height - 1, context), isActive: isActive),
      in: bands[1])
    addKPIs(kpis, in: inner, isActive: isActive, state, context)
    if hasTrend { addTrendPanel(in: bands[2], state, context) }
    if hasOther { addOther(other, rows: otherRows, in: bands[2], state, context) }
  }

  /// Adds the same accounts through another lens, and below it its KPIs and the third lens as far as it fits.
  private mutating func addOther(_ lens: Lens, rows: Int, in rect: Rect, _ state: State, _ context: Context) {
    let glyphs = context.glyphs
    let kpis = KPI.onScreen(lens == .lifecycle ? .lifecycle : .stage(1))
    let third = Lens.allCases.first { $0 != lens && $0 != state.lens } ?? .topo
    let thirdRows = context.rows(of: third).count
    let spare = rect.height - rows - 2
    let hasKPIs = spare >= 5
    let hasThird = spare >= kpis.count + 3 + thirdRows + 2
    let bands = rect.rows([
      hasKPIs ? .fixed(rows + 2) : .rest, hasThird ? .fixed(kpis.count + 3) : (hasKPIs ? .rest : .fixed(0)),
      hasThird ? .rest : .fixed(0),
    ])
    add(Panel(lens.title), in: bands[0])
    addOtherLens(lens, in: Panel.inner(bands[0]), state, context)
    if hasKPIs {
      let inner = Panel.inner(bands[1])
      add(
        Panel("\(lens.title) \(glyphs.dot) KPIs", note: kpiNote(kpis, height: inner.height - 1, context)),
        in: bands[1])
      add(
        KPITable(kpis: kpis).view(state, context, list: ListState(), isActive: false, width: inner.width), in: inner)
    }
    if hasThird {
      add(Panel(third.title), in: bands[2])
      addOtherLens(third, in: Panel.inner(bands[2]), state, context)
    }
  }

  private mutating func addThird(in rect: Rect, _ state: State, _ context: Context) {
    let facts = state.mover.map { accountFacts($0, context) } ?? []
    let hasChart = rect.height >= facts.count + 2 + 24
    let bands = rect.rows([
      .flexible(1, min: 10), .fixed(!facts.isEmpty && rect.height >= facts.count + 12 ? facts.count + 2 : 0),
      .fixed(hasChart ? 14 : 0),
    ])
    addTrendPanel(in: bands[0], state, context)
    guard let mover = state.mover, !bands[1].isEmpty else { return }
    add(Panel(context.account(mover).name), in: bands[1])
    addFacts(facts, in: Panel.inner(bands[1]))
    if hasChart, let preview = state.preview, preview.account == mover {
      addScores(preview.details, in: bands[2], context)
    }
  }

  private mutating func addTrendPanel(in rect: Rect, _ state: State, _ context: Context) {
    let kpis = state.overviewKPIs(context)
    guard let kpi = kpis.indices.contains(state.page[.kpis].cursor) ? kpis[state.page[.kpis].cursor] : kpis.first else {
      return
    }
    add(Panel(kpi.name, note: trendNote(kpi, context)), in: rect)
    // What it counts stands above its course: some KPIs are called much like stages.
    let inner = Panel.inner(rect)
    let formula = Paragraph(context.glyphs.worded("= " + kpi.formula), style: Style(.dim))
    let lines = formula.wrapped(to: inner.width).count
    let bands = inner.rows([.fixed(rect.height >= 9 + lines ? lines : 0), .rest])
    add(formula, in: bands[0])
    addTrend(kpi, in: bands[1], context)
  }
}

/// Rows of the upper panels for where the quarter will land.
private func landingRows(_ context: Context) -> Int { LandingLine(context) == nil ? 0 : 1 }

/// What the rows of the lens count, and what they are compared with.
private func lensNote(_ state: State, _ context: Context) -> String {
  [
    state.lens == .funnel ? "accounts at the stage or beyond" : nil, context.openingText.map { "vs \($0)" },
    state.filter.isEmpty ? nil : "filtered",
  ].compactMap(\.self).joined(separator: " \(context.glyphs.dot) ")
}

private func kpiTitle(_ state: State, _ context: Context) -> String {
  let row = state.lensRow(context)
  guard state.lens == .funnel else { return "\(state.lens.title) \(context.glyphs.dot) KPIs" }
  return "\(row.number) \(row.name) \(context.glyphs.dot) KPIs"
}

/// What the KPIs are compared with, and how many of them are seen where that is not all.
func kpiNote(_ kpis: [KPI], height: Int, _ context: Context) -> String {
  let seen = kpis.count > height ? "\(max(0, height)) of \(kpis.count)" : ""
  return [context.comparison(of: kpis), seen].filter { !$0.isEmpty }.joined(separator: " \(context.glyphs.dot) ")
}
