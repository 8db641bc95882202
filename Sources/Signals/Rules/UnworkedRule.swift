internal import Accounts
internal import Metrics
internal import Values

/// An engaged account to win that nobody has written to, called or met since it became so.
enum UnworkedRule: SignalRule {
  static let id = SignalRuleID.unworked
  static let tables: [[Table]] = [[.activities]]
  static let covers: [SignalRuleID] = [.surge, .heat, .anonymous]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    guard ledger.isEngaged(at: day), account.isProspect(at: day), let crossing = ledger.lastCrossing(through: day)
    else { return [] }
    let since = account.state.workingDay(account.state.rules.unworkedDays, after: crossing.day)
    guard day >= since,
      !ledger.activities(from: crossing.day, through: day).contains(where: { $0.isTwoWay || $0.kind == .outreach })
    else { return [] }
    let entries = account.engagementEntries(since: crossing.day)
    return [
      Finding(
        account.subject, since: since, due: account.state.workingDay(2, after: since),
        .unworked(
          crossing: crossing.day, score: ledger.engagementScore(at: day), doings: account.doings(entries)),
        evidence: entries.map(ledger.place))
    ]
  }
}

extension AccountLedger.Entry {
  /// Whether both sides took part, or we approached them: what counts as working an account.
  var isTwoWay: Bool {
    switch code {
    case ActivityTypes.Code.emailSent, ActivityTypes.Code.call, ActivityTypes.Code.callAttempt,
      ActivityTypes.Code.directMail, ActivityTypes.Code.meeting, ActivityTypes.Code.emailReply,
      ActivityTypes.Code.chat:
      true
    default: false
    }
  }
}
