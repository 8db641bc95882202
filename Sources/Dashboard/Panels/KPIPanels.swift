internal import Cells
internal import Metrics
internal import Report
internal import Values
internal import Formatting

/// The KPIs of a stage as a table: value, change, trend, tiers.
struct KPITable {
  let kpis: [KPI]
  /// With the value of the previous period, where it fits.
  var hasPrevious = false

  /// The table, for drawing and for how many rows it has.
  func view(_ state: State, _ context: Context, list: ListState, isActive: Bool, width: Int) -> TableView {
    let rows = kpis.map { cells($0, state, context) }
    /// As wide as the widest cell and the heading, so that no figure is cut while names have space to give.
    func widest(_ column: Int, atLeast least: Int) -> Int {
      rows.reduce(least) { $1.indices.contains(column) ? max($0, $1[column].width) : $0 }
    }
    let trend = hasPrevious ? 4 : 3
    let tier = (1...3).reduce(5) { widest(trend + $1, atLeast: $0) }
    let name = widest(0, atLeast: 12)
    var columns = [
      TableColumn("", least: min(name, 18), ideal: name, most: max(name, 30), priority: 100),
      TableColumn("Now", align: .right, least: widest(1, atLeast: 6), most: 12, priority: 99),
      TableColumn(" Change", least: widest(2, atLeast: 11), priority: 98),
    ]
    if hasPrevious { columns.append(TableColumn("Before", align: .right, least: widest(3, atLeast: 7), priority: 50)) }
    columns.append(TableColumn("Trend", least: 7, priority: 90))
    columns += ["T1", "T2", "T3"].enumerated().map { index, title in
      TableColumn(title, align: .right, least: tier, most: 8, priority: 80 - index)
    }
    columns.append(
      TableColumn(
        context.glyphs.missing, align: .right, least: widest(trend + 4, atLeast: 5), most: 8, priority: 40))
    // Accounts without a tier are few: before their column cuts a name, it goes.
    if columns.reduce(columns.count - 1, { $0 + $1.least }) - min(name, 18) + name > width { columns.removeLast() }
    let selected = isActive ? min(list.cursor, kpis.count - 1) : nil
    var table = TableView(columns, count: kpis.count, first: list.first, selected: selected) { rows[$0] }
    table.gap = 1
    return table
  }

  private func cells(_ kpi: KPI, _ state: State, _ context: Context) -> [TableCell] {
    let words = context.words
    guard let figures = context.figures[kpi.id] else { return [] }
    let isChanged = state.changed.contains("kpi.\(kpi.id)")
    let value = Span(
      context.figure(figures.all, of: kpi), Style(.text, on: isChanged ? .changed : .background, .bold))
    var cells = [TableCell(kpi.name), TableCell([value])]
    if let change = words.change(figures, of: kpi) {
      cells.append(TableCell([Span(" ")] + words.spans(change)))
    } else {
      cells.append(TableCell(figures.all.value == nil ? " n/a" : "", Style(.dim)))
    }
    if hasPrevious { cells.append(TableCell(context.figure(figures.before, of: kpi), Style(.dim))) }
    let course = context.trends[kpi.id] ?? []
    let trend = Sparkline(course.reversed(), span: figures.all.noise(in: course)).text(width: 7, glyphs: context.glyphs)
    cells.append(TableCell(trend, Style(.accent)))
    for (index, role) in [Role.tier1, .tier2, .tier3, .tierNone].enumerated() {
      let tier = figures.tiers[index]
      cells.append(
        TableCell(context.figure(tier, of: kpi, isTiny: true), Style(tier.value == nil ? .dim : role)))
    }
    return cells
  }
}

extension ScreenLayout {
  /// Adds KPIs as a table, with a cursor where they have the keys.
  mutating func addKPIs(
    _ kpis: [KPI], hasPrevious: Bool = false, in rect: Rect, isActive: Bool, _ state: State, _ context: Context
  ) {
    let list = state.page[.kpis]
    // How wide columns are depends on every cell; which rows are seen does not.
    var rows = TableView(
      [], count: kpis.count, first: list.first, selected: isActive ? min(list.cursor, kpis.count - 1) : nil
    ) { _ in [] }
    rows.first = TableView.scrolled(
      first: list.first, selected: rows.selected, count: kpis.count, height: rows.layout(in: rect).body.height)
    addTargets(of: rows, .kpis, in: rect, isActive: isActive)
    var seen = list
    seen.first = rows.first
    let shown = seen
    add(
      KPITable(kpis: kpis, hasPrevious: hasPrevious).view(
        state, context, list: shown, isActive: isActive, width: rect.width), in: rect)
  }
}

