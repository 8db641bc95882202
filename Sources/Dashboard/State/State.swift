internal import Accounts
public import Cells
internal import Filter
internal import Forecast
internal import Metrics
public import Signals
internal import Values

/// Everything that is shown, and nothing else: `reduce` changes it, `draw` shows it. It knows no clock, file or thread.
public struct State: Sendable {
  // MARK: What the program around knows

  /// The size of the screen.
  public internal(set) var size: Size
  /// The signs that may be drawn.
  public internal(set) var glyphs: Glyphs
  /// Linear text instead of screens, for screen readers and dumb terminals.
  public internal(set) var isPlain: Bool
  /// Lines are typed, so that rows have numbers to be named by.
  var isLineBased: Bool
  /// The name of the data directory in the title.
  var directory: String
  /// The sign of the reporting currency.
  var symbol: String
  /// Which keys do what.
  var keymap: Keymap
  var theme: String
  var themes: [String] = []
  /// Seconds since the start, as of the last tick.
  var now = 0.0

  // MARK: The data

  /// What stands in the way of showing figures, if anything does.
  var phase = Phase.loading(LoadProgress())
  var snapshot: Snapshot?
  /// The signals at its T; nil where nobody looked for any.
  var signals: SignalList?
  /// Whether those of the snapshot are still looked for: what is shown, if anything, is of the state before.
  public internal(set) var areSignalsDue = false
  /// What the user did about them.
  var signalsState: SignalsState
  /// The figures of `snapshot` over the accounts that the filter picks.
  var figures: Figures?
  /// Accounts on the list, before the filter.
  var accountsOnList = 0
  /// The 13 points of each KPI's trend by its id, newest first; empty until they have come.
  var trends: [String: [Double?]] = [:]
  /// Where the quarter will land for the accounts of the figures; nil until it has come.
  var landing: Landing?
  /// Counts the figures: trends that belong to older ones are dropped.
  public internal(set) var generation = 0
  /// When the directory was read, in the words of the program: `14:03`.
  var readAt = ""
  /// What is wrong for now beside the data: the directory is gone, the settings have a mistake.
  var faults: [String] = []
  /// The message that is shown for a moment, and until when (seconds since the start; nil: until the next tick says).
  var notice: (text: String, until: Double?)?
  /// Whether the hints of a first start are shown: until any key.
  var showsHints: Bool
  /// Keys that were typed before there was anything to act on.
  var keysAhead: [Key] = []
  /// Figures that have just changed.
  var changed = Highlights()

  // MARK: What the user chose

  /// The screens, the one on top last. Never empty.
  var pages: [Page]
  /// What floats above the screens.
  var overlay: Overlay?
  var filter = FilterState()
  /// The texts of the snapshot's accounts as filters need them, computed once.
  var filterIndex: FilterIndex?
  /// Who `owner:me` is.
  var me: String?
  /// Where accounts are in the CRM.
  var addresses: AddressTemplate
  /// Accounts on the list by tier, as if the filter named no tier.
  var tierCounts = TierCounts()
  var lens = Lens.funnel
  /// Ids of the accounts that are marked.
  var marks: Set<String> = []
  /// The columns of tables of accounts, by id.
  var columns: [String]
  /// How new tables of accounts are sorted.
  var accountSort = ListState.Sort(column: "aes", descending: true)
  var views: [SessionState.View] = []
  /// Names of those that the settings bring: they are not kept a second time.
  var configuredViews: Set<String> = []
  var period: Period
  var isPaused = false
  /// Whether something was requested while paused, so that what comes is the answer and is shown.
  var isAnswerDue = false
  /// Snapshots that came while paused; the newest waits to be shown.
  var waiting: (count: Int, newest: Snapshot?, signals: SignalList?, readAt: String) = (0, nil, nil, "")
  /// Seconds between looks at the directory.
  var interval: Double

  /// What the program passes at its start.
  public struct Options: Sendable {
    /// The size of the screen.
    public var size = Size(80, 24)
    /// The signs that may be drawn.
    public var glyphs = Glyphs.unicode
    /// Linear text instead of screens.
    public var isPlain = false
    /// Lines are typed instead of keys, and rows have numbers.
    public var isLineBased = false
    /// The name of the data directory.
    public var directory = ""
    /// The sign of the reporting currency: `$`, `€`, `CHF`.
    public var symbol = "$"
    /// The period as first requested, by its name; `qtd` where it is none.
    public var period = "qtd"
    /// The filter to begin with.
    public var filter = ""
    /// Whom `owner:me` means; nil: nobody.
    public var me: String?
    /// The address of an account in the CRM, with columns of accounts in braces; empty: there is none.
    public var crmAddress = ""
    /// Seconds between looks at the directory.
    public var interval = 1.0
    /// Which keys do what.
    public var keymap = Keymap()
    /// The name of the theme in force.
    public var theme = "dark"
    /// Names of all themes.
    public var themes: [String] = []
    /// Filters that the settings name.
    public var views: [SessionState.View] = []
    /// What was kept of an earlier session.
    public var session = SessionState()
    /// Whether this is a first start, which shows how to go on.
    public var showsHints = false
    /// Whether the company is made up, which is said on every screen.
    public var isMadeUp = false
    /// What the user did about signals earlier.
    public var signalLog = SignalLog()
    /// What was there when the screen of signals was last left; nil before the first time.
    public var signalBaseline: SignalBaseline?
    /// What tells this session's events from those of others.
    public var sessionID = "session"

