internal import Ingest
public import Values

/// An as-of day and a period that ends on it: what facts are computed at.
public struct FactPoint: Hashable, Sendable {
  /// T: only what is dated on or before it exists.
  public var asOf: Day
  /// The first day of P. Its last is `asOf`.
  public var from: Day

  /// P = [from, asOf].
  public init(asOf: Day, from: Day) {
    self.asOf = asOf
    self.from = from
  }

  /// Whether a day lies in P.
  public func contains(_ day: Day) -> Bool { from <= day && day <= asOf }
  /// The day before P begins.
  public var before: Day { from - 1 }
  /// How many days P has.
  public var days: Int { asOf - from + 1 }
}

/// The facts of one account at one (T, P): kpis.md, Facts of one account. KPIs only add them up.
///
/// Spend shares, LTV and the lifecycle depend on other accounts too and are filled in by `FactTable`.
public struct AccountFacts: Equatable, Sendable {
  /// Whether it is on the target account list at T.
  public var isOnList = false
  /// Whether it was on the list at from−1: what retention is of as well.
  public var wasOnList = false
  /// Whether it was on the list before the 730 days up to T: what the churn of LTV is of as well.
  public var wasOnListLongAgo = false

  // MARK: Engagement
  /// The account engagement score at T.
  public var aes = 0.0
  /// The first day on which the score reached the minimum.
  public var engagedOn: Day?
  /// Whether the score is at least the minimum at T.
  public var isEngagedNow = false
  /// The day of the first touch of class engagement.
  public var firstTouch: Day?
  /// Whether it has an activity of class engagement in P.
  public var isTouched = false
  /// The day of the last touch.
  public var lastTouch: Day?
  /// Touches in P.
  public var touches: Int64 = 0
  /// Touches on all days up to T.
  public var touchesEver: Int64 = 0
  /// Impressions in P.
  public var impressions: Int64 = 0
  /// Clicks in P.
  public var clicks: Int64 = 0
  /// Visits in P, high-value ones included.
  public var visits: Int64 = 0
  /// High-value visits in P.
  public var highValueVisits: Int64 = 0
  /// Chats in P.
  public var chats: Int64 = 0
  /// Visits in P that are view-through.
  public var viewThroughVisits: Int64 = 0
  /// Conversions in P that are view-through.
  public var viewThroughConversions: Int64 = 0
  /// Research heat, 0–3.
  public var peppers: UInt8 = 0
  /// Visitors seen in P and not known before.
  public var anonymousVisitors: Int32 = 0
  /// Those of them who became known in P.
  public var identifiedVisitors: Int32 = 0

  // MARK: Buying committee
  /// Contacts that are stakeholders.
  public var stakeholders: Int32 = 0
  /// Stakeholders with an engagement activity of their own within the window.
  public var engagedStakeholders: Int32 = 0

  // MARK: Opportunities
  /// Open opportunities of every type.
  public var openOpportunities: Int32 = 0
  /// Open new opportunities.
  public var openNew: Int32 = 0
  /// Open expansion opportunities.
  public var openExpansion: Int32 = 0
  /// A new opportunity in any state.
  public var hasNewOpportunity = false
  /// A lost opportunity of any type.
  public var hasLost = false
  /// The earliest created day of its new opportunities.
  public var opportunityOn: Day?
  /// The closed day of the first won new one.
  public var wonOn: Day?
  /// The closed day of the first won expansion one.
  public var expansionWonOn: Day?
  /// With an open opportunity.
  public var pipeline = Money.zero
  /// Σ amount of open expansion opportunities.
  public var expansionPipeline = Money.zero
  /// Won in P: of new opportunities.
  public var newRevenue = Money.zero
  /// Won in P: of expansion opportunities.
  public var expansionRevenue = Money.zero
  /// Won in P: of every type.
  public var revenue = Money.zero
  /// Won in P, of every type, and, where no opportunity is a renewal, what renews contracts in P.
  public var totalRevenue = Money.zero
  /// Whether it has a part in that.
  public var hasRevenue = false
  /// Expansion opportunities won in P.
  public var expansionWon: Int32 = 0
  /// Expansion opportunities created in P.
  public var expansionCreated: Int32 = 0
  /// Opportunities won in P, of every type.
  public var dealsWon: Int32 = 0
  /// New opportunities won in P.
  public var newWon: Int32 = 0
  /// New opportunities lost in P.
  public var newLost: Int32 = 0
  /// Σ amount of opportunities created in P.
  public var pipelineCreated = Money.zero
  /// Touches on days ≤ won on, where that is in P.
  public var touchesToWon: Int64 = 0
  /// New opportunities won in [T−364, T].
  public var yearWon: Int32 = 0
  /// New opportunities lost in [T−364, T].
  public var yearLost: Int32 = 0
  /// Their won amounts.
  public var yearAmount = Money.zero
  /// Those of the won that have a cycle.
  public var yearCycles: Int32 = 0
  /// Their days, summed.
  public var yearCycleDays: Int64 = 0
  /// At from−1 a lost new opportunity and no open new one.
  public var isDead = false
  /// Dead, and with a new opportunity created or reopened in P.
  public var isRevived = false
  /// Days from creation to close of expansion opportunities won in P.
  public var expansionCycles: [Int32] = []

