public import Exports

/// The facts of one account at one (T, P): kpis.md, Facts of one account. KPIs only add them up.
///
/// Spend shares, LTV and the lifecycle depend on other accounts too and are filled in by `FactTable`.
public struct AccountFacts: Sendable {
  /// Whether it is on the target account list at T.
  public var isOnList = false

  // MARK: Engagement
  /// The account engagement score at T.
  public var aes = 0.0
  /// The first day on which the score reached the minimum.
  public var engagedOn: Day?
  /// Whether the score is at least the minimum at T.
  public var isEngagedNow = false
  public var firstTouch: Day?
  public var lastTouch: Day?
  /// Touches in P, and ever.
  public var touches: Int64 = 0
  public var touchesEver: Int64 = 0
  /// Counts in P.
  public var impressions: Int64 = 0
  public var clicks: Int64 = 0
  public var visits: Int64 = 0
  public var highValueVisits: Int64 = 0
  public var chats: Int64 = 0
  public var viewThroughVisits: Int64 = 0
  public var viewThroughConversions: Int64 = 0
  /// Research heat, 0–3.
  public var peppers: UInt8 = 0
  /// Visitors seen in P and not known before, and those of them who became known in P.
  public var anonymousVisitors: Int32 = 0
  public var identifiedVisitors: Int32 = 0

  // MARK: Buying committee
  public var stakeholders: Int32 = 0
  public var engagedStakeholders: Int32 = 0

  // MARK: Opportunities
  public var openOpportunities: Int32 = 0
  public var openNew: Int32 = 0
  public var openExpansion: Int32 = 0
  public var hasNewOpportunity = false
  public var hasLost = false
  /// The earliest created day of its new opportunities.
  public var opportunityOn: Day?
  /// The closed day of the first won new one.
  public var wonOn: Day?
  /// The closed day of the first won expansion one.
  public var expansionWonOn: Day?
  public var pipeline = Money.zero
  public var expansionPipeline = Money.zero
  /// Amounts won in P: of new opportunities, of expansion ones, and of all.
  public var newRevenue = Money.zero
  public var expansionRevenue = Money.zero
  public var revenue = Money.zero
  /// Opportunities won in P, of every type.
  public var dealsWon: Int32 = 0
  /// New opportunities won and lost in P.
  public var newWon: Int32 = 0
  public var newLost: Int32 = 0
  /// Σ amount of opportunities created in P.
  public var pipelineCreated = Money.zero
  /// Touches on days ≤ won on, where that is in P.
  public var touchesToWon: Int64 = 0
  /// New opportunities won and lost in [T−364, T], the won amounts, and the cycles of the won ones that have one.
  public var yearWon: Int32 = 0
  public var yearLost: Int32 = 0
  public var yearAmount = Money.zero
  public var yearCycles: Int32 = 0
  public var yearCycleDays: Int64 = 0
  /// At from−1 a lost new opportunity and no open new one; and a new one created or reopened in P.
  public var isDead = false
  public var isRevived = false
  /// Days from creation to close of expansion opportunities won in P.
  public var expansionCycles: [Int32] = []

  // MARK: Contracts
  public var hasContract = false
  public var activeContracts: Int32 = 0
  /// Σ annual value of active contracts.
  public var acv = Money.zero
  /// Contracts due in P, those of them renewed, and those pending.
  public var due: Int32 = 0
  public var dueRenewed: Int32 = 0
  public var pending: Int32 = 0
  /// Σ annual value of contracts due in P, and what their renewals kept of it.
  public var dueValue = Money.zero
  public var keptValue = 0.0
  /// Whether it was a customer at from−1, and its ACV then.
  public var wasCustomer = false
  public var acvBefore = Money.zero
  /// Contracts due in [T−729, T], and those renewed: the churn of LTV.
  public var longDue: Int32 = 0
  public var longRenewed: Int32 = 0
  /// A contract of it was renewed, by one that starts on this day (the earliest).
  public var renewedOn: Day?
  /// The earliest start of its contracts.
  public var contractOn: Day?
  /// The earliest start of a contract that renews others with a higher annual value.
  public var expandedByContractOn: Day?
  /// The earliest end among its active contracts.
  public var nextEnd: Day?
  public var isCustomer = false
  public var isChurned = false
  public var isExpanded = false

  // MARK: Stages
  /// 1–6 (also where it is not on the list).
  public var stage: UInt8 = 1
  public var enteredOn: Day?
  /// 1–7; 0 until the whole list is known.
  public var lifecycle: UInt8 = 0

  // MARK: Spend, relationship, intent, NPS
  public var ownSpend = Money.zero
  /// Own spend and the shares of what is shared, in currency units.
  public var spend = 0.0
  /// 0–100; nil: none.
  public var relationship: Double?
  /// The score 30 days before; nil: none.
  public var relationshipBefore: Double?
  /// Surging topics of ours, and of competitors, as positions in `Dataset.topics`.
  public var surgingTopics: [UInt32] = []
  public var competitorTopics: [UInt32] = []
  public var answers: Int32 = 0
  public var promoters: Int32 = 0
  public var detractors: Int32 = 0
  /// Customers: ACV × margin ÷ churn. Others: the median of their tier's customers.
  public var ltv: Double?
  public var potentialLTV: Double?

  /// Facts of an account without rows.
  public init() {}

  /// Change of the relationship score over 30 days; nil where either score is missing.
  public var relationshipTrend: Double? {
    guard let relationship, let relationshipBefore else { return nil }
    return relationship - relationshipBefore
  }
  /// The trend is −5 or lower.
  public var isDegrading: Bool { relationshipTrend.map { $0 <= -5 } ?? false }
  /// The trend is 5 or higher.
  public var isImproving: Bool { relationshipTrend.map { $0 >= 5 } ?? false }

  /// Days since it entered its stage, never below 0; nil where that day is unknown.
  public func daysInStage(at day: Day) -> Int? { enteredOn.map { max(0, day - $0) } }
}
