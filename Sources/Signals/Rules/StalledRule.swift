internal import Accounts
internal import Metrics
internal import Values

/// An open deal whose account nobody has touched for n days.
enum StalledRule: SignalRule {
  static let id = SignalRuleID.stalled
  static let tables: [[Table]] = [[.opportunities], [.activities]]
  static let covers: [SignalRuleID] = [.ghosted, .stuck]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    account.openDeals.compactMap { deal in finding(deal, account) }
  }

  private static func finding(_ deal: OpportunityTimeline, _ account: AccountAtDay) -> Finding? {
    let day = account.asOf
    let (limit, isLearned) = account.state.learned.stalledDays(deal.opportunity.type, account.state.rules)
    let touch = account.lastTouch
    let last = [deal.opened(by: day), touch?.day].compactMap { $0 }.max()
    // A deal that has always existed, and whose account nobody ever touched, has stalled as long as we look back.
    let since = last.map { $0 + limit } ?? day - 30
    guard since <= day else { return nil }
    let quiet = last.map { day - $0 } ?? limit + 30
    var evidence = [deal.place]
    if let touch { evidence.append(account.ledger.place(of: touch)) }
    evidence += account.ledger.activities(from: (last ?? .distantPast) + 1, through: day)
      .filter { $0.kind == .outreach }.map(account.ledger.place)
    var finding = Finding(
      deal, since: since, due: deal.expectedClose(at: day), money: deal.amount(at: day),
      .stalled(
        days: limit, isLearned: isLearned, quiet: quiet, last: touch.map(account.touch)), evidence: evidence)
    finding.isRaised = quiet >= 2 * limit
    return finding
  }
}

extension AccountAtDay {
  /// An activity as a sentence names it.
  func touch(_ entry: AccountLedger.Entry) -> SignalTouch {
    let person = entry.contact.flatMap { number in ledger.contacts.first { $0.number == number }?.label }
    return SignalTouch(day: entry.day, type: name(of: entry.code), person: person)
  }
}
