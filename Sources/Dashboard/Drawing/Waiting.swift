internal import Cells
internal import Metrics
internal import Values
internal import Formatting

extension ScreenLayout {
  /// The first reading of the directory: how far it has come.
  mutating func addLoading(_ progress: LoadProgress, _ state: State, in rect: Rect) {
    let box = rect.centred(Size(62, 9))
    add(Panel("Reading \(state.directory)"), in: box)
    let inner = Panel.inner(box)
    add(Gauge(progress.fraction), in: inner.row(1))
    let glyphs = self.glyphs
    paint { drawProgress(progress, glyphs, into: &$0, in: inner) }
  }

  /// A directory without a table: what is looked for, and that it is waited for.
  mutating func addEmpty(_ state: State, in rect: Rect) {
    let tables = Table.allCases.map(\.rawValue)
    var lines: [Span] = [
      Span("No table found in \(state.directory) yet. Waiting for files.", Style(.text).bold),
      Span(""),
      Span("Looked for CSV, TSV, JSON and NDJSON files, also with .gz, named after their table:"),
      Span(""),
    ]
    for start in stride(from: 0, to: tables.count, by: 4) {
      lines.append(Span("  " + tables[start..<min(start + 4, tables.count)].joined(separator: "   "), Style(.accent)))
    }
    lines += [
      Span(""),
      Span(
        "Exports of Salesforce and HubSpot are read as they are. One table of accounts, or of activities, is enough."),
      Span(""),
      Span("H shows each file that was found and why it is left out.", Style(.dim)),
    ]
    addMessage("Nothing to show yet", lines, in: rect)
  }

  /// A directory that cannot be read.
  mutating func addFailed(_ reason: String, _ state: State, in rect: Rect) {
    let lines = [
      Span(reason, Style(.bad)), Span(""), Span("Trying again. r tries at once, q quits.", Style(.dim)),
    ]
    addMessage("Cannot read \(state.directory)", lines, in: rect)
  }

  private mutating func addMessage(_ title: String, _ lines: [Span], in rect: Rect) {
    let width = min(76, rect.width)
    let text = Paragraph(lines)
    let box = rect.centred(Size(width, text.wrapped(to: width - 4).count + 4))
    add(Panel(title), in: box)
    add(text, in: Panel.inner(box).inset(dy: 1))
  }

  /// Three lines for a first start, above the footer: they are gone with any key.
  mutating func addHints(_ state: State, in rect: Rect) {
    guard rect.height >= 12, rect.width >= 60 else { return }
    func key(_ id: CommandID) -> String {
      state.keymap.keys(of: id).first?.sign(ascii: state.glyphs.isASCII) ?? ":"
    }
    let lines = [
      ("\(key(.down)) \(key(.open))", "move, and open any figure down to its rows; Esc goes back"),
      (key(.filter), "narrows everything as you type: tier:1, owner:\"Kim Lee\", aes>50"),
      ("\(key(.help)) \(key(.palette))", "all keys here; find any command, figure, account or person"),
    ]
    let width = lines.map { DisplayText.width($0.1) }.max() ?? 0
    let size = Size(min(rect.width, width + 14), 5)
    let box = Rect(x: rect.x + (rect.width - size.width) / 2, y: rect.maxY - 5, width: size.width, height: 5)
    add(Panel("First steps", isActive: true, background: .panel), in: box)
    paint { grid in
      for (row, line) in lines.enumerated() {
        let spans = [
          Span(DisplayText.padded(line.0, to: 9), Style(.accent, on: .panel).bold),
          Span(line.1, Style(.text, on: .panel)),
        ]
        grid.put(spans, at: Point(box.x + 2, box.y + 1 + row), maxWidth: box.width - 4)
      }
    }
  }

  /// The funnel in one line, for a screen that is too small for more.
  mutating func addOneLine(_ state: State, in rect: Rect) {
    let glyphs = self.glyphs
    paint { $0.put(oneLine(state), in: rect.row(0), ellipsis: glyphs.ellipsis) }
  }
}

private func oneLine(_ state: State) -> String {
  switch state.phase {
  case .loading(let progress): return "loading " + Gauge(progress.fraction).plain(state.glyphs)
  case .empty: return "no data yet"
  case .failed(let reason): return reason
  case .ready:
    let stages = state.figures?.funnel.stages ?? []
    return zip(FunnelStage.names, stages).map { "\($0.prefix(1)) \(Format.shortCount(Int64($1.reached.all)))" }
      .joined(separator: " ")
  }
}

private func drawProgress(_ progress: LoadProgress, _ glyphs: Glyphs, into grid: inout Grid, in inner: Rect) {
  let rows: [(String, String)] = [
    ("Bytes", "\(Format.bytes(progress.bytes)) of \(Format.bytes(progress.totalBytes))"),
    ("Files", "\(Format.thousands(progress.files)) of \(Format.thousands(progress.totalFiles))"),
    ("Rows", Format.thousands(progress.rows)),
  ]
  for (index, row) in rows.enumerated() {
    grid.put(row.0, at: Point(inner.x, inner.y + 3 + index), style: Style(.dim), maxWidth: inner.width)
    grid.put(
      row.1, at: Point(inner.x + 8, inner.y + 3 + index), maxWidth: max(0, inner.width - 8), ellipsis: glyphs.ellipsis)
  }
  if progress.totalFiles > 0, progress.files == progress.totalFiles {
    grid.put("working out the figures", in: inner.row(6), align: .right, style: Style(.dim))
  } else if let left = progress.secondsLeft, left.isFinite {
    let text =
      left < 1 ? "less than a second left" : "about \(Format.count(Int(clamping: left.rounded(.up)), "second")) left"
    grid.put(text, in: inner.row(6), align: .right, style: Style(.dim), ellipsis: glyphs.ellipsis)
  }
}
