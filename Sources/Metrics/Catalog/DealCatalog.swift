public import Accounts
public import Values

/// An opportunity of an account, as it stands at T.
public struct Deal: Sendable {
  /// The position of the account.
  public var account: Int
  /// What its row says at T.
  public var opportunity: OpportunityDetails

  /// An opportunity of an account.
  public init(account: Int, opportunity: OpportunityDetails) {
    self.account = account
    self.opportunity = opportunity
  }
}

extension Deal {
  /// The days from T to the day on which it should close, below 0 where that is over; nil where it is not open or none is known.
  public func daysToClose(at asOf: Day) -> Int? {
    opportunity.state == .open ? opportunity.expectedClose.map { $0 - asOf } : nil
  }

  /// Whether it is open although it should have closed before T.
  public func isOverdue(at asOf: Day) -> Bool { daysToClose(at: asOf).map { $0 < 0 } ?? false }

  /// The amount times the probability, in currency units; nil where it has no probability.
  public var weightedAmount: Double? { opportunity.probability.map { $0 * opportunity.amount.double } }
}

extension Snapshot {
  /// The open opportunities of the accounts on the list that are counted, in the order of accounts and rows.
  ///
  /// - Complexity: O(accounts + opportunities).
  public func openDeals(of set: AccountSet = .all) -> [Deal] {
    var deals: [Deal] = []
    for account in dataset.accounts.indices
    where facts[account].isOnList && facts[account].openOpportunities > 0 && set.contains(account) {
      deals += dataset.openOpportunities(of: account, at: asOf).map { Deal(account: account, opportunity: $0) }
    }
    return deals
  }

  /// The opportunities of the accounts on the list that are counted and were open in P: those that are open at T, and those
  /// that were won or lost in P.
  ///
  /// - Complexity: O(accounts + opportunities).
  public func dealsOfPeriod(of set: AccountSet = .all) -> [Deal] {
    var deals: [Deal] = []
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      for opportunity in dataset.opportunityDetails(of: account, at: asOf)
      where opportunity.state == .open || (opportunity.closed.map(period.now.contains) ?? false) {
        deals.append(Deal(account: account, opportunity: opportunity))
      }
    }
    return deals
  }

  /// The opportunity of an account that has this id; nil where there is none at T.
  public func deal(id: String, account: Int) -> Deal? {
    dataset.opportunityDetails(of: account, at: asOf).first { $0.id == id }.map {
      Deal(account: account, opportunity: $0)
    }
  }

  /// Whether the directory has a table of what changed in opportunities: without it, days in a stage are ages.
  public var hasDealHistory: Bool { present.contains(.opportunityHistory) }
}

/// Sums over some opportunities.
public struct DealSums: Sendable, Equatable {
  /// How many there are.
  public private(set) var count = 0
  /// Their amounts.
  public private(set) var amount = Money.zero
  /// Amounts times probability, in currency units, of those that have one.
  public private(set) var weighted = 0.0
  /// How many have no probability.
  public private(set) var withoutProbability = 0
  /// How many are open although they should have closed.
  public private(set) var overdue = 0
  /// How many were pushed.
  public private(set) var pushed = 0

  /// The sums of opportunities at T.
  public init(_ deals: [Deal], at asOf: Day) {
    for deal in deals {
      count += 1
      amount += deal.opportunity.amount
      if let its = deal.weightedAmount { weighted += its } else { withoutProbability += 1 }
      if deal.isOverdue(at: asOf) { overdue += 1 }
      if (deal.opportunity.pushes ?? 0) > 0 { pushed += 1 }
    }
  }
}

/// A field of an opportunity.
public typealias DealField = Field<Deal>

/// The catalog of the fields of an opportunity.
public enum DealCatalog {
  /// Every field, in the order of columns.
  public static let all: [DealField] = fields.compactMap { $0 }

