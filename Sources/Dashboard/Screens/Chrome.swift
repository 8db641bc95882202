internal import Accounts
internal import Cells
internal import Filter
internal import Metrics
internal import Formatting

/// Draws title, filter, banners and footer. Returns what is left between them.
func drawChrome(_ state: State, into frame: inout Frame, in rect: Rect) -> Rect {
  // On a small screen the figures come first, then what is typed, then the rest.
  let hasTitle = rect.height >= 9
  let hasFilter = state.filter.isEditing || rect.height >= 10
  let hasFooter = rect.height >= 11
  let banners = BannerStack(state, in: rect)
  let bands = rect.rows([
    .fixed(hasTitle ? 1 : 0), .fixed(hasFilter ? 1 : 0), .fixed(banners.height), .rest,
    .fixed(hasFooter ? (rect.height >= 36 ? 2 : 1) : 0),
  ])
  if hasTitle { drawTitle(state, into: &frame, in: bands[0]) }
  if hasFilter { drawFilterLine(state, into: &frame, in: bands[1]) }
  banners.draw(into: &frame, in: bands[2], glyphs: state.glyphs)
  if hasFooter { drawFooter(state, into: &frame, in: bands[4]) }
  return bands[3]
}

/// `abmtop  acme-gtm › Overview      QTD 1 Oct–21 Nov 2026 · vs prev      ● live · read 14:03`
private func drawTitle(_ state: State, into frame: inout Frame, in row: Rect) {
  let status = statusSpans(state, isWide: row.width >= 100)
  let statusWidth = status.reduce(0) { $0 + $1.width }
  let period = periodText(state, isWide: row.width >= 100)
  let periodWidth = DisplayText.width(period)
  let left = pathSpans(state, from: 0)
  let leftWidth = left.reduce(0) { $0 + $1.width }
  let statusX = row.maxX - 1 - statusWidth
  frame.grid.put(status, at: Point(max(row.x, statusX), row.y))
  // The period stands in the middle where there is room, else before the status, else it gives way.
  let middle = row.x + (row.width - periodWidth) / 2
  let latest = statusX - 3 - periodWidth
  let periodX = row.width >= 110 ? min(latest, max(middle, row.x + leftWidth + 3)) : latest
  let hasPeriod = periodWidth > 0 && periodX >= row.x + min(leftWidth, 28) + 2
  let leftEnd = (hasPeriod ? periodX : statusX) - 2
  if hasPeriod { frame.grid.put(period, at: Point(periodX, row.y)) }
  drawPath(state, width: leftEnd - row.x, into: &frame, at: row.origin)
}

/// The path; where it is too long its beginning is cut, since its end says where one is.
private func drawPath(_ state: State, width: Int, into frame: inout Frame, at point: Point) {
  var shown = pathSpans(state, from: 0)
  for first in 1..<max(2, state.pathNames.count) where shown.reduce(0, { $0 + $1.width }) > width {
    shown = pathSpans(state, from: first)
  }
  let end = frame.grid.put(shown, at: point, maxWidth: max(0, width))
  if shown.reduce(0, { $0 + $1.width }) > width, width > 1 {
    frame.grid.put(state.glyphs.ellipsis, at: Point(end - 1, point.y), style: Style(.text).bold, maxWidth: 1)
  }
}

/// The names of the path from one on, the last in bold; what is left out before them is a sign.
private func pathSpans(_ state: State, from first: Int) -> [Span] {
  let glyphs = state.glyphs
  let path = state.pathNames
  var spans = [Span(" ")]
  if first == 0, state.size.width >= 100 { spans.append(Span("abmtop  ", Style(.accent).bold)) }
  if first > 0, path.count > 1 { spans.append(Span("\(glyphs.ellipsis) \(glyphs.step) ", Style(.dim))) }
  for (index, name) in path.enumerated().dropFirst(min(first, path.count - 1)) {
    spans.append(Span(name, index == path.count - 1 ? Style(.text).bold : Style(.dim)))
    if index < path.count - 1 { spans.append(Span(" \(glyphs.step) ", Style(.dim))) }
  }
  return spans
}

/// `QTD 1 Oct–21 Nov 2026 · vs prev`
private func periodText(_ state: State, isWide: Bool) -> String {
  guard let snapshot = state.snapshot else { return "" }
  let period = snapshot.period
  let range = DayText.range(period.now.from, period.now.asOf, dash: state.glyphs.dash, withYear: isWide)
  let versus = period.previous == nil ? "" : (isWide ? " \(state.glyphs.dot) vs prev" : " vs prev")
  return "\(period.period.title) \(range)\(versus)"
}

