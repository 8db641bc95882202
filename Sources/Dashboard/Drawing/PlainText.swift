internal import Accounts
internal import Cells
internal import Filter
internal import Metrics
internal import Report
internal import Values
internal import Formatting

extension ScreenLayout {
  /// Adds the screen as linear text: no borders, charts in words, the row under the cursor with `>` before it.
  mutating func addPlain(_ state: State, in rect: Rect) {
    paint { grid in
      let wrapped = Paragraph(plainLines(state).map { Span($0) }).wrapped(to: rect.width)
      let cursor = wrapped.firstIndex { $0.text.hasPrefix(">") } ?? state.page[.rows].first
      let first = TableView.scrolled(first: 0, selected: cursor, count: wrapped.count, height: rect.height)
      for (row, line) in wrapped.dropFirst(first).prefix(rect.height).enumerated() {
        grid.put(line.text, at: Point(rect.x, rect.y + row), maxWidth: rect.width)
      }
    }
    see(state.page.pane, height: max(1, rect.height - 4), first: state.page[state.page.pane].first)
  }
}

/// The screen as lines of plain text, for screen readers, dumb terminals and pipes.
public func plainText(_ state: State) -> [String] { plainLines(state).map { SafeText.line($0) } }

private func plainLines(_ state: State) -> [String] {
  var lines = [state.pathNames.joined(separator: ", ")] + plainStatus(state)
  if let notice = state.notice { lines.append(notice.text) }
  if let find = state.page.find { lines.append((find.editor == nil ? "" : "> ") + find.words) }
  if let editor = state.filter.editor {
    lines.append("> Filter: \(editor.text)" + (state.filter.problem.map { ", error: \($0.words)" } ?? ""))
  } else {
    lines.append("Filter: \(state.filter.isEmpty ? "none" : state.filter.text)")
    if let note = state.filter.note { lines.append(note) }
  }
  if let overlay = state.overlay { return lines + plainOverlay(overlay, numbered: state.isLineBased) }
  switch state.phase {
  case .loading(let progress): lines.append("Reading: " + Gauge(progress.fraction).plain())
  case .failed(let reason): lines.append(reason)
  case .empty: lines.append("No table found in \(state.directory) yet. Waiting for files.")
  case .ready: if let context = state.context { lines += state.page.screen.plain(state, context) }
  }
  return lines
}

private func plainStatus(_ state: State) -> [String] {
  guard let snapshot = state.snapshot else { return ["No data yet"] }
  let period = snapshot.period
  let range = DayText.range(period.now.from, period.now.asOf, dash: " to ")
  let waits = Format.count(state.waiting.count, "change") + (state.waiting.count == 1 ? " waits" : " wait")
  let mode = state.isPaused ? "paused, \(waits)" : "live, read \(state.readAt)"
  let trust = [snapshot.trust.sentence].compactMap(\.self)
  let asOf = [state.asOfWords].compactMap(\.self)
  let warnings = (asOf + state.faults + trust + snapshot.health.banners.map { $0.words(state.words.exact) }).map {
    "Warning: \($0)"
  }
  return ["\(period.period.title), \(range), \(mode)"] + warnings
}

private func plainOverlay(_ overlay: Overlay, numbered: Bool) -> [String] {
  func number(_ index: Int) -> String { numbered ? "\(index + 1). " : "" }
  var lines = [overlay.kind.title] + (overlay.kind.address.map { [$0] } ?? [])
  if overlay.takesText { lines.append("Typed: \(overlay.editor.text)") }
  for (index, item) in overlay.items.enumerated() {
    let tick = item.isTicked.map { $0 ? ", shown" : ", hidden" } ?? ""
    lines.append(
      "\(index == overlay.cursor ? "> " : "")\(number(index))\(item.letter.map { "\($0): " } ?? "")\(item.label)\(tick)"
        + (item.note.isEmpty ? "" : ", \(item.note)"))
  }
  return lines
}

/// Spans as a line of text.
func plainLine(_ spans: [Span]) -> String {
  spoken(spans.map(\.text).joined()).split(separator: " ").joined(separator: " ")
}

