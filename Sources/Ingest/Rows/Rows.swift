public import Values

/// One row of `accounts`. Texts are keys of the part's pool.
public struct AccountRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// Marked deleted: it is no row, and removes the earlier one with its id.
  public var isDeleted = false
  /// `account_id`, normalised as `AccountName.Kind.id`.
  public var id = StringID.empty
  /// As written; empty where it defaults to the id.
  public var name = StringID.empty
  /// The name case-folded, as other tables' `account_name` is.
  public var foldedName = StringID.empty
  /// Normalised.
  public var domain = StringID.empty
  /// As written.
  public var industry = StringID.empty
  /// As written.
  public var country = StringID.empty
  /// As written.
  public var region = StringID.empty
  /// As written.
  public var segment = StringID.empty
  /// As written.
  public var owner = StringID.empty
  /// 1, 2, 3, or 0 for none.
  public var tier: UInt8 = 0
  /// Whether the cell of the tier says anything, readable or not.
  public var hasTierCell: Bool { !tierText.isEmpty }
  /// The tier's cell as written; empty where it is empty or says null.
  public var tierText = StringID.empty
  /// nil where the column is absent or the cell empty.
  public var isTarget: Bool?
  /// The first day on the list; nil: no limit.
  public var targetSince: Day?
  /// The first day no longer on the list; nil: no limit.
  public var targetUntil: Day?
  /// Normalised as an id.
  public var parent = StringID.empty
  /// The day it was created; nil where empty: it has always existed.
  public var createdAt: Day?
  /// The number of employees; nil where empty or unreadable.
  public var employees: Double?
  /// The yearly revenue; nil where empty or unreadable.
  public var annualRevenue: Double?

  /// An empty row.
  public init() {}
}

/// One row of `contacts`.
public struct ContactRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// Marked deleted: it is no row, and removes the earlier one with its id.
  public var isDeleted = false
  /// `contact_id`, normalised as an id.
  public var id = StringID.empty
  /// How the row names its account; none where it names none.
  public var account = AccountName.none
  /// As written.
  public var name = StringID.empty
  /// Lower case.
  public var email = StringID.empty
  /// As written.
  public var title = StringID.empty
  /// As written; not empty makes a stakeholder.
  public var role = StringID.empty
  /// As written; not empty makes a stakeholder.
  public var persona = StringID.empty
  /// nil where empty.
  public var isStakeholder: Bool?
  /// The day it was created; nil where empty: it has always existed.
  public var createdAt: Day?

  /// An empty row.
  public init() {}
}

/// One row of `opportunities`.
public struct OpportunityRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// Marked deleted: it is no row, and removes the earlier one with its id.
  public var isDeleted = false
  /// Normalised as an id.
  public var id = StringID.empty
  /// Whether its file gave the id; else it was made from the path and the line.
  public var hasOwnID = true
  /// Whether what stands for the id is made of its name, its account and its day: lines of one deal share it.
  public var isLine = false
  /// How the row names its account; none where it names none.
  public var account = AccountName.none
  /// As written.
  public var name = StringID.empty
  /// What it is for.
  public var type = OpportunityType.new
  /// The type's cell as written.
  public var typeText = StringID.empty
  /// As written.
  public var stage = StringID.empty
  /// The status' cell as written.
  public var statusText = StringID.empty
  /// How it ended, or that it has not.
  public var status = OpportunityStatus.open
  /// In the reporting currency; nil where empty (counts as 0).
  public var amount: Money?
  /// Reporting units for one unit of the opportunity's currency: converts its history.
  public var rate = Decimal.one
  /// The day it was created; nil where empty: it has always existed.
  public var createdAt: Day?
  /// The day it was won or lost; of an open one, the day it was lost before it was reopened. nil of one that was won
  /// or lost: the day on which it was expected to close stands for it, where that has come.
  public var closedAt: Day?
  /// The day it was reopened.
  public var reopenedAt: Day?
  /// The day it is expected to close.
  public var expectedClose: Day?
  /// 0–1.
  public var probability: Double?
  /// As written.
  public var owner = StringID.empty
  /// As written.
  public var lostReason = StringID.empty

  /// An empty row.
  public init() {}
}

/// One row of `contracts`.
public struct ContractRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// Marked deleted, or no contract yet: it is no row, and removes the earlier one with its id.
  public var isDeleted = false
  /// Normalised as an id.
  public var id = StringID.empty
  /// Whether its file gave the id; else it was made from the path and the line.
  public var hasOwnID = true
  /// How the row names its account; none where it names none.
  public var account = AccountName.none
  /// The first day in force.
  public var start = Day(0)
  /// The last day in force; nil: open-ended.
  public var end: Day?
  /// Whether that day is the one on which it was cancelled.
  public var isCancelled = false
  /// The value of a year, in the reporting currency.
  public var annualValue = Money.zero
  /// The status' cell as written, also of one that is no contract yet.
  public var statusText = StringID.empty
  /// Normalised as an id.
  public var previous = StringID.empty
  /// Normalised as an id; empty for none.
  public var opportunity = StringID.empty

  /// An empty row.
  public init() {}
}

