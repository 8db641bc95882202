internal import Accounts
internal import Metrics
internal import Values

/// An open deal whose expected close moved later by 30 days in 90, or twice.
enum SlippedRule: SignalRule {
  static let id = SignalRuleID.slipped
  static let tables: [[Table]] = [[.opportunities], [.opportunityHistory]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let day = account.asOf
    return account.openDeals.compactMap { deal in
      let moves = deal.closeMoves.filter { day - 89 <= $0.day && $0.day <= day && $0.to > $0.from }
      var days = 0
      var since: Day?
      for (position, move) in moves.enumerated() {
        days += move.to - move.from
        if since == nil, position == 1 || days >= account.state.rules.slippedDays { since = move.day }
      }
      guard let since else { return nil }
      return Finding(
        deal, since: since, due: deal.expectedClose(at: day), money: deal.amount(at: day),
        .slipped(pushes: moves.count, days: days), evidence: moves.map(\.place))
    }
  }
}
