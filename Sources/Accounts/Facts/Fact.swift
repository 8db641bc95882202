internal import Ingest
internal import Values

/// A fact that is added up over accounts: a column of a `FactTable`. 0 for accounts that are not on the list at T; facts of
/// retention are of those on the list at from−1 too.
public enum Fact: Int, CaseIterable, Sendable, Hashable {
  // Accounts: 1 or 0.
  case onList, tiered, hasRelationship, degrading, improving, surging, engaged, notEngaged, engagedInPeriod, hot
  case openNewAccount, withNewOpportunity, opportunityInPeriod, won, wonInPeriod, customer, notCustomer
  case customerCompetitorSurge, customerWithRelationship, customerDegrading, customerImproving, settledAccount,
    renewedAccount, withRevenue
  case dead, revived, engagedNow, withOpen, expanded, fitsProfile, longSettledAccount, longRenewedAccount
  case touched, formerCustomer, keptCustomer
  // Counts.
  case impressions, viewThroughVisits, viewThroughConversions, clicks, visits, highValueVisits, chats
  case anonymousVisitors, identifiedVisitors, stakeholders, engagedStakeholders, touchesToWon, pendingContracts
  case settledContracts, expansionCreated, expansionWon
  case activeContracts, answers, netPromoters, dealsWon, newWon, newDecided, openNew, yearWon, yearDecided, yearCycles
  case yearCycleDays
  // Money, in ten-thousandths.
  case pipeline, newRevenue, revenue, pipelineCreated, expansionRevenue, expansionPipeline, acv, yearAmount,
    settledValue
  case pendingValue, totalRevenue, acvBefore, acvOfFormerCustomers, ownSpend
  // Doubles.
  case relationshipSum, customerRelationshipSum, aes, keptValue, expansionPotential

  /// How many flags there are: they come first, a bit an account each. A test holds the order of cases to the kinds.
  static let flagCount = Fact.impressions.rawValue
  /// Whether it is 1 or 0 for each account: what its kind says, read off its place, which is cheaper.
  var isFlag: Bool { rawValue < Fact.flagCount }

  /// Whether it is not an account's alone: set when all accounts are known.
  var isOfTheWhole: Bool { self == .anonymousVisitors || self == .identifiedVisitors || self == .expansionPotential }

  /// What kind of number a column holds.
  public enum Kind: Sendable {
    /// 1 or 0 for each account.
    case flag
    /// A whole number.
    case count
    /// Exact money, in ten-thousandths.
    case money
    /// A number that is not exact.
    case double
  }

  /// What kind of number the column holds.
  public var kind: Kind {
    switch self {
    case .onList, .tiered, .hasRelationship, .degrading, .improving, .surging, .engaged, .notEngaged, .engagedInPeriod,
      .hot, .openNewAccount, .withNewOpportunity, .opportunityInPeriod, .won, .wonInPeriod, .customer, .notCustomer,
      .customerCompetitorSurge, .customerWithRelationship, .customerDegrading, .customerImproving, .settledAccount,
      .renewedAccount, .withRevenue, .dead, .revived, .engagedNow, .withOpen, .expanded, .fitsProfile,
      .longSettledAccount, .longRenewedAccount, .touched, .formerCustomer, .keptCustomer:
      .flag
    case .impressions, .viewThroughVisits, .viewThroughConversions, .clicks, .visits, .highValueVisits, .chats,
      .anonymousVisitors, .identifiedVisitors, .stakeholders, .engagedStakeholders, .touchesToWon, .pendingContracts,
      .settledContracts, .expansionCreated, .expansionWon,
      .activeContracts, .answers, .netPromoters, .dealsWon, .newWon, .newDecided, .openNew, .yearWon, .yearDecided,
      .yearCycles, .yearCycleDays:
      .count
    case .pipeline, .newRevenue, .revenue, .pipelineCreated, .expansionRevenue, .expansionPipeline, .acv, .yearAmount,
      .settledValue, .pendingValue, .totalRevenue, .acvBefore, .acvOfFormerCustomers, .ownSpend:
      .money
    case .relationshipSum, .customerRelationshipSum, .aes, .keptValue, .expansionPotential: .double
    }
  }
}

