internal import Cells
internal import Values
internal import Formatting

/// The first reading of the directory: how far it has come.
func drawLoading(_ progress: LoadProgress, _ state: State, into frame: inout Frame, in rect: Rect) {
  let glyphs = state.glyphs
  let box = rect.centred(Size(62, 9))
  frame.grid.draw(Panel("Reading \(state.directory)"), in: box, glyphs: glyphs)
  let inner = Panel.inner(box)
  frame.grid.draw(Gauge(progress.fraction), in: inner.row(1), glyphs: glyphs)
  let rows: [(String, String)] = [
    ("Bytes", "\(Format.bytes(progress.bytes)) of \(Format.bytes(progress.totalBytes))"),
    ("Files", "\(Format.thousands(progress.files)) of \(Format.thousands(progress.totalFiles))"),
    ("Rows", Format.thousands(progress.rows)),
  ]
  for (index, row) in rows.enumerated() {
    frame.grid.put(row.0, at: Point(inner.x, inner.y + 3 + index), style: Style(.dim), maxWidth: inner.width)
    frame.grid.put(
      row.1, at: Point(inner.x + 8, inner.y + 3 + index), maxWidth: max(0, inner.width - 8), ellipsis: glyphs.ellipsis)
  }
  if progress.totalFiles > 0, progress.files == progress.totalFiles {
    frame.grid.put("working out the figures", in: inner.row(6), align: .right, style: Style(.dim))
  } else if let left = progress.secondsLeft, left.isFinite {
    let text =
      left < 1 ? "less than a second left" : "about \(Format.count(Int(clamping: left.rounded(.up)), "second")) left"
    frame.grid.put(text, in: inner.row(6), align: .right, style: Style(.dim), ellipsis: glyphs.ellipsis)
  }
}

/// A directory without a table: what is looked for, and that it is waited for.
func drawEmpty(_ state: State, into frame: inout Frame, in rect: Rect) {
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
    Span("Exports of Salesforce and HubSpot are read as they are. One table of accounts, or of activities, is enough."),
    Span(""),
    Span("H shows each file that was found and why it was not taken.", Style(.dim)),
  ]
  drawMessage("Nothing to show yet", lines, state, into: &frame, in: rect)
}

/// A directory that cannot be read.
func drawFailed(_ reason: String, _ state: State, into frame: inout Frame, in rect: Rect) {
  let lines = [
    Span(reason, Style(.bad)), Span(""), Span("Trying again. r tries at once, q quits.", Style(.dim)),
  ]
  drawMessage("Cannot read \(state.directory)", lines, state, into: &frame, in: rect)
}

private func drawMessage(_ title: String, _ lines: [Span], _ state: State, into frame: inout Frame, in rect: Rect) {
  let width = min(76, rect.width)
  let text = Paragraph(lines)
  let box = rect.centred(Size(width, text.wrapped(to: width - 4).count + 4))
  frame.grid.draw(Panel(title), in: box, glyphs: state.glyphs)
  frame.grid.draw(text, in: Panel.inner(box).inset(dy: 1), glyphs: state.glyphs)
}