/// A text with words for the signs that a screen reader passes over or spells out.
func spoken(_ text: String) -> String {
  guard text.contains(where: { "♦▲▼✓×~".contains($0) }) else { return text }
  var words = ""
  var isOfFewCases = false
  let characters = Array(text)
  for (place, character) in characters.enumerated() {
    let next = place + 1 < characters.count ? characters[place + 1] : " "
    switch character {
    case "♦": if next != "♦" { words += "\(characters[...place].reversed().prefix { $0 == "♦" }.count) of 3" }
    case "▲": words += "rising"
    case "▼": words += "falling"
    case "✓": words += "yes"
    case "×": words += next == " " ? "times" : "times "
    // Before a figure alone: names may have it too.
    case "~" where next.isNumber || next.isCurrencySymbol: isOfFewCases = true
    default: words.append(character)
    }
  }
  return isOfFewCases ? words.trimmed + ", few cases" : words
}

extension State {
  /// The number by which a line names a row of a pane: of the pane that has the keys.
  func plainNumber(_ index: Int, in pane: Pane) -> String {
    isLineBased && page.pane == pane ? "\(index + 1). " : ""
  }
}

/// KPIs in words, `> ` before the one under the cursor.
func plainKPIs(_ kpis: [KPI], _ state: State, _ context: Context) -> [String] {
  ["KPIs:"]
    + kpis.enumerated().map { index, kpi in
      let mark = state.page.pane == .kpis && index == state.page[.kpis].cursor ? "> " : ""
      guard let figures = context.figures[kpi.id] else { return kpi.name }
      let since = context.comparedWith(kpi, dash: " to ").map { ", compared with \($0)" } ?? ""
      let change = context.words.change(figures, of: kpi).map { ", \($0.words)\(since)" } ?? ""
      let trend = Sparkline((context.trends[kpi.id] ?? []).reversed()).plain { context.words.value($0, kpi.unit) }
      return
        "\(mark)\(state.plainNumber(index, in: .kpis))\(kpi.name): \(context.figureInWords(figures.all, of: kpi))\(change)"
        + "; \(plainTiers(figures.tiers, of: kpi, context)); 13 weeks: \(trend)"
    }
}

/// `tier 1 82%, tier 2 75%, few cases (7), no tier not available`.
private func plainTiers(_ tiers: [Figure], of kpi: KPI, _ context: Context) -> String {
  zip(["tier 1", "tier 2", "tier 3", "no tier"], tiers).map { "\($0) \(context.figureInWords($1, of: kpi))" }
    .joined(separator: ", ")
}

/// Fifty rows around the cursor: heading and value of each column.
func plainTable(of pane: Pane = .rows, _ state: State, _ context: Context) -> [String] {
  let count = state.count(of: pane)
  let cursor = state.page[pane].cursor
  let first = max(0, min(cursor - 25, count - 50))
  let window = first..<min(count, first + 50)
  guard let list = state.list(in: pane), !list.isText else { return [] }
  let table = list.table(context, rows: Array(window), isAsSeen: true)
  var lines = ["Rows: \(Format.thousands(count))"]
  if window.count < count {
    lines[0] += ", \(Format.thousands(first + 1)) to \(Format.thousands(window.upperBound)) follow"
  }
  for (index, texts) in zip(window, table.texts) {
    let row = zip(table.headings, texts).filter { !$0.1.isEmpty }.map { "\($0) \(inWords($1))" }
    let mark = state.page.pane == pane && index == cursor ? "> " : ""
    let isMarked = state.isMarked(index, in: pane) ? "marked, " : ""
    lines.append(mark + state.plainNumber(index, in: pane) + isMarked + row.joined(separator: ", "))
  }
  if list.count == 0, !list.emptyText.isEmpty { lines.append(list.emptyText) }
  if let totals = list.totals, list.count > 0 { lines.append(totals.plain(table.columns)) }
  return lines
}

/// What is seen of a cell, with words for the signs that a screen reader passes over or spells out.
private func inWords(_ cell: String) -> String {
  let glyphs = Glyphs.unicode
  let heat = cell.count { String($0) == "♦" }
  if heat > 0 { return "\(heat)" }
  if cell.trimmed == glyphs.missing { return "none" }
  // The sign of a day that is over is that of a date alone.
  if cell.hasPrefix("! ") { return "overdue since " + String(cell.dropFirst(2)).trimmed }
  return spoken(cell).trimmed
}
