internal import Accounts
internal import Metrics
internal import Values

/// An open deal without an engaged contact whose role, persona or title says that they decide.
enum NoDeciderRule: SignalRule {
  static let id = SignalRuleID.noDecider
  static let tables: [[Table]] = [[.opportunities], [.activities], [.contacts]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let day = account.asOf
    guard account.state.hasRoles else { return [] }
    let deals = account.openDeals.filter { SingleThreadedRule.isOld($0, account, at: day) }
    if deals.isEmpty { return [] }
    let people = SingleThreadedRule.engagedContacts(account, at: day)
    guard !people.contains(where: { decides($0, account) }) else { return [] }
    return deals.map { deal in
      let since = account.runStart(back: 90) { day in
        deal.isOpen(at: day) && SingleThreadedRule.isOld(deal, account, at: day)
          && !SingleThreadedRule.engagedContacts(account, at: day).contains { decides($0, account) }
      }
      return Finding(
        deal, since: since, due: deal.expectedClose(at: day), money: deal.amount(at: day),
        .noDecider(engaged: people.count, people: people.map(\.label)),
        evidence: account.ledger.contacts(at: day).map(\.place))
    }
  }

  private static func decides(_ person: AccountLedger.Person, _ account: AccountAtDay) -> Bool {
    person.roles.contains { role in account.state.rules.decisionMakers.contains { $0.matches(role) } }
  }
}
