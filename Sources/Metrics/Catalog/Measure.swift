public import Accounts
public import Values

/// What a measure is: a fact that is added up over accounts, and the rows that are its evidence.
public struct Measure: Sendable {
  /// The stable id.
  public let id: String
  /// The unit of its sum.
  public let unit: KPI.Unit
  /// Which rows of an account it rests on, and what each adds.
  let rows: EvidenceRows
  /// Where it counts an account once: whether the last of the rows that decide bears that, not the first.
  let isBorneByLast: Bool

  init(_ id: String, _ unit: KPI.Unit, _ rows: EvidenceRows, borneByLast: Bool = false) {
    self.id = id
    self.unit = unit
    self.rows = rows
    isBorneByLast = borneByLast
  }
}

/// Which rows of an account are evidence, and what each adds. What picks rows one by one gets them as they stand at T.
///
/// What counts an account once rests on its rows too; of those that add anything one bears the 1 (`EvidenceReader.once`).
indirect enum EvidenceRows: Sendable {
  /// The account's own row: 1.
  case account
  /// The account, as much as its tier's customers are worth in the median.
  case median
  case activities(adding: ActivityAmount, @Sendable (EvidenceScope, ActivityDetails) -> Bool)
  /// Visitors unknown before P that were seen in it; those who became known in it.
  case visitors(identified: Bool)
  case opportunities(adding: OpportunityAmount, @Sendable (EvidenceScope, OpportunityDetails) -> Bool)
  /// Those that existed the day before P, as they stood then.
  case opportunitiesBefore(@Sendable (OpportunityDetails) -> Bool)
  case contracts(adding: ContractAmount, @Sendable (EvidenceScope, ContractDetails) -> Bool)
  /// Those of a customer that were active the day before P.
  case contractsBefore
  /// What made the account a customer the day before P.
  case customerBefore
  case contacts(@Sendable (ContactDetails) -> Bool)
  /// The scores of surging topics, of competitors or of others.
  case topics(ofCompetitors: Bool)
  /// Scores, or what they are derived from where no file has any.
  case relationships
  /// Answers that count: each 1, or promoters 1 and detractors −1.
  case answers(netPromoters: Bool)
  /// Own spend in P.
  case spend
  /// What put the account into its stage of the funnel, or of the lifecycle.
  case stage, lifecycle
  /// Rows that say why, and add nothing.
  case grounds(EvidenceRows)
  /// The rows of both.
  case both(EvidenceRows, EvidenceRows)

  /// What an activity adds.
  enum ActivityAmount: Sendable {
    /// How many the row stands for.
    case counts
    /// Its points at T; those on the day on which the account became engaged; those of a derived relationship.
    case score, scoreWhenEngaged, warmth
  }

  /// What an opportunity adds.
  enum OpportunityAmount: Sendable {
    /// 1; its amount; its days from creation to close.
    case once, amount, cycle
    /// 1 where it makes a customer of an account without contracts.
    case onlyWithoutContract
  }

  /// What a contract adds.
  enum ContractAmount: Sendable {
    /// 1; 1 where it is active; its annual value.
    case once, onceIfActive, value
    /// What its renewal kept of its annual value.
    case kept
    /// Its part of LTV; the same taken away.
    case ltv, ltvBelow
  }

  static func activities(
    _ counts: @escaping @Sendable (EvidenceScope, ActivityDetails) -> Bool
  ) -> EvidenceRows { .activities(adding: .counts, counts) }

  static func opportunities(
    _ counts: @escaping @Sendable (EvidenceScope, OpportunityDetails) -> Bool
  ) -> EvidenceRows { .opportunities(adding: .once, counts) }

  static func contracts(
    _ counts: @escaping @Sendable (EvidenceScope, ContractDetails) -> Bool
  ) -> EvidenceRows { .contracts(adding: .once, counts) }

  /// Active contracts, or what was won where there never was a contract; other contracts are seen as well.
  static let customer = EvidenceRows.both(
    .contracts(adding: .onceIfActive) { _, _ in true },
    .opportunities(adding: .onlyWithoutContract) { $1.state == .won })

  /// What expanded the account: expansions that were won, and contracts that renewed others for more.
  static let expanded = EvidenceRows.both(
    .opportunities { $1.type.isExpansion && $1.state == .won }, .contracts { $1.isRenewedForMore })

  /// The touches of the days of the first touch, and of the last.
  static let firstTouch = EvidenceRows.activities {
    $1.isTouch && $1.kind == .engagement && $1.day == $0.facts.firstTouch
  }
  static let lastTouch = EvidenceRows.activities { $1.isTouch && $1.day == $0.facts.lastTouch }
  /// The active contracts that end next.
  static let nextEnd = EvidenceRows.contracts { $1.isCounted && $1.end != nil && $1.end == $0.facts.nextEnd }

  /// What put an account into its stage of the funnel.
  static func ofStage(_ facts: AccountFacts) -> EvidenceRows {
    switch facts.stage {
    case 6: return expanded
    case 5: return .contracts { $1.renewedOn != nil }
    case 4: return .both(.opportunities { $1.isNew && $1.state == .won }, .contracts { _, _ in true })
    case 3: return .opportunities { $1.isNew }
    case 2: return .activities(adding: .scoreWhenEngaged) { $0.weighs($1) && $0.isUntilEngaged($1) }
    default: return .account
    }
  }

  /// What put an account into its stage of the lifecycle.
  static func ofLifecycle(_ facts: AccountFacts) -> EvidenceRows {
    switch facts.lifecycle {
    case 6: return .both(.grounds(.customer), .opportunities { $1.type.isExpansion && $1.state == .open })
    case 5, 7: return .customer
    case 4: return .both(.opportunities { $1.state == .lost }, .grounds(.customer))
    case 3: return .opportunities { $1.state == .open }
    case 2: return .activities(adding: .scoreWhenEngaged) { $0.weighs($1) && $0.isUntilEngaged($1) }
    default: return .account
    }
  }
}

