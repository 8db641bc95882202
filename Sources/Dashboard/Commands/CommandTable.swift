internal import Cells

extension Command {
  /// Every command. The order is that of help and footer.
  public static let all: [Command] = [
    Command(
      .stage, "Go to a stage", (1...6).map { .character(Character(String($0))) }, in: [.overview, .stage], .move,
      hint: Hint("stage", 60, keys: "1-6"), "puts the cursor on stage 1 to 6"),
    Command(.up, "Up", [.up, .character("k")], .move, "one row up"),
    Command(.down, "Down", [.down, .character("j")], .move, "one row down"),
    Command(.pageUp, "Page up", [.pageUp, .control("u"), .control("b")], .move, "one page up"),
    Command(.pageDown, "Page down", [.pageDown, .control("d"), .control("f")], .move, "one page down"),
    Command(.top, "Top", [.home, .character("g")], .move, "to the first row"),
    Command(.bottom, "Bottom", [.end, .character("G")], .move, "to the last row"),
    Command(
      .nextPane, "Next panel", [.tab], in: [.overview, .stage], .move, hint: Hint("panel", 55),
      "gives the keys to the next panel"),
    Command(
      .previousPane, "Previous panel", [.backtab], in: [.overview, .stage], .move,
      "gives the keys to the panel before"),
    Command(
      .open, "Open", [.enter, .right, .character("l")], in: .all.subtracting([.account, .badRows, .help]), .look,
      hint: Hint("open", 95),
      "opens what is under the cursor: a stage, the accounts behind a figure, an account, bad rows"),
    Command(
      .back, "Back", [.escape, .left, .character("h"), .backspace], .look, hint: nil,
      "one step back; on the first screen it clears the filter"),
    Command(
      .next, "Next account", [.character("n")], in: .account, .look, hint: Hint("next", 80),
      "the next account of the list this one was opened from"),
    Command(
      .previous, "Previous account", [.character("N")], in: .account, .look, hint: Hint("previous", 70),
      "the account before in that list"),
    Command(
      .toggleReached, "At or reached", [.character("a")], in: .stage, .look, hint: Hint("at/reached", 75),
      "shows the accounts at the stage, or all that reached it"),
    Command(
      .filter, "Filter", [.character("/")], .narrow, hint: Hint("filter", 90),
      "narrows everything to the accounts that match, as you type"),
    Command(
      .tier, "Tier", [.character("t")], .narrow, hint: Hint("tier", 50),
      "narrows to tier 1, 2, 3, to accounts without one, and to all again"),
    Command(
      .period, "Period", [.character("p")], .narrow, hint: Hint("period", 52), "chooses the period of all figures"),
    Command(
      .lens, "Lens", [.character("L")], in: .overview, .look, hint: Hint("lens", 45),
      "shows the accounts as funnel, lifecycle or TOPO funnel"),
    Command(
      .breakdown, "Break down", [.character("b")], in: .figures, .look, hint: Hint("break down", 58),
      "splits the figure by tier, owner, industry, region, country or segment"),
    Command(
      .explain, "Explain", [.character("e")], in: .figures, .look, hint: Hint("explain", 57),
      "shows the formula of the figure, its numerator and denominator, and each account's part"),
    Command(
      .overview, "Overview", [.character("0")], .screens, "closes all screens above the overview"),
    Command(.accounts, "Accounts", [.character("A")], .screens, hint: Hint("accounts", 40), "all accounts on the list"),
    Command(.deals, "Deals", [.character("d")], .screens, hint: Hint("deals", 38), "open opportunities"),
    Command(
      .renewals, "Renewals", [.character("w")], .screens, hint: Hint("renewals", 37),
      "contracts that end in the next 90 days, and overdue ones"),
    Command(
      .health, "Data health", [.character("H")], .screens, hint: Hint("data health", 34),
      "each file, what it gave, and what was wrong with it"),
    Command(
      .sort, "Sort", [.character("s")], in: .tables, .tables, hint: Hint("sort", 65), "sorts by the next column"),
    Command(
      .reverse, "Reverse", [.character("S")], in: .tables, .tables, hint: Hint("reverse", 44),
      "turns the order around"),
    Command(
      .columns, "Columns", [.character("c")], in: .accountTables, .tables, hint: Hint("columns", 62),
      "chooses the columns of tables of accounts"),
    Command(
      .mark, "Mark", [.space], in: .ofAccounts.union(.account), .tables, hint: Hint("mark", 42),
      "marks the account, or takes the mark away"),
    Command(.marked, "Marked accounts", [.character("M")], .tables, "shows the marked accounts"),
    Command(.clearMarks, "Clear marks", [], .tables, "takes all marks away"),
    Command(
      .copy, "Copy", [.character("y")], .take, hint: Hint("copy", 29),
      "copies the figure or row with period and filter to the clipboard"),
    Command(
      .export, "Export", [.character("x")], .take, hint: Hint("export", 30),
      "writes what is on screen to a file: .csv, .json or .md"),
    Command(
      .address, "CRM address", [.character("o")], in: .withAccount, .take, hint: Hint("CRM", 26),
      "shows the account's address in the CRM (setting crm.url), to be copied"),
    Command(.saveView, "Save filter as view", [.character("V")], .take, "keeps the filter under a name"),
    Command(.pause, "Pause", [.character("P")], .live, hint: Hint("pause", 24), "stops and resumes taking changes"),
    Command(.readNow, "Read now", [.character("r")], .live, "reads the directory at once"),
    Command(.faster, "Look more often", [.character("+")], .live, "halves the seconds between two looks"),
    Command(.slower, "Look less often", [.character("-")], .live, "doubles the seconds between two looks"),
    Command(
      .theme, "Theme", [.character("T")], .program, hint: Hint("theme", 27), "chooses the colours, with a preview"),
    Command(
      .palette, "Command palette", [.character(":")], .program, hint: Hint("command", 56),
      "finds commands, screens, KPIs, accounts and views by their names"),
    Command(.help, "Help", [.character("?"), .function(1)], .program, hint: Hint("help", 92), "shows all keys"),
    Command(.suspend, "Suspend", [.control("z")], .program, "leaves to the shell; fg comes back"),
    Command(.redraw, "Redraw", [.control("l")], .program, "draws the screen anew"),
    Command(
      .quit, "Quit", [.character("q"), .control("c")], .program, hint: Hint("quit", 91),
      "leaves; what you chose is kept"),
  ]

  /// The command with an id.
  static func command(_ id: CommandID) -> Command? { all.first { $0.id == id } }
}