    /// The defaults.
    public init() {}
  }

  /// The state at the start: nothing is read yet.
  public init(_ options: Options = Options()) {
    size = options.size
    glyphs = options.glyphs
    isPlain = options.isPlain
    isLineBased = options.isLineBased
    directory = options.directory + (options.isMadeUp ? " (made-up company)" : "")
    showsHints = options.showsHints && !options.isPlain
    symbol = options.symbol
    me = options.me
    addresses = AddressTemplate(text: options.crmAddress)
    keymap = options.keymap
    theme = options.theme
    themes = options.themes
    period = Period(options.period) ?? .quarterToDate
    interval = options.interval
    columns = AccountCatalog.onScreen
    pages = [Page(OverviewScreen(), accountSort: accountSort)]
    signalsState = SignalsState(
      log: options.signalLog, baseline: options.signalBaseline, session: options.sessionID)
    filter.history = options.session.filterHistory
    restore(options.session)
    views = options.views + views.filter { kept in !options.views.contains { $0.name == kept.name } }
    configuredViews = Set(options.views.map(\.name))
    filter.applyLater(options.filter)
  }

  /// What stands in the way of showing figures.
  enum Phase: Sendable {
    /// The directory is being read for the first time.
    case loading(LoadProgress)
    /// The directory holds no table.
    case empty
    /// It cannot be read, for this reason.
    case failed(String)
    case ready
  }

  /// Seconds since the start at which the next tick is wanted; nil while nothing on screen waits for one.
  public var nextTick: Double? {
    var times = changed.until.map { [$0] } ?? []
    if let notice { times.append(notice.until ?? now) }
    if changed.isFresh { times.append(now) }
    return times.min()
  }

  /// The screen on top.
  var page: Page {
    get { pages[pages.count - 1] }
    set { pages[pages.count - 1] = newValue }
  }

  /// Words for figures, as this state draws them.
  var words: FigureText { FigureText(symbol: symbol, glyphs: glyphs) }
}

/// The data that a screen shows, and how it words it: what drawing works from once there is a snapshot.
struct Context: Sendable {
  let snapshot: Snapshot
  let figures: Figures
  /// The signals at T; nil where nobody looked for any.
  let signals: SignalList?
  /// What the user did about them.
  let marks: SignalsState
  /// By the id of the KPI, newest first; empty until they have come.
  let trends: [String: [Double?]]
  let words: FigureText
  /// Where the quarter will land; nil until it has come.
  let landing: Landing?

  var glyphs: Glyphs { words.glyphs }
  /// T.
  var asOf: Day { snapshot.asOf }

  func account(_ position: Int) -> Account { snapshot.dataset.accounts[position] }
  func facts(_ position: Int) -> AccountFacts { snapshot.facts[position] }
}

extension State {
  /// The data, where there is some.
  var context: Context? {
    guard let snapshot, let figures else { return nil }
    return Context(
      snapshot: snapshot, figures: figures, signals: signals, marks: signalsState, trends: trends, words: words,
      landing: landing)
  }
}

/// Figures that have just changed, by name; they are drawn on another background for a moment.
struct Highlights: Sendable {
  /// How long they are seen, in seconds.
  static let seconds = 2.0

  private(set) var names: Set<String> = []
  /// When they end, in seconds since the start; nil until the first tick after the change.
  private(set) var until: Double?

  /// True until a tick has said what time it is.
  var isFresh: Bool { !names.isEmpty && until == nil }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Adds what a new snapshot changed; what changed a moment ago stays with it.
  mutating func add(_ changes: Set<String>) {
    if changes.isEmpty { return }
    names.formUnion(changes)
    until = nil
  }

  mutating func tick(_ now: Double) {
    if isFresh { until = now + Highlights.seconds }
    if let until, until <= now { clear() }
  }

  mutating func clear() {
    names = []
    until = nil
  }
}
