internal import Accounts
internal import Metrics
internal import Values

/// An account to win whose engagement has just reached the minimum.
enum EngagedRule: SignalRule {
  static let id = SignalRuleID.engaged
  static let tables: [[Table]] = [[.activities]]
  static let covers: [SignalRuleID] = [.surge, .heat, .anonymous]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let (ledger, day) = (account.ledger, account.asOf)
    guard ledger.isEngaged(at: day), account.isProspect(at: day), let crossing = ledger.lastCrossing(through: day)
    else { return [] }
    let due = account.state.workingDay(account.state.rules.engagedDays, after: crossing.day)
    guard day < due else { return [] }
    let entries = account.engagementEntries(since: crossing.day)
    let detail = SignalDetail.engaged(
      scoreAtCrossing: crossing.score, score: ledger.engagementScore(at: day), doings: account.doings(entries),
      people: Set(entries.filter { $0.kind == .engagement }.compactMap(\.contact)).count)
    return [
      Finding(account.subject, since: crossing.day, due: due, detail, evidence: entries.map(ledger.place))
    ]
  }
}

extension AccountAtDay {
  /// The activities that led to a crossing, and what came after it: from 13 days before it.
  func engagementEntries(since crossing: Day) -> [AccountLedger.Entry] {
    Array(ledger.activities(from: crossing - 13, through: asOf))
  }
}
