internal import Accounts
internal import Values

/// What all rules share at T: the data, the settings, and what is learned from deals.
struct SignalState: Sendable {
  let dataset: Dataset
  /// T.
  var asOf: Day
  let rules: SignalRules
  let learned: LearnedFromDeals
  /// Whether any activity of the data names a contact: where none does, nobody is known to be engaged.
  let namesContacts: Bool
  /// Whether any contact of the data has a title, role or persona.
  let hasRoles: Bool

  /// The n-th working day after a day.
  func workingDay(_ count: Int, after day: Day) -> Day { rules.workingDays.day(count, after: day) }
}

/// What deals of the accounts on the list at T teach (signals.md: `stalled`, `stuck`, `expansion`).
struct LearnedFromDeals: Sendable {
  /// By type: days without a touch from which on a deal is stalled.
  var stalledDays: [OpportunityType: Int] = [:]
  /// By type, then stage: what 90 % of the won ones stayed in it at most.
  var usualStay: [OpportunityType: [String: Int]] = [:]
  /// By type: what 90 % of the won ones took at most from creation to close.
  var usualAge: [OpportunityType: Int] = [:]
  /// By tier: the median amount of won expansion deals.
  var expansionAmount: [Money?] = Array(repeating: nil, count: 4)
  /// Of all tiers.
  var expansionAmountOfAll: Money?

  /// Days without a touch from which on a deal of a type is stalled.
  func stalledDays(_ type: OpportunityType, _ rules: SignalRules) -> (days: Int, isLearned: Bool) {
    if let days = rules.stalledDays { return (days, false) }
    return stalledDays[type].map { ($0, true) } ?? (SignalRules.standardStalledDays, false)
  }
}

/// Collects what deals teach, one account after the other.
struct DealLessons {
  private var gaps: [OpportunityType: [Int]] = [:]
  private var stays: [OpportunityType: [String: [Int]]] = [:]
  private var ages: [OpportunityType: [Int]] = [:]
  private var expansions: [[Money]] = Array(repeating: [], count: 4)

  /// Adds the won deals of an account on the list at T.
  mutating func add(_ ledger: AccountLedger, tier: Int, asOf: Day, learnsGaps: Bool) {
    for deal in ledger.opportunities {
      let type = deal.opportunity.type
      guard deal.opportunity.exists(at: asOf), deal.opportunity.state(at: asOf) == .won,
        let closed = deal.opportunity.closed(by: asOf)
      else { continue }
      if type.isExpansion { expansions[tier].append(deal.amount(at: asOf)) }
      if let age = deal.opportunity.cycle(by: asOf) { ages[type, default: []].append(age) }
      for (stage, days) in deal.stays(until: closed) { stays[type, default: [:]][stage, default: []].append(days) }
      if learnsGaps, let gap = longestGap(deal, ledger, closed: closed) { gaps[type, default: []].append(gap) }
    }
  }

  /// The longest gap between touch days from the creation to the close, both included.
  private func longestGap(_ deal: OpportunityTimeline, _ ledger: AccountLedger, closed: Day) -> Int? {
    guard let created = deal.opportunity.createdAt, created <= closed else { return nil }
    var last = created
    var longest = 0
    for entry in ledger.activities(from: created, through: closed) where entry.isTouch {
      longest = max(longest, entry.day - last)
      last = entry.day
    }
    return max(longest, closed - last)
  }

  /// Adds what others collected.
  mutating func merge(_ other: DealLessons) {
    gaps.merge(other.gaps, uniquingKeysWith: +)
    ages.merge(other.ages, uniquingKeysWith: +)
    stays.merge(other.stays) { $0.merging($1, uniquingKeysWith: +) }
    for tier in 0...3 { expansions[tier] += other.expansions[tier] }
  }

  /// What they teach. `fewest`: won deals without which nothing is usual.
  func learned(fewest: Int) -> LearnedFromDeals {
    func usual(_ values: [Int]) -> Int? { values.count < fewest ? nil : Percentile.of(values, 90) }
    var learned = LearnedFromDeals()
    learned.usualAge = ages.compactMapValues(usual)
    learned.usualStay = stays.mapValues { $0.compactMapValues(usual) }
    learned.stalledDays = gaps.compactMapValues { values in
      values.count < 30 ? nil : Percentile.of(values, 90).map { min(45, max(10, $0)) }
    }
    learned.expansionAmount = expansions.map(MedianMoney.of)
    learned.expansionAmountOfAll = MedianMoney.of(expansions.flatMap(\.self))
    return learned
  }
}

extension OpportunityTimeline {
  /// How long it stayed in each stage until it closed, by its history; empty without one. Stages that say how it ended
  /// are none.
  func stays(until closed: Day) -> [String: Int] {
    var stays: [String: Int] = [:]
    for (position, entry) in stages.enumerated() where entry.day <= closed && !entry.value.saysEnd {
      let next = position + 1 < stages.count ? min(stages[position + 1].day, closed) : closed
      stays[entry.value, default: 0] += max(0, next - entry.day)
    }
    return stays
  }
}

extension String {
  /// Whether a stage of this name says that the deal was won or lost.
  var saysEnd: Bool {
    var text = self
    let word = text.withUTF8 { OutcomeWord(UnsafeRawBufferPointer($0)) }
    return word == .won || word == .lost || word == .closed
  }
}

/// Percentiles by nearest rank.
enum Percentile {
  /// The smallest value that at least so many percent of the values do not exceed; nil of nothing.
  static func of<Value: Comparable>(_ values: [Value], _ percent: Int) -> Value? {
    if values.isEmpty { return nil }
    let rank = (values.count * percent + 99) / 100
    return values.sorted()[max(0, rank - 1)]
  }
}

/// The middle of amounts.
enum MedianMoney {
  /// The middle amount, or the mean of the middle two, rounded half up to 1/10,000; nil of nothing.
  static func of(_ amounts: [Money]) -> Money? {
    if amounts.isEmpty { return nil }
    let sorted = amounts.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    let sum = Int128(sorted[middle - 1].units) + Int128(sorted[middle].units)
    return Money(units: Int64(clamping: (sum + 1) >> 1))
  }
}
