internal import Cells

extension Command {
  /// Every command, those of the screens included. The order is that of footer, help and palette.
  public static let all: [Command] = {
    var all = general
    // A command may stand behind one of a screen that is listed later.
    var rest = ScreenRegistry.all.flatMap { $0.commands }
    while let next = rest.firstIndex(where: { $0.order.place(of: $0.group, in: all) != nil }) {
      let command = rest.remove(at: next)
      all.insert(command, at: command.order.place(of: command.group, in: all) ?? all.count)
    }
    return all + rest
  }()

  /// The command with an id.
  static func command(_ id: CommandID) -> Command? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// The commands that are of no one kind of screen.
  private static let general: [Command] = [
    Command(.up, "Up", [.up, .character("k")], .move, "one row up") { state, _ in state.move(by: -1) },
    Command(.down, "Down", [.down, .character("j")], .move, "one row down") { state, _ in state.move(by: 1) },
    Command(.pageUp, "Page up", [.pageUp, .control("u"), .control("b")], .move, "one page up") { state, _ in
      state.movePage(-1)
    },
    Command(.pageDown, "Page down", [.pageDown, .control("d"), .control("f")], .move, "one page down") { state, _ in
      state.movePage(1)
    },
    Command(.top, "Top", [.home, .character("g")], .move, "to the first row") { state, _ in state.move(to: 0) },
    Command(.bottom, "Bottom", [.end, .character("G")], .move, "to the last row") { state, _ in state.move(to: .max) },
    Command(
      .nextPane, "Next panel", [.tab], in: .having(.panes), .move, hint: Hint("panel", 55),
      "gives the keys to the next panel"
    ) { state, _ in state.turn(by: 1) },
    Command(
      .previousPane, "Previous panel", [.backtab], in: .having(.panes), .move,
      "gives the keys to the panel before"
    ) { state, _ in state.turn(by: -1) },
    Command(
      .open, "Open", [.enter, .right, .character("l")], in: .having(.opens), .look,
      hint: Hint("open", 95),
      "opens what is under the cursor: a stage, the accounts behind a figure, an account, bad rows"
    ) { state, _ in state.open() },
    Command(
      .back, "Back", [.escape, .left, .character("h"), .backspace], .look, hint: nil,
      "one step back; on the first screen it clears the filter"
    ) { state, key in state.back(mayClear: key == .escape) },
    Command(
      .next, "Next", [.character("n")], .look, hint: Hint("next", 80),
      when: { $0.page.find != nil || $0.page.has(.steps) },
      "the next hit of a find; else the next account or deal of the list that this one was opened from"
    ) { state, _ in state.next(1) },
    Command(
      .previous, "Previous", [.character("N")], .look, hint: Hint("previous", 70),
      when: { $0.page.find != nil || $0.page.has(.steps) }, "the hit, account or deal before"
    ) { state, _ in state.next(-1) },
    Command(
      .filter, "Filter", [.character("/")], .narrow, hint: Hint("filter", 90),
      "narrows everything to the accounts that match, as you type"
    ) { state, _ in state.editFilter() },
    Command(
      .tier, "Tier", [.character("t")], .narrow, hint: Hint("tier", 50),
      "narrows to tier 1, 2, 3, to accounts without one, and to all again"
    ) { state, _ in state.setFilter(FilterLanguage.nextTier(after: state.filter.text)) },
    Command(
      .period, "Period", [.character("p")], .narrow, hint: Hint("period", 52), "chooses the period of all figures"
    ) { state, _ in state.openPeriods() },
    Command(
      .overview, "Overview", [.character("0")], .screens, "closes all screens above the overview"
    ) { state, _ in state.closeScreens() },
    Command(
      .screens, "Other screens", [.character("v")], .screens, hint: Hint("more", 36),
      "lists the screens that have no key of their own, by a letter each"
    ) { state, _ in state.open(Overlay(.screens)) },
    Command(
      .sort, "Sort", [.character("s")], in: .having(.sorts), .tables, hint: Hint("sort", 65),
      "sorts by a column, of which each has a letter"
    ) { state, _ in state.chooseSort() },
    Command(
      .reverse, "Reverse", [.character("S")], in: .having(.sorts), .tables, hint: Hint("reverse", 44),
      "turns the order around"
    ) { state, _ in state.reverseSort() },
    Command(
      .columns, "Columns", [.character("c")], in: .having(.accountTable), .tables, hint: Hint("columns", 62),
      "chooses the columns of tables of accounts"
    ) { state, _ in state.open(Overlay(.columns)) },
    Command(
      .scrollLeft, "Columns before", [.character("[")], .tables, "scrolls a list sideways; its first column stays"
    ) { state, _ in state.scrollColumns(by: -1) },
    Command(
      .scrollRight, "Columns behind", [.character("]")], .tables, "scrolls to the columns that there is no space for"
    ) { state, _ in state.scrollColumns(by: 1) },
    Command(
      .find, "Find", [.character("f")], .tables, hint: Hint("find", 46),
      "finds a text in the list; n and N go on, Esc ends it"
    ) { state, _ in state.beginFind() },
    Command(
      .mark, "Mark", [.space], .tables, hint: Hint("mark", 42), "marks the row, or takes the mark away"
    ) { state, _ in state.mark() },
    Command(.markAll, "Mark all", [], .tables, "marks all rows of the list") { state, _ in state.markAll() },
    Command(
      .filterToMarked, "Filter to marked", [], .tables, when: { !$0.marks.isEmpty },
      "narrows everything to the marked accounts"
    ) { state, _ in state.filterToMarked() },
    Command(.clearMarks, "Clear marks", [], .tables, "takes all marks away") { state, _ in state.clearMarks() },
    Command(
      .copy, "Copy", [.character("y")], .output, hint: Hint("copy", 29),
      "copies the marked rows or the one under the cursor, or the figure with period and filter"
    ) { state, _ in state.copy() },
    Command(.copyHeadings, "Copy with headings", [.character("Y")], .output, "copies the rows with their headings") {
      state, _ in state.copy(withHeadings: true)
    },
    Command(
      .export, "Export", [.character("x")], .output, hint: Hint("export", 30),
      "writes what is on screen, or of it the marked rows, to a file: .csv, .json, .md, .html or .xlsx"
    ) { state, _ in
      state.open(Overlay(.export(marked: state.markedRows(in: state.page.pane).count), text: state.exportName))
    },
    Command(
      .edit, "Edit", [.character("E")], .output, hint: Hint("edit", 28),
      "opens the file of the row in $EDITOR at its line"
    ) { state, _ in state.edit() },
    Command(
      .address, "CRM address", [.character("o")], in: .having(.account), .output, hint: Hint("CRM", 26),
      "shows the account's address in the CRM (setting crm.url), to be copied"
    ) { state, _ in state.showAddress() },
    Command(
      .saveView, "Save view", [.character("V")], .output, "keeps filter, period, screen, columns and order under a name"
    ) { state, _ in state.openSaveView() },
    Command(
      .copyView, "Copy view", [], .output, "copies what is on screen as a line of the setting views, for a colleague"
    ) { state, _ in state.copyView() },
    Command(.pause, "Pause", [.character("P")], .live, hint: Hint("pause", 24), "stops and resumes taking changes") {
      state, _ in state.pause()
    },
    Command(.readNow, "Read now", [.character("r")], .live, needsData: false, "reads the directory at once") {
      state, _ in state.readNow()
    },
    Command(.faster, "Look more often", [.character("+")], .live, "halves the seconds between two looks") { state, _ in
      state.setInterval(state.interval / 2)
    },
    Command(.slower, "Look less often", [.character("-")], .live, "doubles the seconds between two looks") { state, _ in
      state.setInterval(state.interval * 2)
    },
    Command(
      .theme, "Theme", [.character("T")], .program, hint: Hint("theme", 27), needsData: false,
      "chooses the colours, with a preview"
    ) { state, _ in state.openThemes() },
    Command(
      .palette, "Command palette", [.character(":")], .program, hint: Hint("command", 56),
      "finds commands, screens, figures, views, accounts, people, deals and owners by their names"
    ) { state, _ in state.open(Overlay(.palette)) },
    Command(.suspend, "Suspend", [.control("z")], .program, needsData: false, "leaves to the shell; fg comes back") {
      _, _ in [.suspend]
    },
    Command(.redraw, "Redraw", [.control("l")], .program, needsData: false, "draws the screen anew") { _, _ in [.redraw]
    },
    Command(
      .quit, "Quit", [.character("q"), .control("c")], .program, hint: Hint("quit", 91),
      needsData: false, "leaves; what you chose is kept"
    ) { state, _ in state.leave() },
  ]
}

