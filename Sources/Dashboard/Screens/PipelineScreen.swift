internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// What is open: by the month in which it should close, with its sales stages as a bar; by sales stage; and the deals of the
/// month or stage under the cursor.
struct PipelineScreen: Screen {
  static let id = "pipeline"
  static let traits: ScreenTraits = [.list, .panes]
  static let commands = [
    Command.listed(
      PipelineScreen(), .pipeline, "Pipeline", "p", "open amounts by month of close and sales stage")
  ]

  static func restored(_ parameters: String) -> PipelineScreen? { parameters.isEmpty ? PipelineScreen() : nil }
  var parameters: String? { "" }

  func title(_ state: State) -> String { "Pipeline" }
  var panes: [Pane] { [.months, .stages, .rows] }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "amount", descending: true))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let deals = state.filtered(context.snapshot.openDeals(of: context.figures.set))
    let months = CloseMonths(deals, context)
    let stages = StageSum.all(deals, months, context)
    let sum = deals.reduce(0) { $0 + max(0, $1.opportunity.amount.double) }
    var byMonth = RowList(
      months.months, PipelineColumns.months(months, sum: sum), context, sort: state.page[.months].sort,
      emptyText: emptyText(state, context), key: { $0.label })
    byMonth.totals = totals(deals, context)
    var byStage = RowList(
      stages, PipelineColumns.stages(sum: sum, full: stages.map(\.amount).max() ?? 0), context,
      sort: state.page[.stages].sort, emptyText: emptyText(state, context), key: { $0.name })
    byStage.totals = byMonth.totals
    let part = PipelineScreen.part(state, byMonth.rows, byStage.rows)
    let shown = deals.filter { part?.holds($0, at: context.asOf) ?? false }
    var list = RowList(
      shown, DealColumns.shown(isOfPeriod: false), context, sort: state.page[.rows].sort, sortColumns: DealColumns.all,
      emptyText: emptyText(state, context), account: { $0.account }, key: { DealScreen.key(of: $0) },
      place: { deal, _ in deal.opportunity.place })
    list.totals = dealTotals(shown, context)
    return ScreenContent(
      [.months: byMonth, .stages: byStage, .rows: list],
      model: PipelineModel(part: part, months: months, sums: DealSums(deals, at: context.asOf)))
  }

  /// What the cursor is on: a month, or a stage while these have the keys; among the deals it stays what it was.
  private static func part(_ state: State, _ months: [CloseMonths.Month], _ stages: [StageSum]) -> DealPart? {
    let kept = (state.page.content.model as? PipelineModel)?.part
    if state.page.pane == .rows, let kept { return kept }
    if state.page.pane == .stages, !stages.isEmpty {
      return .stage(stages[max(0, min(state.page[.stages].cursor, stages.count - 1))].name)
    }
    if months.isEmpty { return nil }
    let month = months[max(0, min(state.page[.months].cursor, months.count - 1))]
    return .month(month.key, month.label)
  }

  private func emptyText(_ state: State, _ context: Context) -> String {
    if !context.snapshot.present.contains(.opportunities) { return "The directory has no table of opportunities." }
    return state.filter.isEmpty ? "No open opportunity." : "No open opportunity matches the filter."
  }

  private func totals(_ deals: [Deal], _ context: Context) -> ListTotals {
    var totals = dealTotals(deals, context)
    let sums = DealSums(deals, at: context.asOf)
    totals.cells["label"] = totals.cells["name"]
    totals.cells["deals"] = TableCell(Format.thousands(deals.count), Style(.text).bold)
    totals.cells["weighted"] = TableCell(
      context.words.value(PipelineColumns.weighted(sums), .money), Style(.text).bold)
    totals.note = []
    return totals
  }

  /// Follows the cursor with the deals.
  func settle(_ state: inout State, _ context: Context) {
    guard let model = state.page.content.model as? PipelineModel else { return }
    let months = state.rows(in: .months, as: CloseMonths.Month.self)
    let stages = state.rows(in: .stages, as: StageSum.self)
    let part = PipelineScreen.part(state, months, stages)
    guard part != model.part else { return }
    state.page[.rows].cursor = 0
    state.page[.rows].first = 0
    state.page.content = content(state, context)
    state.page[.rows].key = state.key(of: .rows, 0)
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    if pane == .rows {
      let deals = state.rows(as: Deal.self)
      return deals.indices.contains(row) ? state.push(DealScreen(deals[row], context)) : []
    }
    guard let part = (state.page.content.model as? PipelineModel)?.part else { return [] }
    return state.push(DealsScreen(part: part))
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    guard let model = state.page.content.model as? PipelineModel else { return [] }
    return [heading(model, context)] + plainTable(of: .months, state, context) + model.months.plain(context)
      + ["By sales stage:"] + plainTable(of: .stages, state, context)
      + (model.part.map { ["\($0.title):"] } ?? []) + plainTable(state, context)
  }

  private func heading(_ model: PipelineModel, _ context: Context) -> String {
    let parts = [
      "Open by close", context.words.money(model.sums.amount),
      model.sums.overdue > 0 ? "\(model.sums.overdue) overdue" : nil,
      model.sums.withoutProbability > 0 ? "\(model.sums.withoutProbability) without a chance: not weighted" : nil,
      LandingLine(context)?.short,
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " \(context.glyphs.dot) ")
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard let model = state.page.content.model as? PipelineModel else { return }
    let pane = state.page.pane
    let months = state.count(of: .months) + 4
    let stages = state.count(of: .stages) + 4
    let isWide = state.size.width >= 150
    // Where there is no space for all three below each other, the lower place is for what has the keys.
    let upper = isWide ? max(months, stages) : months
    let rest = rect.height - upper
    let hasAll = isWide ? rest >= 6 : rest - stages >= 6
    let bands = rect.rows([
      .fixed(min(upper, max(6, rect.height / 2))), .fixed(hasAll && !isWide ? stages : 0), .rest,
    ])
    let top = bands[0].columns(isWide ? [.flexible(1, min: 70), .flexible(1, min: 70)] : [.rest])
    layout.addListPanel(heading(model, context), of: .months, in: top[0], state, context)
    if isWide {
      layout.addListPanel("By sales stage", of: .stages, in: top[1], state, context)
    } else if hasAll {
      layout.addListPanel("By sales stage", of: .stages, in: bands[1], state, context)
    }
    if hasAll || isWide || pane == .rows {
      layout.addListPanel(model.part?.title ?? "Deals", in: bands[2], state, context)
    } else {
      layout.addListPanel("By sales stage", of: .stages, in: bands[2], state, context)
    }
  }
}

