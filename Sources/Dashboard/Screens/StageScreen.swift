internal import Accounts
internal import Cells
internal import Metrics

/// A stage: its KPIs with the previous values, the course of the one under the cursor, and its accounts.
struct StageScreen: Screen {
  /// A stage of the six-stage funnel, 1–6.
  var stage: Int
  /// Whether it lists the accounts that are at it, rather than all that reached it.
  var onlyAt: Bool

  static let id = "stage"
  static let traits: ScreenTraits = [.accountList, .panes, .figures, .accountTable]
  static let commands = [
    Command(
      .stage, "Go to a stage", (1...6).map { .character(Character(String($0))) },
      in: .only(OverviewScreen.self, StageScreen.self), .move, order: .first,
      hint: Command.Hint("stage", 60, keys: "1-6"), "puts the cursor on stage 1 to 6"
    ) { state, key in state.goToStage(key) },
    Command(
      .toggleReached, "At or reached", [.character("a")], in: .only(StageScreen.self), .look, order: .after(.previous),
      hint: Command.Hint("at/reached", 75), "shows the accounts at the stage, or all that reached it"
    ) { state, _ in
      guard var screen = state.page.screen as? StageScreen else { return [] }
      screen.onlyAt.toggle()
      state.page.screen = screen
      state.reloadRows()
      return []
    },
  ]

  static func restored(_ parameters: String) -> StageScreen? {
    let stages = FunnelStage.names.indices.map { $0 + 1 }
    let all = stages.flatMap { [StageScreen(stage: $0, onlyAt: false), StageScreen(stage: $0, onlyAt: true)] }
    return all.first { $0.parameters == parameters }
  }

  var parameters: String? { "\(stage)\(onlyAt ? " at" : "")" }

  func title(_ state: State) -> String { "\(stage) \(FunnelStage.names[stage - 1])" }
  var panes: [Pane] { [.kpis, .rows] }

  private var source: AccountSource { onlyAt ? .at(stage) : .reached(stage) }
  private var kpis: [KPI] { KPI.onScreen(.stage(stage)) }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] { [.rows: ListState(sort: accountSort)] }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    ScreenContent(
      [
        .kpis: kpiList(kpis, context),
        .rows: state.accountList(of: source, context, emptyText: "No account has come this far."),
      ], model: StageModel(StageDays(stage: stage, context), state))
  }

  func subject(_ state: State, _ context: Context) -> KPI? {
    kpis.isEmpty ? nil : kpis[min(state.page[.kpis].cursor, kpis.count - 1)]
  }

  /// The count of the accounts, while the cursor moves among them.
  func explained(_ state: State, _ context: Context) -> ExplainedFigure? {
    state.page.pane == .rows ? source.figure : subject(state, context).map { .kpi($0) }
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    if pane == .kpis {
      return subject(state, context).map { state.push(AccountsScreen(source: .numerator($0.id))) } ?? []
    }
    guard let account = state.account(of: pane, row) else { return [] }
    return state.push(AccountScreen(id: context.account(account).id))
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    let days = (state.page.content.model as? StageModel)?.days.plain ?? []
    return plainKPIs(kpis, state, context) + days + plainTable(state, context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let kpis = kpis
    let glyphs = context.glyphs
    let isActive = state.page.pane == .kpis
    let hasBorder = state.size.width >= 100 && rect.height >= 24
    let wanted = kpis.count + (hasBorder ? 3 : 2)
    // The accounts keep at least a third of the screen, and six rows.
    let upperHeight = max(3, min(wanted, rect.height - max(8, rect.height / 3)))
    // The course of the figure stands beside the table, or below it where only height is to spare.
    let isBeside = state.size.width >= 140
    let isBelow = !isBeside && hasBorder && rect.height - upperHeight >= 24
    let bands = rect.rows([.fixed(upperHeight), .fixed(isBelow ? 9 : 0), .rest])
    let upper = bands[0].columns(isBeside ? [.flexible(3, min: 96), .flexible(2, min: 40)] : [.rest])
    let title = "\(stage) \(FunnelStage.names[stage - 1]) \(glyphs.dot) KPIs"
    if hasBorder {
      let inner = Panel.inner(upper[0])
      let note = kpiNote(kpis, height: inner.height - 1, context)
      layout.add(Panel(title, note: note, isActive: isActive), in: upper[0])
      layout.addKPIs(kpis, hasPrevious: true, in: inner, isActive: isActive, state, context)
    } else {
      let lines = upper[0].rows([.fixed(1), .rest])
      let inner = lines[1].inset(dx: 1)
      let note = kpiNote(kpis, height: inner.height - 1, context)
      layout.add(Rule(title, note: note, isActive: isActive), in: lines[0])
      layout.addKPIs(kpis, hasPrevious: true, in: inner, isActive: isActive, state, context)
    }
    if isBeside || isBelow, !kpis.isEmpty {
      let place = isBeside ? upper[1] : bands[1]
      let kpi = kpis[min(state.page[.kpis].cursor, kpis.count - 1)]
      layout.add(Panel(kpi.name, note: trendNote(kpi, context)), in: place)
      layout.addTrend(kpi, in: Panel.inner(place), context)
    }
    // For how long accounts are there stands beside their list where it leaves space.
    let hasDays = isBeside && bands[2].height >= 8
    let lower = bands[2].columns(hasDays ? [.flexible(3, min: 96), .flexible(2, min: 40)] : [.rest])
    layout.addListPanel(source.title, in: lower[0], state, context)
    if hasDays, let model = state.page.content.model as? StageModel {
      let bands = lower[1].rows([.fixed(model.days.bins.count + 2), .rest])
      layout.add(Panel("Days at the stage", note: model.days.note(glyphs)), in: bands[0])
      layout.add(model.days, in: Panel.inner(bands[0]))
      if let preview = model.preview { layout.add(preview, in: bands[1], context) }
    }
  }

  /// What stands beside the list: where accounts have been for how long, and the account under the cursor.
  private struct StageModel: Sendable {
    var days: StageDays
    var preview: AccountPreview?

    init(_ days: StageDays, _ state: State) {
      self.days = days
      preview = (state.page.content.model as? StageModel)?.preview
    }
  }

  func settle(_ state: inout State, _ context: Context) {
    guard var model = state.page.content.model as? StageModel else { return }
    model.preview = state.preview(model.preview, of: state.account(of: .rows, state.page[.rows].cursor), context)
    state.page.content.model = model
  }
}

extension CommandID {
  static let stage = CommandID("stage")
  static let toggleReached = CommandID("toggle_reached")
}

extension State {
  /// Shows the stage of a digit: in the funnel of the overview, or in place of the stage on top.
  fileprivate mutating func goToStage(_ key: Key?) -> [Effect] {
    guard case .character(let digit)? = key, let stage = digit.wholeNumberValue, (1...6).contains(stage) else {
      return []
    }
    if let screen = page.screen as? StageScreen {
      let sort = page[.rows].sort
      page = Page(StageScreen(stage: stage, onlyAt: screen.onlyAt), accountSort: accountSort)
      page[.rows].sort = sort
      reloadRows()
    } else {
      page.pane = .funnel
    }
    let rows = context?.rows(of: lens).count ?? 0
    let row = min(stage, max(1, rows)) - 1
    guard row != stageRow else { return [] }
    stageRow = row
    page.screen.cursorMoved(in: .funnel, &self)
    return []
  }
}
