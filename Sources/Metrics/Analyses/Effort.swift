internal import Accounts
public import Values

/// What was done for some accounts, and what came of it.
public struct EffortGroup: Sendable {
  /// The value of the column that they have in common.
  public var value: String
  /// Positions, ascending.
  public var accounts: [Int] = []
  /// Own spend and shares in P, in currency units.
  public var spend = 0.0
  /// Activities in P of class outreach; meetings; touches of sales' types, and of all others.
  public var outreach: Int64 = 0, meetings: Int64 = 0, sales: Int64 = 0, marketing: Int64 = 0
  /// Pipeline created in P, what was won in P, and the ACV at T.
  public var created = Money.zero, revenue = Money.zero, acv = Money.zero
  /// Opportunities won in P.
  public var won: Int64 = 0
}

/// Shares of effort beside shares of value (analyses.md, Effort and value).
public struct Effort: Sendable {
  /// The groups, the largest first.
  public let groups: [EffortGroup]
  /// All together.
  public let all: EffortGroup

  /// A share of the whole; nil where the whole is nothing.
  public func share(_ group: EffortGroup, _ part: (EffortGroup) -> Double) -> Double? {
    let whole = part(all)
    return whole > 0 ? part(group) / whole : nil
  }

  /// The mean share of effort: of spend, and of sales' and marketing's touches, of those that there are.
  public func effortShare(_ group: EffortGroup) -> Double? {
    let shares = [
      share(group) { $0.spend }, share(group) { Double($0.sales) }, share(group) { Double($0.marketing) },
    ].compactMap(\.self)
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }

  /// The mean share of value: of pipeline created, revenue and ACV, of those that there are.
  public func valueShare(_ group: EffortGroup) -> Double? {
    let shares = [
      share(group) { $0.created.double }, share(group) { $0.revenue.double }, share(group) { $0.acv.double },
    ].compactMap(\.self)
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }
}

/// How soon somebody follows up on accounts that have become engaged.
public struct FollowUp: Sendable {
  /// Working days within which the share that was followed up is said.
  public static let horizons = [1, 5, 10]

  /// Of accounts with one value of a column.
  public struct Group: Sendable {
    /// The value; nil: all.
    public var value: String?
    /// Accounts that became engaged in the days looked at.
    public var accounts: [Int]
    /// Those of them that nobody has followed up.
    public var waiting: [Int]
    /// The curve, in working days.
    public var curve: KaplanMeier
  }

  /// All.
  public let all: Group
  /// By the value of a column, the largest first.
  public let groups: [Group]
}

extension Snapshot {
  /// Effort and value by a column, of the accounts on the list that are counted.
  ///
  /// - Complexity: O(accounts + their activities).
  public func effort(by column: AccountField, of set: AccountSet = .all) -> Effort {
    let walk = ActivityWalk(dataset)
    let types = dataset.types
    let isSales = types.map { analyses.salesTypes.contains($0.name) }
    var groups: [String: EffortGroup] = [:]
    var all = EffortGroup(value: "")
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      var one = EffortGroup(value: column.value(of: account, in: self).groupName)
      one.accounts = [account]
      one.spend = facts[account].spend
      one.created = facts[account].pipelineCreated
      one.revenue = facts[account].revenue
      one.acv = facts[account].isCustomer ? facts[account].acv : .zero
      one.won = Int64(facts[account].dealsWon)
      walk.forEach(of: account) { day, type, count in
        guard period.now.contains(day), types.indices.contains(type) else { return }
        if types[type].kind == .outreach { one.outreach += count }
        if type == Int(ActivityTypes.Code.meeting) { one.meetings += count }
        if types[type].isTouch {
          if isSales[type] { one.sales += count } else { one.marketing += count }
        }
      }
      groups[one.value, default: EffortGroup(value: one.value)].add(one)
      all.add(one)
    }
    return Effort(
      groups: groups.values.sorted { ($1.accounts.count, $0.value) < ($0.accounts.count, $1.value) }, all: all)
  }

  /// How soon accounts that crossed the minimum score in the days up to T got an outreach or a two-way touch (call, meeting,
  /// reply, chat), from that day on, in working days without the holidays of the settings.
  ///
  /// - Complexity: O(accounts + activities of those that became engaged).
  public func followUp(by column: AccountField?, of set: AccountSet = .all) -> FollowUp {
    let walk = ActivityWalk(dataset)
    let workingDays = WorkingDays(settings)
    let twoWay = [
      ActivityTypes.Code.call, ActivityTypes.Code.meeting, ActivityTypes.Code.emailReply, ActivityTypes.Code.chat,
    ]
    let answers = dataset.types.indices.map { type in
      dataset.types[type].kind == .outreach || twoWay.contains { Int($0) == type }
    }
    var cases: [(account: Int, value: String, waiting: Waiting)] = []
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      guard let engaged = facts[account].engagedOn, engaged > asOf - analyses.velocityDays else { continue }
      var first: Day?
      walk.forEach(of: account) { day, type, _ in
        guard day >= engaged, day <= asOf, answers.indices.contains(type), answers[type] else { return }
        first = min(first ?? day, day)
      }
      let length = workingDays.count(from: engaged + 1, through: first ?? asOf)
      let value = column?.value(of: account, in: self).groupName ?? ""
      cases.append((account, value, Waiting(days: length, isEvent: first != nil)))
    }
    func group(_ value: String?, _ cases: [(account: Int, value: String, waiting: Waiting)]) -> FollowUp.Group {
      FollowUp.Group(
        value: value, accounts: cases.map(\.account),
        waiting: cases.filter { !$0.waiting.isEvent }.map(\.account), curve: KaplanMeier(cases.map(\.waiting)))
    }
    let groups = Dictionary(grouping: cases) { $0.value }.map { group($0.key, $0.value) }
      .sorted { ($1.accounts.count, $0.value ?? "") < ($0.accounts.count, $1.value ?? "") }
    return FollowUp(all: group(nil, cases), groups: column == nil ? [] : groups)
  }
}

extension EffortGroup {
  /// Adds what was done for others.
  fileprivate mutating func add(_ other: EffortGroup) {
    accounts += other.accounts
    spend += other.spend
    outreach += other.outreach
    meetings += other.meetings
    sales += other.sales
    marketing += other.marketing
    created += other.created
    revenue += other.revenue
    acv += other.acv
    won += other.won
  }
}
