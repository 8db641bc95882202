public import Accounts
public import Values

/// One consistent state of the directory at one (T, P): everything that is shown comes from one of these.
public struct Snapshot: Sendable {
  /// The resolved tables.
  public let dataset: Dataset
  /// Which values of the past were wanted.
  public let past: PastValues
  /// What the figures at T rest on. Without a history always today's values.
  public let basis: HistoryBasis
  /// From which day on the figures are as it was; nil where they never are.
  public let knownSince: Day?
  /// Whether anything is known of what tracked attributes were.
  public var hasHistory: Bool { dataset.hasHistory }
  /// T, P, the previous period and the trend.
  public let period: ResolvedPeriod
  /// The as-of day that was asked for: after T for `last-*` and past ranges.
  public let today: Day
  /// The month 1–12 in which the fiscal year begins.
  public let fiscalYearStart: Int
  /// What the analyses go by.
  public let analyses: AnalysisRules
  /// The facts of every account at (T, P).
  public let facts: [AccountFacts]
  /// Columns at (T, P), at the day before P, at the previous period's point, and at the 13 trend points (newest first).
  public let current: FactColumns
  /// Columns at the day before P: where movers come from, and what levels are compared with.
  public let beforePeriod: FactColumns
  /// The same, where anything is compared with it; nil for `all`.
  public var opening: FactColumns? { period.opening == nil ? nil : beforePeriod }
  /// Columns at the previous period’s point; nil for `all`.
  public let previous: FactColumns?
  /// Columns at the 13 trend points, newest first.
  public let trend: [FactColumns]
  /// The files, and what was wrong with them. Whoever refreshes says last how long that took.
  public var health: Health
  /// What the figures rest on, at T.
  public let trust: TrustSummary
  /// The settings in force, for what measures by them beside the figures: goals, working days, sales stages. Whoever
  /// knows them sets them; else they are the defaults.
  public var settings = SettingValues()
  /// The activities with what led to them: campaigns, channels, pages.
  public let touches: TouchHistory
  /// What the next snapshot can be built upon.
  let table: FactTable
  /// Work counters.
  public let accountsComputed: Int
  /// Activities that were replayed: a work counter.
  public let activitiesReplayed: Int

  /// Computes the facts of a dataset.
  ///
  /// - Parameters:
  ///   - today: the as-of day.
  ///   - fiscalYearStart: the month 1–12 in which the fiscal year begins.
  ///   - analyses: what the analyses go by.
  ///   - past: whether accounts have the tiers, owners and list memberships that they had, or today's.
  ///   - health: what the caller knows of the files; the dataset's own where it says nothing.
  ///   - before: the snapshot before. Where the dataset was built upon its one, and T and P are the same, only what has
  ///     changed is computed; the result is the same as without it.
  /// - Complexity: O(activities + accounts × points).
  public init(
    _ dataset: Dataset, period: Period, today: Day, fiscalYearStart: Int = MetricSettings.fiscalYearStart.standard,
    analyses: AnalysisRules = AnalysisRules(), past: PastValues = .asItWas, health: Health? = nil,
    workers: Workers = .serial, after before: Snapshot? = nil
  ) {
    self.health = health ?? dataset.health
    self.today = today
    self.fiscalYearStart = fiscalYearStart
    self.analyses = analyses
    let resolved = ResolvedPeriod(
      period, on: today, fiscalYearStart: fiscalYearStart, earliest: period == .all ? dataset.earliestDay : nil)
    self.period = resolved
    self.past = past
    let dataset = past == .asItWas ? dataset.asItWas(at: resolved.now.asOf) : dataset.restated
    self.dataset = dataset
    let known = dataset.basis(at: resolved.now.asOf)
    basis = past == .asItWas ? known.basis : .restated
    knownSince = past == .asItWas ? known.knownSince : nil
    trust = TrustSummary(dataset, self.health, asOf: resolved.now.asOf)
    table = FactTable(
      dataset, points: resolved.points, workers: workers, after: before.flatMap { $0.past == past ? $0.table : nil })
    facts = table.facts
    current = table.columns[0]
    beforePeriod = table.columns[1]
    previous = resolved.previous == nil ? nil : table.columns[2]
    trend = [table.columns[0]] + table.columns.suffix(12)
    accountsComputed = table.accountsComputed
    activitiesReplayed = table.activitiesReplayed
    touches = TouchHistory(dataset, at: resolved.now)
    tiers = dataset.accounts.map(\.tier)
    dated = dataset.rowDates
  }

  /// Days that the rows of its tables have.
  public let dated: Set<RowDate>
  /// The tier of every account: 1–3, 0 for none.
  public let tiers: [UInt8]

  /// Of which rules each account has signals at T, where somebody has filled them in.
  public var signalFlags = SignalFlags()

  /// T.
  public var asOf: Day { period.now.asOf }

  /// Tables that have a readable file.
  public var present: Set<Table> { dataset.tables }
}
