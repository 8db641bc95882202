internal import Accounts
internal import Metrics
internal import Values

/// A customer with a surging topic of a competitor.
enum CompetitorRule: SignalRule {
  static let id = SignalRuleID.competitor
  static let tables: [[Table]] = [[.intent]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    let surges = account.surges(at: day, ofCompetitors: true)
    guard !surges.isEmpty, ledger.isCustomer(at: day) else { return [] }
    let since = account.runStart {
      ledger.isCustomer(at: $0) && !account.surges(at: $0, ofCompetitors: true).isEmpty
    }
    var finding = Finding(
      account.subject, since: since, due: account.nextEnd, money: account.acv,
      .competitor(topics: surges.map(\.topic)), evidence: surges.flatMap(\.places))
    finding.isSevere = true
    return [finding]
  }
}
