internal import Accounts
internal import Metrics
internal import Values

/// Which signals cover which, and the order of the rest (signals.md, Folding and Order).
extension SignalList {
  /// Folds and orders signals.
  ///
  /// - Complexity: O(n log n), and O(m²) in the signals of one account.
  init(_ drafts: [Draft], at asOf: Day) {
    self.init(asOf: asOf)
    let order = SignalOrder(drafts.map(\.signal), at: asOf)
    var drafts = drafts.sorted { order.precedes($0.signal, $1.signal) }
    SignalList.cover(&drafts)
    let counted = drafts.map(\.signal).filter { $0.coveredBy == nil }
    // Levels of covering signals have risen: the order is looked at again.
    let final = SignalOrder(counted, at: asOf)
    signals = counted.sorted(by: final.precedes)
    covered = drafts.map(\.signal).filter { $0.coveredBy != nil }.sorted(by: final.precedes)
  }

  /// Notes what covers what. Of several signals that could cover one, the first in order does.
  private static func cover(_ drafts: inout [Draft]) {
    var ofAccount: [Int: [Int]] = [:]
    for (position, draft) in drafts.enumerated() {
      if let account = draft.signal.account { ofAccount[account, default: []].append(position) }
    }
    for positions in ofAccount.values where positions.count > 1 {
      func canCover(_ covering: Int, _ covered: Int) -> Bool {
        let (left, right) = (drafts[covering], drafts[covered])
        guard left.covers, SignalRuleRegistry.covers[left.signal.rule]?.contains(right.signal.rule) ?? false
        else { return false }
        if case .opportunity = left.signal.subject { return left.signal.subject == right.signal.subject }
        return true
      }
      let top = positions.filter { position in !positions.contains { $0 != position && canCover($0, position) } }
      for position in positions where !top.contains(position) {
        guard let covering = top.first(where: { canCover($0, position) }) else { continue }
        drafts[position].signal.coveredBy = drafts[covering].signal.key
        drafts[covering].signal.covers.append(drafts[position].signal.key)
        drafts[covering].signal.level = max(drafts[covering].signal.level, drafts[position].signal.level)
      }
    }
  }
}

/// What decides which of two signals comes first.
struct SignalOrder {
  private let asOf: Day
  /// By level: what counts as the money of a signal without.
  private var missingMoney: [SignalLevel: Double] = [:]

  /// The order among counted signals.
  init(_ signals: [Signal], at asOf: Day) {
    self.asOf = asOf
    for level in SignalLevel.allCases {
      let money = signals.filter { $0.level == level }.compactMap(\.money)
      missingMoney[level] = Percentile.of(money, 25).map(\.double) ?? 1
    }
  }

  /// Whether a signal comes before another.
  func precedes(_ left: Signal, _ right: Signal) -> Bool {
    if left.isOfTheData != right.isOfTheData { return right.isOfTheData }
    if left.level != right.level { return left.level > right.level }
    let (leftWeight, rightWeight) = (weight(left), weight(right))
    if leftWeight != rightWeight { return leftWeight > rightWeight }
    if left.since != right.since { return left.since > right.since }
    if left.subject.id != right.subject.id { return left.subject.id < right.subject.id }
    return left.rule.position < right.rule.position
  }

  /// Money times urgency.
  func weight(_ signal: Signal) -> Double {
    let money = signal.money?.double ?? missingMoney[signal.level] ?? 1
    if let due = signal.due { return money / (1 + Double(max(0, due - asOf)) / 30) }
    return money * power2(-Double(asOf - signal.since) / 14)
  }
}

extension Signal {
  /// Whether it is about the data rather than the business: such signals stand last.
  fileprivate var isOfTheData: Bool { rule == .tierMismatch || rule == .stale }
}
