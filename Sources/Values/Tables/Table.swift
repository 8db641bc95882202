/// The tables of the data directory.
public enum Table: String, CaseIterable, Hashable, Sendable {
  case accounts, contacts, activities, opportunities, contracts, spend, intent, relationships, nps
  case opportunityHistory = "opportunity_history"
  /// Rates of currencies by day: of no account.
  case rates
}

/// What became of a file of the data directory.
public enum FileOutcome: Hashable, Sendable {
  /// Its rows are in the tables.
  case read
  /// No table claims it, for this reason.
  case ignored(String)
  /// It belongs to a table, but cannot be read.
  case failed(String)
}

/// A column of a file and what it was understood as.
public struct ColumnMatch: Hashable, Sendable {
  /// The name in the file's header.
  public var name: String
  /// The table's column, or nil where nothing reads it.
  public var column: String?
  /// Whether the match rests on a synonym alone and wants confirmation.
  public var isGuess: Bool
  /// The table whose column it is.
  public var table: Table?

  /// A match.
  public init(name: String, column: String?, isGuess: Bool = false, table: Table? = nil) {
    self.name = name
    self.column = column
    self.isGuess = isGuess
    self.table = table
  }
}