extension CommandID {
  static let pipeline = CommandID("pipeline")
}

extension Pane {
  /// Open amounts by month of close.
  static let months = Pane("months")
  /// Open amounts by sales stage.
  static let stages = Pane("stages")
}

/// What the Pipeline screen draws beside its lists.
private struct PipelineModel: Sendable {
  /// Whose deals are listed.
  let part: DealPart?
  let months: CloseMonths
  let sums: DealSums
}

/// A sales stage with what is open at it.
struct StageSum: Sendable {
  /// As written.
  let name: String
  /// Its place in the bars of the months, from 0.
  let place: Int
  /// What is open, in currency units; amounts below 0 count as 0.
  let amount: Double
  let deals: DealSums

  /// The stages from the least probable to the most.
  static func all(_ deals: [Deal], _ months: CloseMonths, _ context: Context) -> [StageSum] {
    let members = Dictionary(grouping: deals) { $0.opportunity.stage }
    return CloseMonths.ordered(deals).enumerated().map { index, name in
      let its = members[name] ?? []
      return StageSum(
        name: name, place: min(index, max(0, months.stages.count - 1)),
        amount: its.reduce(0) { $0 + max(0, $1.opportunity.amount.double) }, deals: DealSums(its, at: context.asOf))
    }
  }

  /// The bar of the stage alone, with the colour and the pattern that it has in those of the months.
  func bar(full: Double) -> StackedBar {
    let before = (0..<place).map { _ in StackedBar.Part(0, .text) }
    return StackedBar(before + [StackedBar.Part(amount, .stage(min(6, place + 1)), label: name)], full: full)
  }
}

