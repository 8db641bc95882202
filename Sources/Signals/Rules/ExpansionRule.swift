internal import Accounts
internal import Metrics
internal import Values

/// A customer that shows interest, has no open expansion deal, and whose contracts are not at risk.
enum ExpansionRule: SignalRule {
  static let id = SignalRuleID.expansion
  static let tables: [[Table]] = [[.opportunities, .contracts], [.activities, .intent]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    guard holds(account, at: day) else { return [] }
    let surges = account.surges(at: day)
    let peppers = ledger.peppers(at: day)
    var evidence = surges.flatMap(\.places)
    if peppers >= 2 { evidence += ledger.visits(before: day).map(ledger.place) }
    let learned = account.state.learned
    return [
      Finding(
        account.subject, since: account.runStart { holds(account, at: $0) },
        money: learned.expansionAmount[Int(account.account.tier)] ?? learned.expansionAmountOfAll,
        .expansion(topics: surges.map(\.topic), peppers: peppers), evidence: evidence)
    ]
  }

  private static func holds(_ account: AccountAtDay, at day: Day) -> Bool {
    let ledger = account.ledger
    return ledger.isCustomer(at: day)
      && !ledger.opportunities.contains { $0.opportunity.type.isExpansion && $0.isOpen(at: day) }
      && (!account.surges(at: day).isEmpty || ledger.peppers(at: day) >= 2)
      && RenewalOverdueRule.contracts(account, at: day).isEmpty && !RenewalRiskRule.holds(account, at: day)
  }
}