extension Command.Order {
  /// The index at which it is inserted among commands; nil while the one that it stands behind is not there.
  fileprivate func place(of group: Command.Group, in commands: [Command]) -> Int? {
    switch self {
    case .first: 0
    case .after(let id): commands.firstIndex { $0.id == id }.map { $0 + 1 }
    case .last: (commands.lastIndex { $0.group == group } ?? commands.count - 1) + 1
    }
  }
}

extension CommandID {
  static let up = CommandID("up")
  static let down = CommandID("down")
  static let pageUp = CommandID("page_up")
  static let pageDown = CommandID("page_down")
  static let top = CommandID("top")
  static let bottom = CommandID("bottom")
  static let nextPane = CommandID("next_pane")
  static let previousPane = CommandID("previous_pane")
  static let open = CommandID("open")
  static let back = CommandID("back")
  static let filter = CommandID("filter")
  static let tier = CommandID("tier")
  static let period = CommandID("period")
  static let overview = CommandID("overview")
  static let screens = CommandID("screens")
  static let next = CommandID("next")
  static let previous = CommandID("previous")
  static let scrollLeft = CommandID("scroll_left")
  static let scrollRight = CommandID("scroll_right")
  static let find = CommandID("find")
  static let markAll = CommandID("mark_all")
  static let filterToMarked = CommandID("filter_to_marked")
  static let copyHeadings = CommandID("copy_headings")
  static let edit = CommandID("edit")
  static let copyView = CommandID("copy_view")
  static let sort = CommandID("sort")
  static let reverse = CommandID("reverse")
  static let columns = CommandID("columns")
  static let mark = CommandID("mark")
  static let clearMarks = CommandID("clear_marks")
  static let copy = CommandID("copy")
  static let export = CommandID("export")
  static let address = CommandID("crm_address")
  static let saveView = CommandID("save_view")
  static let pause = CommandID("pause")
  static let readNow = CommandID("read_now")
  static let faster = CommandID("faster")
  static let slower = CommandID("slower")
  static let theme = CommandID("theme")
  static let palette = CommandID("palette")
  static let suspend = CommandID("suspend")
  static let redraw = CommandID("redraw")
  static let quit = CommandID("quit")
}
