internal import Cells
internal import Metrics
internal import Report
internal import Formatting

extension ScreenLayout {
  /// Adds another lens than the chosen one, without a cursor.
  mutating func addOtherLens(_ lens: Lens, in rect: Rect, _ state: State, _ context: Context) {
    let rows = context.rows(of: lens)
    paint { grid in
      let full = Double(rows.map(\.counts.all).max() ?? 0)
      let layout = LensLayout(rows, width: rect.width, words: context.words)
      for (index, row) in rows.prefix(rect.height).enumerated() {
        draw(row, false, layout, full: full, state, context, into: &grid, in: rect.row(index))
      }
    }
  }

  /// Adds the rows of the lens: bar by tier, count, conversion, change.
  mutating func addLensRows(in rect: Rect, isActive: Bool, _ state: State, _ context: Context) {
    let rows = context.rows(of: state.lens)
    let selected = max(0, min(state.stageRow, rows.count - 1))
    // Where not all rows fit, those around the cursor are seen.
    let first = TableView.scrolled(first: 0, selected: selected, count: rows.count, height: rect.height)
    let seen = first..<min(rows.count, first + rect.height)
    paint { grid in
      let full = Double(rows.map(\.counts.all).max() ?? 0)
      let layout = LensLayout(rows, width: rect.width, words: context.words)
      for index in seen {
        let line = rect.row(index - first)
        draw(rows[index], index == selected, layout, full: full, state, context, into: &grid, in: line)
      }
    }
    for index in seen { mark(rect.row(index - first), .row(.funnel, index)) }
    if isActive { see(state.page.pane, height: rect.height, first: first) }
  }
}

private func draw(
  _ row: LensRow, _ isSelected: Bool, _ layout: LensLayout, full: Double, _ state: State, _ context: Context,
  into grid: inout Grid, in line: Rect
) {
  let glyphs = context.glyphs
  let places = line.columns(layout.shares, gap: 1)
  let isChanged = state.changed.contains("funnel.\(row.name)")
  let nameStyle = Style(isSelected ? .accent : .text).with(isSelected ? .bold : [])
  grid.put(isSelected ? glyphs.chosen : " ", in: places[0], style: Style(.accent).bold)
  let number = row.number.isEmpty ? "" : row.number + " "
  grid.put(number, at: places[1].origin, style: Style(row.role).bold, maxWidth: places[1].width)
  let nameX = DisplayText.width(number)
  grid.put(
    row.name, in: Rect(x: places[1].x + nameX, y: line.y, width: places[1].width - nameX, height: 1),
    style: nameStyle, ellipsis: glyphs.ellipsis)
  let bar = StackedBar(
    [
      .init(Double(row.counts.byTier[1]), .tier1, label: "T1"),
      .init(Double(row.counts.byTier[2]), .tier2, label: "T2"),
      .init(Double(row.counts.byTier[3]), .tier3, label: "T3"),
      .init(Double(row.counts.byTier[0]), .tierNone, label: "none"),
    ], full: full)
  grid.draw(bar, in: places[2], glyphs: glyphs)
  grid.put(
    row.countText, in: places[3], align: .right,
    style: Style(.text, on: isChanged ? .changed : .background, .bold), ellipsis: glyphs.ellipsis)
  let missing = Span(glyphs.missing, Style(.dim))
  grid.put(
    row.shareText ?? missing.text, in: places[5], align: .right,
    style: row.share == nil ? missing.style : .plain, ellipsis: glyphs.ellipsis)
  for (change, place) in [(row.change, places[4]), (row.shareChange, places[6])] {
    guard let change, change.direction != 0 else { continue }
    grid.put(change.signed(glyphs), in: place, style: Style(change.role), ellipsis: glyphs.ellipsis)
  }
  if isSelected {
    let marked = Rect(x: line.x, y: line.y, width: places[1].maxX - line.x, height: 1)
    grid.restyle(marked) { if $0.background == .background { $0.background = .selection } }
  }
}

/// How wide the parts of the rows are: as wide as the widest needs, the bar takes the rest.
private struct LensLayout {
  let shares: [Share]

  init(_ rows: [LensRow], width: Int, words: FigureText) {
    let name = rows.map { DisplayText.width($0.name) + ($0.number.isEmpty ? 0 : 2) }.max() ?? 0
    let count = rows.map { DisplayText.width($0.countText) }.max() ?? 0
    let share = rows.map { DisplayText.width($0.shareText ?? "") }.max() ?? 0
    func widest(_ change: KeyPath<LensRow, Change?>) -> Int {
      let seen = rows.compactMap { $0[keyPath: change] }.filter { $0.direction != 0 }
      return seen.map { DisplayText.width($0.signed(words.glyphs)) }.max() ?? 0
    }
    shares = [
      .fixed(1), .fixed(min(name, max(8, width >= 60 ? width / 2 - 10 : width / 3))), .rest, .fixed(max(5, count)),
      .fixed(width >= 44 ? widest(\.change) : 0), .fixed(width >= 34 ? max(6, share) : 0),
      .fixed(width >= 64 ? widest(\.shareChange) : 0),
    ]
  }
}

