public import Accounts
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
