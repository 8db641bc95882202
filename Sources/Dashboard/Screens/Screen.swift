internal import Accounts
internal import Cells
internal import Metrics
internal import Report

/// All that one kind of screen is, in one file: its commands, rows, layout, plain form, and what Enter does.
///
/// A value is one screen with its parameters; equal screens show the same. `ScreenRegistry` lists the kinds, and nothing
/// else tells them apart: what the rest of the program asks of a screen is asked here. Most have an answer below that
/// suits a screen of one list, so that such a screen is its `id`, its `title` and its `content`.
protocol Screen: Hashable, Sendable {
  // MARK: The kind

  /// The kind's name: in saved views, in the session, and where commands are tied to it.
  static var id: String { get }
  /// What screens of this kind have, and with it which commands work on them.
  static var traits: ScreenTraits { get }
  /// The commands that this kind brings: the one that opens it, and those that work on it alone.
  static var commands: [Command] { get }
  /// The screen that is kept as these parameters; nil where there is none. Without parameters it is the one that a saved
  /// view opens by the kind's name.
  static func restored(_ parameters: String) -> Self?

  // MARK: What it is about

  /// What `restored` makes this screen of again; nil: it is not kept from one session to the next.
  var parameters: String? { get }
  /// Its name in the path of the title line, and of an export.
  func title(_ state: State) -> String
  /// The KPI that the cursor is on, or that the screen is about.
  func subject(_ state: State, _ context: Context) -> KPI?
  /// The figure that is explained there: the KPI, or a count or conversion of a funnel.
  func explained(_ state: State, _ context: Context) -> ExplainedFigure?
  /// The figure that is broken down there.
  func brokenDown(_ state: State, _ context: Context) -> ExplainedFigure?
  /// The term that the filter begins with where it is edited from here: it narrows everything to what the cursor is on.
  func narrowing(_ state: State) -> String?
  /// The position of the account that the cursor is on, or that the screen is about.
  func account(_ state: State, _ context: Context) -> Int?

  // MARK: Its lists

  /// The parts that can have the keys; the first has them at first.
  var panes: [Pane] { get }
  /// How its lists stand when it is opened, where that is not at the top of an unsorted list.
  ///
  /// - Parameter accountSort: how tables of accounts are sorted.
  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState]
  /// The rows of its panes, computed when data, filter, sort or columns change, so that drawing needs none but those seen.
  func content(_ state: State, _ context: Context) -> ScreenContent
  /// The pane whose cursor moves up and down while a pane has the keys.
  func cursorPane(of pane: Pane) -> Pane
  /// Follows a cursor that has moved.
  func cursorMoved(in pane: Pane, _ state: inout State)
  /// Computes what depends on where the cursors stand, once they do.
  func settle(_ state: inout State, _ context: Context)

  // MARK: What keys and clicks do

  /// Handles a key before the commands do; nil where it has no use for it.
  func handle(_ key: Key, _ state: inout State) -> [Effect]?
  /// Opens a row: what Enter and a double click do.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect]
  /// Puts the cursor on a figure of a table that can be walked sideways, after a click.
  func select(column: Int, row: Int, in pane: Pane, _ state: inout State)

  // MARK: What is seen and exported

  /// Says where everything is and how it is painted, without painting it.
  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context)
  /// The screen as lines of text, `> ` before the row under the cursor.
  func plain(_ state: State, _ context: Context) -> [String]
  /// The lines that are copied of what is under the cursor; nil where nothing is.
  func copied(_ state: State, _ context: Context) -> [String]?
  /// The screen as a document of its own in a format; nil: its list is exported.
  func document(_ options: ReportOptions, _ state: State, _ context: Context) -> String?
  /// The list that is exported.
  func exported(_ state: State, _ context: Context) -> (any PaneContent)?
}

/// What screens of a kind have. Commands work where there is what they need.
struct ScreenTraits: OptionSet, Sendable {
  let rawValue: Int

  /// Enter opens something.
  static let opens = ScreenTraits(rawValue: 1)
  /// Several panes, which Tab goes through.
  static let panes = ScreenTraits(rawValue: 2)
  /// A figure is under the cursor, or the screen is about one.
  static let figures = ScreenTraits(rawValue: 4)
  /// Rows are sorted by a column.
  static let sorts = ScreenTraits(rawValue: 8)
  /// A table of accounts, with the columns and the order that the user chose for all of them.
  static let accountTable = ScreenTraits(rawValue: 16)
  /// The screen is about a row of the list that it was opened from: the next one is a key away.
  static let steps = ScreenTraits(rawValue: 32)
  /// A row or the screen is about one account.
  static let account = ScreenTraits(rawValue: 64)
  /// It is shown even where the directory holds no table.
  static let withoutData = ScreenTraits(rawValue: 128)