extension AccountFacts {
  /// Writes the value of every fact that is not 0: counts, and money in ten-thousandths, as they are; doubles as their bits.
  ///
  /// One list in the order of `Fact`: a switch a fact would cost more than all else that is done for an account.
  func write(_ account: AccountStanding, in point: Point, to row: borrowing FactRow) {
    row.set(.onList, true)
    row.set(.tiered, account.tier != 0)
    row.set(.hasRelationship, relationship != nil)
    row.set(.degrading, isDegrading)
    row.set(.improving, isImproving)
    row.set(.surging, !surgingTopics.isEmpty)
    row.set(.engaged, engagedOn != nil)
    row.set(.notEngaged, engagedOn == nil)
    row.set(.engagedInPeriod, engagedOn.map(point.contains) ?? false)
    row.set(.hot, peppers >= 2)
    row.set(.openNewAccount, openNew > 0)
    row.set(.withNewOpportunity, hasNewOpportunity)
    row.set(.opportunityInPeriod, opportunityOn.map(point.contains) ?? false)
    row.set(.won, wonOn != nil)
    row.set(.wonInPeriod, wonOn.map(point.contains) ?? false)
    row.set(.customer, isCustomer)
    row.set(.notCustomer, !isCustomer)
    row.set(.customerCompetitorSurge, isCustomer && !competitorTopics.isEmpty)
    row.set(.customerWithRelationship, isCustomer && relationship != nil)
    row.set(.customerDegrading, isCustomer && isDegrading)
    row.set(.customerImproving, isCustomer && isImproving)
    row.set(.withRevenue, hasRevenue)
    row.set(.touched, isTouched)
    row.set(.dead, isDead)
    row.set(.revived, isRevived)
    row.set(.engagedNow, isEngagedNow)
    row.set(.withOpen, openOpportunities > 0)
    row.set(.expanded, isExpanded)
    row.set(.fitsProfile, (account.profileFit ?? 0) >= 1)
    row.set(.impressions, impressions)
    row.set(.viewThroughVisits, viewThroughVisits)
    row.set(.viewThroughConversions, viewThroughConversions)
    row.set(.clicks, clicks)
    row.set(.visits, visits)
    row.set(.highValueVisits, highValueVisits)
    row.set(.chats, chats)
    row.set(.anonymousVisitors, Int64(anonymousVisitors))
    row.set(.identifiedVisitors, Int64(identifiedVisitors))
    row.set(.stakeholders, openNew > 0 ? Int64(stakeholders) : 0)
    row.set(.engagedStakeholders, openNew > 0 ? Int64(engagedStakeholders) : 0)
    row.set(.touchesToWon, touchesToWon)
    row.set(.expansionCreated, Int64(expansionCreated))
    row.set(.expansionWon, Int64(expansionWon))
    row.set(.activeContracts, Int64(activeContracts))
    row.set(.answers, Int64(answers))
    row.set(.netPromoters, Int64(promoters) - Int64(detractors))
    row.set(.dealsWon, Int64(dealsWon))
    row.set(.newWon, Int64(newWon))
    row.set(.newDecided, Int64(newWon) + Int64(newLost))
    row.set(.openNew, Int64(openNew))
    row.set(.yearWon, Int64(yearWon))
    row.set(.yearDecided, Int64(yearWon) + Int64(yearLost))
    row.set(.yearCycles, Int64(yearCycles))
    row.set(.yearCycleDays, yearCycleDays)
    row.set(.pipeline, pipeline.units)
    row.set(.newRevenue, newRevenue.units)
    row.set(.revenue, revenue.units)
    row.set(.pipelineCreated, pipelineCreated.units)
    row.set(.expansionRevenue, expansionRevenue.units)
    row.set(.expansionPipeline, expansionPipeline.units)
    row.set(.acv, acv.units)
    row.set(.yearAmount, yearAmount.units)
    row.set(.totalRevenue, totalRevenue.units)
    row.set(.ownSpend, ownSpend.units)
    row.set(.relationshipSum, relationship ?? 0)
    row.set(.customerRelationshipSum, isCustomer ? relationship ?? 0 : 0)
    row.set(.aes, aes)
  }

  /// Writes what retention is made of: of accounts on the list at T or at from−1.
  func writeRetention(to row: borrowing FactRow) {
    row.set(.settledAccount, settled > 0)
    row.set(.renewedAccount, settled > 0 && dueRenewed == settled)
    row.set(.formerCustomer, wasCustomer)
    row.set(.keptCustomer, wasCustomer && isCustomer)
    row.set(.settledContracts, Int64(settled))
    row.set(.pendingContracts, Int64(pending))
    row.set(.pendingValue, pendingValue.units)
    row.set(.settledValue, settledValue.units)
    row.set(.acvBefore, wasCustomer ? acvBefore.units : 0)
    row.set(.acvOfFormerCustomers, wasCustomer ? acv.units : 0)
    row.set(.keptValue, keptValue)
  }

  /// Writes what the churn of LTV is made of: of accounts on the list at T or before the 730 days up to it.
  func writeChurn(to row: borrowing FactRow) {
    row.set(.longSettledAccount, longSettled > 0)
    row.set(.longRenewedAccount, longSettled > 0 && longRenewed == longSettled)
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
  /// Calls with each of the account's durations in P, and its days.
  package func forEachDuration(in point: Point, _ body: (Duration, Int32) -> Void) {
    func since(_ day: Day?) -> Int32? {
      guard let day, point.contains(day), let firstTouch, firstTouch <= day else { return nil }
      return Int32(day - firstTouch)
    }
    if let days = since(opportunityOn) { body(.timeToOpportunity, days) }
    if let days = since(wonOn) { body(.dealCycle, days) }
    for days in expansionCycles { body(.expansionCycle, days) }
  }
}
