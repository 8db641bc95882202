internal import Accounts
internal import Metrics
internal import Values

/// An account lost 90 to 730 days ago that shows interest again.
enum WinBackRule: SignalRule {
  static let id = SignalRuleID.winBack
  static let tables: [[Table]] = [[.opportunities, .contracts], [.activities, .intent]]
  static let covers: [SignalRuleID] = [.surge, .heat]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    guard let loss = lastLoss(account), (90...730).contains(day - loss.day), account.isProspect(at: day) else {
      return []
    }
    let surges = account.surges(at: day)
    let crossing = ledger.isEngaged(at: day) ? ledger.lastCrossing(through: day).map(\.day) : nil
    let engaged = crossing.flatMap { $0 > loss.day ? $0 : nil }
    if engaged == nil && surges.isEmpty { return [] }
    var grounds: [Day] = []
    var evidence = [loss.place]
    if let engaged {
      grounds.append(engaged)
      evidence += account.engagementEntries(since: engaged).map(ledger.place)
    }
    if !surges.isEmpty {
      grounds.append(account.runStart { !account.surges(at: $0).isEmpty })
      evidence += surges.flatMap(\.places)
    }
    let lost = ledger.opportunities.filter { isLost($0, at: day) }.map { $0.amount(at: day) }
    return [
      Finding(
        account.subject, since: max(grounds.min() ?? day, loss.day + 90), money: MedianMoney.of(lost),
        .winBack(loss: loss.day, isEngaged: engaged != nil, topics: surges.map(\.topic)), evidence: evidence)
    ]
  }

  private static func isLost(_ deal: OpportunityTimeline, at day: Day) -> Bool {
    deal.opportunity.exists(at: day) && deal.opportunity.state(at: day) == .lost
  }

  /// The last loss up to T: the close of a lost deal, or the end, with its grace unless it was cancelled, of a contract
  /// that nothing renewed.
  private static func lastLoss(_ account: AccountAtDay) -> (day: Day, place: Place)? {
    let (ledger, day) = (account.ledger, account.asOf)
    var losses: [(day: Day, place: Place)] = ledger.opportunities.compactMap { deal in
      guard isLost(deal, at: day), let closed = deal.opportunity.closed(by: day) else { return nil }
      return (closed, deal.place)
    }
    let renewals = ledger.renewals(at: day)
    for position in renewals.existing where renewals.renewer(of: position) == nil {
      let contract = renewals[position]
      guard let end = contract.end else { continue }
      let lost = contract.isCancelled ? end : end + account.state.dataset.rules.renewalGraceDays
      if lost <= day { losses.append((lost, ledger.place(of: contract))) }
    }
    return losses.max { $0.day < $1.day }
  }
}