private func statusSpans(_ state: State, isWide: Bool) -> [Span] {
  let glyphs = state.glyphs
  switch state.phase {
  case .loading: return [Span(glyphs.live, Style(.warn)), Span(" loading")]
  case .failed: return [Span(glyphs.live, Style(.bad)), Span(" cannot read")]
  case .empty, .ready: break
  }
  if state.isPaused {
    let count = state.waiting.count > 0 ? " (\(state.waiting.count))" : ""
    return [Span(glyphs.live, Style(.warn)), Span(" paused\(count)", Style(.warn).bold)]
  }
  let read = isWide && !state.readAt.isEmpty ? " \(glyphs.dot) read \(state.readAt)" : ""
  if !state.faults.isEmpty || !(state.snapshot?.health.banners.isEmpty ?? true) {
    return [Span(glyphs.live, Style(.warn)), Span(" partial"), Span(read, Style(.dim))]
  }
  return [Span(glyphs.live, Style(.good)), Span(" live"), Span(read, Style(.dim))]
}

/// The filter at the left, how many accounts it leaves at the right; what is wrong with it instead while it is typed.
private func drawFilterLine(_ state: State, into frame: inout Frame, in row: Rect) {
  let glyphs = state.glyphs
  var right = Span(countText(state), Style(.dim))
  if let problem = state.filter.problem, state.filter.isEditing {
    right = Span(glyphs.worded(problem.words), Style(.bad))
  } else if state.filter.isHeld {
    right = Span("no match yet", Style(.warn))
  }
  let typed = state.filter.editor.map { DisplayText.width($0.text) } ?? 0
  let rightWidth = min(right.width, max(row.width / 2, row.width - typed - 8))
  let rightRect = Rect(x: row.maxX - 1 - rightWidth, y: row.y, width: rightWidth, height: 1)
  frame.grid.put(right.text, in: rightRect, align: .right, style: right.style, ellipsis: glyphs.ellipsis)
  let left = Rect(x: row.x + 1, y: row.y, width: max(0, row.width - rightWidth - 4), height: 1)
  if let editor = state.filter.editor {
    let input = TextInput(
      prompt: "/", text: editor.text, cursor: editor.cursor, error: state.filter.problem?.range,
      placeholder: glyphs.worded("name, tier:1, owner:…, stage:engaged, aes>50"))
    frame.grid.draw(input, in: left, glyphs: glyphs)
    let before = String(editor.text.prefix(editor.cursor))
    frame.cursor = Point(min(left.maxX - 1, left.x + 1 + DisplayText.width(before)), row.y)
  } else if state.filter.isEmpty {
    frame.grid.put("filter: none", in: left, style: Style(.dim), ellipsis: glyphs.ellipsis)
  } else {
    let spans = [Span("/", Style(.accent).bold), Span(state.filter.text, Style(.accent))]
    frame.grid.put(spans, at: left.origin, maxWidth: left.width)
  }
  frame.mark(left, .command(.filter))
}

/// `481 of 1,204 on list`.
private func countText(_ state: State) -> String {
  guard let snapshot = state.snapshot, let figures = state.figures else { return "" }
  let whole = snapshot.current.stages.count { $0 != 0 }
  if figures.set == .all { return Format.thousands(whole) + " accounts on list" }
  return "\(Format.thousands(figures.accounts)) of \(Format.thousands(whole)) on list"
}

/// The keys that work here; what was told for a moment takes the place of the last row.
private func drawFooter(_ state: State, into frame: inout Frame, in rect: Rect) {
  let footer = state.footer
  let hasTwo = rect.height > 1 && footer.contains(where: \.isSecond)
  let rows = hasTwo ? [footer.filter { !$0.isSecond }, footer.filter(\.isSecond)] : [footer]
  for (index, its) in rows.enumerated() {
    let row = rect.row(index)
    let hints = Hints(its.map(\.hint))
    frame.grid.draw(hints, in: row, glyphs: state.glyphs)
    for (index, place) in hints.places(in: row) {
      if let key = its[index].key { frame.mark(place, .key(key)) }
    }
  }
  guard let notice = state.notice else { return }
  let row = rect.row(rect.height - 1)
  frame.grid.fill(row, style: .plain)
  frame.grid.put(
    " " + state.glyphs.worded(notice.text), in: row, style: Style(.info), ellipsis: state.glyphs.ellipsis)
}
