internal import Accounts
internal import Cells
internal import Metrics
internal import Formatting

/// Where do we stand: funnel, tiers, KPIs of the stage under the cursor, and what moved.
func drawOverview(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  if state.size.width < 60 || state.size.height < 15 {
    drawLensRows(state, context, into: &frame, in: rect.trimmed(right: 1), isActive: true)
  } else if state.size.width < 110 || state.size.height < 28 {
    drawColumn(state, context, into: &frame, in: rect)
  } else {
    drawPanels(state, context, into: &frame, in: rect)
  }
}

// MARK: One column

private func drawColumn(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  let pane = state.page.pane
  let rows = context.rows(of: state.lens).count
  let bands = rect.rows([.fixed(min(rows, max(1, rect.height - 4))), .fixed(1), .fixed(1), .rest])
  drawLensRows(state, context, into: &frame, in: bands[0].trimmed(right: 1), isActive: pane == .funnel)
  drawStrip(state, context, into: &frame, in: bands[1])
  let lower = bands[3].inset(dx: 1)
  switch pane {
  case .movers:
    frame.grid.draw(
      Rule("Movers", note: moversNote(state, context, in: lower), isActive: true), in: bands[2], glyphs: context.glyphs)
    drawMovers(state, context, into: &frame, in: lower, isActive: true)
  case .tiers:
    frame.grid.draw(Rule("Tiers", note: "accounts", isActive: true), in: bands[2], glyphs: context.glyphs)
    drawTierTable(state, context, into: &frame, in: lower)
  default:
    let kpis = state.overviewKPIs(context)
    let note = kpiNote(kpis.count, height: lower.height - 1, context)
    frame.grid.draw(
      Rule(kpiTitle(state, context), note: note, isActive: pane == .kpis), in: bands[2], glyphs: context.glyphs)
    drawKPIs(kpis, state, context, into: &frame, in: lower, isActive: pane == .kpis)
  }
}

// MARK: Panels

private func drawPanels(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  let isWide = state.hasThirdColumn
  let columns = rect.columns(
    isWide
      ? [.flexible(84, min: 78), .flexible(42, min: 42), .flexible(56, min: 50)]
      : [.flexible(78, min: 70), .flexible(42, min: 40)])
  let rows = context.rows(of: state.lens).count
  drawLeft(state, context, rows: rows, isWide: isWide, into: &frame, in: columns[0])
  let right = columns[1].rows([.fixed(rows + 3), .rest])
  let glyphs = context.glyphs
  frame.grid.draw(Panel("Tiers", isActive: state.page.pane == .tiers), in: right[0], glyphs: glyphs)
  frame.mark(right[0], .pane(.tiers))
  drawTierTable(state, context, into: &frame, in: Panel.inner(right[0]))
  let inner = Panel.inner(right[1])
  let isActive = state.page.pane == .movers
  let movers = Panel("Movers", note: moversNote(state, context, in: inner), isActive: isActive)
  frame.grid.draw(movers, in: right[1], glyphs: glyphs)
  drawMovers(state, context, into: &frame, in: inner, isActive: isActive)
  if isWide { drawThird(state, context, into: &frame, in: columns[2]) }
}

private func drawLeft(
  _ state: State, _ context: Context, rows: Int, isWide: Bool, into frame: inout Frame, in rect: Rect
) {
  let glyphs = context.glyphs
  let kpis = state.overviewKPIs(context)
  let spare = rect.height - (rows + 3) - (kpis.count + 3)
  // What the KPIs leave shows the course of the one under the cursor, unless a third column does.
  let hasTrend = !isWide && spare >= 8
  // On a tall screen the same accounts are seen through another lens as well.
  let other: Lens = state.lens == .lifecycle ? .funnel : .lifecycle
  let otherRows = context.rows(of: other).count
  let hasOther = isWide && spare >= otherRows + 2
  let bands = rect.rows([
    .fixed(rows + 3), hasTrend || hasOther ? .fixed(kpis.count + 3) : .rest, hasTrend || hasOther ? .rest : .fixed(0),
  ])
  frame.grid.draw(
    Panel(state.lens.title, note: state.filter.isEmpty ? "" : "filtered", isActive: state.page.pane == .funnel),
    in: bands[0], glyphs: glyphs)
  frame.mark(bands[0], .pane(.funnel))
  let funnel = Panel.inner(bands[0]).rows([.rest, .fixed(1)])
  drawLensRows(state, context, into: &frame, in: funnel[0], isActive: state.page.pane == .funnel)
  drawStrip(state, context, into: &frame, in: funnel[1])
  let inner = Panel.inner(bands[1])
  let isActive = state.page.pane == .kpis
  frame.grid.draw(
    Panel(kpiTitle(state, context), note: kpiNote(kpis.count, height: inner.height - 1, context), isActive: isActive),
    in: bands[1], glyphs: glyphs)
  drawKPIs(kpis, state, context, into: &frame, in: inner, isActive: isActive)
  if hasTrend { drawTrendPanel(state, context, into: &frame, in: bands[2]) }
  if hasOther { drawOther(other, rows: otherRows, state, context, into: &frame, in: bands[2]) }
}

