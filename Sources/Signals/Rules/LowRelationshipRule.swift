internal import Accounts
internal import Metrics
internal import Values

/// A customer whose relationship has been low for two weeks.
enum LowRelationshipRule: SignalRule {
  static let id = SignalRuleID.lowRelationship
  static let tables: [[Table]] = [[.relationships, .activities]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    let limit = account.state.rules.lowScore
    func isLow(_ day: Day) -> Bool { ledger.relationship(at: day).map { $0 < limit } ?? false }
    guard ledger.isCustomer(at: day), (0...13).allSatisfy({ isLow(day - $0) }),
      let score = ledger.relationship(at: day)
    else { return [] }
    return [
      Finding(
        account.subject, since: account.runStart(back: 60, isLow), due: account.nextEnd, money: account.acv,
        .lowRelationship(score: score), evidence: ledger.relationshipPlaces(at: day))
    ]
  }
}