extension Pane {
  /// KPIs as a table.
  static let kpis = Pane("kpis")
}

/// KPIs as a list: how they are exported.
func kpiList(_ kpis: [KPI], _ context: Context) -> RowList<KPI> {
  func column(_ id: String, _ value: @escaping @Sendable (KPI, KPIFigures) -> FieldValue) -> ScreenColumn<KPI> {
    ScreenColumn(
      id: id, title: id, least: 1, value: { _, _ in .missing }, cell: { _, _ in TableCell("") },
      exported: { kpi, context in context.figures[kpi.id].map { value(kpi, $0) } ?? .none })
  }
  let tiers = ["t1", "t2", "t3", "none"].enumerated().map { index, id in
    column(id) { FieldValue.optional($1.tiers[index].value) }
  }
  return RowList(
    kpis.filter { context.figures[$0.id] != nil },
    [
      column("kpi") { kpi, _ in .text(kpi.id) }, column("name") { kpi, _ in .text(kpi.name) },
      column("unit") { kpi, _ in .text(kpi.unit.rawValue) }, column("value") { FieldValue.optional($1.all.value) },
      column("previous") { FieldValue.optional($1.previous) },
      column("change") { _, figures in figures.change.map { .text($0.rawValue) } ?? .none },
      column("n") { FieldValue.optional($1.all.cases.map { Double($0) }) },
      column("partial") { kpi, _ in .flag(context.snapshot.trust.coverage(of: kpi).isPartial) },
    ] + tiers, context, isSortable: false, key: { $0.id }, copiesRows: false)
}

/// The chart of a KPI's 13 trend points.
func trendChart(_ kpi: KPI, _ context: Context) -> LineChart? {
  guard let trend = context.trends[kpi.id], trend.contains(where: { $0 != nil }) else { return nil }
  let values = Array(trend.reversed())
  var labels: [Int: String] = [:]
  for index in [0, 4, 8, 12] where index < values.count {
    labels[index] = DayText.short(context.asOf - 7 * (values.count - 1 - index))
  }
  let words = context.words
  // Where all values lie close together far from 0, an axis from 0 would show a flat line.
  let known = values.compactMap { $0 }
  let fromZero = (known.min() ?? 0) < 0.6 * (known.max() ?? 0) || known.min() == known.max()
  return LineChart(
    [.init(values, label: kpi.name)], labels: labels, ticks: 6, fromZero: fromZero,
    span: context.figures[kpi.id]?.all.noise(in: values) ?? 0, cap: kpi.isShare ? 1 : nil
  ) {
    words.tiny($0, kpi.unit)
  }
}

/// `~52.3% · vs 30 Sep · 13 weeks`: what stands beside the name of a KPI whose course is drawn.
func trendNote(_ kpi: KPI, _ context: Context) -> String {
  let parts = [
    context.figure(context.figures[kpi.id]?.all, of: kpi), context.comparedWith(kpi).map { "vs \($0)" }, "13 weeks",
  ]
  return parts.compactMap(\.self).joined(separator: " \(context.glyphs.dot) ")
}

extension ScreenLayout {
  /// Adds the course of a KPI over 13 weeks, or why there is none.
  mutating func addTrend(_ kpi: KPI, in rect: Rect, _ context: Context) {
    paint { grid in
      if let chart = trendChart(kpi, context) {
        grid.draw(chart, in: rect, glyphs: context.glyphs)
      } else {
        let text =
          context.trends[kpi.id] == nil ? context.glyphs.ellipsis : reasonText(context.figures[kpi.id]?.all.reason)
        grid.put(text, in: rect.row(0), style: Style(.dim), ellipsis: context.glyphs.ellipsis)
      }
    }
  }
}

/// Why a figure has no value.
func reasonText(_ reason: Figure.Reason?) -> String {
  switch reason {
  case .missing(let tables):
    "n/a: there is no file of \(tables.map(\.rawValue).joined(separator: " or "))"
  case .undated(let dates): "n/a: \(Figure.Reason.undated(dates).words)"
  case .nothingToDivideBy: "n/a: the denominator is 0, there is nothing to divide by"
  case .noCustomers: "n/a: there are no customers to tell the worth of others by"
  case .noValues: "n/a: no account has such a value"
  case .noProfile: "n/a: icp.criteria is not set"
  case .beyondMoney: "n/a: the amounts could add up to more than 922 trillion"
  case nil: "n/a in each of the last 13 weeks"
  }
}
