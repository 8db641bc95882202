internal import Cells
internal import Filter
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// A figure by the values of a column of accounts: bars, cases, changes, shares of the whole.
struct BreakdownScreen: Screen {
  /// The id of the KPI, or of the count or conversion of a funnel.
  var figure: String
  var column: String

  static let id = "breakdown"
  static let traits: ScreenTraits = [.list, .figures]
  static let commands = [
    Command(
      .breakdown, "Break down", [.character("b")], in: .having(.figures), .look, order: .after(.lens),
      hint: Command.Hint("break down", 58), "splits the figure by tier, owner, industry, region, country or segment"
    ) { state, _ in state.open(Overlay(.breakdowns)) }
  ]

  private var explained: ExplainedFigure? { ExplainedFigure.named(figure) }

  func title(_ state: State) -> String { "\(explained?.name ?? figure) by \(columnTitle.lowercased())" }

  private var columnTitle: String { AccountCatalog.field(id: column)?.title ?? column }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "value", descending: true))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let explained else { return ScreenContent() }
    let groups = Group.all(by: column, of: explained, context)
    let whole = context.figures.figures(of: explained)
    let columns = GroupColumns(
      explained, title: columnTitle, whole: whole?.all,
      full: groups.compactMap { $0.figures?.all.value }.max() ?? 0)
    var list = RowList(
      groups, columns.all, context, sort: state.page[.rows].sort, emptyText: "No accounts here.", key: { $0.label })
    list.totals = groups.isEmpty ? nil : columns.totals(groups, whole, context)
    return ScreenContent(rows: list)
  }

  func subject(_ state: State, _ context: Context) -> KPI? { explained?.kpi }
  func explained(_ state: State, _ context: Context) -> ExplainedFigure? { explained }

  /// The values of the marked groups, or of the one under the cursor; nil where it is of several.
  private func values(_ state: State) -> [String]? {
    let groups = state.rows(as: Group.self)
    let marked = state.markedRows(in: .rows)
    let rows = marked.isEmpty ? [state.page[.rows].cursor].filter(groups.indices.contains) : marked
    let values = rows.compactMap { groups[$0].value }
    return values.isEmpty || values.count < rows.count ? nil : values
  }

  /// Lists the accounts of the group, or of all marked ones.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    guard let values = values(state) else {
      if state.count(of: .rows) > 0 {
        state.notify("These are all values with fewer accounts: narrow the filter to see them apart.")
      }
      return []
    }
    let labels = values.map { Group.label(of: $0, column, context.glyphs) }
    let label = column == "tier" ? labels.joined(separator: ", ") : "\(columnTitle) \(labels.joined(separator: ", "))"
    return state.push(AccountsScreen(source: .groups(column: column, values: values, title: label)))
  }

  func narrowing(_ state: State) -> String? { values(state).map { Group.filter(column, $0) } }

  func plain(_ state: State, _ context: Context) -> [String] { [heading(context)] + plainTable(state, context) }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    layout.addListPanel(heading(context), in: rect, state, context)
  }

  /// `Win rate by owner · QTD · vs 1 Jul–21 Aug`.
  private func heading(_ context: Context) -> String {
    let since = explained.flatMap { $0.kpi.map { context.comparedWith($0) } ?? context.openingText }
    let parts = [
      "\(explained?.name ?? figure) by \(columnTitle.lowercased())", context.snapshot.period.period.title,
      since.map { "vs \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: " \(context.glyphs.dot) ")
  }
}

extension CommandID {
  static let breakdown = CommandID("breakdown")
}

extension State {
  /// Breaks the figure under the cursor down by a column; on a break-down the same figure by another one, and an analysis by it.
  mutating func breakDown(by column: String) -> [Effect] {
    if var screen = page.screen as? AnalysisScreen {
      screen.column = column
      return replaceTop(with: screen)
    }
    if var screen = page.screen as? BreakdownScreen {
      screen.column = column
      page = Page(screen, accountSort: accountSort)
      reloadRows()
      return []
    }
    guard let context else { return [] }
    let list = FunnelFigure.of(.reached(1)).map { ExplainedFigure.funnel($0) }
    guard let figure = page.screen.brokenDown(self, context) ?? list else { return [] }
    return push(BreakdownScreen(figure: figure.id, column: column))
  }
}

/// The columns of the Break down screen.
struct GroupColumns {
  private let explained: ExplainedFigure
  private let title: String
  private let whole: Figure?
  /// The value that fills a bar.
  private let full: Double

  init(_ explained: ExplainedFigure, title: String, whole: Figure?, full: Double) {
    self.explained = explained
    self.title = title
    self.whole = whole
    self.full = full
  }

  var all: [ScreenColumn<Group>] {
    let hasCases = if case .funnel = explained { explained.unit == .ratio } else { true }
    let few = [label, value] + (hasCases ? [cases] : []) + [change, share, accounts, previous]
    guard case .funnel = explained else { return few }
    return few + FunnelStage.names.indices.dropFirst().map(stage)
  }

  /// The whole below the groups, computed over all of them: it is no sum where the figure is none.
  func totals(_ groups: [Group], _ figures: KPIFigures?, _ context: Context) -> ListTotals {
    let bold = Style(.text).bold
    var cells = [
      "label": TableCell("All", Style(.heading).bold),
      // Beside no bar, so that it stands where the values do.
      "value": TableCell(
        [Span(context.figure(figures?.all, of: explained), bold)], bar: StackedBar([], full: 1)),
      "accounts": TableCell(Format.thousands(groups.reduce(0) { $0 + $1.accounts }), bold),
      "n": TableCell(figures?.all.cases.map { Format.thousands($0) } ?? "", bold),
      "change": TableCell(context.words.spans(figures.flatMap { context.change($0, of: explained) })),
      "previous": TableCell(context.figure(figures?.before, of: explained), Style(.dim)),
    ]
    if GroupColumns.part(whole, explained) ?? 0 > 0 {
      cells["share"] = TableCell([Span("100%", bold)], bar: StackedBar([], full: 1))
    }
    return ListTotals(cells: cells, note: [])
  }

  /// What the shares of groups are of: the numerator of a ratio, the sum or count itself of others; nil where nothing adds
  /// up.
  private static func part(_ figure: Figure?, _ explained: ExplainedFigure) -> Double? {
    switch explained.unit {
    case .ratio: figure?.numerator
    case .accounts, .count, .money: figure?.value
    default: nil
    }
  }

  private var label: ScreenColumn<Group> {
    ScreenColumn(
      id: "label", title: title, least: 12, ideal: 18, most: 30, priority: 100, ascends: true,
      value: { group, _ in .text(group.label.lowercased()) }, cell: { group, _ in TableCell(group.label) },
      exported: { group, _ in .text(group.value ?? group.label) })
  }

  private var value: ScreenColumn<Group> {
    let (explained, full) = (explained, full)
    return ScreenColumn(
      id: "value", title: explained.name, least: 20, ideal: 34, most: 80, priority: 99,
      value: { group, _ in SortValue(group.figures?.all.value) },
      cell: { group, context in
        let text = DisplayText.padded(context.figure(group.figures?.all, of: explained), to: 8, align: .right)
        let bar = StackedBar([StackedBar.Part(group.figures?.all.value ?? 0, .accent)], full: full)
        return TableCell([Span(text, Style(.text).bold)], bar: bar)
      }, exported: { group, _ in .optional(group.figures?.all.value) })
  }

  private var cases: ScreenColumn<Group> {
    ScreenColumn(
      id: "n", title: "n", align: .right, least: 6, priority: 90,
      value: { group, _ in SortValue(group.figures?.all.cases) },
      cell: { group, context in
        TableCell(group.figures?.all.cases.map { Format.thousands($0) } ?? context.glyphs.missing, Style(.dim))
      }, exported: { group, _ in .optional(group.figures?.all.cases.map { Double($0) }) })
  }

  private var change: ScreenColumn<Group> {
    let explained = explained
    return ScreenColumn(
      id: "change", title: "Change", align: .right, least: 10, ideal: 14, priority: 97,
      value: { group, _ in SortValue(GroupColumns.difference(group)) },
      cell: { group, context in
        TableCell(context.words.spans(group.figures.flatMap { context.change($0, of: explained) }))
      }, exported: { group, _ in .optional(GroupColumns.difference(group)) })
  }

  private var share: ScreenColumn<Group> {
    let (explained, whole) = (explained, GroupColumns.part(whole, explained))
    @Sendable func share(_ group: Group) -> Double? {
      guard let whole, whole > 0 else { return nil }
      return GroupColumns.part(group.figures?.all, explained).map { $0 / whole }
    }
    return ScreenColumn(
      id: "share", title: explained.unit == .ratio ? "Share of numerator" : "Share",
      least: explained.unit == .ratio ? 18 : 12, ideal: 18, priority: 86,
      value: { group, _ in SortValue(share(group)) },
      cell: { group, context in
        guard let share = share(group) else { return TableCell(context.glyphs.missing, Style(.dim)) }
        let text = DisplayText.padded(Format.percent(share, places: 0), to: 4, align: .right)
        return TableCell(
          [Span(text, Style(.dim))], bar: StackedBar([StackedBar.Part(share, .info)], full: 1))
      }, exported: { group, _ in .optional(share(group)) })
  }

  private var accounts: ScreenColumn<Group> {
    ScreenColumn(
      id: "accounts", title: "Accounts", align: .right, least: 10, priority: 85,
      value: { group, _ in .number(Double(group.accounts)) },
      cell: { group, _ in TableCell(Format.thousands(group.accounts)) },
      exported: { group, _ in .number(Double(group.accounts)) })
  }

  private var previous: ScreenColumn<Group> {
    let explained = explained
    return ScreenColumn(
      id: "previous", title: "Before", align: .right, least: 8, priority: 70,
      value: { group, _ in SortValue(group.figures?.previous) },
      cell: { TableCell($1.figure($0.figures?.before, of: explained), Style(.dim)) },
      exported: { group, _ in .optional(group.figures?.previous) })
  }

  /// The accounts that reached a stage, their share of those that reached the one before, and whether that share rose or fell.
  private func stage(_ index: Int) -> ScreenColumn<Group> {
    ScreenColumn(
      id: "reached\(index + 1)", title: FunnelStage.names[index], align: .right, least: 14, priority: 60 - index,
      value: { group, _ in .number(Double(group.reached[index])) },
      cell: { group, context in
        let before = group.reached[index - 1]
        let few = before < Figure.fewCases ? FigureMark.few.sign : ""
        let share = before > 0 ? few + Format.percent(Double(group.reached[index]) / Double(before), places: 0) : ""
        let change = group.conversionChange(stage: index).flatMap { $0.direction == 0 ? nil : $0 }
        let sign = change.map { $0.direction > 0 ? context.glyphs.up : context.glyphs.down } ?? " "
        return TableCell([
          Span(Format.thousands(group.reached[index])),
          Span(DisplayText.padded(share, to: 6, align: .right), Style(.dim)),
          Span(" " + sign, Style(change?.role ?? .dim)),
        ])
      }, exported: { group, _ in .number(Double(group.reached[index])) },
      sum: { sum, _ in TableCell(Format.upTo(places: 0, sum), Style(.text).bold) })
  }

  /// How much the figure of a group differs from what it is compared with, in its own unit.
  private static func difference(_ group: Group) -> Double? {
    guard let now = group.figures?.all.value, let before = group.figures?.previous else { return nil }
    return now - before
  }
}
