internal import Accounts
internal import Metrics
internal import Values

/// An account to win that researches heavily: three peppers.
enum HeatRule: SignalRule {
  static let id = SignalRuleID.heat
  static let tables: [[Table]] = [[.activities]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    guard account.isProspect(at: day), ledger.peppers(at: day) == 3 else { return [] }
    let since = account.runStart(back: 14) { account.isProspect(at: $0) && ledger.peppers(at: $0) == 3 }
    return [
      Finding(
        account.subject, since: since, .heat(points: ledger.researchPoints(at: day)),
        evidence: ledger.visits(before: day).map(ledger.place))
    ]
  }
}