/// What decides whether a row of an account counts.
struct EvidenceScope {
  /// T and P.
  let point: Point
  let facts: AccountFacts
  /// By code.
  let types: [ActivityType]
  /// Whether it has a contract at T.
  let hasContract: Bool

  /// The first day of the year up to T.
  var yearStart: Day { point.asOf - 364 }

  /// What an activity adds to the engagement score before it fades.
  func weight(_ row: ActivityDetails) -> Double {
    Int(row.code) < types.count ? types[Int(row.code)].weight : 0
  }

  /// Whether an activity adds to the engagement score.
  func weighs(_ row: ActivityDetails) -> Bool { weight(row) != 0 }

  /// Whether it is of the days up to the one on which the account became engaged, or up to T where it never did.
  func isUntilEngaged(_ row: ActivityDetails) -> Bool { row.day <= facts.engagedOn ?? point.asOf }
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
    case .surging: Measure("surging", .accounts, .topics(ofCompetitors: false))
    case .customerCompetitorSurge:
      Measure("customer_competitor_surge", .accounts, .topics(ofCompetitors: true))
    case .answers: Measure("answers", .count, .answers(netPromoters: false))
    case .netPromoters: Measure("net_promoters", .count, .answers(netPromoters: true))
    case .ownSpend: Measure("own_spend", .money, .spend)
    case .stakeholders: Measure("stakeholders", .count, .contacts { $0.isStakeholder })
    case .engagedStakeholders:
      Measure("engaged_stakeholders", .count, .contacts { $0.isStakeholder && $0.isEngaged })
    case .customer: Measure("customer", .accounts, .customer)
    case .notCustomer: Measure("not_customer", .accounts, .grounds(.customer))
    case .expanded: Measure("expanded", .accounts, .expanded)
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
    case .notEngaged:
      Measure("not_engaged", .accounts, .grounds(.activities(adding: .score) { $0.weighs($1) }))
    case .engagedInPeriod: .engagement("engaged_in_period")
    case .engagedNow:
      Measure("engaged_now", .accounts, .activities(adding: .score) { $0.weighs($1) }, borneByLast: true)
    case .aes: Measure("aes", .score, .activities(adding: .score) { $0.weighs($1) })
    case .hot:
      Measure(
        "hot", .accounts, .activities { $1.isVisit && $0.point.asOf - $1.day < 98 }, borneByLast: true)
    case .touched:
      Measure("touched", .accounts, .activities { $0.point.contains($1.day) && $1.kind == .engagement })
    case .anonymousVisitors: Measure("anonymous_visitors", .count, .visitors(identified: false))
    case .identifiedVisitors: Measure("identified_visitors", .count, .visitors(identified: true))
    case .touchesToWon:
      Measure("touches_to_won", .touches, .activities { $1.isTouch && $1.day <= $0.facts.wonOn ?? $0.point.asOf })
    case .activeContracts: Measure("active_contracts", .count, .contracts { $1.isCounted })
    case .acv: Measure("acv", .money, .contracts(adding: .value) { $1.isCounted })
    case .acvOfFormerCustomers:
      Measure(
        "acv_of_former_customers", .money,
        .contracts(adding: .value) { $0.facts.wasCustomer && $1.isCounted })
    case .acvBefore: Measure("acv_before", .money, .contractsBefore)
    case .settledAccount: .settled("settled_account", .accounts)
    case .renewedAccount: .settled("renewed_account", .accounts)
    case .settledContracts: .settled("settled_contracts", .count)
    case .settledValue: .settled("settled_value", .money, adding: .value)
    case .keptValue: .settled("kept_value", .money, adding: .kept)
    case .pendingContracts: .pending("pending_contracts", .count)
    case .pendingValue: .pending("pending_value", .money, adding: .value)
    case .longSettledAccount: .longSettled("long_settled_account")
    case .longRenewedAccount: .longSettled("long_renewed_account")
    case .formerCustomer: Measure("former_customer", .accounts, .customerBefore)
    case .keptCustomer: Measure("kept_customer", .accounts, .customer)
    case .expansionPotential:
      Measure(
        "expansion_potential", .money, .both(.median, .contracts(adding: .ltvBelow) { $1.isCounted }))
    case .openNewAccount: Measure("open_new_account", .accounts, .opportunities { $1.isNew && $1.state == .open })
    case .openNew: Measure("open_new", .count, .opportunities { $1.isNew && $1.state == .open })
    case .withOpen: Measure("with_open", .accounts, .opportunities { $1.state == .open })
    case .pipeline: Measure("pipeline", .money, .opportunities(adding: .amount) { $1.state == .open })
    case .expansionPipeline:
      Measure(
        "expansion_pipeline", .money, .opportunities(adding: .amount) { $1.type.isExpansion && $1.state == .open })
    case .withNewOpportunity: Measure("with_new_opportunity", .accounts, .opportunities { $1.isNew })
    case .opportunityInPeriod:
      Measure(
        "opportunity_in_period", .accounts, .opportunities { $1.isNew && $1.created == $0.facts.opportunityOn })
    case .pipelineCreated:
      Measure(
        "pipeline_created", .money,
        .opportunities(adding: .amount) { $1.created.map($0.point.contains) ?? false })
    case .dead: Measure("dead", .accounts, .opportunitiesBefore { $0.isNew && $0.state == .lost })
    case .revived:
      Measure(
        "revived", .accounts,
        .opportunities { scope, deal in
          deal.isNew && [deal.created, deal.reopened].contains { $0.map(scope.point.contains) ?? false }
        })
    case .won: Measure("won", .accounts, .opportunities { $1.isNew && $1.state == .won })
    case .wonInPeriod:
      Measure(
        "won_in_period", .accounts,
        .opportunities { $1.isNew && $1.state == .won && $1.closed == $0.facts.wonOn })
    case .newWon: Measure("new_won", .count, .opportunities { $1.isNew && $1.isWon(since: $0.point.from) })
    case .newRevenue:
      Measure(
        "new_revenue", .money, .opportunities(adding: .amount) { $1.isNew && $1.isWon(since: $0.point.from) })
    case .newDecided:
      Measure("new_decided", .count, .opportunities { $1.isNew && $1.isDecided(since: $0.point.from) })
    case .dealsWon: Measure("deals_won", .count, .opportunities { $1.isWon(since: $0.point.from) })
    case .withRevenue: .allRevenue("with_revenue", .accounts)
    case .totalRevenue: .allRevenue("total_revenue", .money)
    case .revenue:
      Measure("revenue", .money, .opportunities(adding: .amount) { $1.isWon(since: $0.point.from) })
    case .expansionRevenue:
      Measure(
        "expansion_revenue", .money,
        .opportunities(adding: .amount) { $1.type.isExpansion && $1.isWon(since: $0.point.from) })
    case .expansionWon:
      Measure("expansion_won", .count, .opportunities { $1.type.isExpansion && $1.isWon(since: $0.point.from) })
    case .expansionCreated:
      Measure(
        "expansion_created", .count,
        .opportunities { $1.type.isExpansion && ($1.created.map($0.point.contains) ?? false) })
    case .yearWon: .wonInYear("year_won", .count)
    case .yearAmount: .wonInYear("year_amount", .money, adding: .amount)
    case .yearCycles: .cyclesInYear("year_cycles", .count, adding: .once)
    case .yearCycleDays: .cyclesInYear("year_cycle_days", .days, adding: .cycle)
    case .yearDecided: Measure("year_decided", .count, .opportunities { $1.isNew && $1.isDecided(since: $0.yearStart) })
    }
  }
}

