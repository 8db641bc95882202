internal import Ingest

extension AccountFacts {
  /// Places the account in the six-stage funnel, from facts that are already there (kpis.md, Stages).
  mutating func placeInFunnel(_ account: AccountStanding) {
    if isExpanded {
      stage = 6
      enteredOn = expansionWonOn.map { earlier(expandedByContractOn, $0) } ?? expandedByContractOn
    } else if let renewedOn {
      stage = 5
      enteredOn = renewedOn
    } else if wonOn != nil || hasContract {
      stage = 4
      enteredOn = wonOn.map { earlier(contractOn, $0) } ?? contractOn
    } else if hasNewOpportunity {
      stage = 3
      enteredOn = opportunityOn
    } else if let engagedOn {
      stage = 2
      enteredOn = engagedOn
    } else {
      stage = 1
      enteredOn = account.targetSince ?? account.createdAt
    }
  }

  /// The stage of the seven-stage lifecycle. `hasRelativeToWin`: a parent, child or sibling on the list is no customer.
  func lifecycleStage(hasRelativeToWin: Bool) -> UInt8 {
    if isCustomer {
      if openExpansion > 0 { return 6 }
      return hasRelativeToWin ? 7 : 5
    }
    if openOpportunities > 0 { return 3 }
    if hasLost || isChurned { return 4 }
    return engagedOn == nil ? 1 : 2
  }
}
