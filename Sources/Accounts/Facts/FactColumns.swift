public import Exports

/// The facts of all accounts at one point, as columns: what KPIs add up, whole, by tier, or under a filter.
public struct FactColumns: Sendable {
  /// T and P.
  public let point: Point
  /// By `Fact.rawValue`; facts that are doubles have an empty column.
  private var integers: [[Int64]]
  private var doubles: [[Double]]
  /// By `Duration.rawValue`: accounts and days, in the order of accounts.
  public private(set) var durations: [[(account: Int32, days: Int32)]]
  /// The stage of each account, 0 where it is not on the list.
  public private(set) var stages: [UInt8]
  /// The lifecycle stage of each account, 0 where it is not on the list.
  public private(set) var lifecycles: [UInt8]

  /// Scope of the whole list, unfiltered: what the facts of a single account cannot say.
  public private(set) var scope = ListScope()

  init(point: Point, accounts: Int) {
    self.point = point
    integers = Fact.allCases.map { $0.kind == .double ? [] : Array(repeating: 0, count: accounts) }
    doubles = Fact.allCases.map { $0.kind == .double ? Array(repeating: 0, count: accounts) : [] }
    durations = Duration.allCases.map { _ in [] }
    stages = Array(repeating: 0, count: accounts)
    lifecycles = stages
  }

  /// A column of counts or of money in ten-thousandths.
  public func integers(_ fact: Fact) -> [Int64] { integers[fact.rawValue] }
  /// A column of doubles.
  public func doubles(_ fact: Fact) -> [Double] { doubles[fact.rawValue] }

  /// Takes the facts of an account; `facts` are those at this point.
  mutating func set(_ facts: AccountFacts, of account: Account, at position: Int) {
    guard facts.isOnList else { return }
    for fact in Fact.allCases {
      if fact.kind == .double {
        doubles[fact.rawValue][position] = facts.double(fact)
      } else {
        integers[fact.rawValue][position] = facts.integer(fact, of: account, in: point)
      }
    }
    for duration in Duration.allCases {
      for days in facts.days(duration, in: point) { durations[duration.rawValue].append((Int32(position), days)) }
    }
    stages[position] = facts.stage
    lifecycles[position] = facts.lifecycle
  }

  mutating func setScope(_ scope: ListScope) { self.scope = scope }
}

/// What follows from the whole, unfiltered list at a point.
public struct ListScope: Sendable {
  /// Spend in P shared by tiers 1–3 at their positions, and by all at 0.
  public var sharedSpend: [Money] = Array(repeating: .zero, count: 4)
  /// Accounts on the list of each tier; none at 0.
  public var accounts: [Int] = Array(repeating: 0, count: 4)
  /// The churn of LTV.
  public var churn = 0.15
  /// The median LTV of each tier's customers (none at 0); nil where there is none, then `allCustomers`.
  public var medianLTV: [Double?] = Array(repeating: nil, count: 4)
  /// The median LTV of all customers.
  public var medianLTVOfAll: Double?

  /// Nothing yet.
  public init() {}

  /// One account's shares of what is shared, in currency units.
  public func share(tier: Int) -> Double {
    let all = accounts.reduce(0, +)
    let fromAll = all == 0 ? 0 : sharedSpend[0].double / Double(all)
    if tier == 0 || accounts[tier] == 0 { return fromAll }
    return fromAll + sharedSpend[tier].double / Double(accounts[tier])
  }

  /// The ceiling of an account that is no customer.
  public func potentialLTV(tier: Int) -> Double? { medianLTV[tier] ?? medianLTVOfAll }
}