extension Measure {
  /// Activities of some types in P.
  fileprivate static func activities(_ id: String, _ codes: UInt8...) -> Measure {
    Measure(id, .count, .activities { $0.point.contains($1.day) && codes.contains($1.code) })
  }

  /// What made the account engaged: the last of it bears the day.
  fileprivate static func engagement(_ id: String) -> Measure {
    Measure(
      id, .accounts, .activities(adding: .scoreWhenEngaged) { $0.weighs($1) && $0.isUntilEngaged($1) },
      borneByLast: true)
  }

  /// Contracts that end in P and are settled.
  fileprivate static func settled(
    _ id: String, _ unit: KPI.Unit, adding: EvidenceRows.ContractAmount = .once
  ) -> Measure {
    Measure(
      id, unit,
      .contracts(adding: adding) { $1.ends(from: $0.point.from, to: $0.point.asOf) && $1.state != .pending })
  }

  /// Contracts that end in P and are not settled yet.
  fileprivate static func pending(
    _ id: String, _ unit: KPI.Unit, adding: EvidenceRows.ContractAmount = .once
  ) -> Measure {
    Measure(
      id, unit,
      .contracts(adding: adding) { $1.ends(from: $0.point.from, to: $0.point.asOf) && $1.state == .pending })
  }

  /// Contracts that were settled in the two years up to T.
  fileprivate static func longSettled(_ id: String) -> Measure {
    Measure(
      id, .accounts,
      .contracts { $1.ends(from: $0.point.asOf - 729, to: $0.point.asOf) && $1.state != .pending })
  }

  /// Opportunities won in P, and contracts that renew others where those are revenue.
  fileprivate static func allRevenue(_ id: String, _ unit: KPI.Unit) -> Measure {
    Measure(
      id, unit,
      .both(
        .opportunities(adding: unit == .money ? .amount : .once) { $1.isWon(since: $0.point.from) },
        .contracts(adding: unit == .money ? .value : .once) { $1.isRevenue }))
  }

  /// New opportunities won in the year up to T.
  fileprivate static func wonInYear(
    _ id: String, _ unit: KPI.Unit, adding: EvidenceRows.OpportunityAmount = .once
  ) -> Measure {
    Measure(id, unit, .opportunities(adding: adding) { $1.isNew && $1.isWon(since: $0.yearStart) })
  }

  /// Those of them that have a cycle.
  fileprivate static func cyclesInYear(
    _ id: String, _ unit: KPI.Unit, adding: EvidenceRows.OpportunityAmount
  ) -> Measure {
    Measure(
      id, unit, .opportunities(adding: adding) { $1.isNew && $1.isWon(since: $0.yearStart) && $1.cycle != nil })
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
