internal import Accounts
internal import Metrics

/// One screen of the stack, with where its cursors stand.
struct Page: Sendable {
  var screen: Screen
  /// The part of the screen that has the keys.
  var pane: Pane
  /// Cursor and scroll of each part.
  var lists: [Pane: ListState] = [:]
  /// How the rows are sorted; nil: as they come.
  var sort: Sort?
  /// The rows, worked out when the data or the filter changes, so that drawing needs none but those seen.
  var rows = Rows.none

  init(_ screen: Screen) {
    self.screen = screen
    pane = screen.panes[0]
    sort = screen.firstSort
  }

  /// Cursor and scroll of a part.
  subscript(pane: Pane) -> ListState {
    get { lists[pane] ?? ListState() }
    set { lists[pane] = newValue }
  }

  /// What the lists of a screen hold.
  enum Rows: Sendable {
    case none
    /// Positions of accounts.
    case accounts([Int])
    case deals([Deal])
    case renewals([RenewalDue])
    case groups([Group])
    /// What each account puts into a figure, and into what.
    case parts([Explanation.Part], [Explanation.Term])
    case evidence([Evidence])
    /// What an account's page shows beyond its facts.
    case details(AccountDetails)
  }

  struct Sort: Sendable, Equatable {
    var column: String
    var descending: Bool
  }
}

/// A cursor in a list: the row, what it stands for, and the first row that is seen.
struct ListState: Sendable, Equatable {
  var cursor = 0
  /// The id of what the cursor is on, so that it stays there when rows come and go.
  var key: String?
  var first = 0
}

/// A part of a screen that can have the keys.
enum Pane: Hashable, Sendable {
  /// The stages of the lens.
  case funnel
  case kpis
  case movers
  case tiers
  /// The one table or text of a screen.
  case rows
}

/// What a screen shows.
enum Screen: Hashable, Sendable {
  case overview
  /// A stage of the six-stage funnel, 1–6; below its KPIs the accounts that reached it, or only those at it.
  case stage(Int, onlyAt: Bool)
  case accounts(AccountSource)
  /// An account, by id.
  case account(String)
  case deals
  case renewals
  /// A figure by a column of accounts.
  case breakdown(AccountSource, kpi: String?, column: String)
  /// A KPI, by id.
  case explain(String)
  /// The rows that counted for an account's part of a KPI, by the ids of both.
  case evidence(kpi: String, account: String)
  case health
  /// Rows left out of a file, by its path.
  case badRows(String)
  case help

  /// The screens that have a name of their own.
  static let named: [(name: String, screen: Screen)] = [
    ("overview", .overview), ("accounts", .accounts(.all)), ("deals", .deals), ("renewals", .renewals),
    ("health", .health),
  ]

  /// The parts that can have the keys; the first has them at first.
  var panes: [Pane] {
    switch self {
    case .overview: [.funnel, .kpis, .movers, .tiers]
    case .stage: [.kpis, .rows]
    default: [.rows]
    }
  }

  var firstSort: Page.Sort? {
    switch self {
    case .deals: Page.Sort(column: "amount", descending: true)
    case .renewals: Page.Sort(column: "days", descending: false)
    case .breakdown: Page.Sort(column: "value", descending: true)
    case .explain: Page.Sort(column: "term0", descending: true)
    case .accounts, .stage: Page.Sort(column: "aes", descending: true)
    default: nil
    }
  }
}
