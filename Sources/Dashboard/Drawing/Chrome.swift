internal import Accounts
internal import Cells
internal import Filter
internal import Metrics
internal import Report
internal import Formatting

extension ScreenLayout {
  /// Adds title, filter, banners and footer. Returns what is left between them.
  mutating func addChrome(_ state: State, in rect: Rect) -> Rect {
    // On a small screen the figures come first, then what is typed, then the rest.
    let hasTitle = rect.height >= 9
    let hasFilter = state.filter.isEditing || rect.height >= 10
    let hasFooter = rect.height >= 11
    let banners = BannerStack(state, in: rect)
    let bands = rect.rows([
      .fixed(hasTitle ? 1 : 0), .fixed(hasFilter ? 1 : 0), .fixed(banners.height), .rest,
      .fixed(hasFooter ? (rect.height >= 36 ? 2 : 1) : 0),
    ])
    let title = TitleLine(state, in: bands[0])
    if hasTitle { addTitle(title, state) }
    if hasFilter { addFilterLine(state, in: bands[1], seen: hasTitle ? title.strip?.text : nil) }
    add(banners, in: bands[2])
    mark(bands[2], .command(.health))
    if hasFooter { addFooter(state, in: bands[4]) }
    return bands[3]
  }
}

/// `abmtop  acme-gtm › Overview      QTD 1 Oct–21 Nov 2026 · vs prev      ● live · read 14:03`
private struct TitleLine {
  let row: Rect
  let status: [Span]
  var period: (text: String, x: Int)?
  /// What the figures rest on, where not all is well (ui.md, It never lies).
  var strip: (text: String, x: Int)?
  private(set) var pathWidth: Int

  init(_ state: State, in row: Rect) {
    self.row = row
    let strips = state.snapshot?.trust.strips(separator: state.glyphs.dot) ?? []
    status = statusSpans(state, isWide: row.width >= 100)
    let leftWidth = pathSpans(state, from: 0).reduce(0) { $0 + $1.width }
    let statusX = row.maxX - 1 - status.reduce(0) { $0 + $1.width }
    // Beside a strip the period is short and stands before the status.
    let text = periodText(state, isWide: row.width >= (strips.isEmpty ? 100 : 160), isShort: !strips.isEmpty)
    let width = DisplayText.width(text)
    // The period stands in the middle where it fits, else before the status, else it gives way.
    let middle = row.x + (row.width - width) / 2
    let latest = statusX - 3 - width
    let isMiddle = row.width >= 110 && strips.isEmpty
    let x = isMiddle ? min(latest, max(middle, row.x + leftWidth + 3)) : latest
    if width > 0 && x >= row.x + min(leftWidth, 28) + 2 { period = (text, x) }
    pathWidth = (period?.x ?? statusX) - 2 - row.x
    addStrip(strips, leftWidth: leftWidth, end: statusX - 2)
  }

  /// The longest form of the strip that fits behind the path. Its shortest in words is worth the period and the path's beginning.
  private mutating func addStrip(_ strips: [String], leftWidth: Int, end: Int) {
    guard let least = strips.dropLast().last.map(DisplayText.width) else { return }
    let pathMinimum = 10
    if row.x + pathMinimum + 2 + least > (period?.x ?? end + 2) - 2 { period = nil }
    let end = period.map { $0.x - 2 } ?? end
    pathWidth = min(leftWidth, max(pathMinimum, end - 2 - least - row.x), max(0, end - row.x))
    let x = row.x + pathWidth + 2
    guard let text = strips.first(where: { DisplayText.width($0) <= end - x }) else { return }
    strip = (text, x)
  }
}

