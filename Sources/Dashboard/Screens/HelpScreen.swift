internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report

/// What signs and words mean, what the figures of the screen are that it was called from, and all keys, from the table that
/// dispatches them.
struct HelpScreen: Screen {
  static let id = "help"
  static let traits: ScreenTraits = [.withoutData]
  static let commands = [
    Command(
      .help, "Help", [.character("?"), .function(1)], .program, order: .after(.palette), hint: Command.Hint("help", 92),
      needsData: false, "shows what signs and words mean, and all keys"
    ) { state, _ in state.push(HelpScreen()) }
  ]

  func title(_ state: State) -> String { "Help" }
  func content(_ state: State, _ context: Context) -> ScreenContent { ScreenContent(rows: PaneText()) }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let inner = Panel.inner(rect)
    let lines = HelpText(state, width: inner.width).lines
    let first = max(0, min(state.page[.rows].first, lines.count - inner.height))
    let last = min(lines.count, first + inner.height)
    let note = lines.count > inner.height ? "\(first + 1)\(context.glyphs.dash)\(last) of \(lines.count)" : ""
    layout.add(Panel("Signs, words, keys", note: note, isActive: true), in: rect)
    layout.paint { grid in
      for (row, line) in lines[first..<max(first, last)].enumerated() {
        grid.put(line, at: Point(inner.x, inner.y + row), maxWidth: inner.width)
      }
    }
    layout.see(.rows, height: inner.height, first: first)
  }

  func plain(_ state: State, _ context: Context) -> [String] { HelpText(state, width: 200).lines.map(plainLine) }
}

extension CommandID {
  static let help = CommandID("help")
}

/// The lines of the help at a width.
private struct HelpText {
  /// A sign, word, field or key, and what it means.
  typealias Entry = (term: String, meaning: String)

  private let state: State
  private let width: Int
  private var glyphs: Glyphs { state.glyphs }

  init(_ state: State, width: Int) {
    self.state = state
    self.width = width
  }

  var lines: [[Span]] {
    let below = state.pages.dropLast().last
    let glossary = below.map { Glossary.entries(of: $0) } ?? []
    return section("Signs", signs) + section("Words", words)
      + section("On the screen before: \(below?.screen.title(state) ?? "")", glossary) + keys + filter
  }

  /// A heading and its entries, whose meanings wrap beside them; nothing where there are none.
  private func section(_ title: String, _ entries: [Entry]) -> [[Span]] {
    if entries.isEmpty { return [] }
    let widest = 2 + min(26, entries.lazy.map { DisplayText.width(glyphs.worded($0.term)) }.max() ?? 0)
    var lines = [[Span(title, Style(.heading).bold)]]
    for entry in entries {
      let meaning = DisplayText.wrapped(glyphs.worded(entry.meaning), to: max(20, width - widest))
      for (index, line) in meaning.enumerated() {
        let term = index == 0 ? DisplayText.clipped(glyphs.worded(entry.term), to: widest - 1) : ""
        lines.append([Span(DisplayText.padded(term, to: widest), Style(.accent)), Span(line, Style(.dim))])
      }
    }
    return lines + [[]]
  }

  private var signs: [Entry] {
    let explain = state.keymap.keys(of: .explain).first?.name ?? ":"
    return FigureMark.allCases.map { ($0.sign, "before a figure: \($0.words)") } + [
      ("\(glyphs.up) \(glyphs.down)", "more, less than the day before the period, or the one before"),
      ("", "dim: within chance, too few cases, or neither good nor bad"),
      (glyphs.missing, "no value; \(explain) says why"),
      (AccountColumns.heat(3, glyphs), "research heat: visits above an account's own habit, 0 to 3"),
    ]
  }

  private var words: [Entry] {
    let health = state.keymap.keys(of: .health).first?.name ?? ":"
    return [
      ("AES", "account engagement score: weighted activities, halved every month"),
      ("Relation", "relationship score, 0 to 100"),
      (
        "Engaged",
        "in the funnel: accounts at stage 2 or beyond on the period's last day; one with a deal or a contract is beyond, "
          + "whether or not it was ever engaged"
      ),
      (
        "Ever engaged (AES)",
        "a KPI: the share of the list whose AES once came to its minimum, whatever their stage: it can differ from the "
          + "funnel's Engaged"
      ),
      ("on list", "target accounts, which all figures count; other accounts can be browsed and are never counted"),
      (
        "level, flow",
        "what is so on a day, compared with the day before the period; what happens in it, compared with the period before"
      ),
      ("live", "the figures are of the newest state of the directory, and no table lost more than 2 % of its rows"),
      ("partial", "over 2 % of the rows of a table were left out, or a file cannot be read"),
      ("bad row", "something in it cannot be read: it is in no figure; \(health) says what"),
      ("orphan", "a row whose account no file has: in no figure until the account appears"),
      ("replaced", "a later row with the same id counts in its place"),
      (
        "other",
        "in \(health): rows that are replaced, in another file too, marked deleted, or set aside by a rule"
      ),
      ("ignored", "a file that no table claims: nothing of it is read; \(health) says why"),
      ("waiting", "KPIs without a value until a table or a setting is added; \(health) says which"),
    ]
  }

  private var keys: [[Span]] {
    func keys(_ command: Command) -> String {
      let all = state.keymap.keys(of: command.id).compactMap { $0.sign(ascii: glyphs.isASCII) }
      let shown = command.hint?.keys ?? all.joined(separator: " ")
      return shown.isEmpty ? ":" : shown
    }
    var lines: [[Span]] = []
    let width = 2 + (Command.all.map { DisplayText.width(keys($0)) }.max() ?? 0)
    for group in Command.Group.allCases {
      lines.append([Span(group.rawValue, Style(.heading).bold)])
      for command in Command.all where command.group == group {
        lines.append([
          Span(DisplayText.padded(keys(command), to: width), Style(.accent)),
          Span(DisplayText.padded(command.name, to: 20)), Span(command.help, Style(.dim)),
        ])
      }
      lines.append([])
    }
    return lines
  }

  private var filter: [[Span]] {
    [
      [Span("Filter", Style(.heading).bold)],
      [Span("acme  tier:1,2  stage:engaged  reached:won  owner:\"Kim Lee\"  industry:*soft*", Style(.accent))],
      [
        Span(
          glyphs.worded("aes>50  pipeline>=100k  last_touch<14d  surge:yes  -region:emea  a or b  ( … )"),
          Style(.accent))
      ],
    ]
  }
}

/// What the figures and columns of a screen mean, as the catalogs have it.
private enum Glossary {
  /// The KPIs and fields that a screen shows, each once.
  static func entries(of page: Page) -> [HelpText.Entry] {
    var seen: Set<String> = []
    return page.screen.panes.flatMap { pane in
      page.content.lists[pane].map(entries) ?? []
    }.filter { seen.insert($0.term).inserted }
  }

  private static func entries(of list: any PaneContent) -> [HelpText.Entry] {
    switch list {
    case let kpis as RowList<KPI>: kpis.rows.map { ($0.name, $0.formula) }
    case is RowList<Deal>: fields(list, DealCatalog.all)
    case is RowList<AccountContract>: fields(list, RenewalCatalog.all)
    case is RowList<Int>: fields(list, AccountCatalog.all)
    default: []
    }
  }

  private static func fields<Row>(_ list: any PaneContent, _ all: [Field<Row>]) -> [HelpText.Entry] {
    let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    return list.columnIDs.compactMap { id in byID[id].map { ($0.heading, $0.meaning) } }
  }
}
