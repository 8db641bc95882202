internal import Accounts
internal import Metrics
internal import Values

/// An open new deal with fewer than two engaged stakeholders.
enum SingleThreadedRule: SignalRule {
  static let id = SignalRuleID.singleThreaded
  static let tables: [[Table]] = [[.opportunities], [.activities], [.contacts]]
  static let covers: [SignalRuleID] = [.noDecider]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let day = account.asOf
    guard account.state.namesContacts else { return [] }
    let deals = account.openDeals.filter { $0.opportunity.type == .new && isOld($0, account, at: day) }
    if deals.isEmpty { return [] }
    let people = account.engagedStakeholders(at: day)
    guard people.count < 2 else { return [] }
    let nobodyIsEngaged = engagedContacts(account, at: day).isEmpty
    return deals.map { deal in
      let since = account.runStart(back: 90) {
        deal.isOpen(at: $0) && isOld(deal, account, at: $0) && account.engagedStakeholders(at: $0).count < 2
      }
      var finding = Finding(
        deal, since: since, due: deal.expectedClose(at: day), money: deal.amount(at: day),
        .singleThreaded(engaged: people.count, people: people.map(\.label)),
        evidence: account.ledger.contacts(at: day).map(\.place))
      finding.coversByCase = nobodyIsEngaged
      return finding
    }
  }

  /// Whether a deal is old enough on a day; one without a creation day never is.
  static func isOld(_ deal: OpportunityTimeline, _ account: AccountAtDay, at day: Day) -> Bool {
    deal.opportunity.createdAt.map { day - $0 >= account.state.rules.singleThreadedDays } ?? false
  }

  /// The contacts of the account who are engaged, stakeholders or not.
  static func engagedContacts(_ account: AccountAtDay, at day: Day) -> [AccountLedger.Person] {
    let engaged = account.ledger.engagedContacts(at: day)
    return account.ledger.contacts(at: day).filter { engaged.contains($0.number) }
  }
}
