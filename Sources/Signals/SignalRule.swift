internal import Accounts
internal import Metrics
internal import Values

/// What a rule found: a signal without the others around it.
struct Finding {
  var subject: SignalSubject
  /// What people call the subject, and whose it is, where it is not the account.
  var name: String?
  var owner: String?
  /// The first day on which the whole condition held.
  var since: Day
  var due: Day?
  var money: Money?
  /// Whether it is high whatever the tier.
  var isSevere = false
  /// Whether it is at least medium whatever the tier.
  var isSerious = false
  /// Whether the rule itself raises the level.
  var isRaised = false
  /// Days of which one must be a day of the list for the account, beside T; nil: T alone counts.
  var listDay: Day?
  /// Whether it covers what the rule's declaration says, where that hangs on the case.
  var coversByCase = true
  var detail: SignalDetail
  var evidence: [SignalEvidence]

  init(
    _ subject: SignalSubject, since: Day, due: Day? = nil, money: Money? = nil, _ detail: SignalDetail,
    evidence: [Place]
  ) {
    self.subject = subject
    self.since = since
    self.due = due
    self.money = money
    self.detail = detail
    self.evidence = evidence.map { .row($0) }
  }
}

extension Finding {
  /// What a rule found of a deal.
  init(
    _ deal: OpportunityTimeline, since: Day, due: Day? = nil, money: Money? = nil, _ detail: SignalDetail,
    evidence: [Place]
  ) {
    self.init(.opportunity(deal.id), since: since, due: due, money: money, detail, evidence: evidence)
    name = deal.name.isEmpty ? deal.id : deal.name
    owner = deal.owner.isEmpty ? nil : deal.owner
  }
}

/// One rule: all that is said of it in signals.md stands in its declaration.
protocol SignalRule: Sendable {
  /// Its id.
  static var id: SignalRuleID { get }
  /// Tables without which it gives no signal: at least one table of each group must have a readable file.
  static var tables: [[Table]] { get }
  /// The rules whose signals of the same deal, or of the same account, are its reasons.
  static var covers: [SignalRuleID] { get }
  /// What it finds of one account.
  static func findings(_ account: AccountAtDay) -> [Finding]
}

extension SignalRule {
  static var covers: [SignalRuleID] { [] }
}

/// All rules about accounts, their deals and their contracts. Goals, tables and the list are looked at apart.
enum SignalRuleRegistry {
  /// In the order of signals.md.
  static let all: [any SignalRule.Type] = [
    EngagedRule.self, UnworkedRule.self, SurgeRule.self, HeatRule.self, AnonymousRule.self, StalledRule.self,
    GhostedRule.self, OverdueRule.self, SlippedRule.self, StuckRule.self, ShrunkRule.self, SingleThreadedRule.self,
    NoDeciderRule.self, DegradingRule.self, LowRelationshipRule.self, CompetitorRule.self, RenewalRiskRule.self,
    RenewalOverdueRule.self, WinBackRule.self, ExpansionRule.self,
  ]

  /// What each rule covers, those that a covered one covers included.
  static let covers: [SignalRuleID: Set<SignalRuleID>] = {
    let direct = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.covers) })
    var covers: [SignalRuleID: Set<SignalRuleID>] = [:]
    for id in direct.keys {
      var open = direct[id] ?? []
      while let next = open.popLast() {
        if covers[id, default: []].insert(next).inserted { open += direct[next] ?? [] }
      }
    }
    return covers
  }()
}
