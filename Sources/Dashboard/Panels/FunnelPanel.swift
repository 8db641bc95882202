internal import Cells
internal import Metrics
internal import Formatting

/// Draws another lens than the chosen one, without a cursor.
func drawOtherLens(_ lens: Lens, _ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  let rows = context.rows(of: lens)
  let full = Double(rows.map(\.counts.all).max() ?? 0)
  let layout = LensLayout(rows, width: rect.width, words: context.words)
  for (index, row) in rows.prefix(rect.height).enumerated() {
    draw(row, false, layout, full: full, state, context, into: &frame, in: rect.row(index))
  }
}

/// Draws the rows of the lens: bar by tier, count, conversion, change.
func drawLensRows(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect, isActive: Bool) {
  let rows = context.rows(of: state.lens)
  let full = Double(rows.map(\.counts.all).max() ?? 0)
  let layout = LensLayout(rows, width: rect.width, words: context.words)
  let selected = max(0, min(state.stageRow, rows.count - 1))
  // Where not all rows have room, those around the cursor are seen.
  let first = TableView.scrolled(first: 0, selected: selected, count: rows.count, height: rect.height)
  for (offset, index) in (first..<min(rows.count, first + rect.height)).enumerated() {
    let line = rect.row(offset)
    draw(rows[index], index == selected, layout, full: full, state, context, into: &frame, in: line)
    frame.mark(line, .row(.funnel, index))
  }
  if isActive {
    frame.viewport = rect.height
    frame.first = first
  }
}

private func draw(
  _ row: LensRow, _ isSelected: Bool, _ layout: LensLayout, full: Double, _ state: State, _ context: Context,
  into frame: inout Frame, in line: Rect
) {
  let glyphs = context.glyphs
  let places = line.columns(layout.shares, gap: 1)
  let isChanged = state.changed.contains("funnel.\(row.name)")
  let nameStyle = Style(isSelected ? .accent : .text).with(isSelected ? .bold : [])
  frame.grid.put(isSelected ? glyphs.chosen : " ", in: places[0], style: Style(.accent).bold)
  let number = row.number.isEmpty ? "" : row.number + " "
  frame.grid.put(number, at: places[1].origin, style: Style(row.role).bold, maxWidth: places[1].width)
  let nameX = DisplayText.width(number)
  frame.grid.put(
    row.name, in: Rect(x: places[1].x + nameX, y: line.y, width: places[1].width - nameX, height: 1),
    style: nameStyle, ellipsis: glyphs.ellipsis)
  let bar = StackedBar(
    [
      .init(Double(row.counts.byTier[1]), .tier1, label: "T1"),
      .init(Double(row.counts.byTier[2]), .tier2, label: "T2"),
      .init(Double(row.counts.byTier[3]), .tier3, label: "T3"),
      .init(Double(row.counts.byTier[0]), .tierNone, label: "none"),
    ], full: full)
  frame.grid.draw(bar, in: places[2], glyphs: glyphs)
  frame.grid.put(
    Format.thousands(row.counts.all), in: places[3], align: .right,
    style: Style(.text, on: isChanged ? .changed : .background, .bold), ellipsis: glyphs.ellipsis)
  let missing = Span(glyphs.missing, Style(.dim))
  frame.grid.put(
    row.share.map { Format.percent($0) } ?? missing.text, in: places[5], align: .right,
    style: row.share == nil ? missing.style : .plain, ellipsis: glyphs.ellipsis)
  for (change, place) in [(row.change, places[4]), (row.shareChange, places[6])] {
    guard let change, change.direction != 0 else { continue }
    frame.grid.put(change.signed(glyphs), in: place, style: Style(change.role), ellipsis: glyphs.ellipsis)
  }
  if isSelected {
    let marked = Rect(x: line.x, y: line.y, width: places[1].maxX - line.x, height: 1)
    frame.grid.restyle(marked) { if $0.background == .background { $0.background = .selection } }
  }
}

/// How wide the parts of the rows are: as wide as the widest needs, the bar takes the rest.
private struct LensLayout {
  let shares: [Share]

  init(_ rows: [LensRow], width: Int, words: FigureText) {
    let name = rows.map { DisplayText.width($0.name) + ($0.number.isEmpty ? 0 : 2) }.max() ?? 0
    let count = rows.map { DisplayText.width(Format.thousands($0.counts.all)) }.max() ?? 0
    func widest(_ change: KeyPath<LensRow, Change?>) -> Int {
      let seen = rows.compactMap { $0[keyPath: change] }.filter { $0.direction != 0 }
      return seen.map { DisplayText.width($0.signed(words.glyphs)) }.max() ?? 0
    }
    shares = [
      .fixed(1), .fixed(min(name, max(8, width >= 60 ? width / 2 - 10 : width / 3))), .rest, .fixed(max(5, count)),
      .fixed(width >= 44 ? widest(\.change) : 0), .fixed(width >= 34 ? 6 : 0),
      .fixed(width >= 64 ? widest(\.shareChange) : 0),
    ]
  }
}

/// Draws below the lens what belongs to it: accounts by tier, or the phases of the lifecycle.
func drawStrip(_ state: State, _ context: Context, into frame: inout Frame, in row: Rect) {
  guard state.lens == .lifecycle else { return drawTierStrip(state, context, into: &frame, in: row) }
  var spans: [Span] = [Span("  ")]
  for phase in LifecycleStage.phases {
    let count = phase.stages.reduce(0) { $0 + context.figures.funnel.lifecycle[$1 - 1].all }
    let stages = "\(phase.stages.lowerBound)\(context.glyphs.dash)\(phase.stages.upperBound)"
    spans.append(Span("\(phase.name) ", Style(.heading).bold))
    spans.append(Span("\(stages) ", Style(.dim)))
    spans.append(Span(Format.thousands(count) + "   "))
  }
  frame.grid.put(spans, at: row.origin, maxWidth: row.width)
}

/// Draws how many accounts each tier has before the tier of the filter, the chosen ones in brackets.
private func drawTierStrip(_ state: State, _ context: Context, into frame: inout Frame, in row: Rect) {
  let counts = state.tierCounts
  let chosen = FilterLanguage.tiers(in: state.filter.text)
  var x = row.x + 1
  for tier in [1, 2, 3, 0] {
    let name = tier == 0 ? "no tier" : "T\(tier)"
    let isChosen = chosen?.contains(tier) ?? false
    let spans = [
      Span(isChosen ? "[" : " ", Style(.accent).bold), Span(name, Style(.tier(tier)).bold),
      Span(" " + Format.thousands(counts.byTier[tier])), Span(isChosen ? "]" : " ", Style(.accent).bold),
    ]
    let width = spans.reduce(0) { $0 + $1.width }
    guard x + width <= row.maxX else { break }
    x = frame.grid.put(spans, at: Point(x, row.y)) + 1
  }
  let hint = "t tier"
  if x + DisplayText.width(hint) + 2 <= row.maxX {
    frame.grid.put(
      [Span("t", Style(.accent)), Span(" tier", Style(.dim))], at: Point(row.maxX - 1 - DisplayText.width(hint), row.y))
  }
  frame.mark(row, .command(.tier))
}
