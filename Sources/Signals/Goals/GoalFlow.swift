internal import Accounts
internal import Metrics
internal import Values

/// What a flow is counted of, day by day.
enum GoalFlow: Hashable {
  /// What was won: of one kind of opportunity, or of all, with what renewing contracts bring.
  case won(OpportunityKind)
  case pipelineCreated
  case expansionCreated
  case wonAccounts
  case activity(ActivityFlow)

  enum OpportunityKind: Hashable {
    case new, expansion, all

    func contains(_ type: OpportunityType) -> Bool {
      switch self {
      case .new: type == .new
      case .expansion: type.isExpansion
      case .all: true
      }
    }
  }

  /// The flow of a KPI; nil where it is none, or none that adds up day by day (`renewed_accounts`).
  init?(_ kpi: KPI) {
    switch kpi.id {
    case "new_revenue": self = .won(.new)
    case "expansion_revenue": self = .won(.expansion)
    case "total_revenue": self = .won(.all)
    case "pipeline_created": self = .pipelineCreated
    case "expansion_opportunities": self = .expansionCreated
    case "won_accounts": self = .wonAccounts
    case "ad_impressions": self = .activity(.impressions)
    case "ad_clicks": self = .activity(.clicks)
    case "website_visits": self = .activity(.visits)
    case "high_value_visits": self = .activity(.highValueVisits)
    case "chats": self = .activity(.chats)
    case "view_through_visits": self = .activity(.viewThroughVisits)
    case "view_through_conversions": self = .activity(.viewThroughConversions)
    default: return nil
    }
  }

  /// Whether amounts are money: in ten-thousandths.
  var isMoney: Bool {
    switch self {
    case .won, .pipelineCreated: true
    default: false
    }
  }

  /// Of which deals the open ones can still bring it; nil where no deal can.
  var kind: OpportunityKind? { if case .won(let kind) = self { kind } else { nil } }
}

/// The dated rows that goals are measured by: read once for all goals.
struct GoalLedger {
  let dataset: Dataset
  /// By account with opportunities: what they were on each day.
  let deals: [(account: Int, timelines: [OpportunityTimeline])]
  /// By flow, then account.
  private let activityDays: [ActivityFlow: [[DayCount]]]
  /// Before this day there is nothing.
  let earliest: Day

  /// - Complexity: O(opportunities and their histories), and O(activities) for each flow of them.
  init(_ dataset: Dataset, flows: Set<GoalFlow>, workers: Workers) {
    self.dataset = dataset
    let newest = dataset.newestCreations
    deals = dataset.accounts.indices.compactMap { account in
      dataset.opportunities[account].isEmpty
        ? nil : (account, dataset.opportunityTimelines(of: account, newest: newest))
    }
    var days: [ActivityFlow: [[DayCount]]] = [:]
    for case .activity(let flow) in flows { days[flow] = dataset.days(of: flow, workers: workers) }
    activityDays = days
    var first: Day?
    func include(_ day: Day?) { if let day { first = min(first ?? day, day) } }
    for (_, timelines) in deals {
      for timeline in timelines {
        include(timeline.opportunity.createdAt)
        include(timeline.opportunity.closed(by: .distantFuture))
      }
    }
    for accounts in days.values { for its in accounts { include(its.first?.day) } }
    dataset.contracts.items.forEach { include($0.start) }
    earliest = first ?? .distantFuture
  }

  /// Which accounts a goal is of, and whose deals.
  struct Members {
    /// By account; nil: all.
    var accounts: [Bool]?
    /// The owner of deals, folded; nil: any.
    var dealOwner: String?

    func contains(_ account: Int) -> Bool { accounts?[account] ?? true }
    func contains(_ deal: OpportunityTimeline) -> Bool {
      dealOwner.map { $0 == GoalLedger.plain(deal.owner) } ?? true
    }
  }

  /// A value without case and needless blanks: `bo  lind` is `Bo Lind`.
  static func plain(_ text: String) -> String {
    Folding.text(text).split(separator: " ").joined(separator: " ")
  }

