internal import Cells
internal import Filter
internal import Metrics
internal import Report
internal import Formatting

/// A figure, or the funnel, by the values of a column of accounts.
struct BreakdownScreen: Screen {
  var source: AccountSource
  /// The id of the KPI; nil: the funnel.
  var kpi: String?
  var column: String

  static let id = "breakdown"
  static let traits: ScreenTraits = [.list, .figures]
  static let commands = [
    Command(
      .breakdown, "Break down", [.character("b")], in: .having(.figures), .look, order: .after(.lens),
      hint: Command.Hint("break down", 58), "splits the figure by tier, owner, industry, region, country or segment"
    ) { state, _ in state.open(Overlay(.breakdowns)) }
  ]

  func title(_ state: State) -> String { heading(of: source == .all ? "Funnel" : source.title) }

  private func heading(of funnel: String) -> String {
    "\(kpi.flatMap { KPICatalog.kpi($0)?.name } ?? funnel) by \(column)"
  }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "value", descending: true))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    ScreenContent(
      rows: RowList(
        Group.all(of: source, by: column, kpi: kpi, context), GroupColumns.all(kpi: kpi, column: column), context,
        sort: state.page[.rows].sort, emptyText: "No accounts here.", key: { $0.label }))
  }

  func subject(_ state: State, _ context: Context) -> KPI? { kpi.flatMap { KPICatalog.kpi($0) } }

  /// Narrows the filter to the group, and goes back to the figures.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let groups = state.rows(as: Group.self)
    guard groups.indices.contains(row), !groups[row].filter.isEmpty else { return [] }
    state.pages.removeLast()
    let effects = state.setFilter(Filter.text(adding: groups[row].filter, to: state.filter.text))
    state.filter.remember(state.filter.text)
    state.reloadRows()
    return effects
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let since = kpi.flatMap { KPICatalog.kpi($0) }.map { context.comparedWith($0) } ?? context.openingText
    let title = [heading(of: "Funnel"), since.map { "vs \($0)" }].compactMap(\.self)
    layout.addListPanel(title.joined(separator: " \(context.glyphs.dot) "), in: rect, state, context)
  }
}

extension CommandID {
  static let breakdown = CommandID("breakdown")
}

extension State {
  /// Breaks the figure under the cursor down by a column; on a break-down the same figure by another one.
  mutating func breakDown(by column: String) -> [Effect] {
    if var screen = page.screen as? BreakdownScreen {
      screen.column = column
      page = Page(screen, accountSort: accountSort)
      reloadRows()
      return []
    }
    // In the funnel it is the funnel that is broken down, elsewhere the figure.
    let kpi = page.pane == .funnel ? nil : subject?.id
    var effects = push(BreakdownScreen(source: .all, kpi: kpi, column: column))
    if kpi == nil { effects += sort(.rows, by: "accounts") }
    return effects
  }
}

/// The columns of the Break down screen.
enum GroupColumns {
  static func all(kpi id: String?, column: String) -> [ScreenColumn<Group>] {
    var columns: [ScreenColumn<Group>] = [
      ScreenColumn(
        id: "label", title: column.prefix(1).uppercased() + column.dropFirst(), least: 12, ideal: 22, most: 30,
        priority: 100, ascends: true,
        value: { group, _ in .text(group.label.lowercased()) }, cell: { group, _ in TableCell(group.label) })
    ]
    if let kpi = id.flatMap({ KPICatalog.kpi($0) }) { columns += figures(of: kpi) }
    columns.append(
      ScreenColumn(
        id: "accounts", title: "Accounts", align: .right, least: 10, priority: 80,
        value: { group, _ in .number(Double(group.accounts)) },
        cell: { group, _ in TableCell(Format.thousands(group.accounts)) },
        exported: { group, _ in .number(Double(group.accounts)) }))
    for (index, name) in FunnelStage.names.enumerated().dropFirst() {
      columns.append(
        ScreenColumn(
          id: "reached\(index + 1)", title: name, align: .right, least: 14, priority: 60 - index,
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
          },
          exported: { group, _ in .number(Double(group.reached[index])) }))
    }
    return columns
  }

  private static func figures(of kpi: KPI) -> [ScreenColumn<Group>] {
    [
      ScreenColumn(
        id: "value", title: kpi.name, align: .right, least: DisplayText.width(kpi.name) + 2, priority: 99,
        value: { group, _ in SortValue(group.figures?.all.value) },
        cell: { TableCell($1.figure($0.figures?.all, of: kpi), Style(.text).bold) },
        exported: { group, _ in FieldValue.optional(group.figures?.all.value) }),
      ScreenColumn(
        id: "n", title: "n", align: .right, least: 6, priority: 68,
        value: { group, _ in SortValue(group.figures?.all.cases.map { Double($0) }) },
        cell: { group, context in
          TableCell(group.figures?.all.cases.map { Format.thousands($0) } ?? context.glyphs.missing, Style(.dim))
        },
        exported: { group, _ in FieldValue.optional(group.figures?.all.cases.map { Double($0) }) }),
      ScreenColumn(
        id: "change", title: "Change", align: .right, least: 10, priority: 72,
        value: { group, _ in SortValue(difference(group)) },
        cell: { group, context in
          let change = group.figures.flatMap { context.words.change($0, of: kpi) }
          return TableCell(context.words.spans(change))
        },
        exported: { group, _ in FieldValue.optional(difference(group)) }),
      ScreenColumn(
        id: "previous", title: "Before", align: .right, least: 8, priority: 70,
        value: { group, _ in SortValue(group.figures?.previous) },
        cell: { TableCell($1.figure($0.figures?.before, of: kpi), Style(.dim)) },
        exported: { group, _ in FieldValue.optional(group.figures?.previous) }),
    ]
  }

  /// How much the figure of a group differs from what it is compared with, in its own unit.
  private static func difference(_ group: Group) -> Double? {
    guard let now = group.figures?.all.value, let before = group.figures?.previous else { return nil }
    return now - before
  }
}
