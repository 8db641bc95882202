public import Cells

/// What the user can do. The raw value is its name in the settings.
public enum CommandID: String, CaseIterable, Sendable {
  case up, down, pageUp = "page_up", pageDown = "page_down", top, bottom
  case nextPane = "next_pane", previousPane = "previous_pane"
  case open, back, next, previous
  case filter, tier, period, lens, stage, toggleReached = "toggle_reached"
  case breakdown, explain
  case accounts, deals, renewals, health, overview
  case sort, reverse, columns, mark, clearMarks = "clear_marks", marked
  case copy, export, address = "crm_address", saveView = "save_view"
  case pause, readNow = "read_now", faster, slower
  case theme, palette, help, suspend, redraw, quit
}

/// A command: name, keys, where it works, what it does. Dispatch, footer, help and palette follow from these alone.
public struct Command: Sendable {
  /// What it is.
  public let id: CommandID
  /// Its name in the palette and the help.
  public let name: String
  /// The keys that give it unless the settings say others.
  public let keys: [Cells.Key]
  /// What it does, in a sentence without a full stop.
  public let help: String
  let places: Places
  let group: Group
  /// What the footer says, and how long it stays there as the screen gets narrow; nil: it is not there.
  let hint: Hint?

  init(
    _ id: CommandID, _ name: String, _ keys: [Key], in places: Places = .all, _ group: Group, hint: Hint? = nil,
    _ help: String
  ) {
    self.id = id
    self.name = name
    self.keys = keys
    self.places = places
    self.group = group
    self.hint = hint
    self.help = help
  }

  struct Hint: Sendable {
    let label: String
    let priority: Int
    /// What stands for the keys, where they are many.
    var keys: String?

    init(_ label: String, _ priority: Int, keys: String? = nil) {
      self.label = label
      self.priority = priority
      self.keys = keys
    }
  }

  /// A part of the help.
  enum Group: String, CaseIterable, Sendable {
    case move = "Move"
    case look = "Look closer"
    case narrow = "Narrow"
    case screens = "Screens"
    case tables = "Tables"
    case take = "Take along"
    case live = "Live"
    case program = "Program"
  }
}

/// Screens on which a command works.
struct Places: OptionSet, Sendable {
  let rawValue: Int

  static let overview = Places(rawValue: 1)
  static let stage = Places(rawValue: 2)
  static let accounts = Places(rawValue: 4)
  static let account = Places(rawValue: 8)
  static let deals = Places(rawValue: 16)
  static let renewals = Places(rawValue: 32)
  static let breakdown = Places(rawValue: 64)
  static let explain = Places(rawValue: 128)
  static let health = Places(rawValue: 256)
  static let badRows = Places(rawValue: 512)
  static let help = Places(rawValue: 1024)

  static let evidence = Places(rawValue: 2048)

  static let all = Places(rawValue: 4095)
  /// Where there is a table of accounts.
  static let accountTables: Places = [.stage, .accounts]
  /// Where rows are sorted by a column.
  static let tables: Places = [.stage, .accounts, .deals, .renewals, .breakdown, .explain, .evidence]
  /// Where a row stands for an account.
  static let ofAccounts: Places = [.stage, .accounts, .deals, .renewals, .explain]
  /// Where a row or the screen is about one account.
  static let withAccount: Places = [.overview, .stage, .accounts, .account, .deals, .renewals, .explain, .evidence]
  /// Where a figure is under the cursor.
  static let figures: Places = [.overview, .stage, .accounts, .breakdown, .explain]
}

extension Screen {
  var place: Places {
    switch self {
    case .overview: .overview
    case .stage: .stage
    case .accounts: .accounts
    case .account: .account
    case .deals: .deals
    case .renewals: .renewals
    case .breakdown: .breakdown
    case .explain: .explain
    case .evidence: .evidence
    case .health: .health
    case .badRows: .badRows
    case .help: .help
    }
  }
}
