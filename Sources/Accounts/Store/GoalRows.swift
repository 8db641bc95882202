internal import Ingest
public import Values

/// A row of the table of goals, its texts as written.
public struct GoalEntry: Hashable, Sendable {
  /// The KPI.
  public var kpi: String
  /// The value to reach, a percentage as its hundredth.
  public var value: Decimal
  /// Reporting units for one unit of the row's currency; nil where nothing says in which it is.
  public var rate: Decimal?
  /// By when; empty where days or nothing say it.
  public var period: String
  /// The first day; nil where empty.
  public var from: Day?
  /// The last day; nil where empty.
  public var to: Day?
  /// Of whose accounts or deals: columns of accounts with the value that they must have.
  public var scope: [Part]
  /// Where it stands.
  public var place: Place

  /// One column that narrows a goal.
  public struct Part: Hashable, Sendable {
    /// The column's name.
    public var column: String
    /// The value that an account must have.
    public var value: String
  }
}

extension Dataset {
  /// The rows of the table of goals, in the order of files and lines.
  ///
  /// - Complexity: O(parts + goals).
  public var goals: [GoalEntry] {
    order.flatMap { position in
      let part = parts[position].part
      return part.goals.enumerated().map { offset, row in
        let source = RowReference(part: UInt32(position), row: UInt32(offset))
        return GoalEntry(
          kpi: part.pool.text(row.kpi), value: row.value, rate: row.rate, period: part.pool.text(row.period),
          from: row.from, to: row.to,
          scope: row.scope.map { .init(column: part.pool.text($0.column), value: part.pool.text($0.value)) },
          place: rowPlace(source, line: row.line))
      }
    }
  }
}
