/// One row of `accounts`. Texts are keys of the part's pool.
public struct AccountRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// Marked deleted: it is no row, and removes the earlier one with its id.
  public var isDeleted = false
  /// `account_id`, normalised as `AccountName.Kind.id`.
  public var id = Key.empty
  /// As written; empty where it defaults to the id.
  public var name = Key.empty
  /// The name case-folded, as other tables' `account_name` is.
  public var foldedName = Key.empty
  /// Normalised.
  public var domain = Key.empty
  public var industry = Key.empty
  public var country = Key.empty
  public var region = Key.empty
  public var segment = Key.empty
  public var owner = Key.empty
  /// 1, 2, 3, or 0 for none.
  public var tier: UInt8 = 0
  /// nil where the column is absent or the cell empty.
  public var isTarget: Bool?
  public var targetSince: Day?
  public var targetUntil: Day?
  /// Normalised as an id.
  public var parent = Key.empty
  public var createdAt: Day?
  public var employees: Double?
  public var annualRevenue: Double?

  /// An empty row.
  public init() {}
}

/// One row of `contacts`.
public struct ContactRow: Sendable {
  public var line: UInt32 = 0
  public var isDeleted = false
  /// `contact_id`, normalised as an id.
  public var id = Key.empty
  public var account = AccountName.none
  public var name = Key.empty
  /// Lower case.
  public var email = Key.empty
  public var title = Key.empty
  public var role = Key.empty
  public var persona = Key.empty
  /// nil where empty.
  public var isStakeholder: Bool?
  public var createdAt: Day?

  /// An empty row.
  public init() {}
}

/// What an opportunity is for.
public enum OpportunityType: UInt8, Sendable, CaseIterable {
  case new, expansion, crossSell, upsell, renewal

  /// Whether it counts as expansion (kpis.md, Opportunity states).
  public var isExpansion: Bool { self == .expansion || self == .crossSell || self == .upsell }
}

/// How an opportunity ended, or that it has not.
public enum OpportunityStatus: UInt8, Sendable { case open, won, lost }

/// One row of `opportunities`.
public struct OpportunityRow: Sendable {
  public var line: UInt32 = 0
  public var isDeleted = false
  public var id = Key.empty
  public var account = AccountName.none
  public var name = Key.empty
  public var type = OpportunityType.new
  public var stage = Key.empty
  public var status = OpportunityStatus.open
  /// In the reporting currency; nil where empty (counts as 0).
  public var amount: Money?
  /// Reporting units for one unit of the opportunity's currency: converts its history.
  public var rate = Decimal.one
  public var createdAt: Day?
  public var closedAt: Day?
  public var reopenedAt: Day?
  public var expectedClose: Day?
  /// 0–1.
  public var probability: Double?
  public var owner = Key.empty
  public var lostReason = Key.empty

  /// An empty row.
  public init() {}
}

/// One row of `contracts`.
public struct ContractRow: Sendable {
  public var line: UInt32 = 0
  public var isDeleted = false
  public var id = Key.empty
  public var account = AccountName.none
  public var start = Day(0)
  /// The last day in force.
  public var end = Day(0)
  public var annualValue = Money.zero
  /// Normalised as an id.
  public var previous = Key.empty
  public var opportunity = Key.empty

  /// An empty row.
  public init() {}
}

/// One row of `spend`.
public struct SpendRow: Sendable {
  public var line: UInt32 = 0
  public var day = Day(0)
  public var amount = Money.zero
  public var account = AccountName.none
  /// 1–3: shared by that tier where no account is named; 0: none.
  public var tier: UInt8 = 0
  public var channel = Key.empty
  public var campaign = Key.empty

  /// An empty row.
  public init() {}
}

/// One row of `intent`.
public struct IntentRow: Sendable {
  public var line: UInt32 = 0
  public var day = Day(0)
  public var account = AccountName.none
  public var topic = Key.empty
  public var score = 0.0

  /// An empty row.
  public init() {}
}

/// One row of `relationships` or `nps`: a score of a contact, or of the account, at a time.
public struct ScoreRow: Sendable {
  public var line: UInt32 = 0
  public var time = Instant(milliseconds: 0)
  public var day = Day(0)
  public var account = AccountName.none
  public var contact = ContactName.none
  public var score = 0.0

  /// An empty row.
  public init() {}
}

/// One row of `opportunity_history`.
public struct HistoryRow: Sendable {
  public var line: UInt32 = 0
  public var opportunity = Key.empty
  public var time = Instant(milliseconds: 0)
  public var day = Day(0)
  public var stage = Key.empty
  /// As written, in the opportunity's currency; nil where empty.
  public var amount: Decimal?
  /// The rate of a currency code in the cell; nil: the opportunity's.
  public var rate: Decimal?

  /// An empty row.
  public init() {}
}
