internal import Cells
internal import Report
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

/// What the signs beside figures mean.
private func legend(_ state: State) -> [[Span]] {
  let glyphs = state.glyphs
  let signs: [(sign: String, words: String)] =
    FigureMark.allCases.map { ($0.sign, "before a figure: \($0.words)") } + [
      ("\(glyphs.up) \(glyphs.down)", "more, less than the day before the period, or the one before"),
      ("", "dim: within chance, too few cases, or neither good nor bad"),
      (glyphs.missing, "no value; \(state.keymap.keys(of: .explain).first?.name ?? ":") says why"),
      (AccountColumns.heat(3, glyphs), "research heat: visits above an account's own habit, 0 to 3"),
      ("AES", "account engagement score: weighted activities, halved every month"),
      ("Relation", "relationship score, 0 to 100"),
    ]
  let width = 2 + (signs.map { DisplayText.width($0.sign) }.max() ?? 0)
  return [[Span("Signs", Style(.heading).bold)]]
    + signs.map { sign, words in
      [Span(DisplayText.padded(sign, to: width), Style(.accent)), Span(glyphs.worded(words), Style(.dim))]
    }
}

private func helpLines(_ state: State) -> [[Span]] {
  func keys(_ command: Command) -> String {
    let all = state.keymap.keys(of: command.id).compactMap { $0.sign(ascii: state.glyphs.isASCII) }
    let shown = command.hint?.keys ?? all.joined(separator: " ")
    return shown.isEmpty ? ":" : shown
  }
  var lines = legend(state)
  let width = 2 + (Command.all.map { DisplayText.width(keys($0)) }.max() ?? 0)
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
