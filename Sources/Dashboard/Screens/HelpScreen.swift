internal import Cells
internal import Formatting

/// All keys, from the table that dispatches them.
func drawHelp(_ state: State, into frame: inout Frame, in rect: Rect) {
  let lines = helpLines(state)
  let glyphs = state.glyphs
  let inner = Panel.inner(rect)
  let text = Paragraph(lines.map { Span($0.map(\.text).joined()) })
  let first = max(0, min(state.page[.rows].first, text.lines.count - inner.height))
  let note =
    lines.count > inner.height
    ? "\(first + 1)\(glyphs.dash)\(min(lines.count, first + inner.height)) of \(lines.count)" : ""
  frame.grid.draw(Panel("Keys", note: note, isActive: true), in: rect, glyphs: glyphs)
  for (row, line) in lines.dropFirst(first).prefix(inner.height).enumerated() {
    frame.grid.put(line, at: Point(inner.x, inner.y + row), maxWidth: inner.width)
  }
  frame.viewport = inner.height
  frame.first = first
}

func helpLines(_ state: State) -> [[Span]] {
  func keys(_ command: Command) -> String {
    let all = state.keymap.keys(of: command.id).compactMap { $0.sign(ascii: state.glyphs.isASCII) }
    let shown = command.hint?.keys ?? all.joined(separator: " ")
    return shown.isEmpty ? ":" : shown
  }
  let width = 2 + (Command.all.map { DisplayText.width(keys($0)) }.max() ?? 0)
  var lines: [[Span]] = []
  for group in Command.Group.allCases {
    if !lines.isEmpty { lines.append([]) }
    lines.append([Span(group.rawValue, Style(.heading).bold)])
    for command in Command.all where command.group == group {
      lines.append([
        Span(DisplayText.padded(keys(command), to: width), Style(.accent)),
        Span(DisplayText.padded(command.name, to: 20)), Span(command.help, Style(.dim)),
      ])
    }
  }
  lines += [
    [], [Span("Filter", Style(.heading).bold)],
    [Span("acme  tier:1,2  stage:engaged  reached:won  owner:\"Kim Lee\"  industry:*soft*", Style(.accent))],
    [
      Span(
        state.glyphs.worded("aes>50  pipeline>=100k  last_touch<14d  surge:yes  -region:emea  a or b  ( … )"),
        Style(.accent))
    ],
  ]
  return lines
}
