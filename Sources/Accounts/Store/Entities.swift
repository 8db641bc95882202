internal import Ingest
public import Values

/// Where a row stands: the part, in the order of all parts of a dataset, and the row's position in its table there.
public struct RowReference: Hashable, Sendable {
  /// The position in `Dataset.parts`.
  public var part: UInt32
  /// The position in the part's rows of its table.
  public var row: UInt32
}

/// Where a row of a table stands.
struct TableRow: Hashable, Sendable {
  var table: Table
  var source: RowReference
}

/// One account as resolved.
public struct Account: Equatable, Sendable {
  /// `account_id`.
  public var id: String
  /// Its name; the id where it has none.
  public var name: String
  /// Normalised; empty where it has none.
  public var domain = ""
  /// As written.
  public var industry = ""
  /// As written.
  public var country = ""
  /// As written.
  public var region = ""
  /// As written.
  public var segment = ""
  /// As written.
  public var owner = ""
  /// 1–3, or 0 for none: the column, else by the ideal customer profile.
  public var tier: UInt8 = 0
  /// The share of the profile's criteria that it meets, 0–1; nil without a profile.
  public var profileFit: Double?
  /// Whether it is a target account on the days between `targetSince` and `targetUntil`.
  public var isTarget = false
  /// The first day on the list; nil: no limit.
  public var targetSince: Day?
  /// The first day no longer on the list; nil: no limit.
  public var targetUntil: Day?
  /// The day it was created; nil where empty: it has always existed.
  public var createdAt: Day?
  /// The number of employees; nil where empty or unreadable.
  public var employees: Double?
  /// The yearly revenue; nil where empty or unreadable.
  public var annualRevenue: Double?
  /// `parent_account_id` as written; empty for none.
  public var parentID = ""
  /// The parent's position among the accounts, or -1.
  public var parent: Int32 = -1
  /// The values of `Dataset.extraColumns`, in their order.
  public var extras: [String] = []
  /// Its row; nil where it was made from the names in other tables.
  public var source: RowReference?
  /// How it stood to the list from day to day, where that is known to have changed; else empty.
  var past: [PastStanding] = []

  /// An account named only by its id.
  public init(id: String) {
    self.id = id
    name = id
  }

  /// Whether it is on the target account list on a day (data.md).
  public func isOnList(at day: Day) -> Bool { standing.isOnList(at: day) }

  /// What decides whether it is on the list, and where, without its texts.
  var standing: AccountStanding {
    AccountStanding(
      tier: tier, profileFit: profileFit, isTarget: isTarget, targetSince: targetSince, targetUntil: targetUntil,
      createdAt: createdAt, past: past)
  }
}

/// How an account stands to the target account list: see `Account`, whose dozen texts are not needed for most facts.
struct AccountStanding {
  var tier: UInt8
  var profileFit: Double?
  var isTarget: Bool
  var targetSince: Day?
  var targetUntil: Day?
  var createdAt: Day?
  /// Where it changed: what it was from day to day, which decides then.
  var past: [PastStanding] = []

  /// Whether the account is on the target account list on a day (data.md).
  func isOnList(at day: Day) -> Bool {
    if !past.isEmpty { return wasOnList(at: day) }
    return isOnList(at: day, isTarget: isTarget, targetSince: targetSince, targetUntil: targetUntil)
  }

  /// The same by what it was on that day.
  private func wasOnList(at day: Day) -> Bool {
    guard let then = past.standing(at: day) else { return false }
    return isOnList(at: day, isTarget: then.isTarget, targetSince: then.targetSince, targetUntil: then.targetUntil)
  }

  private func isOnList(at day: Day, isTarget: Bool, targetSince: Day?, targetUntil: Day?) -> Bool {
    guard isTarget else { return false }
    if let targetSince, targetSince > day { return false }
    if let targetUntil, targetUntil <= day { return false }
    if let createdAt, createdAt > day { return false }
    return true
  }
}

/// One contact as resolved. Its texts stand in its row.
public struct Contact: Sendable {
  /// Its row.
  public var source: RowReference
  /// Its position among the accounts.
  public var account: Int32
  /// Whether it is a stakeholder (data.md, contacts).
  public var isStakeholder: Bool
  /// The day it was created; nil where empty: it has always existed.
  public var createdAt: Day?
  /// Its number among all contacts in force, those without an account included.
  var number: UInt32

  /// Whether it exists on a day.
  public func exists(at day: Day) -> Bool { createdAt.map { $0 <= day } ?? true }
}

/// One row of an opportunity's history. Its stage stands in the row.
struct OpportunityChange: Sendable {
  var source: RowReference
  var time: Instant
  var day: Day
  /// In the reporting currency; nil: the row changes no amount.
  var amount: Money?
}

/// One opportunity as resolved. Its texts stand in its row.
public struct Opportunity: Sendable {
  /// Its row.
  public var source: RowReference
  /// What it is for.
  public var type: OpportunityType
  var status: OpportunityStatus
  var writtenAmount: Money
  /// The day it was created; nil where empty: it has always existed.
  public var createdAt: Day?
  var closedAt: Day?
  var reopenedAt: Day?
  /// Ascending by time.
  var history: [OpportunityChange]

  /// Whether it exists on a day.
  public func exists(at day: Day) -> Bool { createdAt.map { $0 <= day } ?? true }

