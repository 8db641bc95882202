internal import Accounts
internal import Values

/// From one stage of the funnel to a later one.
public struct StageStep: Hashable, Sendable {
  /// Stages, 1–6.
  public var from: Int, to: Int

  /// A step.
  public init(_ from: Int, _ to: Int) {
    self.from = from
    self.to = to
  }

  /// Those that velocity is of (analyses.md, Velocity).
  public static let all = [
    StageStep(1, 2), StageStep(2, 3), StageStep(3, 4), StageStep(4, 5), StageStep(1, 4), StageStep(2, 4),
  ]

  /// `Engaged → Opportunity`.
  public var title: String { "\(FunnelStage.names[from - 1]) → \(FunnelStage.names[to - 1])" }
}

/// How long some accounts take for a step.
public struct VelocityGroup: Sendable {
  /// The value of the column that they have in common; nil: all accounts.
  public var value: String?
  /// Positions of the accounts that entered the first stage in the days looked at, ascending.
  public var accounts: [Int]
  /// Those of them that still wait; who left the list before does not.
  public var waiting: [Int]
  /// The curve.
  public var curve: KaplanMeier
  /// How often chance alone parts the group from all others so much: the log-rank test; nil where either has fewer than ten
  /// events.
  public var p: Double?
}

/// How long accounts take for a step, those included that still wait.
public struct Velocity: Sendable {
  /// The step.
  public let step: StageStep
  /// Of all accounts.
  public let all: VelocityGroup
  /// By the values of a column, the largest first; empty where none is given.
  public let groups: [VelocityGroup]
  /// How many smaller groups there are beside the `mostGroups` of `groups`.
  public let moreGroups: Int
  /// Accounts at the first stage or beyond whose entry day nobody knows: not among the cases.
  public let unknown: Int
  /// Accounts that had reached the second stage before they entered the first: not among the cases.
  public let beyond: Int
  /// How many of the cases entered within 60 days of the oldest row: their start may be the export's, not theirs.
  public let nearStart: Int
}

/// What the analyses have in common.
public enum AnalysisSettings {
  /// The days within which the share that moved is said.
  public static let horizons = [30, 90, 180, 365]
  /// The fewest events on either side that a log-rank test is made of.
  public static let fewestEvents = 10
}

extension Snapshot {
  /// How long the accounts that are counted take for the steps, those that left the list included up to that day.
  ///
  /// - Parameters:
  ///   - column: the field that the accounts are grouped by; nil: none.
  ///   - days: how many days up to T are looked at for entries into the first stage; nil: as the settings say.
  /// - Complexity: O(steps × n log n) in the accounts.
  public func velocity(
    _ steps: [StageStep] = StageStep.all, by column: AccountField? = nil, of set: AccountSet = .all,
    days: Int? = nil
  ) -> [Velocity] {
    velocity(
      steps, by: column, of: set, days: days ?? analyses.velocityDays, oldest: dataset.earliestDay)
  }

  /// - Parameter oldest: the day of the oldest row, near which entries are counted; nil: none is.
  func velocity(
    _ steps: [StageStep], by column: AccountField?, of set: AccountSet, days: Int, oldest: Day?
  ) -> [Velocity] {
    let accounts = dataset.accounts.indices.filter { set.contains($0) && (facts[$0].isOnList || left($0) != nil) }
    let entries = accounts.map { self.entries(of: $0) }
    let values = accounts.map { account in column.map { $0.value(of: account, in: self).groupName } ?? "" }
    return steps.map { step in
      var builder = VelocityBuilder(step: step, from: asOf - (days - 1), asOf: asOf, oldest: oldest)
      for (position, account) in accounts.enumerated() {
        builder.add(
          account, entries[position], isAtStage: Int(facts[account].stage) >= step.from, left: left(account),
          value: values[position])
      }
      return builder.velocity(isGrouped: column != nil)
    }
  }

  /// The day on which an account left the list, up to T; nil where it did not.
  private func left(_ account: Int) -> Day? {
    guard dataset.accounts[account].isTarget, let until = dataset.accounts[account].targetUntil, until <= asOf else {
      return nil
    }
    return until
  }
}

extension FieldValue {
  /// The value as groups are named by it.
  var groupName: String {
    switch self {
    case .text(let text): text
    case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
    case .money(let money): money.decimal
    case .day(let day): day.iso
    case .flag(let holds): holds ? "yes" : "no"
    case .list(let texts): texts.joined(separator: "; ")
    case .none: ""
    }
  }
}

/// Collects the cases of a step.
private struct VelocityBuilder {
  let step: StageStep
  let from: Day
  let asOf: Day
  let oldest: Day?
  private typealias Case = (account: Int, value: String, waiting: Waiting, hasLeft: Bool)
  private var cases: [Case] = []
  private var unknown = 0
  private var beyond = 0
  private var nearStart = 0

  init(step: StageStep, from: Day, asOf: Day, oldest: Day?) {
    self.step = step
    self.from = from
    self.asOf = asOf
    self.oldest = oldest
  }

  mutating func add(_ account: Int, _ entries: StageEntries, isAtStage: Bool, left: Day?, value: String) {
    guard let start = entries[step.from] else {
      // Who skipped the stage has no start; who is at it on a day that nobody knows has one that is missing.
      if isAtStage, entries.reached(step.from) == nil { unknown += 1 }
      return
    }
    guard start >= from, start <= asOf, left.map({ start < $0 }) ?? true else { return }
    let end = entries.reached(step.to)
    if let end, end < start {
      beyond += 1
      return
    }
    let last = min(left ?? asOf, asOf)
    let isEvent = end.map { $0 <= last } ?? false
    let waiting = Waiting(days: (isEvent ? end ?? last : last) - start, isEvent: isEvent)
    cases.append((account, value, waiting, left != nil))
    if let oldest, start < oldest + 60 { nearStart += 1 }
  }

  func velocity(isGrouped: Bool) -> Velocity {
    var groups: [VelocityGroup] = []
    var moreGroups = 0
    if isGrouped {
      var byValue: [String: [Int]] = [:]
      for (position, one) in cases.enumerated() { byValue[one.value, default: []].append(position) }
      let ordered = byValue.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      moreGroups = max(0, ordered.count - Velocity.mostGroups)
      let events = cases.count { $0.waiting.isEvent }
      groups = ordered.prefix(Velocity.mostGroups).map { value, positions in
        let group = self.group(value, positions.map { cases[$0] })
        guard group.curve.events >= AnalysisSettings.fewestEvents,
          events - group.curve.events >= AnalysisSettings.fewestEvents
        else { return group }
        var tested = group
        let others = cases.filter { $0.value != value }.map(\.waiting)
        tested.p = LogRank.compare(positions.map { cases[$0].waiting }, others)?.p
        return tested
      }
    }
    return Velocity(
      step: step, all: group(nil, cases), groups: groups, moreGroups: moreGroups, unknown: unknown, beyond: beyond,
      nearStart: nearStart)
  }

  private func group(_ value: String?, _ cases: [Case]) -> VelocityGroup {
    VelocityGroup(
      value: value, accounts: cases.map(\.account),
      waiting: cases.filter { !$0.waiting.isEvent && !$0.hasLeft }.map(\.account),
      curve: KaplanMeier(cases.map(\.waiting)), p: nil)
  }
}

extension Velocity {
  /// Most groups that are told apart, each tested against all others.
  public static let mostGroups = 50
}
