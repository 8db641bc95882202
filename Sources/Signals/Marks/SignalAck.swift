internal import Accounts
public import Metrics
public import Values

/// How much a signal mattered at some time: what says whether it has become worse.
public struct SignalWorth: Hashable, Sendable {
  /// Its level.
  public var level: SignalLevel
  /// Its money; nil where nobody knew.
  public var money: Money?

  /// A level and money.
  public init(_ level: SignalLevel, _ money: Money?) {
    self.level = level
    self.money = money
  }

  /// Whether it is worse than it was: a level up, or 25 % more money.
  public func isWorse(than earlier: SignalWorth) -> Bool {
    if level > earlier.level { return true }
    guard let money, let before = earlier.money, before > .zero else { return false }
    return Int128(money.units) * 4 >= Int128(before.units) * 5
  }
}

/// What somebody decided of a signal (data.md, signal_acks): it is put away until it is to be seen again.
public struct SignalAck: Hashable, Sendable {
  /// What was decided.
  public enum Action: String, CaseIterable, Sendable {
    /// Hidden until it was not true for `signals.rearm_days` and is true again.
    case done
    /// Hidden until a day, or until it is worse.
    case later
    /// Hidden for good, of all subjects of the account.
    case never
  }

  /// The rule.
  public var rule: SignalRuleID
  /// The id of the subject; of `never` that of the account, where it has one.
  public var subject: String
  /// The day on which it was decided: it counts from then on.
  public var at: Day
  /// What was decided.
  public var action: Action
  /// Of `later`: the day on which it is seen again; nil: until it is worse.
  public var until: Day?
  /// Who decided it; empty where nobody says.
  public var by: String
  /// A line about it; may be empty.
  public var note: String
  /// What it was like then; nil where that is not kept, as in a table.
  public var worth: SignalWorth?

  /// A decision.
  public init(
    _ rule: SignalRuleID, _ subject: String, at: Day, _ action: Action, until: Day? = nil, by: String = "",
    note: String = "", worth: SignalWorth? = nil
  ) {
    self.rule = rule
    self.subject = subject
    self.at = at
    self.action = action
    self.until = until
    self.by = by
    self.note = note
    self.worth = worth
  }
}

extension SignalAck {
  /// The decision about a signal.
  ///
  /// - Parameter account: the id of its account; nil where it has none.
  public init(
    _ signal: Signal, account: String?, at: Day, _ action: Action, until: Day? = nil, by: String = "",
    note: String = ""
  ) {
    let subject = action == .never ? account ?? signal.subject.id : signal.subject.id
    self.init(
      signal.rule, subject, at: at, action, until: until, by: by, note: note,
      worth: SignalWorth(signal.level, signal.money))
  }

  /// Whether a signal of its subject is hidden at T.
  ///
  /// - Parameter armed: the first day of the days on which the signal held with gaps shorter than `signals.rearm_days`.
  func hides(_ signal: Signal, at day: Day, armed: Day) -> Bool {
    switch action {
    case .never: return true
    case .done: return at >= armed
    case .later:
      if let until { return day < until }
      // What it was like then is not known where the rows of then are gone: then it waits.
      return worth.map { !SignalWorth(signal.level, signal.money).isWorse(than: $0) } ?? true
    }
  }
}

/// What the user decided, as it stands now.
public struct SignalMarks: Hashable, Sendable {
  /// The decisions about signals, the newest last.
  public var acks: [SignalAck] = []
  /// Rules that are switched off.
  public var off: Set<SignalRuleID> = []

  /// Nothing decided.
  public init() {}
}

/// Decisions, looked up by what they are about.
struct SignalAckIndex {
  private struct Name: Hashable {
    var rule: SignalRuleID
    var subject: String
  }

  private var byName: [Name: SignalAck] = [:]

  /// Those that count at T; of several about the same the last.
  ///
  /// - Complexity: O(decisions).
  init(_ acks: [SignalAck], at day: Day) {
    for ack in acks where ack.at <= day { byName[Name(rule: ack.rule, subject: ack.subject)] = ack }
  }

  var isEmpty: Bool { byName.isEmpty }

  /// The decisions about a signal: about its subject, and for good about its account.
  func acks(of signal: Signal, account: String?) -> [SignalAck] {
    let own = byName[Name(rule: signal.rule, subject: signal.subject.id)]
    guard let account, account != signal.subject.id || signal.subject.accountID == nil else {
      return own.map { [$0] } ?? []
    }
    let forGood = byName[Name(rule: signal.rule, subject: account)].flatMap { $0.action == .never ? $0 : nil }
    return [own, forGood].compactMap(\.self)
  }
}

extension SignalList {
  /// The counted signals that are put away by what the user and the team decided, with the decision.
  ///
  /// - Parameter accounts: the id of an account by its position.
  /// - Complexity: O(signals + decisions).
  public func putAway(by marks: SignalMarks, accounts: (Int) -> String) -> [SignalKey: SignalAck] {
    let indices = [SignalAckIndex(marks.acks, at: asOf), SignalAckIndex(team, at: asOf)].filter { !$0.isEmpty }
    var away: [SignalKey: SignalAck] = [:]
    if indices.isEmpty { return away }
    for signal in signals {
      let account = signal.account.map(accounts)
      let acks = indices.lazy.flatMap { $0.acks(of: signal, account: account) }
      let first = armed[signal.key] ?? signal.since
      if let ack = acks.first(where: { $0.hides(signal, at: asOf, armed: first) }) { away[signal.key] = ack }
    }
    return away
  }
}

extension Dataset {
  /// What the team decided (data.md, signal_acks), in the order of days, then of rows; of rules that there are.
  var signalAcks: [SignalAck] {
    let acks = signalAckEntries.compactMap { row -> SignalAck? in
      guard let rule = SignalRuleID(rawValue: row.rule.lowercased()),
        let action = SignalAck.Action(rawValue: row.action)
      else { return nil }
      return SignalAck(rule, row.subject, at: row.at, action, until: row.until, by: row.by, note: row.note)
    }
    return acks.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }
}
