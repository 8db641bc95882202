public import History
public import Ingest
public import Values

/// A directory as read and resolved: every row at its account. Immutable; the facts are computed from it.
public struct Dataset: Sendable {
  /// The files, in the order of their paths (`FileOrder`).
  public internal(set) var files: [FileReading]
  /// All parts with the position of their file: in the order of files and of the stretches of a file, but for parts with
  /// nothing but activities, which stand last where they were added to the dataset before.
  public internal(set) var parts: [(file: Int, part: Part)]
  /// The positions of `parts` in the order of files and of the stretches of a file.
  var order: [Int]
  /// The settings it was resolved by.
  public let rules: AccountRules
  /// Activity types in force.
  public let types: [ActivityType]
  /// The zone of days.
  public let zone: Zone

  /// The accounts, in the order of their rows: as they are in force, or as they were at T (`asItWas`).
  public internal(set) var accounts: [Account]
  /// As they are in force, where `accounts` are as they were.
  var accountsInForce: [Account]?
  /// All that is known of what tracked attributes were.
  public let history: AttributeHistory
  /// What abmtop itself observed of it.
  public let observed: ObservedChanges
  /// What it says of accounts.
  let pasts: AccountPasts
  /// What it says of opportunities, beside the rows of their own history.
  let dealChanges: [DealChange]
  /// Whether the accounts were made from the names in other tables.
  public let accountsAreMade: Bool
  /// Names of the accounts' other columns.
  public let extraColumns: [String]
  /// Contacts whose account is known, by account.
  public let contacts: ByAccount<Contact>
  /// Opportunities, by account.
  public let opportunities: ByAccount<Opportunity>
  /// Contracts, by account.
  public let contracts: ByAccount<Contract>
  let ownSpend: ByAccount<Spend>
  /// Spend shared by tiers 1–3 at their positions, and at 0 by the whole list.
  let sharedSpend: [[Spend]]
  /// By account, then topic, then day.
  let intent: ByAccount<Intent>
  /// The distinct topics.
  public let topics: [String]
  let relationships: ByAccount<Score>
  let nps: ByAccount<Score>
  var activities: ActivityIndex
  let nameIndex: NameIndex
  let readRules: ReadRules
  /// Whether numbers in the accounts' further columns have a decimal comma.
  public var hasDecimalComma: Bool { Dataset.hasDecimalComma(files, readRules) }

  static func hasDecimalComma(_ files: [FileReading], _ rules: ReadRules) -> Bool {
    rules.decimalComma
      ?? files.contains { $0.outcome == .read && $0.tables.contains(.accounts) && $0.hasDecimalComma }
  }

  /// The day of reading; nil where nobody said.
  let readDay: Day?
  /// What is odd about values of the tables beside the activities.
  public let valueDoubts: ValueDoubts
  /// Tables whose amounts could add up to more than money holds, either way.
  public var tablesBeyondMoney: Set<Table> { valueDoubts.beyondMoney }
  /// Counts rows that equal another of their file.
  var equalRows = EqualRows()
  /// Which state this is, and how it differs from the one before, where that is known.
  var version = DatasetVersion()
  var change: DatasetChange?
  /// Tables that have a readable file; the history of opportunities also where `history` tells it.
  public let tables: Set<Table>
  /// Tables that have a readable file.
  let tablesOfFiles: Set<Table>
  /// All opportunities by status, as read.
  public let deals: DealTotals
  /// Whether an opportunity of a known account is a renewal.
  let hasRenewals: Bool
  /// Rows whose account is unknown, by table.
  public internal(set) var orphans: [Table: Int]
  /// Rows whose account is unknown, by the position of their file.
  public internal(set) var orphansOfFile: [Int: Int]
  /// The rows beside the activities whose account is unknown.
  let orphanRows: [TableRow]
  /// The opportunities and contracts in force, whether or not their account is known.
  let opportunitiesInForce: [RowReference]
  let contractsInForce: [RowReference]
  /// Rows that only all files together show to be bad, and what only they show of others, by the position of their file.
  var lateProblems: [Int: [RowProblem]]
  var lateNotes: [Int: [String: Int]]
  /// Accounts that another tool's file has as well, by the position of their file.
  var doublesOfFile: [Int: [DoubledAccounts]]

