internal import Accounts
internal import Metrics
internal import Values

/// An account to win of tier 1 or 2 with high-value visits, while nobody known engages.
enum AnonymousRule: SignalRule {
  static let id = SignalRuleID.anonymous
  static let tables: [[Table]] = [[.activities]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    guard account.account.tier == 1 || account.account.tier == 2, holds(account, at: account.asOf) else { return [] }
    let visits = visits(account, at: account.asOf)
    return [
      Finding(
        account.subject, since: account.runStart(back: 14) { holds(account, at: $0) },
        .anonymous(visits: visits.reduce(0) { $0 + $1.count }), evidence: visits.map(account.ledger.place))
    ]
  }

  private static func holds(_ account: AccountAtDay, at day: Day) -> Bool {
    visits(account, at: day).reduce(0) { $0 + $1.count } >= 2 && account.isProspect(at: day)
      && !account.ledger.activities(from: day - 13, through: day).contains {
        $0.kind == .engagement && $0.namesContact
      }
  }

  private static func visits(_ account: AccountAtDay, at day: Day) -> [AccountLedger.Entry] {
    account.ledger.activities(from: day - 13, through: day).filter(\.isHighValue)
  }
}