/// One row of `spend`.
public struct SpendRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// The calendar day in the configured zone.
  public var day = Day(0)
  /// In the reporting currency.
  public var amount = Money.zero
  /// How the row names its account; none where it names none.
  public var account = AccountName.none
  /// 1–3: shared by that tier where no account is named; 0: none.
  public var tier: UInt8 = 0
  /// As written.
  public var channel = StringID.empty
  /// As written.
  public var campaign = StringID.empty

  /// An empty row.
  public init() {}
}

/// One row of `intent`.
public struct IntentRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// The calendar day in the configured zone.
  public var day = Day(0)
  /// How the row names its account; none where it names none.
  public var account = AccountName.none
  /// As written.
  public var topic = StringID.empty
  /// The score.
  public var score = 0.0

  /// An empty row.
  public init() {}
}

/// One row of `relationships` or `nps`: a score of a contact, or of the account, at a time.
public struct ScoreRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// The point in time: what orders rows of one day.
  public var time = Instant(milliseconds: 0)
  /// The calendar day in the configured zone.
  public var day = Day(0)
  /// How the row names its account; none where it names none.
  public var account = AccountName.none
  /// How the row names its contact; none where it names none.
  public var contact = ContactName.none
  /// `response_id` of `nps`, normalised as an id; empty for none.
  public var response = StringID.empty
  /// The score.
  public var score = 0.0

  /// An empty row.
  public init() {}
}

/// One row of `opportunity_history`.
public struct HistoryRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// Normalised as an id; empty for none.
  public var opportunity = StringID.empty
  /// The point in time: what orders rows of one day.
  public var time = Instant(milliseconds: 0)
  /// The calendar day in the configured zone.
  public var day = Day(0)
  /// As written.
  public var stage = StringID.empty
  /// As written, in the opportunity's currency; nil where empty.
  public var amount: Decimal?
  /// The rate of a currency code in the cell; nil: the opportunity's.
  public var rate: Decimal?
  /// The day on which it is expected to close from then on; nil where empty: no change.
  public var expectedClose: Day?

  /// An empty row.
  public init() {}
}

/// One row of `rates`.
public struct RateRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// The currency's code, upper case.
  public var currency = StringID.empty
  /// The first day on which it counts.
  public var day = Day(0)
  /// Reporting units for one unit, above 0.
  public var rate = Decimal.one

  /// An empty row.
  public init() {}
}

/// One row of `goals`.
public struct GoalRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// The KPI as written.
  public var kpi = StringID.empty
  /// The value to reach as written, a percentage as its hundredth.
  public var value = Decimal.one
  /// Reporting units for one unit of the row's currency; nil where nothing says in which it is.
  public var rate: Decimal?
  /// By when, as written; empty where days or nothing say it.
  public var period = StringID.empty
  /// The first day; nil where empty.
  public var from: Day?
  /// The last day; nil where empty.
  public var to: Day?
  /// Of whose accounts or deals: columns of accounts with the value that they must have, in the order of the file.
  public var scope: [(column: StringID, value: StringID)] = []

  /// An empty row.
  public init() {}
}

/// A row of `history`: an attribute of a row of another table became another.
public struct ChangeRow: Sendable {
  /// Its line in the file.
  public var line: UInt32 = 0
  /// Which attribute, as `TrackedNames` names it: `accounts.tier`.
  public var attribute = StringID.empty
  /// The id of the row that changed.
  public var id = StringID.empty
  /// When it changed.
  public var time = Instant(milliseconds: 0)
  /// The day of that in the zone of days.
  public var day = Day(0)
  /// The value before, as written; nil where no column says it.
  public var old: StringID?
  /// The value after, as written; empty: there is none any more.
  public var new = StringID.empty

  /// An empty row.
  public init() {}
}

/// One row of `signal_acks`.
public struct SignalAckRow: Sendable {
  /// The line of the file where the record begins, from 1.
  public var line: UInt32 = 0
  /// The rule as written.
  public var rule = StringID.empty
  /// The id of what the signal is about, as written.
  public var subject = StringID.empty
  /// The day from which on it counts.
  public var at = Day(0)
  /// What was decided: `done`, `later`, `never`.
  public var action = StringID.empty
  /// The day on which it is seen again; nil where empty.
  public var until: Day?
  /// Who decided it; empty where nobody says.
  public var by = StringID.empty
  /// A line about it; may be empty.
  public var note = StringID.empty

  /// An empty row.
  public init() {}
}