  /// What banners say of the data is among what it lists: they need no rows above it.
  static let listsBanners = ScreenTraits(rawValue: 256)

  /// A list of rows that are sorted and opened.
  static let list: ScreenTraits = [.opens, .sorts]
  /// Such a list whose rows stand for accounts.
  static let accountList: ScreenTraits = [.opens, .sorts, .account]
}

/// A part of a screen that can have the keys. Screens with several name theirs in their files.
struct Pane: Hashable, Sendable {
  let name: String

  init(_ name: String) { self.name = name }

  /// The one list or text of a screen.
  static let rows = Pane("rows")
}

/// What a screen computed of the data: the lists of its panes, and what else it draws from.
struct ScreenContent: Sendable {
  var lists: [Pane: any PaneContent] = [:]
  /// What the screen keeps beside its lists; only itself knows of which type.
  var model: (any Sendable)?

  /// Nothing.
  init() {}

  /// The lists of panes.
  init(_ lists: [Pane: any PaneContent], model: (any Sendable)? = nil) {
    self.lists = lists
    self.model = model
  }

  /// One list.
  init(rows: any PaneContent) { lists = [.rows: rows] }
}

extension Screen {
  static var traits: ScreenTraits { .list }
  static var commands: [Command] { [] }
  static func restored(_ parameters: String) -> Self? { nil }

  var parameters: String? { nil }
  var panes: [Pane] { [.rows] }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] { [:] }
  func content(_ state: State, _ context: Context) -> ScreenContent { ScreenContent() }
  func cursorPane(of pane: Pane) -> Pane { pane }
  func cursorMoved(in pane: Pane, _ state: inout State) {}
  func settle(_ state: inout State, _ context: Context) {}

  func subject(_ state: State, _ context: Context) -> KPI? { nil }

  func explained(_ state: State, _ context: Context) -> ExplainedFigure? { subject(state, context).map { .kpi($0) } }

  func brokenDown(_ state: State, _ context: Context) -> ExplainedFigure? { explained(state, context) }
  func narrowing(_ state: State) -> String? { nil }

  func account(_ state: State, _ context: Context) -> Int? {
    let pane = state.page.pane
    return state.account(of: pane, state.page[pane].cursor)
  }

  func handle(_ key: Key, _ state: inout State) -> [Effect]? { nil }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    guard let account = state.account(of: pane, row) else { return [] }
    return state.push(AccountScreen(id: context.account(account).id))
  }

  func select(column: Int, row: Int, in pane: Pane, _ state: inout State) {}

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    layout.addListPanel(title(state), in: rect, state, context)
  }

  func plain(_ state: State, _ context: Context) -> [String] { plainTable(state, context) }

  func copied(_ state: State, _ context: Context) -> [String]? {
    if let account = account(state, context) { return copiedLines(ofAccount: account, context) }
    return subject(state, context).flatMap { copiedLines(of: $0, context) }
  }

  func document(_ options: ReportOptions, _ state: State, _ context: Context) -> String? { nil }

  func exported(_ state: State, _ context: Context) -> (any PaneContent)? {
    [state.page.pane, .rows].lazy.compactMap { state.list(in: $0) }.first { !$0.isText }
  }

  /// Whether another screen shows the same.
  func isSame(as other: any Screen) -> Bool { (other as? Self) == self }
}

extension State {
  /// What the KPI under the cursor, or the screen on top, is about.
  var subject: KPI? { context.flatMap { page.screen.subject(self, $0) } }

  /// The position of the account that the cursor is on, or that the screen is about.
  var accountUnderCursor: Int? { context.flatMap { page.screen.account(self, $0) } }

  /// The names of the stack from the directory on.
  var pathNames: [String] {
    [directory].filter { !$0.isEmpty } + pages.map { $0.screen.title(self) }
  }

  /// The name of an account by its id, which stands for it where it is gone.
  func accountName(_ id: String) -> String {
    snapshot?.dataset.account(id: id).flatMap { snapshot?.dataset.accounts[$0].name } ?? id
  }
}
