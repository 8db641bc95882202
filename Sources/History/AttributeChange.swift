public import Values

/// The tables whose rows have tracked attributes (history.md, Values at T).
public enum TrackedTable: String, CaseIterable, Hashable, Sendable {
  case accounts, opportunities, contracts

  /// The table of the data directory.
  public var table: Table {
    switch self {
    case .accounts: .accounts
    case .opportunities: .opportunities
    case .contracts: .contracts
    }
  }
}

/// An attribute whose past values are known where a history, dated copies or the journal say them: one declaration each.
///
/// The raw value is the table and the column, as `data.md` names them.
public enum TrackedField: String, CaseIterable, Hashable, Sendable {
  case accountTier = "accounts.tier"
  case accountOwner = "accounts.owner"
  case isTarget = "accounts.is_target"
  case targetSince = "accounts.target_since"
  case targetUntil = "accounts.target_until"
  case accountSegment = "accounts.segment"
  case accountRegion = "accounts.region"
  case accountIndustry = "accounts.industry"
  case accountParent = "accounts.parent_account_id"

  case dealStage = "opportunities.stage"
  case dealStatus = "opportunities.status"
  case dealAmount = "opportunities.amount"
  case dealExpectedClose = "opportunities.expected_close"
  case dealProbability = "opportunities.probability"
  case dealForecastCategory = "opportunities.forecast_category"
  case dealOwner = "opportunities.owner"
  case dealType = "opportunities.type"

  case contractEnd = "contracts.end"
  case contractAnnualValue = "contracts.annual_value"
  case contractStatus = "contracts.status"
  case contractCancelled = "contracts.cancelled_at"

  /// The table that it is an attribute of.
  public var table: TrackedTable {
    switch self {
    case .accountTier, .accountOwner, .isTarget, .targetSince, .targetUntil, .accountSegment, .accountRegion,
      .accountIndustry, .accountParent:
      .accounts
    case .dealStage, .dealStatus, .dealAmount, .dealExpectedClose, .dealProbability, .dealForecastCategory, .dealOwner,
      .dealType:
      .opportunities
    case .contractEnd, .contractAnnualValue, .contractStatus, .contractCancelled: .contracts
    }
  }

  /// The name of its column in `data.md`.
  public var column: String { String(rawValue.dropFirst(table.rawValue.utf8.count + 1)) }

  /// The attribute of a table's column; nil for a column that is not tracked.
  public init?(table: TrackedTable, column: String) { self.init(rawValue: "\(table.rawValue).\(column)") }

  /// The attributes of a table, in the order of their declarations.
  public static func fields(of table: TrackedTable) -> [TrackedField] { allCases.filter { $0.table == table } }
}

/// Where a change is known from. On one day the lower source wins (history.md, Values at T).
public enum ChangeSource: UInt8, CaseIterable, Comparable, Hashable, Sendable {
  /// A history that a tool exported: the table `history` and its mappings.
  case imported = 1
  /// Dated copies of an export, compared with each other.
  case copies = 2
  /// What abmtop itself observed.
  case journal = 3

  /// In the order in which they win.
  public static func < (left: ChangeSource, right: ChangeSource) -> Bool { left.rawValue < right.rawValue }
}

/// A tracked attribute of a row became another one.
///
/// Values are texts as the table's column holds them: the same readings make tiers, amounts and days of them.
public struct AttributeChange: Hashable, Sendable {
  /// The id of the row, as its export has it.
  public var id: String
  /// The attribute, which says the table too.
  public var field: TrackedField
  /// The day of the change, in the zone of the data.
  public var day: Day
  /// The moment of the change where it is known; of two changes of one day the later one holds.
  public var time: Instant?
  /// The value before; empty where it is known that there was none, nil where its source does not say it.
  public var old: String?
  /// The value after; nil where there is none any more.
  public var new: String?
  /// Where it is known from.
  public var source: ChangeSource

  /// The table of the row.
  public var table: TrackedTable { field.table }

  /// A change. An empty `new` is none.
  public init(
    id: String, field: TrackedField, day: Day, time: Instant? = nil, old: String?, new: String?, source: ChangeSource
  ) {
    self.id = id
    self.field = field
    self.day = day
    self.time = time
    self.old = old
    self.new = new.flatMap { $0.isEmpty ? nil : $0 }
    self.source = source
  }
}

/// What abmtop itself observed: the journal's changes, and from when on it looked.
public struct ObservedChanges: Hashable, Sendable {
  /// The changes of the journal, in any order.
  public var changes: [AttributeChange]
  /// The day of the first look at each table: from it on a value without a change is known, not assumed.
  public var since: [TrackedTable: Day]
  /// What a report's fingerprint names: the journal's state.
  public var fingerprint: String

  /// A journal's content.
  public init(changes: [AttributeChange] = [], since: [TrackedTable: Day] = [:], fingerprint: String = "none") {
    self.changes = changes
    self.since = since
    self.fingerprint = fingerprint
  }
}