/// Draws the same accounts through another lens, and below it its KPIs and the third lens as far as there is room.
private func drawOther(
  _ lens: Lens, rows: Int, _ state: State, _ context: Context, into frame: inout Frame, in rect: Rect
) {
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
  frame.grid.draw(Panel(lens.title), in: bands[0], glyphs: glyphs)
  drawOtherLens(lens, state, context, into: &frame, in: Panel.inner(bands[0]))
  if hasKPIs {
    let inner = Panel.inner(bands[1])
    frame.grid.draw(
      Panel("\(lens.title) \(glyphs.dot) KPIs", note: kpiNote(kpis.count, height: inner.height - 1, context)),
      in: bands[1], glyphs: glyphs)
    let table = KPITable(kpis: kpis).view(state, context, list: ListState(), isActive: false, width: inner.width)
    frame.grid.draw(table, in: inner, glyphs: glyphs)
  }
  if hasThird {
    frame.grid.draw(Panel(third.title), in: bands[2], glyphs: glyphs)
    drawOtherLens(third, state, context, into: &frame, in: Panel.inner(bands[2]))
  }
}

private func drawThird(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  let facts = state.mover.map { accountFacts($0, context).count } ?? 0
  let hasChart = rect.height >= facts + 2 + 24
  let bands = rect.rows([
    .flexible(1, min: 10), .fixed(facts > 0 && rect.height >= facts + 12 ? facts + 2 : 0), .fixed(hasChart ? 14 : 0),
  ])
  drawTrendPanel(state, context, into: &frame, in: bands[0])
  guard let mover = state.mover, !bands[1].isEmpty else { return }
  frame.grid.draw(Panel(context.account(mover).name), in: bands[1], glyphs: context.glyphs)
  drawAccountFacts(mover, context, into: &frame, in: Panel.inner(bands[1]))
  if hasChart, let preview = state.preview, preview.account == mover {
    drawScores(preview.details, context, into: &frame, in: bands[2])
  }
}

private func drawTrendPanel(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  let kpis = state.overviewKPIs(context)
  guard let kpi = kpis.indices.contains(state.page[.kpis].cursor) ? kpis[state.page[.kpis].cursor] : kpis.first else {
    return
  }
  let value = context.words.value(context.figures[kpi.id]?.all.value, kpi.unit)
  frame.grid.draw(Panel(kpi.name, note: "\(value) \(context.glyphs.dot) 13 weeks"), in: rect, glyphs: context.glyphs)
  drawTrend(kpi, context, into: &frame, in: Panel.inner(rect))
}

private func kpiTitle(_ state: State, _ context: Context) -> String {
  let row = state.lensRow(context)
  guard state.lens == .funnel else { return "\(state.lens.title) \(context.glyphs.dot) KPIs" }
  return "\(row.number) \(row.name) \(context.glyphs.dot) KPIs"
}

private func kpiNote(_ count: Int, height: Int, _ context: Context) -> String {
  count > height ? "\(max(0, height)) of \(count)" : ""
}

private func moversNote(_ state: State, _ context: Context, in rect: Rect) -> String {
  var table = moversTable(state, context, isActive: state.page.pane == .movers)
  table.first = TableView.scrolled(
    first: table.first, selected: table.selected, count: table.count, height: rect.height)
  return table.position(in: rect, glyphs: context.glyphs) { Format.thousands($0) }
}