  /// Rows without an id that an earlier file of their table has as well: they do not count.
  public internal(set) var overlaps: [Overlap]
  /// Rows that others with the same id replace, by pair of files; of activities nobody counts them.
  public let replacements: [Replacement]
  /// Rows whose ids a newer export of the same records no longer has.
  public let vanished: [VanishedRows]

  /// The position of an account by its id, or nil.
  public func account(id: String) -> Int? { positions[id] }
  let positions: [String: Int]

  /// The text of a key in a row's part.
  public func text(_ key: StringID, at source: RowReference) -> String {
    parts[Int(source.part)].part.pool.text(key)
  }

  /// The file and line of a row that stands on this line of its part's file.
  public func place(_ source: RowReference, line: UInt32) -> (path: String, line: Int) {
    (files[parts[Int(source.part)].file].path, Int(line))
  }

  /// The earliest day of an activity, an opportunity's creation or close, a contract's start, or a row of spend, intent,
  /// relationships or nps of known accounts: where the period `all` begins. nil without any.
  ///
  /// - Complexity: O(rows).
  public var earliestDay: Day? {
    var earliest: Day?
    func include(_ day: Day?) {
      if let day { earliest = Accounts.earlier(earliest, day) }
    }
    opportunities.items.forEach { opportunity in
      include(opportunity.createdAt)
      include(opportunity.closedFirst)
    }
    contracts.items.forEach { include($0.start) }
    ownSpend.items.forEach { include($0.day) }
    sharedSpend.forEach { $0.forEach { include($0.day) } }
    intent.items.forEach { include($0.day) }
    relationships.items.forEach { include($0.day) }
    nps.items.forEach { include($0.day) }
    include(activities.earliest.map(zone.day(of:)))
    return earliest
  }

  /// The latest day of an activity, an opportunity's creation or close, or a row of spend, intent, relationships or
  /// nps of known accounts. nil without any.
  ///
  /// - Complexity: O(rows).
  public var newestDay: Day? {
    var newest: Day?
    func include(_ day: Day?) {
      if let day { newest = max(newest ?? day, day) }
    }
    opportunities.items.forEach {
      include($0.createdAt)
      include($0.closedAt)
    }
    ownSpend.items.forEach { include($0.day) }
    sharedSpend.forEach { $0.forEach { include($0.day) } }
    intent.items.forEach { include($0.day) }
    relationships.items.forEach { include($0.day) }
    nps.items.forEach { include($0.day) }
    include(activities.latest.map(zone.day(of:)))
    return newest
  }
}

extension Dataset {
  /// By table the latest day of a row of a known account, as `newestDay` has it; without tables that have no such day.
  ///
  /// - Complexity: O(rows but activities).
  public var newestDays: [Table: Day] {
    var newest: [Table: Day] = [:]
    func include(_ day: Day?, _ table: Table) {
      if let day { newest[table] = max(newest[table] ?? day, day) }
    }
    func latest(_ days: some Sequence<Day>, _ table: Table) { include(days.max(), table) }
    latest(opportunities.items.lazy.compactMap { $0.createdAt }, .opportunities)
    latest(opportunities.items.lazy.compactMap { $0.closedAt }, .opportunities)
    latest(ownSpend.items.lazy.map(\.day), .spend)
    for shared in sharedSpend { latest(shared.lazy.map(\.day), .spend) }
    latest(intent.items.lazy.map(\.day), .intent)
    latest(relationships.items.lazy.map(\.day), .relationships)
    latest(nps.items.lazy.map(\.day), .nps)
    include(activities.latest.map(zone.day(of:)), .activities)
    return newest
  }
}
