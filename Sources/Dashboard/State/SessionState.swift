internal import Accounts
internal import Metrics

/// What is kept from one session to the next: choices, never data.
public struct SessionState: Sendable, Equatable {
  /// Filters that were kept with Enter, the newest first.
  public var filterHistory: [String] = []
  /// The name of the theme; empty: as configured.
  public var theme = ""
  /// The lens: `funnel`, `lifecycle`, `topo`.
  public var lens = ""
  /// Columns of tables of accounts, by id.
  public var columns: [String] = []
  /// How tables of accounts are sorted: a column's id, with `-` before it for the greatest first.
  public var sort = ""
  /// Filters that were saved under a name.
  public var views: [View] = []

  /// Whether the hints of a first start have been seen.
  public var hasSeenHints = false

  /// A filter with a name, and what else is shown with it.
  public struct View: Sendable, Equatable {
    /// What it is found by.
    public var name: String
    /// The text of its filter.
    public var filter: String
    /// The screen that it opens: one of `View.screens`; nil: it leaves the one that is shown.
    public var screen: String?
    /// The period, by its name; nil: as it is.
    public var period: String?
    /// How its table is sorted: a column's id, with `-` before it for the greatest first; nil: as it is.
    public var sort: String?
    /// The columns of tables of accounts, by id; empty: as they are.
    public var columns: [String] = []

    /// A filter with a name.
    public init(name: String, filter: String) {
      self.name = name
      self.filter = filter
    }

    /// A line of the setting `views`.
    var yaml: String {
      func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
      let fields = [
        "filter: \(quoted(filter))", screen.map { "screen: \(quoted($0))" }, period.map { "period: \(quoted($0))" },
        sort.map { "sort: \(quoted($0))" },
        columns.isEmpty ? nil : "columns: [\(columns.map(quoted).joined(separator: ", "))]",
      ]
      return "\(quoted(name)): {\(fields.compactMap(\.self).joined(separator: ", "))}"
    }

    /// Names of the screens that a view can open.
    public static let screens = ScreenRegistry.names
  }

  /// Nothing kept.
  public init() {}
}

extension State {
  /// Applies what an earlier session kept; what is not known any more is left out.
  mutating func restore(_ session: SessionState) {
    if let lens = Lens(rawValue: session.lens) { self.lens = lens }
    // Columns of the files' own are not known before these are read; what never comes is not drawn.
    if !session.columns.isEmpty { columns = session.columns }
    views = session.views
    accountSort = State.sort(session.sort) ?? accountSort
  }

  /// What is to be kept.
  public var session: SessionState {
    var session = SessionState()
    session.filterHistory = Array(filter.history.prefix(50))
    session.theme = theme
    session.hasSeenHints = true
    session.lens = lens.rawValue
    // What was never changed follows the program, not the session.
    session.columns = columns == AccountCatalog.onScreen ? [] : columns
    session.sort = (accountSort.descending ? "-" : "") + accountSort.column
    session.views = views.filter { !configuredViews.contains($0.name) }
    return session
  }

  /// Gives chosen columns the ids that the catalog has now: sessions, views and settings may hold other names of theirs.
  mutating func renameColumns() {
    guard let snapshot else { return }
    func id(_ name: String) -> String {
      if AccountCatalog.field(id: name) != nil || snapshot.dataset.extraColumns.contains(name) { return name }
      return AccountCatalog.field(named: name, in: snapshot)?.id ?? name
    }
    columns = columns.map(id)
    accountSort.column = id(accountSort.column)
    for index in pages.indices where pages[index].has(.accountTable) {
      if let column = pages[index][.rows].sort?.column { pages[index][.rows].sort?.column = id(column) }
    }
  }

  static func sort(_ text: String) -> ListState.Sort? {
    let column = text.hasPrefix("-") ? String(text.dropFirst()) : text
    return column.isEmpty ? nil : ListState.Sort(column: column, descending: text.hasPrefix("-"))
  }
}
