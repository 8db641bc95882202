public import Accounts
public import Values

/// What a measure is: a fact that is added up over accounts, and the rows that are its evidence.
public struct Measure: Sendable {
  /// The stable id.
  public let id: String
  /// The unit of its sum.
  public let unit: KPI.Unit
  /// Which rows of an account it rests on.
  let rows: EvidenceRows

  init(_ id: String, _ unit: KPI.Unit, _ rows: EvidenceRows) {
    self.id = id
    self.unit = unit
    self.rows = rows
  }
}

/// Which rows of an account are evidence. What picks rows one by one gets them as they stand at T.
enum EvidenceRows: Sendable {
  /// The account's own row.
  case account
  case activities(@Sendable (EvidenceScope, ActivityDetails) -> Bool)
  case opportunities(@Sendable (EvidenceScope, OpportunityDetails) -> Bool)
  case contracts(@Sendable (EvidenceScope, ContractDetails) -> Bool)
  case contacts(@Sendable (ContactDetails) -> Bool)
  case topics(@Sendable (TopicDetails) -> Bool)
  /// Scores, or what they are derived from where no file has any.
  case relationships
  /// Answers that count, and own spend in P.
  case answers, spend
  /// Opportunities, and contracts that renew others where those are revenue.
  case revenue(@Sendable (EvidenceScope, OpportunityDetails) -> Bool)
  /// Contracts, and opportunities that were won: what makes a customer.
  case customer
}

/// What decides whether a row of an account counts.
struct EvidenceScope {
  /// T and P.
  let point: FactPoint
  let facts: AccountFacts
  /// By code.
  let types: [ActivityType]

  /// The first day of the year up to T.
  var yearStart: Day { point.asOf - 364 }

  /// Whether an activity adds to the engagement score.
  func weighs(_ row: ActivityDetails) -> Bool {
    Int(row.code) < types.count && types[Int(row.code)].weight > 0
  }
}

