internal import Accounts
internal import Metrics
internal import Values

/// A contract that ends within 90 days, is not renewed, and has something that speaks against a renewal.
enum RenewalRiskRule: SignalRule {
  static let id = SignalRuleID.renewalRisk
  static let tables: [[Table]] = [[.contracts]]
  static let covers: [SignalRuleID] = [.degrading, .lowRelationship, .competitor]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    contracts(account, at: account.asOf).compactMap { finding($0, account) }
  }

  /// Whether any contract of the account is at risk on a day.
  static func holds(_ account: AccountAtDay, at day: Day) -> Bool {
    !contracts(account, at: day).isEmpty
      && RenewalReason.allCases.contains { $0 != .stakeholders && holds($0, account, at: day) }
  }

  /// The contracts that end within 90 days and that nothing renews.
  private static func contracts(_ account: AccountAtDay, at day: Day) -> [Contract] {
    let renewals = account.ledger.renewals(at: day)
    return renewals.existing.filter { renewals.renewer(of: $0) == nil }.map { renewals[$0] }.filter { contract in
      contract.end.map { day <= $0 && $0 <= day + 90 } ?? false
    }
  }

  private static func finding(_ contract: Contract, _ account: AccountAtDay) -> Finding? {
    let day = account.asOf
    guard let end = contract.end else { return nil }
    var reasons = RenewalReason.allCases.filter { $0 != .stakeholders && holds($0, account, at: day) }
    if reasons.isEmpty { return nil }
    let floor = max(end - 90, contract.start)
    var days: [RenewalReason: Day] = [:]
    for reason in reasons {
      days[reason] = account.runStart(back: max(0, day - floor)) { holds(reason, account, at: $0) }
    }
    if holds(.stakeholders, account, at: day) { reasons.append(.stakeholders) }
    var evidence = [account.ledger.place(of: contract)]
    for reason in reasons { evidence += places(reason, account) }
    var finding = Finding(
      .contract(contract.id), since: days.values.min() ?? day, due: end, money: contract.annualValue,
      .renewalRisk(reasons: reasons, days: days, score: account.ledger.relationship(at: day)), evidence: evidence)
    finding.isSevere = reasons.count >= 2
    finding.isSerious = true
    finding.listDay = end - 90
    return finding
  }

  private static func holds(_ reason: RenewalReason, _ account: AccountAtDay, at day: Day) -> Bool {
    let ledger = account.ledger
    switch reason {
    case .score: return ledger.relationship(at: day).map { $0 < 40 } ?? false
    case .degrading: return DegradingRule.isDegrading(ledger, at: day)
    case .nps:
      let answers = ledger.answers(at: day)
      let balance = answers.reduce(0) { $0 + ($1.score <= 6 ? 1 : $1.score >= 9 ? -1 : 0) }
      return balance > 0 || (ledger.latestAnswer(at: day).map { $0.score <= 6 } ?? false)
    case .competitor: return !account.surges(at: day, ofCompetitors: true).isEmpty
    case .noTouch:
      guard account.state.dataset.tables.contains(.activities) else { return false }
      return !ledger.activities(from: day - 44, through: day).contains(where: \.isTouch)
    case .stakeholders:
      return account.state.namesContacts && account.state.dataset.tables.contains(.contacts)
        && account.engagedStakeholders(at: day).count < 2
    }
  }

  private static func places(_ reason: RenewalReason, _ account: AccountAtDay) -> [Place] {
    let (ledger, day) = (account.ledger, account.asOf)
    switch reason {
    case .score: return ledger.relationshipPlaces(at: day)
    case .degrading: return DegradingRule.places(ledger, at: day)
    case .nps:
      let latest = ledger.latestAnswer(at: day).map(\.place)
      return ledger.answers(at: day).filter { $0.score <= 6 }.map(\.place) + [latest].compactMap { $0 }
    case .competitor: return account.surges(at: day, ofCompetitors: true).flatMap(\.places)
    case .noTouch: return [account.lastTouch.map(ledger.place)].compactMap { $0 }
    case .stakeholders: return account.stakeholderPlaces
    }
  }
}
