internal import Accounts
internal import Metrics
internal import Values

/// An open deal whose expected close is over.
enum OverdueRule: SignalRule {
  static let id = SignalRuleID.overdue
  static let tables: [[Table]] = [[.opportunities]]
  static let covers: [SignalRuleID] = [.slipped]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    account.openDeals.compactMap { deal in
      guard let close = deal.expectedClose(at: account.asOf), close < account.asOf else { return nil }
      return Finding(
        deal, since: close + 1, due: account.state.workingDay(5, after: close + 1),
        money: deal.amount(at: account.asOf), .overdue(expectedClose: close), evidence: [deal.place])
    }
  }
}
