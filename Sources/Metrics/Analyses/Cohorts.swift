internal import Accounts
public import Values

/// What accounts of a cohort begin with (analyses.md, Cohorts).
public enum CohortEntry: Int, CaseIterable, Sendable {
  /// They joined the list, were engaged, got an opportunity, were won: stages 1–4.
  case joined = 1, engaged, opportunity, won

  /// In words.
  public var title: String {
    switch self {
    case .joined: "joined the list"
    case .engaged: "engaged"
    case .opportunity: "opportunity created"
    case .won: "won"
    }
  }
}

/// What the cells of a cohort table say.
public enum CohortMeasure: Hashable, Sendable {
  /// The share that had reached a stage, 2–6.
  case reached(Int)
  /// Money won an account, from the entry on.
  case moneyWon
}

/// The length of the periods that cohorts are made of.
public enum CohortPeriod: String, CaseIterable, Sendable {
  case month, quarter, year

  var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }
}

/// A cell of a cohort: how far its accounts were, so many months after their entry.
public struct CohortCell: Sendable, Equatable {
  /// The accounts for which the time is over.
  public var cases = 0
  /// How many of them had reached the stage.
  public var reached = 0
  /// What they had won.
  public var money = Money.zero
  /// Whether the time is not over for some of the cohort.
  public var isPartial = false

  /// The share, or money an account in currency units; nil where the time is over for nobody.
  public func value(_ measure: CohortMeasure) -> Double? {
    if cases == 0 { return nil }
    switch measure {
    case .reached: return Double(reached) / Double(cases)
    case .moneyWon: return money.double / Double(cases)
    }
  }
}

/// The accounts that entered in one period.
public struct Cohort: Sendable {
  /// The first day of the period.
  public var start: Day
  /// Positions of its accounts, ascending.
  public var accounts: [Int] = []
  /// By months since the entry, 0–24.
  public var cells: [CohortCell]
}

/// Accounts by the period of an entry, and how far they were in the months since.
public struct Cohorts: Sendable {
  /// The last month since the entry that there is a column for.
  public static let lastMonth = 24

  /// What was asked.
  public let entry: CohortEntry
  /// What the cells say.
  public let measure: CohortMeasure
  /// The length of the periods.
  public let period: CohortPeriod
  /// The cohorts, the oldest first.
  public let cohorts: [Cohort]
  /// All of them together.
  public let all: Cohort
  /// Accounts that entered on a day that nobody knows: in no cohort.
  public let unknown: [Int]
  /// How many accounts of cohorts reached the stage on a day that nobody knows: they count as if they had not.
  public let reachedUnknown: Int
}

extension Snapshot {
  /// The cohorts of the accounts on the list that are counted.
  ///
  /// - Complexity: O(accounts × months + opportunities).
  public func cohorts(
    by entry: CohortEntry = .joined, _ measure: CohortMeasure = .reached(3), every period: CohortPeriod = .quarter,
    of set: AccountSet = .all
  ) -> Cohorts {
    var cohorts: [Day: Cohort] = [:]
    var whole = Cohort(start: asOf, cells: Snapshot.emptyCells)
    var unknown: [Int] = []
    var reachedUnknown = 0
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      let entries = entries(of: account)
      guard let day = entries[entry.rawValue], day <= asOf else {
        if Int(facts[account].stage) >= entry.rawValue { unknown.append(account) }
        continue
      }
      let start = ResolvedPeriod.unitStart(of: day, months: period.months, fiscalYearStart: fiscalYearStart)
      var wins: [(day: Day, amount: Money)] = []
      var reached: Day?
      switch measure {
      case .reached(let stage):
        reached = entries.reached(stage)
        if reached == nil, Int(facts[account].stage) >= stage { reachedUnknown += 1 }
      case .moneyWon: wins = self.wins(of: account, since: day)
      }
      cohorts[start, default: Cohort(start: start, cells: Snapshot.emptyCells)].accounts.append(account)
      whole.accounts.append(account)
      for month in 0...Cohorts.lastMonth {
        let until = day.adding(months: month)
        let cell = cell(until: until, reached: reached, wins)
        cohorts[start]?.cells[month].add(cell)
        whole.cells[month].add(cell)
      }
    }
    return Cohorts(
      entry: entry, measure: measure, period: period, cohorts: cohorts.values.sorted { $0.start < $1.start },
      all: whole, unknown: unknown, reachedUnknown: reachedUnknown)
  }

  private static let emptyCells = Array(repeating: CohortCell(), count: Cohorts.lastMonth + 1)

  /// What one account brings to a cell: nothing but that it is partial where the time is not over for it.
  private func cell(until: Day?, reached: Day?, _ wins: [(day: Day, amount: Money)]) -> CohortCell {
    guard let until, until <= asOf else { return CohortCell(isPartial: true) }
    let money = wins.reduce(Money.zero) { $1.day <= until ? $0 + $1.amount : $0 }
    return CohortCell(cases: 1, reached: reached.map { $0 <= until } ?? false ? 1 : 0, money: money)
  }

  /// What an account won from a day on, up to T.
  private func wins(of account: Int, since day: Day) -> [(day: Day, amount: Money)] {
    dataset.opportunities[account].compactMap { opportunity in
      guard opportunity.exists(at: asOf), opportunity.state(at: asOf) == .won,
        let closed = opportunity.closed(by: asOf),
        closed >= day
      else { return nil }
      return (closed, opportunity.amount(at: asOf))
    }
  }
}

extension CohortCell {
  /// Adds another account's.
  fileprivate mutating func add(_ other: CohortCell) {
    cases += other.cases
    reached += other.reached
    money += other.money
    isPartial = isPartial || other.isPartial
  }
}
