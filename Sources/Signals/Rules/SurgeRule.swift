internal import Accounts
internal import Metrics
internal import Values

/// An account to win with a surging topic of ours: one signal with all its topics.
enum SurgeRule: SignalRule {
  static let id = SignalRuleID.surge
  static let tables: [[Table]] = [[.intent]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let surges = account.surges(at: account.asOf)
    guard !surges.isEmpty, account.isProspect(at: account.asOf) else { return [] }
    let since = account.runStart { account.isProspect(at: $0) && !account.surges(at: $0).isEmpty }
    return [
      Finding(
        account.subject, since: since, .surge(topics: surges.map(\.topic)), evidence: surges.flatMap(\.places))
    ]
  }
}
