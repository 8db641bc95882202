public import Accounts
public import Metrics
public import Values

/// How much a signal matters (signals.md, Level).
public enum SignalLevel: Int, Comparable, CaseIterable, Sendable {
  case low, medium, high

  /// `high`, `medium`, `low`.
  public var name: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }

  /// The level of a name; nil where there is none.
  public init?(name: String) {
    guard let level = SignalLevel.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }

  /// One level up, at most high.
  var raised: SignalLevel { SignalLevel(rawValue: rawValue + 1) ?? .high }

  /// By how much they matter.
  public static func < (left: SignalLevel, right: SignalLevel) -> Bool { left.rawValue < right.rawValue }
}

/// What a signal is about.
public enum SignalSubject: Hashable, Sendable {
  /// An account, by its id.
  case account(String)
  /// An opportunity, by its id.
  case opportunity(String)
  /// A contract, by its id.
  case contract(String)
  /// A goal, by `GoalFinding.id`.
  case goal(String)
  /// A table.
  case table(Table)
  /// The target account list.
  case list

  /// `account`, `opportunity`, `contract`, `goal`, `table`, `list`.
  public var kind: String {
    switch self {
    case .account: "account"
    case .opportunity: "opportunity"
    case .contract: "contract"
    case .goal: "goal"
    case .table: "table"
    case .list: "list"
    }
  }

  /// What a kind and an id name; nil where there is no such kind, or table.
  public init?(kind: String, id: String) {
    switch kind {
    case "account": self = .account(id)
    case "opportunity": self = .opportunity(id)
    case "contract": self = .contract(id)
    case "goal": self = .goal(id)
    case "table":
      guard let table = Table(rawValue: id) else { return nil }
      self = .table(table)
    case "list": self = .list
    default: return nil
    }
  }

  /// The id, where it is an account.
  public var accountID: String? { if case .account(let id) = self { id } else { nil } }

  /// What tells it from others of its kind.
  public var id: String {
    switch self {
    case .account(let id), .opportunity(let id), .contract(let id), .goal(let id): id
    case .table(let table): table.rawValue
    case .list: "list"
    }
  }
}

/// What a signal rests on.
public enum SignalEvidence: Hashable, Sendable {
  /// A row of a file.
  case row(Place)
  /// A settings file, by its name.
  case settings(String)

  /// `file:line`, or the settings file's name.
  public var text: String {
    switch self {
    case .row(let place): place.text
    case .settings(let name): name
    }
  }
}

/// A goal that is behind its pace (signals.md, Goals and pace): what the rule `goal` makes a signal of.
public struct GoalFinding: Hashable, Sendable {
  /// KPI, scope and period, as `new_revenue/2026-10-01..2026-12-31`: the subject's id.
  public var id: String
  /// Below 80 % of the pace; else below 95 %.
  public var isFarBehind: Bool
  /// The first day of its period.
  public var since: Day
  /// The last day of its period.
  public var due: Day
  /// What is missing to be on pace, of KPIs that are money; nil of others.
  public var money: Money?
  /// The part of the goal that is done.
  public var attainment: Double
  /// That part over the share usually done by now.
  public var pace: Double
  /// Where the goal is written.
  public var evidence: SignalEvidence

  /// A goal behind its pace.
  public init(
    id: String, isFarBehind: Bool, since: Day, due: Day, money: Money?, attainment: Double, pace: Double,
    evidence: SignalEvidence
  ) {
    self.id = id
    self.isFarBehind = isFarBehind
    self.since = since
    self.due = due
    self.money = money
    self.attainment = attainment
    self.pace = pace
    self.evidence = evidence
  }
}

/// What tells a signal from all others: what someone marks as done.
public struct SignalKey: Hashable, Sendable {
  /// The rule.
  public var rule: SignalRuleID
  /// The subject.
  public var subject: SignalSubject

  /// A key.
  public init(_ rule: SignalRuleID, _ subject: SignalSubject) {
    self.rule = rule
    self.subject = subject
  }

  /// `rule:subject`.
  public var text: String { "\(rule.rawValue):\(subject.id)" }
}

/// Something to act on: a rule that holds for a subject at T (signals.md, Signals).
public struct Signal: Sendable, Equatable {
  /// The rule and the subject.
  public var key: SignalKey
  /// The position of its account among `Dataset.accounts`; nil of goals, tables and the list.
  public var account: Int?
  /// What people call the subject: the name of an account or a deal, else its id.
  public var name: String
  /// Whose it is: the owner of the deal, else of the account; empty where neither has one.
  public var owner: String
  /// How much it matters.
  public var level: SignalLevel
  /// The first day of the unbroken run of days on which its condition held.
  public var since: Day
  /// The day by which to act; nil: none.
  public var due: Day?
  /// What is at stake, in the reporting currency; nil: nobody knows.
  public var money: Money?
  /// What its sentence says.
  public var detail: SignalDetail
  /// The rows that it rests on, each once.
  public var evidence: [SignalEvidence]
  /// The signals that it covers, which are its reasons.
  public var covers: [SignalKey] = []
  /// The signal that covers it; nil where it is counted itself.
  public var coveredBy: SignalKey?

  /// The rule.
  public var rule: SignalRuleID { key.rule }
  /// The subject.
  public var subject: SignalSubject { key.subject }
}

/// The signals of a day.
public struct SignalList: Sendable, Equatable {
  /// T.
  public var asOf: Day
  /// Those that are counted, in order.
  public var signals: [Signal] = []
  /// Those that another covers, in order.
  public var covered: [Signal] = []
  /// What the team decided (signal_acks), the newest last, each with what its signal was like then.
  public internal(set) var team: [SignalAck] = []
  /// Of signals that were done before they began: the first of the days on which they held with gaps shorter than
  /// `signals.rearm_days`.
  public internal(set) var armed: [SignalKey: Day] = [:]

  /// Nothing to act on.
  public init(asOf: Day) { self.asOf = asOf }

  /// Those of them that fulfil a condition, in the same order.
  public func filter(_ holds: (Signal) -> Bool) -> SignalList {
    var list = self
    list.signals = signals.filter(holds)
    list.covered = covered.filter(holds)
    return list
  }

  /// Those that are not put away; what they cover goes with them.
  public func without(away: Set<SignalKey>) -> SignalList {
    away.isEmpty ? self : filter { !away.contains($0.key) && !($0.coveredBy.map(away.contains) ?? false) }
  }

  /// Those that are no signals in another list: what is new since its day.
  public func without(_ other: SignalList) -> SignalList {
    let known = Set((other.signals + other.covered).map(\.key))
    return filter { !known.contains($0.key) }
  }

  /// Of which rules each account has signals, those that another covers included.
  ///
  /// - Parameter accounts: how many accounts there are.
  public func flags(accounts: Int) -> SignalFlags {
    var flags = SignalFlags(accounts: accounts)
    for signal in signals + covered {
      if let account = signal.account { flags.insert(signal.rule, of: account) }
    }
    return flags
  }

  /// How many of a rule are counted, and how many are covered.
  public func counts(of rule: SignalRuleID) -> (counted: Int, covered: Int) {
    (signals.count { $0.rule == rule }, covered.count { $0.rule == rule })
  }
}
