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