extension Fact {
  /// The declaration of the measure: each has one, so that none is without evidence.
  public var measure: Measure {
    switch self {
    case .onList: Measure("on_list", .accounts, .account)
    case .tiered: Measure("tiered", .accounts, .account)
    case .fitsProfile: Measure("fits_profile", .accounts, .account)
    case .hasRelationship: Measure("has_relationship", .accounts, .relationships)
    case .degrading: Measure("degrading", .accounts, .relationships)
    case .improving: Measure("improving", .accounts, .relationships)
    case .customerWithRelationship: Measure("customer_with_relationship", .accounts, .relationships)
    case .customerDegrading: Measure("customer_degrading", .accounts, .relationships)
    case .customerImproving: Measure("customer_improving", .accounts, .relationships)
    case .relationshipSum: Measure("relationship_sum", .score, .relationships)
    case .customerRelationshipSum: Measure("customer_relationship_sum", .score, .relationships)
    case .surging: Measure("surging", .accounts, .topics { $0.isSurging && !$0.isCompetitor })
    case .customerCompetitorSurge:
      Measure("customer_competitor_surge", .accounts, .topics { $0.isSurging && $0.isCompetitor })
    case .answers: Measure("answers", .count, .answers)
    case .netPromoters: Measure("net_promoters", .count, .answers)
    case .ownSpend: Measure("own_spend", .money, .spend)
    case .stakeholders: Measure("stakeholders", .count, .contacts { $0.isStakeholder })
    case .engagedStakeholders:
      Measure("engaged_stakeholders", .count, .contacts { $0.isStakeholder && $0.isEngaged })
    case .customer: Measure("customer", .accounts, .customer)
    case .notCustomer: Measure("not_customer", .accounts, .customer)
    case .expanded: Measure("expanded", .accounts, .customer)
    case .impressions: .activities("impressions", ActivityTypes.Code.adImpression, ActivityTypes.Code.emailImpression)
    case .clicks: .activities("clicks", ActivityTypes.Code.adClick, ActivityTypes.Code.emailClick)
    case .visits: .activities("visits", ActivityTypes.Code.visit, ActivityTypes.Code.highValueVisit)
    case .highValueVisits: .activities("high_value_visits", ActivityTypes.Code.highValueVisit)
    case .chats: .activities("chats", ActivityTypes.Code.chat)
    case .viewThroughVisits:
      Measure(
        "view_through_visits", .count,
        .activities { $0.point.contains($1.day) && $1.isViewThrough && $1.isVisit })
    case .viewThroughConversions:
      Measure(
        "view_through_conversions", .count,
        .activities {
          $0.point.contains($1.day) && $1.isViewThrough && $1.code == ActivityTypes.Code.conversion
        })
    case .engaged: .engagement("engaged")
    case .notEngaged: .engagement("not_engaged")
    case .engagedInPeriod: .engagement("engaged_in_period")
    case .engagedNow: Measure("engaged_now", .accounts, .activities { $0.weighs($1) })
    case .aes: Measure("aes", .score, .activities { $0.weighs($1) })
    case .hot: Measure("hot", .accounts, .activities { $1.isVisit && $0.point.asOf - $1.day < 98 })
    case .touched:
      Measure("touched", .accounts, .activities { $0.point.contains($1.day) && $1.kind == .engagement })
    case .anonymousVisitors: .visitors("anonymous_visitors")
    case .identifiedVisitors: .visitors("identified_visitors")
    case .touchesToWon:
      Measure("touches_to_won", .touches, .activities { $1.isTouch && $1.day <= $0.facts.wonOn ?? $0.point.asOf })
    case .activeContracts: Measure("active_contracts", .count, .contracts { $1.isCounted })
    case .acv: Measure("acv", .money, .contracts { $1.isCounted })
    case .acvOfFormerCustomers: Measure("acv_of_former_customers", .money, .contracts { $1.isCounted })
    case .acvBefore: Measure("acv_before", .money, .contracts { $1.start <= $0.point.before })
    case .settledAccount: .settled("settled_account", .accounts)
    case .renewedAccount: .settled("renewed_account", .accounts)
    case .settledContracts: .settled("settled_contracts", .count)
    case .settledValue: .settled("settled_value", .money)
    case .keptValue: .settled("kept_value", .money)
    case .pendingContracts: .pending("pending_contracts", .count)
    case .pendingValue: .pending("pending_value", .money)
    case .longSettledAccount: .longSettled("long_settled_account")
    case .longRenewedAccount: .longSettled("long_renewed_account")
    case .formerCustomer: Measure("former_customer", .accounts, .customer)
    case .keptCustomer: Measure("kept_customer", .accounts, .customer)
    case .expansionPotential: Measure("expansion_potential", .money, .contracts { $1.isCounted })
    case .openNewAccount: Measure("open_new_account", .accounts, .opportunities { $1.isNew && $1.state == .open })
    case .openNew: Measure("open_new", .count, .opportunities { $1.isNew && $1.state == .open })
    case .withOpen: Measure("with_open", .accounts, .opportunities { $1.state == .open })
    case .pipeline: Measure("pipeline", .money, .opportunities { $1.state == .open })
    case .expansionPipeline:
      Measure("expansion_pipeline", .money, .opportunities { $1.type.isExpansion && $1.state == .open })
    case .withNewOpportunity: Measure("with_new_opportunity", .accounts, .opportunities { $1.isNew })
    case .opportunityInPeriod:
      Measure(
        "opportunity_in_period", .accounts, .opportunities { $1.isNew && $1.created == $0.facts.opportunityOn })
    case .pipelineCreated:
      Measure("pipeline_created", .money, .opportunities { $1.created.map($0.point.contains) ?? false })
    case .dead: Measure("dead", .accounts, .opportunities { $1.isNew })
    case .revived: Measure("revived", .accounts, .opportunities { $1.isNew })
    case .won: Measure("won", .accounts, .opportunities { $1.isNew && $1.state == .won })
    case .wonInPeriod:
      Measure(
        "won_in_period", .accounts,
        .opportunities { $1.isNew && $1.state == .won && $1.closed == $0.facts.wonOn })
    case .newWon: Measure("new_won", .count, .opportunities { $1.isNew && $1.isWon(since: $0.point.from) })
    case .newRevenue: Measure("new_revenue", .money, .opportunities { $1.isNew && $1.isWon(since: $0.point.from) })
    case .newDecided:
      Measure("new_decided", .count, .opportunities { $1.isNew && $1.isDecided(since: $0.point.from) })
    case .dealsWon: Measure("deals_won", .count, .opportunities { $1.isWon(since: $0.point.from) })
    case .withRevenue: Measure("with_revenue", .accounts, .revenue { $1.isWon(since: $0.point.from) })
    case .totalRevenue: Measure("total_revenue", .money, .revenue { $1.isWon(since: $0.point.from) })
    case .revenue: Measure("revenue", .money, .opportunities { $1.isWon(since: $0.point.from) })
    case .expansionRevenue:
      Measure(
        "expansion_revenue", .money, .opportunities { $1.type.isExpansion && $1.isWon(since: $0.point.from) })
    case .expansionWon:
      Measure("expansion_won", .count, .opportunities { $1.type.isExpansion && $1.isWon(since: $0.point.from) })
    case .expansionCreated:
      Measure(
        "expansion_created", .count,
        .opportunities { $1.type.isExpansion && ($1.created.map($0.point.contains) ?? false) })
    case .yearWon: .wonInYear("year_won", .count)
    case .yearAmount: .wonInYear("year_amount", .money)
    case .yearCycles: .wonInYear("year_cycles", .count)
    case .yearCycleDays: .wonInYear("year_cycle_days", .days)
    case .yearDecided: Measure("year_decided", .count, .opportunities { $1.isNew && $1.isDecided(since: $0.yearStart) })
    }
  }
}

