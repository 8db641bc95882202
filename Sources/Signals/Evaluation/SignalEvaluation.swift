public import Accounts
internal import Metrics
public import Values

extension SignalList {
  /// The signals of a dataset at T.
  ///
  /// - Parameters:
  ///   - rules: what the settings say.
  ///   - marks: what the user decided: rules that are switched off, and what is to be looked at earlier for it.
  ///   - goals: the goals that are behind at T.
  ///   - workers: who does the work.
  /// - Complexity: O(rows of the accounts on the list + n log n) with n signals, and of each signal that was put away and
  ///   began anew O(days since × rows of its account).
  public init(
    _ dataset: Dataset, at asOf: Day, rules: SignalRules = SignalRules(), marks: SignalMarks = SignalMarks(),
    goals: [GoalFinding] = [], workers: Workers = .serial
  ) {
    var rules = rules
    rules.off.formUnion(marks.off)
    let newest = dataset.newestCreations
    let lessons = DealLessons.of(dataset, newest: newest, at: asOf, learnsGaps: rules.stalledDays == nil, workers)
    let state = SignalState(
      dataset: dataset, asOf: asOf, rules: rules, learned: lessons.learned(fewest: rules.stuckWon),
      namesContacts: dataset.activitiesNameContacts, hasRoles: dataset.contactsHaveRoles)
    let asked = SignalRuleRegistry.all.filter { rule in
      !rules.off.contains(rule.id) && rule.tables.allSatisfy { $0.contains(where: dataset.tables.contains) }
    }
    let pieces = workers.pieces(of: dataset.accounts.count)
    let found = workers.map(pieces.count) { piece in
      pieces[piece].flatMap { SignalList.signals(of: $0, asked, state, newest: newest) }
    }
    var drafts = found.flatMap(\.self)
    drafts += SignalList.signals(ofTheWhole: state, goals)
    self.init(drafts, at: asOf)
    team = dataset.signalAcks
    look(at: marks.acks, SignalHistory(state: state, rules: asked, newest: newest))
  }

  /// The signals of an account, each of its own, before one covers another.
  ///
  /// - Parameter anyway: whether to look also where it is not on the list.
  static func signals(
    of position: Int, _ asked: [any SignalRule.Type], _ state: SignalState, newest: [Int: Day], anyway: Bool = false
  ) -> [Draft] {
    let account = state.dataset.accounts[position]
    let isOnList = anyway || account.isOnList(at: state.asOf)
    let rules = isOnList ? asked : asked.filter { $0.id == .renewalRisk || $0.id == .renewalOverdue }
    if rules.isEmpty || (!isOnList && state.dataset.contracts[position].isEmpty) { return [] }
    let ledger = AccountLedger(state.dataset, account: position, newest: newest)
    let view = AccountAtDay(state: state, ledger: ledger, account: account)
    return rules.flatMap { rule in
      rule.findings(view).filter { finding in
        isOnList || (finding.listDay.map(account.isOnList) ?? false)
      }.map { Draft($0, rule.id, position, account, at: state.asOf) }
    }
  }

  /// The signals of the list, of goals and of tables.
  private static func signals(ofTheWhole state: SignalState, _ goals: [GoalFinding]) -> [Draft] {
    var drafts: [Draft] = []
    func add(_ findings: [Finding], _ rule: SignalRuleID) {
      if state.rules.off.contains(rule) { return }
      drafts += findings.map { Draft($0, rule, nil, nil, at: state.asOf) }
    }
    add([TierMismatchRule.finding(state.dataset, at: state.asOf)].compactMap { $0 }, .tierMismatch)
    add(goals.map(GoalRule.finding), .goal)
    add(StaleRule.findings(state.dataset, at: state.asOf), .stale)
    return drafts
  }
}

extension Workers {
  /// Ranges of about equal length, more than there are workers, so that none waits long for another.
  func pieces(of count: Int) -> [Range<Int>] {
    let pieces = min(max(1, self.count * 8), max(1, count))
    return (0..<pieces).map { count * $0 / pieces..<count * ($0 + 1) / pieces }
  }
}

extension DealLessons {
  /// What the deals of the accounts on the list at T teach.
  static func of(_ dataset: Dataset, newest: [Int: Day], at asOf: Day, learnsGaps: Bool, _ workers: Workers)
    -> DealLessons
  {
    let pieces = workers.pieces(of: dataset.accounts.count)
    let found = workers.map(pieces.count) { piece in
      var lessons = DealLessons()
      for position in pieces[piece] where !dataset.opportunities[position].isEmpty {
        let account = dataset.accounts[position]
        guard account.isOnList(at: asOf) else { continue }
        let ledger = AccountLedger(dataset, account: position, newest: newest)
        lessons.add(ledger, tier: Int(account.tier), asOf: asOf, learnsGaps: learnsGaps)
      }
      return lessons
    }
    return found.reduce(into: DealLessons()) { $0.merge($1) }
  }
}

/// A signal before it is known what covers it.
struct Draft: Sendable {
  var signal: Signal
  /// Whether it covers what its rule covers.
  var covers: Bool

  /// What a rule found, with its level (signals.md, Level).
  init(_ finding: Finding, _ rule: SignalRuleID, _ position: Int?, _ account: Account?, at asOf: Day) {
    let tier = account?.tier ?? 0
    var level: SignalLevel = tier == 1 || finding.isSevere ? .high : tier == 2 || finding.isSerious ? .medium : .low
    if finding.isRaised || finding.due.map({ asOf > $0 }) ?? false { level = level.raised }
    var seen: Set<SignalEvidence> = []
    signal = Signal(
      key: SignalKey(rule, finding.subject), account: position,
      name: finding.name ?? finding.subject.accountID.flatMap { _ in account?.name } ?? finding.subject.id,
      owner: finding.owner ?? account?.owner ?? "", level: level, since: finding.since, due: finding.due,
      money: finding.money, detail: finding.detail, evidence: finding.evidence.filter { seen.insert($0).inserted })
    covers = finding.coversByCase
  }
}
