internal import Accounts
internal import Metrics
internal import Values

/// A customer whose relationship degrades.
enum DegradingRule: SignalRule {
  static let id = SignalRuleID.degrading
  static let tables: [[Table]] = [[.relationships, .activities]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    guard ledger.isCustomer(at: day), isDegrading(ledger, at: day), let score = ledger.relationship(at: day),
      let trend = ledger.relationshipTrend(at: day)
    else { return [] }
    let since = account.runStart { ledger.isCustomer(at: $0) && isDegrading(ledger, at: $0) }
    return [
      Finding(
        account.subject, since: since, due: account.nextEnd, money: account.acv,
        .degrading(score: score, trend: trend), evidence: places(ledger, at: day))
    ]
  }

  /// Whether the score fell by five or more in 30 days.
  static func isDegrading(_ ledger: AccountLedger, at day: Day) -> Bool {
    ledger.relationshipTrend(at: day).map { $0 <= -5 } ?? false
  }

  /// The rows of the score of a day and of 30 days before.
  static func places(_ ledger: AccountLedger, at day: Day) -> [Place] {
    ledger.relationshipPlaces(at: day) + ledger.relationshipPlaces(at: day - 30)
  }
}