  /// Its state on a day on which it exists (kpis.md, Opportunity states).
  public func state(at day: Day) -> OpportunityStatus {
    guard let closedAt, closedAt <= day else { return .open }
    if status != .open { return status }
    // An open one that was closed before: lost until it was reopened.
    if let reopenedAt, reopenedAt > closedAt, day < reopenedAt { return .lost }
    return .open
  }

  /// The day on which it was won or lost, if it was by this day.
  public func closed(by day: Day) -> Day? { state(at: day) == .open ? nil : closedAt }

  /// The day on which it was won or lost, also where it was reopened after it; nil where it never was.
  var closedFirst: Day? {
    guard let closedAt else { return nil }
    return status != .open || reopenedAt.map { $0 > closedAt } ?? false ? closedAt : nil
  }

  /// Its amount on a day: the latest of the history, else as written.
  public func amount(at day: Day) -> Money {
    history.last { $0.day <= day && $0.amount != nil }?.amount ?? writtenAmount
  }

  /// The days from its creation to its close; nil where it has no cycle.
  public func cycle(by day: Day) -> Int? {
    guard let createdAt, let closed = closed(by: day), closed >= createdAt else { return nil }
    return closed - createdAt
  }

  /// Whether it was created or reopened in a period.
  func isCreatedOrReopened(in point: FactPoint) -> Bool {
    (createdAt.map(point.contains) ?? false) || (reopenedAt.map(point.contains) ?? false)
  }
}

/// One contract as resolved.
public struct Contract: Sendable {
  /// Its row.
  public var source: RowReference
  /// `contract_id`.
  public var id: String
  /// `previous_contract_id`; empty for none.
  public var previous: String
  /// The first day in force.
  public var start: Day
  /// The last day in force; nil: it is open-ended.
  public var end: Day?
  /// Whether that day is the one on which it was cancelled.
  public var isCancelled: Bool
  /// The value of a year, in the reporting currency.
  public var annualValue: Money
  /// The offset, among the account's contracts, of the one that renews it by its id, and of the one that follows it; -1:
  /// none (`RenewalLinks`).
  var namingRenewer: Int32 = -1
  var followingRenewer: Int32 = -1

  /// Whether a day lies in its days, with the grace that a contract has unless it was cancelled.
  func isInForce(at day: Day, graceDays: Int) -> Bool {
    if day < start { return false }
    guard let end else { return true }
    return day <= (isCancelled ? end : end + graceDays)
  }
}

/// A score of a contact or of the account at a time: a row of `relationships` or `nps`.
struct Score: Sendable {
  var source: RowReference
  var time: Instant
  var day: Day
  var respondent: Respondent
  var value: Double
}

/// Who gave a score, or whom it is about: scores of the same respondent replace each other in time.
struct Respondent: Hashable, Comparable, Sendable {
  /// The account; else a contact's number + 1; else a number with the bit of its kind.
  private let word: UInt32
  private static let nameBit: UInt32 = 0x8000_0000
  private static let responseBit: UInt32 = 0x4000_0000

  private init(word: UInt32) { self.word = word }

  /// The account itself.
  static let account = Respondent(word: 0)
  /// A contact, by its number among all contacts in force.
  init(contact number: UInt32) { word = number + 1 }
  /// An id or address that no contact has.
  init(name number: UInt32) { word = number | Respondent.nameBit }
  /// A response that names nobody.
  init(response number: UInt32) { word = number | Respondent.responseBit }

  /// What tells it from others.
  enum Kind { case account, contact, name, response }
  /// What it is told by.
  var kind: Kind {
    if word == 0 { return .account }
    return word & Respondent.nameBit != 0 ? .name : word & Respondent.responseBit != 0 ? .response : .contact
  }
  /// The contact's number; nil where it is none.
  var contact: UInt32? { kind == .contact ? word - 1 : nil }

  static func < (left: Respondent, right: Respondent) -> Bool { left.word < right.word }
}

/// A topic's score on a day.
struct Intent: Sendable {
  var source: RowReference
  var day: Day
  /// The position in `Dataset.topics`.
  var topic: UInt32
  var score: Double
}

/// Money spent on a day.
struct Spend: Sendable {
  var source: RowReference
  var day: Day
  var amount: Money
}

extension Account {
  /// The value of a column by any spelling of its name: a native one or one of the file's own; nil if there is none.
  public func value(ofColumn name: String, extraColumns: [String]) -> String? {
    switch Text.plain(name) {
    case "id", "accountid": return id
    case "name", "account", "accountname": return self.name
    case "domain": return domain
    case "industry": return industry
    case "country": return country
    case "region": return region
    case "segment": return segment
    case "owner": return owner
    case "tier": return tier == 0 ? "" : String(tier)
    case "employees": return employees.map(Account.plain) ?? ""
    case "annualrevenue": return annualRevenue.map(Account.plain) ?? ""
    case "parentaccountid", "parent": return parentID
    case "targetsince": return targetSince?.iso ?? ""
    case "targetuntil": return targetUntil?.iso ?? ""
    case "createdat": return createdAt?.iso ?? ""
    case "istarget": return isTarget ? "true" : "false"
    default:
      guard let column = ColumnName.position(of: name, in: extraColumns) else { return nil }
      return column < extras.count ? extras[column] : ""
    }
  }

  /// A number without a needless fraction.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }
}