extension ScreenLayout {
  fileprivate mutating func addTitle(_ line: TitleLine, _ state: State) {
    let row = line.row
    paint { grid in
      let statusWidth = line.status.reduce(0) { $0 + $1.width }
      grid.put(line.status, at: Point(max(row.x, row.maxX - 1 - statusWidth), row.y))
      if let period = line.period { grid.put(period.text, at: Point(period.x, row.y)) }
      drawPath(state, width: line.pathWidth, into: &grid, at: row.origin)
      if let strip = line.strip { grid.put(strip.text, at: Point(strip.x, row.y), style: Style(.warn).bold) }
    }
    if let strip = line.strip {
      mark(Rect(x: strip.x, y: row.y, width: DisplayText.width(strip.text), height: 1), .command(.health))
    }
  }
}

/// The path; where it is too long its beginning is cut, since its end says where one is.
private func drawPath(_ state: State, width: Int, into grid: inout Grid, at point: Point) {
  var shown = pathSpans(state, from: 0)
  for first in 1..<max(2, state.pathNames.count) where shown.reduce(0, { $0 + $1.width }) > width {
    shown = pathSpans(state, from: first)
  }
  let end = grid.put(shown, at: point, maxWidth: max(0, width))
  if shown.reduce(0, { $0 + $1.width }) > width, width > 1 {
    let mark = DisplayText.width(state.glyphs.ellipsis)
    grid.put(
      state.glyphs.ellipsis, at: Point(max(point.x, end - mark), point.y), style: Style(.text).bold, maxWidth: width)
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
  if state.pages.count == 1, state.size.width >= 100, let count = state.context?.signalCount(withAway: false) {
    let due = state.areSignalsDue ? " \(glyphs.ellipsis)" : ""
    spans.append(Span("  \(count)\(due)", Style(.warn)))
  }
  return spans
}

/// `QTD 1 Oct–21 Nov 2026 · vs prev`
///
/// - Parameter isShort: without the comparison where it is not wide.
private func periodText(_ state: State, isWide: Bool, isShort: Bool) -> String {
  guard let snapshot = state.snapshot else { return "" }
  let period = snapshot.period
  let range = DayText.range(period.now.from, period.now.asOf, dash: state.glyphs.dash, withYear: isWide)
  let versus = period.previous == nil ? "" : (isWide ? " \(state.glyphs.dot) vs prev" : isShort ? "" : " vs prev")
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
  // As the figures' mark: over 2 % of a table was left out, or a file cannot be read.
  let trust = state.snapshot?.trust
  if !state.faults.isEmpty || (trust?.failed ?? 0) > 0 || trust?.tables.contains(where: \.isPartial) ?? false {
    return [Span(glyphs.live, Style(.warn)), Span(" partial"), Span(read, Style(.dim))]
  }
  return [Span(glyphs.live, Style(.good)), Span(" live"), Span(read, Style(.dim))]
}

/// `481 of 1,204 on list`.
private func countText(_ state: State) -> String {
  guard let figures = state.figures else { return "" }
  let whole = state.accountsOnList
  if figures.set == .all { return Format.thousands(whole) + (whole == 1 ? " account on list" : " accounts on list") }
  return "\(Format.thousands(figures.accounts)) of \(Format.thousands(whole)) on list"
}

extension ScreenLayout {
  /// The filter at the left, how many accounts it leaves at the right; what is wrong with it instead while it is typed.
  ///
  /// - Parameter seen: the trust strip as far as the title line has room for it: here there may be room for more.
  fileprivate mutating func addFilterLine(_ state: State, in row: Rect, seen: String?) {
    let glyphs = self.glyphs
    var right = Span(countText(state), Style(.dim))
    if let problem = state.filter.problem, state.filter.isEditing {
      right = Span(glyphs.worded(problem.words), Style(state.filter.isUnfinished ? .dim : .bad))
    } else if state.filter.isHeld {
      right = Span("no match yet", Style(.warn))
    } else if let note = state.filter.note {
      right = Span(glyphs.worded("\(countText(state)) \(glyphs.dot) \(note)"), Style(.warn))
    }
    let typed = state.filter.editor.map { DisplayText.width($0.text) } ?? 0
    let rightWidth = min(right.width, max(row.width / 2, row.width - typed - 8))
    let rightRect = Rect(x: row.maxX - 1 - rightWidth, y: row.y, width: rightWidth, height: 1)
    let note = right
    paint { $0.put(note.text, in: rightRect, align: .right, style: note.style, ellipsis: glyphs.ellipsis) }
    var left = Rect(x: row.x + 1, y: row.y, width: max(0, row.width - rightWidth - 4), height: 1)
    if state.filter.editor == nil { left = addStrip(state, in: left, seen: seen) }
    if let editor = state.filter.editor {
      add(
        TextInput(
          prompt: "/", text: editor.text, cursor: editor.cursor,
          error: state.filter.isUnfinished ? nil : state.filter.problem?.range,
          placeholder: glyphs.worded("name, tier:1, owner:…, stage:engaged, aes>50")), in: left)
      let before = String(editor.text.prefix(editor.cursor))
      cursor = Point(min(left.maxX - 1, left.x + 1 + DisplayText.width(before)), row.y)
    } else if state.filter.isEmpty {
      paint { $0.put("filter: none", in: left, style: Style(.dim), ellipsis: glyphs.ellipsis) }
    } else {
      let spans = [Span("/", Style(.accent).bold), Span(state.filter.text, Style(.accent))]
      paint { $0.put(spans, at: left.origin, maxWidth: left.width) }
    }
    mark(left, .command(.filter))
  }

  /// Adds the trust strip at the right of the filter, where that says more than the title line. Returns what is left.
  private mutating func addStrip(_ state: State, in row: Rect, seen: String?) -> Rect {
    let strips = state.snapshot?.trust.strips(separator: glyphs.dot) ?? []
    let typed = state.filter.isEmpty ? DisplayText.width("filter: none") : DisplayText.width(state.filter.text) + 1
    let room = row.width - typed - 2
    guard let text = strips.first(where: { DisplayText.width($0) <= room }), text != seen,
      DisplayText.width(text) > seen.map(DisplayText.width) ?? 1
    else { return row }
    let width = DisplayText.width(text)
    let place = Rect(x: row.maxX - width, y: row.y, width: width, height: 1)
    paint { $0.put(text, at: place.origin, style: Style(.warn)) }
    mark(place, .command(.health))
    return Rect(x: row.x, y: row.y, width: row.width - width - 2, height: 1)
  }

  /// The keys that work here; a message stands in place of the last row for a moment.
  fileprivate mutating func addFooter(_ state: State, in rect: Rect) {
    let footer = state.footer
    let hasTwo = rect.height > 1 && footer.contains(where: \.isSecond)
    let rows = hasTwo ? [footer.filter { !$0.isSecond }, footer.filter(\.isSecond)] : [footer]
    for (index, its) in rows.enumerated() {
      let row = rect.row(index)
      let hints = Hints(its.map(\.hint))
      add(hints, in: row)
      for (index, place) in hints.places(in: row) {
        if let key = its[index].key { mark(place, .key(key)) }
      }
    }
    guard let notice = state.notice else { return }
    let row = rect.row(rect.height - 1)
    let glyphs = self.glyphs
    paint { grid in
      grid.fill(row, style: .plain)
      grid.put(" " + glyphs.worded(notice.text), in: row, style: Style(.info), ellipsis: glyphs.ellipsis)
    }
  }
}

/// What must not be overlooked, the most important first: as much of it as leaves space for the figures.
struct BannerStack: Widget {
  private var shown: [(banner: Banner, rows: Int)] = []

  /// How many rows they fill.
  var height: Int { shown.reduce(0) { $0 + $1.rows } }

  init(_ state: State, in rect: Rect) {
    let all = BannerStack.banners(state)
    let most = rect.height < 11 ? 0 : (rect.height < 16 ? 1 : (rect.height < 30 ? 2 : 4))
    for banner in all where height < most {
      shown.append((banner, min(banner.height(in: rect.width), most - height)))
    }
    guard let last = shown.indices.last else { return }
    let hidden = all.count - shown.count
    let isCut = shown[last].rows < shown[last].banner.height(in: rect.width)
    let key = state.keymap.keys(of: .health).first?.name ?? ":"
    shown[last].banner.note = hidden > 0 ? "\(hidden) more: \(key)" : isCut ? "all of it: \(key)" : ""
  }

  /// Draws them.
  func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    var y = rect.y
    for (banner, rows) in shown {
      grid.draw(banner, in: Rect(x: rect.x, y: y, width: rect.width, height: rows), glyphs: glyphs)
      y += rows
    }
  }

  private static func banners(_ state: State) -> [Banner] {
    var banners: [Banner] = []
    if case .loading = state.phase { return [] }
    if state.isPaused {
      let waits = state.waiting.count
      let key = state.keymap.keys(of: .pause).first?.name ?? ":"
      banners.append(
        Banner(
          "Paused" + (waits > 0 ? ": \(Format.count(waits, "change")) \(waits == 1 ? "waits" : "wait")" : "")
            + ". \(key) goes on."))
    }
    banners += state.faults.map { Banner(state.glyphs.worded($0), .alarm) }
    if !state.page.has(.listsBanners) {
      banners += (state.snapshot?.health.banners ?? []).map { Banner($0.words(state.words.exact), .alarm) }
    }
    if let snapshot = state.snapshot, snapshot.asOf != snapshot.today {
      banners.append(Banner("As of \(DayText.full(snapshot.asOf)), not today."))
    }
    return banners
  }
}