  private static let fields: [DealField?] = [
    ofAccount("name", title: "Account"),
    DealField(
      "deal", "Opportunity", .opportunities, .text, "the opportunity’s name", aliases: ["opportunity"], uses: .onScreen
    ) { .text($1.opportunity.name) },
    ofAccount("tier"),
    DealField("amount", "Amount", .opportunities, .money, "the amount at T", uses: .onScreen) {
      .money($1.opportunity.amount)
    },
    DealField(
      "close", "Close", .opportunities, .dayAhead, "when it should close", aliases: ["expected_close"], uses: .onScreen
    ) { .optional($1.opportunity.expectedClose) },
    DealField(
      "pushes", "Pushes", .opportunities, .count, "how often that day moved later, by its history", heading: "Push",
      uses: .onScreen
    ) { .optional($1.opportunity.pushes.map(Double.init)) },
    DealField(
      "sales_stage", "Sales stage", .opportunities, .text, "the sales stage at T, as written", aliases: ["stage"],
      uses: .onScreen
    ) { .text($1.opportunity.stage) },
    DealField(
      "days_in_stage", "Days in stage", .opportunities, .days,
      "days since it came into that stage; its age where its history has no stage", heading: "In stage",
      short: "In st.", uses: .onScreen
    ) { snapshot, deal in
      guard deal.opportunity.state == .open else { return .none }
      return .optional((deal.opportunity.stageSince ?? deal.opportunity.created).map { Double(snapshot.asOf - $0) })
    },
    DealField(
      "probability", "Probability", .opportunities, .share, "how probable it is, as written", aliases: ["chance"],
      heading: "Chance", uses: .onScreen
    ) { .optional($1.opportunity.probability) },
    DealField("age", "Age", .opportunities, .days, "days since it was created", uses: .onScreen) { snapshot, deal in
      .optional(deal.opportunity.created.map { Double(snapshot.asOf - $0) })
    },
    DealField(
      "last_touch", "Last touch", .engagement, .days, "days since the account’s last touch", heading: "Touch",
      uses: .onScreen
    ) { snapshot, deal in .optional(snapshot.facts[deal.account].lastTouch.map { Double(snapshot.asOf - $0) }) },
    DealField("owner", "Owner", .opportunities, .text, "who owns it, else the account’s owner", uses: .onScreen) {
      snapshot, deal in
      .text(
        deal.opportunity.owner.isEmpty ? snapshot.dataset.accounts[deal.account].owner : deal.opportunity.owner)
    },
    DealField("type", "Type", .opportunities, .text, "new, expansion, cross-sell, upsell or renewal") {
      .text($1.opportunity.type.title)
    },
    DealField("weighted", "Weighted", .opportunities, .money, "the amount × the probability") {
      .optional($1.weightedAmount)
    },
    DealField("created", "Created", .opportunities, .day, "when it was created", aliases: ["created_at"]) {
      .optional($1.opportunity.created)
    },
    DealField("state", "State", .opportunities, .text, "open, won or lost at T", aliases: ["status"]) {
      .text($1.opportunity.state.name)
    },
    DealField("closed", "Closed", .opportunities, .day, "when it was won or lost", aliases: ["closed_at"]) {
      .optional($1.opportunity.closed)
    },
    DealField("overdue", "Overdue", .opportunities, .flag, "open, and it should have closed before T") {
      .flag($1.isOverdue(at: $0.asOf))
    },
  ]

  /// A field of the account that the opportunity belongs to.
  private static func ofAccount(_ id: String, title: String? = nil) -> DealField? {
    AccountCatalog.field(id: id)?.of(title: title, .onScreen) { $0.account }
  }
}

extension OpportunityType {
  /// Its name for people.
  public var title: String {
    switch self {
    case .new: "new"
    case .expansion: "expansion"
    case .crossSell: "cross-sell"
    case .upsell: "upsell"
    case .renewal: "renewal"
    }
  }
}

extension OpportunityStatus {
  /// `open`, `won` or `lost`.
  public var name: String {
    switch self {
    case .open: "open"
    case .won: "won"
    case .lost: "lost"
    }
  }
}
