public import Metrics
public import Values

/// What was shown when the user last left the screen of signals: what is new, worse and gone is said against it.
public struct SignalBaseline: Sendable, Equatable {
  /// The most signals that are kept.
  public static let most = 20_000

  /// The day that was shown.
  public var at: Day
  /// What was there then, and what was there within `signals.rearm_days` before it.
  public var entries: [SignalKey: Entry]

  /// One signal.
  public struct Entry: Hashable, Sendable {
    /// What it was like.
    public var worth: SignalWorth
    /// The `account_id`; empty of what is no account's.
    public var account: String
    /// What people call its subject.
    public var name: String
    /// The day on which it was last there.
    public var last: Day
    /// Whether it was a line of the screen: neither a reason of another nor put away.
    public var wasShown: Bool

    /// A signal.
    public init(_ worth: SignalWorth, account: String, name: String, last: Day, wasShown: Bool) {
      self.worth = worth
      self.account = account
      self.name = name
      self.last = last
      self.wasShown = wasShown
    }
  }

  /// What was there at a day.
  public init(at: Day, entries: [SignalKey: Entry] = [:]) {
    self.at = at
    self.entries = entries
  }

  /// What is there as the user leaves the screen.
  ///
  /// - Parameters:
  ///   - isSeen: whether a signal was among what the filter left; of the others the state before stays, where there is one.
  ///   - away: what is put away.
  ///   - accounts: the id of an account by its position.
  ///   - before: what was there when the screen was left before.
  ///   - rearmDays: for how many days what is gone is remembered.
  /// - Complexity: O(signals).
  public init(
    _ list: SignalList, isSeen: (Signal) -> Bool, away: Set<SignalKey>, accounts: (Int) -> String,
    before: SignalBaseline?, rearmDays: Int
  ) {
    self.init(at: list.asOf)
    for signal in list.signals + list.covered where entries.count < SignalBaseline.most {
      if let before, !isSeen(signal) {
        entries[signal.key] = before.entries[signal.key]
        continue
      }
      entries[signal.key] = Entry(
        SignalWorth(signal.level, signal.money), account: signal.account.map(accounts) ?? "", name: signal.name,
        last: list.asOf, wasShown: signal.coveredBy == nil && !away.contains(signal.key))
    }
    for (key, entry) in before?.entries ?? [:] where entries[key] == nil && entries.count < SignalBaseline.most {
      guard list.asOf - entry.last <= rearmDays else { continue }
      entries[key] = entry
      entries[key]?.wasShown = false
    }
  }
}

/// What is another than it was when the user last left the screen.
public struct SignalNews: Sendable, Equatable {
  /// What is said of a signal.
  public enum Novelty: String, Sendable {
    /// It was not there.
    case new
    /// A level up, or 25 % more money.
    case worse
  }

  /// The counted signals of which there is something to say.
  public var novelties: [SignalKey: Novelty] = [:]
  /// What was shown and is not there any more, the highest level first.
  public var gone: [SignalKey] = []

  /// Nothing is new.
  public init() {}

  /// What is new against a baseline; nothing without one, and at days before it.
  ///
  /// - Parameters:
  ///   - away: what is put away, of which nothing is said.
  ///   - off: rules that are switched off, whose signals are not gone.
  ///   - rearmDays: what comes back within so many days is not new.
  /// - Complexity: O(signals + entries · log entries).
  public init(
    _ list: SignalList, since baseline: SignalBaseline?, away: Set<SignalKey>, off: Set<SignalRuleID>, rearmDays: Int
  ) {
    guard let baseline, list.asOf >= baseline.at else { return }
    for signal in list.signals where !away.contains(signal.key) {
      guard let entry = baseline.entries[signal.key],
        entry.last >= baseline.at || signal.since - entry.last <= rearmDays
      else {
        novelties[signal.key] = .new
        continue
      }
      if SignalWorth(signal.level, signal.money).isWorse(than: entry.worth) { novelties[signal.key] = .worse }
    }
    let present = Set((list.signals + list.covered).map(\.key))
    gone = baseline.entries.filter { key, entry in
      entry.wasShown && !present.contains(key) && !off.contains(key.rule)
    }.sorted { left, right in
      (right.value.worth.level.rawValue, left.key.text) < (left.value.worth.level.rawValue, right.key.text)
    }.map(\.key)
  }

  /// How many are new.
  public var newCount: Int { novelties.values.count { $0 == .new } }
}
