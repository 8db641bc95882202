internal import Ingest
public import Values

/// What the files gave, by table, as read: before accounts are resolved.
public struct TableTallies: Sendable {
  /// One table's rows.
  public struct Tally: Sendable {
    /// Rows read: bad ones and those marked deleted left out, those that a later row replaces counted.
    public var rows = 0
    /// Rows left out.
    public var bad = 0
    /// What those would be worth.
    public var worth = WorthLeftOut()
    /// Rows whose account is unknown.
    public var orphans = 0
    /// Rows marked deleted.
    public var deleted = 0
    /// Rows without an id that another file of the table has, too.
    public var leftOut = 0

    /// No rows.
    public init() {}
  }

  /// By table; a table that gave nothing, and of which nothing was left out, is not among them.
  public private(set) var tables: [Table: Tally] = [:]

  /// Counts the rows of a directory.
  ///
  /// - Parameter files: the health of its files, where it is known already.
  /// - Complexity: O(rows).
  public init(_ dataset: Dataset, files: [FileHealth]? = nil) {
    for (_, part) in dataset.parts { count(part) }
    for problem in dataset.lateProblems.values.joined() {
      if let table = problem.table { tables[table, default: Tally()].rows -= 1 }
    }
    for overlap in dataset.overlaps { tables[overlap.table, default: Tally()].leftOut += overlap.rows }
    for (table, orphans) in dataset.orphans { tables[table, default: Tally()].orphans = orphans }
    for file in files ?? dataset.fileHealth where file.outcome == .read { countLeftOut(file) }
  }

  private mutating func count(_ part: Part) {
    func add(_ table: Table, _ rows: Int, deleted: Int = 0) {
      if rows == 0 { return }
      tables[table, default: Tally()].rows += rows - deleted
    }
    add(.accounts, part.accounts.count, deleted: part.accounts.count(where: \.isDeleted))
    add(.contacts, part.contacts.count, deleted: part.contacts.count(where: \.isDeleted))
    add(
      .activities, part.segment.count,
      deleted: part.deleted.isEmpty ? 0 : part.segment.columns.activities.count { $0.type == Activity.deletedType })
    add(.opportunities, part.opportunities.count, deleted: part.opportunities.count(where: \.isDeleted))
    add(.contracts, part.contracts.count, deleted: part.contracts.count(where: \.isDeleted))
    add(.spend, part.spend.count)
    add(.intent, part.intent.count)
    add(.relationships, part.relationships.count)
    add(.nps, part.nps.count)
    add(.opportunityHistory, part.history.count)
    add(.rates, part.rates.count)
    add(.goals, part.goals.count)
    add(.history, part.changes.count)
    add(.signalAcks, part.signalAcks.count)
  }

  /// A record that could not be read at all, and one that is not listed, counts for the first of the file's tables.
  private mutating func countLeftOut(_ file: FileHealth) {
    for (table, rows) in file.deletedByTable { tables[table, default: Tally()].deleted += rows }
    if file.badRows == 0 { return }
    for problem in file.problems where problem.worth != nil {
      if let table = problem.table { tables[table, default: Tally()].worth.add(problem) }
    }
    let others = file.problems.lazy.compactMap(\.table).filter { $0 != file.tables.first }
    let byTable = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    for (table, rows) in byTable { tables[table, default: Tally()].bad += rows }
    if let first = file.tables.first {
      tables[first, default: Tally()].bad += file.badRows - byTable.values.reduce(0, +)
    }
  }
}

/// How many opportunities of each status there are and what they are worth, as read: those of unknown accounts count too.
/// A later row with the same id replaces the earlier one.
public struct DealTotals: Sendable, Equatable {
  /// Opportunities of one status.
  public struct Total: Sendable, Equatable {
    /// How many.
    public var count = 0
    /// The sum of their amounts, in the reporting currency.
    public var amount = Money.zero
  }

  private var totals: [OpportunityStatus: Total] = [:]

  /// No opportunities.
  public init() {}

  /// Those of a status.
  public subscript(status: OpportunityStatus) -> Total { totals[status] ?? Total() }

  /// Whether there are none.
  public var isEmpty: Bool { totals.isEmpty }

  mutating func add(_ status: OpportunityStatus, _ amount: Money) {
    totals[status, default: Total()].count += 1
    totals[status, default: Total()].amount += amount
  }
}

extension Dataset {
  /// The opportunities that are open at T and that their `closed_at` says were closed before it.
  ///
  /// - Complexity: O(opportunities).
  public func openClosedBefore(_ asOf: Day) -> DealTotals.Total {
    var total = DealTotals.Total()
    for opportunity in opportunities.items where opportunity.exists(at: asOf) && opportunity.state(at: asOf) == .open {
      // One that was reopened since says so itself.
      guard let closed = opportunity.closedAt, closed < asOf, opportunity.closedFirst == nil else { continue }
      total.count += 1
      total.amount += opportunity.amount(at: asOf)
    }
    return total
  }
}
