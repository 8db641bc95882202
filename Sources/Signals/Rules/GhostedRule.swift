internal import Accounts
internal import Metrics
internal import Values

/// An open deal whose account has not answered several days of outreach.
enum GhostedRule: SignalRule {
  static let id = SignalRuleID.ghosted
  static let tables: [[Table]] = [[.opportunities], [.activities]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    let deals = account.openDeals
    if deals.isEmpty { return [] }
    let engagement = ledger.last(through: day) { $0.kind == .engagement }
    return deals.compactMap { deal in
      let start = max((engagement?.day).map { $0 + 1 } ?? .distantPast, deal.opened(by: day) ?? .distantPast)
      let outreach = ledger.activities(from: start, through: day).filter { $0.kind == .outreach }
      let days = outreach.reduce(into: [Day]()) { days, entry in
        if days.last != entry.day { days.append(entry.day) }
      }
      guard days.count >= 3, day - days[0] >= 10 else { return nil }
      return Finding(
        deal, since: max(days[2], days[0] + 10), due: deal.expectedClose(at: day),
        money: deal.amount(at: day), .ghosted(outreachDays: days.count, lastEngagement: engagement?.day),
        evidence: outreach.map(ledger.place))
    }
  }
}
