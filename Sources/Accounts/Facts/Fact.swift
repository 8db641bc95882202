internal import Exports

/// A fact that is added up over accounts: a column of a `FactTable`. 0 for accounts that are not on the list at T.
public enum Fact: Int, CaseIterable, Sendable, Hashable {
  // Accounts: 1 or 0.
  case onList, tiered, hasRelationship, degrading, improving, surging, engaged, notEngaged, engagedInPeriod, hot
  case openNewAccount, withNewOpportunity, opportunityInPeriod, won, wonInPeriod, customer, notCustomer
  case customerCompetitorSurge, customerWithRelationship, customerDegrading, customerImproving, dueAccount, renewedAccount, wonAnyInPeriod
  case dead, revived, engagedNow, withOpen, expanded, fitsProfile, longDueAccount, longRenewedAccount
  // Counts.
  case impressions, viewThroughVisits, viewThroughConversions, clicks, visits, highValueVisits, chats
  case anonymousVisitors, identifiedVisitors, stakeholders, engagedStakeholders, touchesToWon, pendingContracts
  case activeContracts, answers, netPromoters, dealsWon, newWon, newDecided, openNew, yearWon, yearDecided, yearCycles
  case yearCycleDays
  // Money, in ten-thousandths.
  case pipeline, newRevenue, revenue, pipelineCreated, expansionRevenue, expansionPipeline, acv, yearAmount, dueValue
  case acvBefore, acvOfFormerCustomers, ownSpend
  // Doubles.
  case relationshipSum, customerRelationshipSum, aes, keptValue

  /// What kind of number the column holds.
  public enum Kind: Sendable { case count, money, double }

  /// What kind of number the column holds.
  public var kind: Kind {
    if rawValue >= Fact.relationshipSum.rawValue { return .double }
    return rawValue >= Fact.pipeline.rawValue ? .money : .count
  }
}

extension AccountFacts {
  /// The value of a fact: a count, or money in ten-thousandths. 0 for facts that are doubles.
  func integer(_ fact: Fact, of account: Account, in point: Point) -> Int64 {
    func flag(_ holds: Bool) -> Int64 { holds ? 1 : 0 }
    switch fact {
    case .onList: return 1
    case .tiered: return flag(account.tier != 0)
    case .hasRelationship: return flag(relationship != nil)
    case .degrading: return flag(isDegrading)
    case .improving: return flag(isImproving)
    case .surging: return flag(!surgingTopics.isEmpty)
    case .engaged: return flag(engagedOn != nil)
    case .notEngaged: return flag(engagedOn == nil)
    case .engagedInPeriod: return flag(engagedOn.map(point.contains) ?? false)
    case .hot: return flag(peppers >= 2)
    case .openNewAccount: return flag(openNew > 0)
    case .withNewOpportunity: return flag(hasNewOpportunity)
    case .opportunityInPeriod: return flag(opportunityOn.map(point.contains) ?? false)
    case .won: return flag(wonOn != nil)
    case .wonInPeriod: return flag(wonOn.map(point.contains) ?? false)
    case .customer: return flag(isCustomer)
    case .notCustomer: return flag(!isCustomer)
    case .customerCompetitorSurge: return flag(isCustomer && !competitorTopics.isEmpty)
    case .customerWithRelationship: return flag(isCustomer && relationship != nil)
    case .customerDegrading: return flag(isCustomer && isDegrading)
    case .customerImproving: return flag(isCustomer && isImproving)
    case .dueAccount: return flag(due > 0)
    case .renewedAccount: return flag(due > 0 && dueRenewed == due)
    case .wonAnyInPeriod: return flag(dealsWon > 0)
    case .dead: return flag(isDead)
    case .revived: return flag(isRevived)
    case .engagedNow: return flag(isEngagedNow)
    case .withOpen: return flag(openOpportunities > 0)
    case .expanded: return flag(isExpanded)
    case .fitsProfile: return flag((account.profileFit ?? 0) >= 1)
    case .longDueAccount: return flag(longDue > 0)
    case .longRenewedAccount: return flag(longDue > 0 && longRenewed == longDue)
    case .impressions: return impressions
    case .viewThroughVisits: return viewThroughVisits
    case .viewThroughConversions: return viewThroughConversions
    case .clicks: return clicks
    case .visits: return visits
    case .highValueVisits: return highValueVisits
    case .chats: return chats
    case .anonymousVisitors: return Int64(anonymousVisitors)
    case .identifiedVisitors: return Int64(identifiedVisitors)
    case .stakeholders: return openNew > 0 ? Int64(stakeholders) : 0
    case .engagedStakeholders: return openNew > 0 ? Int64(engagedStakeholders) : 0
    case .touchesToWon: return touchesToWon
    case .pendingContracts: return Int64(pending)
    case .activeContracts: return Int64(activeContracts)
    case .answers: return Int64(answers)
    case .netPromoters: return Int64(promoters) - Int64(detractors)
    case .dealsWon: return Int64(dealsWon)
    case .newWon: return Int64(newWon)
    case .newDecided: return Int64(newWon) + Int64(newLost)
    case .openNew: return Int64(openNew)
    case .yearWon: return Int64(yearWon)
    case .yearDecided: return Int64(yearWon) + Int64(yearLost)
    case .yearCycles: return Int64(yearCycles)
    case .yearCycleDays: return yearCycleDays
    case .pipeline: return pipeline.units
    case .newRevenue: return newRevenue.units
    case .revenue: return revenue.units
    case .pipelineCreated: return pipelineCreated.units
    case .expansionRevenue: return expansionRevenue.units
    case .expansionPipeline: return expansionPipeline.units
    case .acv: return acv.units
    case .yearAmount: return yearAmount.units
    case .dueValue: return dueValue.units
    case .acvBefore: return wasCustomer ? acvBefore.units : 0
    case .acvOfFormerCustomers: return wasCustomer ? acv.units : 0
    case .ownSpend: return ownSpend.units
    case .relationshipSum, .customerRelationshipSum, .aes, .keptValue: return 0
    }
  }

  /// The value of a fact that is a double; 0 for the others.
  func double(_ fact: Fact) -> Double {
    switch fact {
    case .relationshipSum: relationship ?? 0
    case .customerRelationshipSum: isCustomer ? relationship ?? 0 : 0
    case .aes: aes
    case .keptValue: keptValue
    default: 0
    }
  }
}

/// Days from one event to another, of which a KPI takes the median.
public enum Duration: Int, CaseIterable, Sendable, Hashable {
  /// First touch → opportunity on, where that is in P.
  case timeToOpportunity
  /// First touch → won on, where that is in P.
  case dealCycle
  /// Creation → close of expansion opportunities won in P.
  case expansionCycle
}

extension AccountFacts {
  /// The account's days of a duration in P.
  func days(_ duration: Duration, in point: Point) -> [Int32] {
    func since(_ day: Day?) -> [Int32] {
      guard let day, point.contains(day), let firstTouch, firstTouch <= day else { return [] }
      return [Int32(day - firstTouch)]
    }
    switch duration {
    case .timeToOpportunity: return since(opportunityOn)
    case .dealCycle: return since(wonOn)
    case .expansionCycle: return expansionCycles
    }
  }
}