  // MARK: Contracts
  /// A contract that has started.
  public var hasContract = false
  /// Contracts in force.
  public var activeContracts: Int32 = 0
  /// Σ annual value of active contracts.
  public var acv = Money.zero
  /// Contracts due in P.
  public var due: Int32 = 0
  /// Those of them that were renewed.
  public var dueRenewed: Int32 = 0
  /// Contracts due in P, neither cancelled nor renewed, still in their grace.
  public var pending: Int32 = 0
  /// Σ annual value of pending contracts.
  public var pendingValue = Money.zero
  /// Contracts due in P and not pending.
  public var settled: Int32 { due - pending }
  /// Σ annual value of settled contracts.
  public var settledValue = Money.zero
  /// What renewals kept of it, in currency units.
  public var keptValue = 0.0
  /// Whether it was a customer at from−1.
  public var wasCustomer = false
  /// Its ACV at from−1.
  public var acvBefore = Money.zero
  /// Σ annual value of contracts that start in P and renew others; 0 where an opportunity of the data is a renewal.
  public var renewalRevenue = Money.zero
  /// Whether there are such contracts.
  public var hasRenewalRevenue = false
  /// Contracts settled in [T−729, T]: the churn of LTV.
  public var longSettled: Int32 = 0
  /// Those of them that were renewed.
  public var longRenewed: Int32 = 0
  /// A contract of it was renewed, by one that starts on this day (the earliest).
  public var renewedOn: Day?
  /// The earliest start of its contracts.
  public var contractOn: Day?
  /// The earliest start of a contract that renews others with a higher annual value.
  public var expandedByContractOn: Day?
  /// The earliest end among its active contracts.
  public var nextEnd: Day?
  /// An active contract, or a won new opportunity and no contract at all.
  public var isCustomer = false
  /// No customer, but it was one.
  public var isChurned = false
  /// A won expansion opportunity, or a contract that renewed others for more.
  public var isExpanded = false

  // MARK: Stages
  /// 1–6 (also where it is not on the list).
  public var stage: UInt8 = 1
  /// The day it entered its stage; nil where that is unknown.
  public var enteredOn: Day?
  /// 1–7; 0 until the whole list is known.
  public var lifecycle: UInt8 = 0

  // MARK: Spend, relationship, intent, NPS
  /// Spend in P on rows that name the account.
  public var ownSpend = Money.zero
  /// Own spend and the shares of what is shared, in currency units.
  public var spend = 0.0
  /// 0–100; nil: none.
  public var relationship: Double?
  /// The score 30 days before; nil: none.
  public var relationshipBefore: Double?
  /// Surging topics of ours, as positions in `Dataset.topics`.
  public var surgingTopics: [UInt32] = []
  /// Surging topics of competitors.
  public var competitorTopics: [UInt32] = []
  /// NPS answers: the latest of each respondent in [T−364, T].
  public var answers: Int32 = 0
  /// Answers of 9 and 10.
  public var promoters: Int32 = 0
  /// Answers of 0 to 6.
  public var detractors: Int32 = 0
  /// Customers: ACV × margin ÷ churn.
  public var ltv: Double?
  /// Customers: what the median LTV of their tier’s customers has more than theirs.
  public var expansionPotential = 0.0
  /// Others: the median LTV of their tier’s customers, a ceiling.
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