/// The columns of the Pipeline screen.
private enum PipelineColumns {
  static func months(_ months: CloseMonths, sum: Double) -> [ScreenColumn<CloseMonths.Month>] {
    [
      ScreenColumn(
        id: "label", title: "Close", least: 8, ideal: 9, priority: 100, ascends: true,
        value: { month, _ in .number(Double(month.key)) },
        cell: { month, _ in
          TableCell(month.label, Style(month.key == CloseMonths.overdue ? .bad : .text).bold)
        }),
      ScreenColumn(
        id: "bar", title: "By sales stage", least: 10, ideal: 30, most: 300, priority: 90,
        value: { month, _ in .number(month.sum) }, cell: { month, _ in TableCell([], bar: months.bar(month)) },
        isDrawn: true),
    ] + sums(sum: sum) { ($0.sum, $0.deals) }
  }

  static func stages(sum: Double, full: Double) -> [ScreenColumn<StageSum>] {
    [
      ScreenColumn(
        id: "label", title: "Sales stage", least: 12, ideal: 18, most: 30, priority: 100, ascends: true,
        value: { stage, _ in .text(stage.name.lowercased()) },
        cell: { stage, _ in
          TableCell(stage.name.isEmpty ? "no stage" : stage.name, Style(.stage(min(6, stage.place + 1))))
        }, exported: { stage, _ in .text(stage.name) }),
      ScreenColumn(
        id: "bar", title: "", least: 10, ideal: 24, most: 300, priority: 90,
        value: { stage, _ in .number(stage.amount) },
        cell: { stage, _ in TableCell([], bar: stage.bar(full: full)) }, isDrawn: true),
    ] + sums(sum: sum) { ($0.amount, $0.deals) }
  }

  /// Amount, number, weighted amount and share.
  private static func sums<Row: Sendable>(
    sum: Double, _ read: @escaping @Sendable (Row) -> (amount: Double, deals: DealSums)
  ) -> [ScreenColumn<Row>] {
    [
      ScreenColumn(
        id: "amount", title: "Amount", align: .right, least: 8, priority: 99,
        value: { row, _ in .number(read(row).amount) },
        cell: { row, context in TableCell(context.words.money(read(row).deals.amount), Style(.text).bold) },
        exported: { row, _ in .money(read(row).deals.amount) }),
      ScreenColumn(
        id: "deals", title: "Deals", align: .right, least: 7, priority: 95,
        value: { row, _ in .number(Double(read(row).deals.count)) },
        cell: { row, _ in TableCell(Format.thousands(read(row).deals.count)) },
        exported: { row, _ in .count(read(row).deals.count) }),
      ScreenColumn(
        id: "weighted", title: "Weighted", align: .right, least: 10, priority: 80,
        value: { row, _ in SortValue(weighted(read(row).deals)) },
        cell: { row, context in
          TableCell(context.words.value(weighted(read(row).deals), .money), Style(.dim))
        },
        exported: { row, _ in .optional(weighted(read(row).deals)) }),
      ScreenColumn(
        id: "share", title: "Share", align: .right, least: 7, priority: 60,
        value: { row, _ in .number(read(row).amount) },
        cell: { row, context in
          TableCell(
            sum > 0 ? Format.percent(read(row).amount / sum, places: 0) : context.glyphs.missing, Style(.dim))
        },
        exported: { row, _ in sum > 0 ? .number(read(row).amount / sum) : .none }),
    ]
  }

  /// Nil where no deal has a chance.
  static func weighted(_ sums: DealSums) -> Double? {
    sums.withoutProbability < sums.count ? sums.weighted : nil
  }
}
