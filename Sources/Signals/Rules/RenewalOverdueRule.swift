internal import Accounts
internal import Metrics
internal import Values

/// A contract that has ended, is not renewed, and still can be.
enum RenewalOverdueRule: SignalRule {
  static let id = SignalRuleID.renewalOverdue
  static let tables: [[Table]] = [[.contracts]]
  static let covers: [SignalRuleID] = [.renewalRisk, .degrading, .lowRelationship, .competitor]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    contracts(account, at: account.asOf).map { contract, end in
      var finding = Finding(
        .contract(contract.id), since: end + 1, due: end + account.state.dataset.rules.renewalGraceDays,
        money: contract.annualValue, .renewalOverdue(end: end), evidence: [account.ledger.place(of: contract)])
      finding.isSevere = true
      finding.listDay = end - 90
      return finding
    }
  }

  /// The contracts that are pending on a day after their end.
  static func contracts(_ account: AccountAtDay, at day: Day) -> [(contract: Contract, end: Day)] {
    let renewals = account.ledger.renewals(at: day)
    return renewals.existing.filter(renewals.isPending).compactMap { position in
      guard let end = renewals[position].end, end < day else { return nil }
      return (renewals[position], end)
    }
  }
}