  /// The accounts and deals of a goal's scope.
  ///
  /// - Complexity: O(accounts × columns).
  func members(of goal: Goal) -> Members {
    var members = Members()
    for part in goal.scope {
      let wanted = GoalLedger.plain(part.value)
      if part.column == "owner", goal.isOfDealOwner {
        members.dealOwner = wanted
        continue
      }
      let fits = dataset.accounts.map { account in
        account.value(ofColumn: part.column, extraColumns: dataset.extraColumns).map(GoalLedger.plain) == wanted
      }
      members.accounts = members.accounts.map { zip($0, fits).map { $0 && $1 } } ?? fits
    }
    return members
  }

  /// How much of a flow there was on each day of some days, by their offset: over the list, and with the amounts, of a day.
  ///
  /// - Complexity: O(opportunities), or O(days with activities).
  func amounts(of flow: GoalFlow, from first: Day, to last: Day, at asOf: Day, _ members: Members) -> [Int64] {
    var amounts = [Int64](repeating: 0, count: max(0, last - first + 1))
    func add(_ amount: Int64, on day: Day?) {
      if let day, first <= day, day <= last { amounts[day - first] &+= amount }
    }
    if case .activity(let kind) = flow {
      for (account, days) in (activityDays[kind] ?? []).enumerated()
      where !days.isEmpty && members.contains(account) && dataset.accounts[account].isOnList(at: asOf) {
        for its in days { add(its.count, on: its.day) }
      }
      return amounts
    }
    for (account, timelines) in deals where members.contains(account) && dataset.accounts[account].isOnList(at: asOf) {
      var wonOn: Day?
      for timeline in timelines where members.contains(timeline) && timeline.opportunity.exists(at: asOf) {
        let opportunity = timeline.opportunity
        switch flow {
        case .won(let kind):
          if kind.contains(opportunity.type), opportunity.state(at: asOf) == .won {
            add(opportunity.amount(at: asOf).units, on: opportunity.closed(by: asOf))
          }
        case .pipelineCreated: add(opportunity.amount(at: asOf).units, on: opportunity.createdAt)
        case .expansionCreated: if opportunity.type.isExpansion { add(1, on: opportunity.createdAt) }
        case .wonAccounts:
          if opportunity.type == .new, opportunity.state(at: asOf) == .won, let day = opportunity.closed(by: asOf) {
            wonOn = min(wonOn ?? day, day)
          }
        case .activity: break
        }
      }
      if flow == .wonAccounts { add(1, on: wonOn) }
    }
    // What a contract brings is nobody's deal.
    if flow == .won(.all), members.dealOwner == nil {
      for account in dataset.accounts.indices
      where members.contains(account) && !dataset.contracts[account].isEmpty
        && dataset.accounts[account].isOnList(at: asOf)
      {
        for its in dataset.renewalRevenue(of: account, at: asOf) { add(its.amount.units, on: its.day) }
      }
    }
    return amounts
  }

  /// Σ amount of the deals of a kind that are open at a day: all, those expected to close by another day, and of these
  /// those that should have closed before.
  func open(
    _ kind: GoalFlow.OpportunityKind, at day: Day, by end: Day, _ members: Members
  ) -> (all: Int64, expected: Int64, overdue: Int64) {
    var sums: (all: Int64, expected: Int64, overdue: Int64) = (0, 0, 0)
    for (account, timelines) in deals where members.contains(account) && dataset.accounts[account].isOnList(at: day) {
      for timeline in timelines where members.contains(timeline) && kind.contains(timeline.opportunity.type) {
        guard timeline.isOpen(at: day) else { continue }
        let amount = timeline.amount(at: day).units
        sums.all &+= amount
        guard let close = timeline.expectedClose(at: day), close <= end else { continue }
        sums.expected &+= amount
        if close < day { sums.overdue &+= amount }
      }
    }
    return sums
  }
}
