internal import Cells
internal import Formatting

/// All keys, from the table that dispatches them.
struct HelpScreen: Screen {
  static let id = "help"
  static let traits: ScreenTraits = [.withoutData]
  static let commands = [
    Command(
      .help, "Help", [.character("?"), .function(1)], .program, order: .after(.palette), hint: Command.Hint("help", 92),
      needsData: false, "shows all keys"
    ) { state, _ in state.push(HelpScreen()) }
  ]

  func title(_ state: State) -> String { "Help" }
  func content(_ state: State, _ context: Context) -> ScreenContent { ScreenContent(rows: PaneText()) }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let lines = helpLines(state)
    let inner = Panel.inner(rect)
    let first = max(0, min(state.page[.rows].first, lines.count - inner.height))
    let last = min(lines.count, first + inner.height)
    let note = lines.count > inner.height ? "\(first + 1)\(context.glyphs.dash)\(last) of \(lines.count)" : ""
    layout.add(Panel("Keys", note: note, isActive: true), in: rect)
    layout.paint { grid in
      for (row, line) in lines[first..<max(first, last)].enumerated() {
        grid.put(line, at: Point(inner.x, inner.y + row), maxWidth: inner.width)
      }
    }
    layout.see(.rows, height: inner.height, first: first)
  }

  func plain(_ state: State, _ context: Context) -> [String] { helpLines(state).map(plainLine) }
}

extension CommandID {
  static let help = CommandID("help")
}

private func helpLines(_ state: State) -> [[Span]] {
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
