internal import Accounts
internal import Metrics
internal import Values

/// Whether signals held on earlier days, by the rows of now: what was learned from deals is that of T, as for `since`.
struct SignalHistory {
  let state: SignalState
  let rules: [any SignalRule.Type]
  let newest: [Int: Day]

  /// The signal on a day; nil where it was none. Of goals nothing is known of earlier days.
  func signal(_ key: SignalKey, account: Int?, at day: Day) -> Signal? {
    var then = state
    then.asOf = day
    var drafts: [Draft] = []
    if let account {
      drafts = SignalList.signals(of: account, rules, then, newest: newest, anyway: true)
    } else if case .table = key.subject {
      drafts = StaleRule.findings(state.dataset, at: day).map { Draft($0, .stale, nil, nil, at: day) }
    } else if key.subject == .list {
      drafts = [TierMismatchRule.finding(state.dataset, at: day)].compactMap(\.self)
        .map { Draft($0, .tierMismatch, nil, nil, at: day) }
    }
    let list = SignalList(drafts, at: day)
    return (list.signals + list.covered).first { $0.key == key }
  }

  /// The first of the days up to T on which a signal held with gaps shorter than some days; it is not looked for before a
  /// day.
  ///
  /// - Complexity: O(days since `limit` × rows of the account).
  func armed(_ signal: Signal, gap: Int, notBefore limit: Day) -> Day {
    var first = signal.since
    while first > limit {
      let earlier = (1...max(1, gap)).lazy.map { first - $0 }.first { day in
        self.signal(signal.key, account: signal.account, at: day) != nil
      }
      guard gap > 0, let earlier, let before = self.signal(signal.key, account: signal.account, at: earlier) else {
        return first
      }
      first = min(earlier, before.since)
    }
    return first
  }
}

extension SignalList {
  /// The longest time that is looked back for the days on which a signal held.
  static let longestLook = 400

  /// Looks at earlier days for what was decided: since when a signal that was done holds with short gaps, and what one
  /// was like when the team put it off until it is worse.
  mutating func look(at acks: [SignalAck], _ history: SignalHistory) {
    let all = (acks + team).filter { $0.at <= asOf }
    guard all.contains(where: { $0.action != .never }) else { return }
    let done = Dictionary(grouping: all.filter { $0.action == .done }) { "\($0.rule.rawValue):\($0.subject)" }
    for signal in signals {
      // The latest decides: what it does not hide, no earlier one hides.
      guard let at = done[signal.key.text]?.map(\.at).max(), at < signal.since else { continue }
      armed[signal.key] = history.armed(
        signal, gap: history.state.rules.rearmDays, notBefore: max(at, asOf - SignalList.longestLook))
    }
    let bySubject = Dictionary(signals.map { ($0.key.text, $0) }) { first, _ in first }
    for index in team.indices where team[index].action == .later && team[index].until == nil {
      let ack = team[index]
      guard ack.at <= asOf, let signal = bySubject["\(ack.rule.rawValue):\(ack.subject)"] else { continue }
      let then = history.signal(signal.key, account: signal.account, at: ack.at)
      team[index].worth = then.map { SignalWorth($0.level, $0.money) }
    }
  }
}
