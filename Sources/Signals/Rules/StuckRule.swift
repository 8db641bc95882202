internal import Accounts
internal import Metrics
internal import Values

/// An open deal that has been in its stage longer than 90 % of the won ones were, or without a history of stages open
/// longer than they.
enum StuckRule: SignalRule {
  static let id = SignalRuleID.stuck
  static let tables: [[Table]] = [[.opportunities]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    account.openDeals.compactMap { deal in finding(deal, account) }
  }

  private static func finding(_ deal: OpportunityTimeline, _ account: AccountAtDay) -> Finding? {
    let day = account.asOf
    let learned = account.state.learned
    let type = deal.opportunity.type
    let stages = deal.stages.prefix { $0.day <= day }
    func found(_ stage: String?, since: Day, usual: Int, _ places: [Place]) -> Finding? {
      guard day - since > usual else { return nil }
      return Finding(
        deal, since: since + usual + 1, money: deal.amount(at: day),
        .stuck(stage: stage, days: day - since, usual: usual), evidence: [deal.place] + places)
    }
    guard let last = stages.last else {
      guard deal.stages.isEmpty, let created = deal.opportunity.createdAt, let usual = learned.usualAge[type]
      else { return nil }
      return found(nil, since: created, usual: usual, [])
    }
    guard !last.value.saysEnd, let usual = learned.usualStay[type]?[last.value] else { return nil }
    // The same stage written again is no change into it.
    let entered = stages.reversed().prefix { $0.value == last.value }.last ?? last
    return found(last.value, since: entered.day, usual: usual, [entered.place])
  }
}