extension ScreenLayout {
  /// Adds below the lens what belongs to it: accounts by tier, or the phases of the lifecycle.
  mutating func addStrip(in row: Rect, _ state: State, _ context: Context) {
    if state.lens == .lifecycle {
      paint { drawPhases(context, into: &$0, in: row) }
    } else {
      paint { drawTierStrip(state, context, into: &$0, in: row) }
      mark(row, .command(.tier))
    }
  }
}

private func drawPhases(_ context: Context, into grid: inout Grid, in row: Rect) {
  var spans: [Span] = [Span("  ")]
  for phase in LifecycleStage.phases {
    let count = phase.stages.reduce(0) { $0 + context.figures.funnel.lifecycle[$1 - 1].all }
    let stages = "\(phase.stages.lowerBound)\(context.glyphs.dash)\(phase.stages.upperBound)"
    spans.append(Span("\(phase.name) ", Style(.heading).bold))
    spans.append(Span("\(stages) ", Style(.dim)))
    let mark = phase.stages.lazy.map { context.snapshot.trust.coverage(of: .lifecycle($0)).mark }.max() ?? ""
    spans.append(Span(mark + Format.thousands(count) + "   "))
  }
  grid.put(spans, at: row.origin, maxWidth: row.width)
}

/// Draws how many accounts each tier has before the tier of the filter, the chosen ones in brackets.
private func drawTierStrip(_ state: State, _ context: Context, into grid: inout Grid, in row: Rect) {
  let counts = state.tierCounts
  let mark = context.snapshot.trust.coverage(of: .reached(1)).mark
  let chosen = FilterLanguage.tiers(in: state.filter.text)
  var x = row.x + 1
  for tier in [1, 2, 3, 0] {
    let name = tier == 0 ? "no tier" : "T\(tier)"
    let isChosen = chosen?.contains(tier) ?? false
    let spans = [
      Span(isChosen ? "[" : " ", Style(.accent).bold), Span(name, Style(.tier(tier)).bold),
      Span(" " + mark + Format.thousands(counts.byTier[tier])), Span(isChosen ? "]" : " ", Style(.accent).bold),
    ]
    let width = spans.reduce(0) { $0 + $1.width }
    guard x + width <= row.maxX else { break }
    x = grid.put(spans, at: Point(x, row.y)) + 1
  }
  let hint = "t tier"
  if x + DisplayText.width(hint) + 2 <= row.maxX {
    grid.put(
      [Span("t", Style(.accent)), Span(" tier", Style(.dim))], at: Point(row.maxX - 1 - DisplayText.width(hint), row.y))
  }
}

extension ScreenLayout {
  /// Adds accounts that reached each row of the lens, by tier.
  mutating func addTierTable(in rect: Rect, _ state: State, _ context: Context) {
    let rows = context.rows(of: state.lens)
    let roles: [Role] = [.tier1, .tier2, .tier3, .tierNone]
    let titles = ["T1", "T2", "T3", context.glyphs.missing]
    // Names are whole where that leaves the counts their least width.
    let name = min(rows.map { DisplayText.width($0.name) }.max() ?? 0, rect.width - 26)
    var columns = [TableColumn("", least: max(8, name), most: 26, priority: 9)]
    columns += titles.map { TableColumn($0, align: .right, least: 4, ideal: 5, most: 7, priority: 5) }
    columns.append(TableColumn("All", align: .right, least: 5, ideal: 6, most: 8, priority: 8))
    var table = TableView(columns, count: rows.count, selected: nil) { index in
      let row = rows[index]
      var cells = [TableCell(row.name)]
      for (position, tier) in [1, 2, 3, 0].enumerated() {
        let count = row.counts.byTier[tier]
        cells.append(TableCell(row.mark + Format.shortCount(Int64(count)), Style(count == 0 ? .dim : roles[position])))
      }
      cells.append(TableCell(row.mark + Format.shortCount(Int64(row.counts.all)), Style(.text).bold))
      return cells
    }
    table.gap = 1
    add(table, in: rect)
    let places = table.layout(in: rect)
    let cursor = state.page.pane == .tiers ? (row: state.stageRow, column: state.page[.tiers].cursor) : nil
    for row in places.rows {
      for place in places.places where place.column > 0 {
        let cell = Rect(x: place.cells.lowerBound, y: places.body.y + row, width: place.cells.count, height: 1)
        mark(cell, .cell(.tiers, row: row, column: place.column - 1))
        if let cursor, cursor == (row, place.column - 1) { paint { $0.lay(cell, on: .selection) } }
      }
    }
  }
}