extension Measure {
  /// Activities of some types in P.
  fileprivate static func activities(_ id: String, _ codes: UInt8...) -> Measure {
    Measure(id, .count, .activities { $0.point.contains($1.day) && codes.contains($1.code) })
  }

  /// What made the account engaged, or all that weighs where it never was.
  fileprivate static func engagement(_ id: String) -> Measure {
    Measure(id, .accounts, .activities { $0.weighs($1) && $1.day <= $0.facts.engagedOn ?? $0.point.asOf })
  }

  /// Rows in P that name a visitor.
  fileprivate static func visitors(_ id: String) -> Measure {
    Measure(id, .count, .activities { $0.point.contains($1.day) && $1.visitor != nil })
  }

  /// Contracts that end in P and are settled.
  fileprivate static func settled(_ id: String, _ unit: KPI.Unit) -> Measure {
    Measure(id, unit, .contracts { $1.ends(from: $0.point.from, to: $0.point.asOf) && $1.state != .pending })
  }

  /// Contracts that end in P and are not settled yet.
  fileprivate static func pending(_ id: String, _ unit: KPI.Unit) -> Measure {
    Measure(id, unit, .contracts { $1.ends(from: $0.point.from, to: $0.point.asOf) && $1.state == .pending })
  }

  /// Contracts that were settled in the two years up to T.
  fileprivate static func longSettled(_ id: String) -> Measure {
    Measure(
      id, .accounts,
      .contracts { $1.ends(from: $0.point.asOf - 729, to: $0.point.asOf) && $1.state != .pending })
  }

  /// New opportunities won in the year up to T.
  fileprivate static func wonInYear(_ id: String, _ unit: KPI.Unit) -> Measure {
    Measure(id, unit, .opportunities { $1.isNew && $1.isWon(since: $0.yearStart) })
  }
}

extension ActivityDetails {
  fileprivate var isVisit: Bool {
    code == ActivityTypes.Code.visit || code == ActivityTypes.Code.highValueVisit
  }
}

extension ContractDetails {
  fileprivate func ends(from first: Day, to last: Day) -> Bool { end.map { first <= $0 && $0 <= last } ?? false }
}

extension OpportunityDetails {
  fileprivate var isNew: Bool { type == .new }
  fileprivate func isWon(since day: Day) -> Bool { state == .won && isDecided(since: day) }
  fileprivate func isDecided(since day: Day) -> Bool { state != .open && (closed.map { $0 >= day } ?? false) }
}
