internal import Cells
internal import Metrics

/// A stage: its KPIs with the previous values, the course of the one under the cursor, and its accounts.
func drawStage(
  _ stage: Int, onlyAt: Bool, _ state: State, _ context: Context, into frame: inout Frame, in rect: Rect
) {
  guard case .accounts(let rows) = state.page.rows else { return }
  let kpis = KPI.onScreen(.stage(stage))
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
    let note = kpis.count > inner.height - 1 ? "\(max(0, inner.height - 1)) of \(kpis.count)" : ""
    frame.grid.draw(Panel(title, note: note, isActive: isActive), in: upper[0], glyphs: glyphs)
    drawKPIs(kpis, hasPrevious: true, state, context, into: &frame, in: inner, isActive: isActive)
  } else {
    let lines = upper[0].rows([.fixed(1), .rest])
    let inner = lines[1].inset(dx: 1)
    let note = kpis.count > inner.height - 1 ? "\(max(0, inner.height - 1)) of \(kpis.count)" : ""
    frame.grid.draw(Rule(title, note: note, isActive: isActive), in: lines[0], glyphs: glyphs)
    drawKPIs(kpis, hasPrevious: true, state, context, into: &frame, in: inner, isActive: isActive)
  }
  if isBeside || isBelow, !kpis.isEmpty {
    let place = isBeside ? upper[1] : bands[1]
    let kpi = kpis[min(state.page[.kpis].cursor, kpis.count - 1)]
    frame.grid.draw(Panel(kpi.name, note: "13 weeks"), in: place, glyphs: glyphs)
    drawTrend(kpi, context, into: &frame, in: Panel.inner(place))
  }
  let source: AccountSource = onlyAt ? .at(stage) : .reached(stage)
  drawRowsPanel(
    source.title, rows, state.accountColumns, state, context, into: &frame, in: bands[2],
    emptyText: "No account has come this far.", account: { $0 })
}