// MARK: What the footer says

/// A key of the footer, what it does, and which key a click on it presses.
struct FooterHint {
  var hint: Hints.Hint
  /// nil where the hint stands for several keys.
  var key: Key?
  /// Whether it stands in the second row, where there is one: what leads elsewhere rather than works here.
  var isSecond: Bool

  init(_ sign: String, _ label: String, priority: Int, key: Key?, isSecond: Bool = false) {
    hint = Hints.Hint(sign, label, priority: priority)
    self.key = key
    self.isSecond = isSecond
  }
}

extension State {
  /// The footer: what works on the screen on top.
  var footer: [FooterHint] {
    if let overlay { return overlayHints(overlay) }
    if filter.isEditing {
      var hints = [hint(.enter, "keep", 9), hint(.escape, "restore", 9)]
      if !filter.completions.isEmpty { hints.append(hint(.tab, "complete", 5)) }
      if !filter.history.isEmpty { hints.append(hint(.up, "earlier", 3)) }
      return hints
    }
    var hints: [FooterHint] = []
    if pages.count > 1 { hints.append(hint(.escape, "back", 93)) }
    for command in Command.all {
      guard let its = command.hint, isAvailable(command) else { continue }
      let first = keymap.keys(of: command.id).first
      guard let sign = its.keys ?? first.map(sign) else { continue }
      hints.append(
        FooterHint(
          sign, its.label, priority: its.priority, key: its.keys == nil ? first : nil,
          isSecond: [.screens, .tables, .output, .live].contains(command.group) || command.id == .theme))
    }
    return hints
  }

  private func overlayHints(_ overlay: Overlay) -> [FooterHint] {
    switch overlay.kind {
    case .columns:
      [
        hint(.space, "show or hide", 9), FooterHint("J/K", "move", priority: 6, key: nil), hint(.escape, "done", 8),
      ]
    case .export, .saveView, .signalNote: [hint(.enter, "save", 9), hint(.escape, "leave", 8)]
    case .address: [hint(.character("y"), "copy", 9), hint(.escape, "leave", 8)]
    default: [hint(.enter, "choose", 9), hint(.escape, "leave", 8)]
    }
  }

  private func hint(_ key: Key, _ label: String, _ priority: Int) -> FooterHint {
    FooterHint(sign(key), label, priority: priority, key: key)
  }

  private func sign(_ key: Key) -> String { key.sign(ascii: glyphs.isASCII) ?? "" }
}
