public import Accounts
public import Values

/// What the figures of a snapshot rest on: how much of the data was left out, and how old its newest rows are (data.md,
/// Bad rows and changing files).
public struct TrustSummary: Sendable, Equatable {
  /// One table that files give.
  public struct TableSummary: Sendable, Equatable {
    /// The table.
    public var table: Table
    /// Rows read, those left out among them, those marked deleted not.
    public var rows: Int
    /// Rows left out because something in them cannot be read.
    public var bad: Int
    /// Rows whose account is unknown: they are not used either.
    public var orphans: Int
    /// What the bad rows would be worth: of opportunities and spend their amounts, of contracts a year's value; nothing of other
    /// tables.
    public var worth = WorthLeftOut()
    /// Days from the newest row to T; negative where it comes after T, nil of a table whose rows have no day.
    public var age: Int?

    /// A table's summary.
    public init(_ table: Table, rows: Int, bad: Int = 0, orphans: Int = 0, age: Int? = nil) {
      self.table = table
      self.rows = rows
      self.bad = bad
      self.orphans = orphans
      self.age = age
    }

    /// Rows that are used.
    public var used: Int { max(0, rows - bad - orphans) }
    /// Whether more than 2 % of its rows were left out.
    public var isPartial: Bool { Double(bad) > TrustSummary.toleratedShare * Double(rows) }
    /// Whether its newest row is older than such rows should be.
    public var isStale: Bool {
      guard let age, let most = TrustSummary.oldestFresh[table] else { return false }
      return age > most
    }
  }

  /// A figure is partial where a greater share of the rows of one of its tables was left out (data.md).
  public static let toleratedShare = 0.02
  /// By table so many days the newest row may be old. Activities come daily, intent weekly, opportunities within a month;
  /// other tables come when they come.
  public static let oldestFresh: [Table: Int] = [.activities: 2, .intent: 14, .opportunities: 30]

  /// The tables that have a readable file, in the order of `Table`.
  public var tables: [TableSummary]
  /// The code of the reporting currency.
  public var currency = "USD"
  /// Files that no table claims.
  public var ignored: Int
  /// Files that cannot be read, wholly or in their newest state.
  public var failed: Int

  /// A summary.
  public init(tables: [TableSummary], ignored: Int = 0, failed: Int = 0) {
    self.tables = tables
    self.ignored = ignored
    self.failed = failed
  }

  /// The summary of a directory at T.
  ///
  /// - Complexity: O(rows).
  public init(_ dataset: Dataset, _ health: Health, asOf: Day) {
    let tallies = TableTallies(dataset, files: health.files).tables
    let newest = dataset.newestDays
    tables = Table.allCases.compactMap { table in
      guard tallies[table] != nil || dataset.tables.contains(table) else { return nil }
      let tally = tallies[table] ?? TableTallies.Tally()
      var summary = TableSummary(
        table, rows: tally.rows + tally.bad, bad: tally.bad, orphans: tally.orphans,
        age: newest[table].map { asOf - $0 })
      summary.worth = tally.worth
      // A contract's amount in a currency without a rate can be of a month or of its term.
      if table == .contracts { summary.worth = summary.worth.converted }
      return summary
    }
    currency = dataset.currency
    ignored = 0
    failed = 0
    for file in health.files {
      if case .ignored = file.outcome { ignored += 1 }
      if case .failed = file.outcome { failed += 1 } else if file.failure != nil { failed += 1 }
    }
  }

  /// Rows left out because something in them cannot be read, of all tables.
  public var bad: Int { tables.reduce(0) { $0 + $1.bad } }
  /// Rows whose account is unknown, of all tables.
  public var orphans: Int { tables.reduce(0) { $0 + $1.orphans } }
  /// Whether nothing was left out: no bad row, no orphan, no file that cannot be read.
  public var isComplete: Bool { bad == 0 && orphans == 0 && failed == 0 }
  /// Tables whose newest row is old.
  public var stale: [TableSummary] { tables.filter(\.isStale) }

  /// How much of the tables of a KPI is used.
  public func coverage(of kpi: KPI) -> FigureCoverage {
    // Every KPI counts accounts (kpis.md, Needs).
    let needed = Set(kpi.needs.joined()).union([.accounts])
    return FigureCoverage(tables: tables.filter { needed.contains($0.table) }, currency: currency)
  }
}

/// How much of the data that a figure rests on is used.
public struct FigureCoverage: Sendable, Equatable {
  /// The tables that it rests on, as far as files give them.
  public var tables: [TrustSummary.TableSummary]
  /// The code of the reporting currency.
  public var currency: String

  /// The coverage of a figure of these tables.
  public init(tables: [TrustSummary.TableSummary], currency: String = "USD") {
    self.tables = tables
    self.currency = currency
  }

  /// The share of the rows of its tables that is used, 0–1; nil where they have no rows.
  public var share: Double? {
    let rows = tables.reduce(0) { $0 + $1.rows }
    return rows == 0 ? nil : Double(tables.reduce(0) { $0 + $1.used }) / Double(rows)
  }

  /// Tables of which more than 2 % of the rows were left out.
  public var partialTables: [TrustSummary.TableSummary] { tables.filter(\.isPartial) }
  /// Whether there is such a table: the figure carries `!`.
  public var isPartial: Bool { tables.contains(where: \.isPartial) }
}
