/// One file as it was read: what it is, the rows it gave, and what was wrong. Immutable.
public struct FileReading: Sendable {
  /// What became of the file.
  public enum Outcome: Hashable, Sendable {
    /// Its rows are in `parts`.
    case read
    /// No table claims it, for this reason.
    case ignored(String)
    /// It belongs to a table, but cannot be read.
    case failed(String)
  }

  /// The path below the data directory, `/` between folders.
  public var path: String
  /// What became of it.
  public var outcome: Outcome
  /// The tables it gives rows for: one, or several where records hold more than one thing.
  public var tables: [Table]
  /// The mapping that read it (`native`, `salesforce`, …); empty where none did.
  public var mapping: String
  /// Which of its columns were understood as what.
  public var columns: [ColumnMatch]
  /// Its rows, in file order.
  public var parts: [Part]
  /// Bytes read, as stored.
  public var bytes: Int64

  /// A reading.
  public init(
    path: String, outcome: Outcome, tables: [Table] = [], mapping: String = "", columns: [ColumnMatch] = [],
    parts: [Part] = [], bytes: Int64 = 0
  ) {
    self.path = path
    self.outcome = outcome
    self.tables = tables
    self.mapping = mapping
    self.columns = columns
    self.parts = parts
    self.bytes = bytes
  }
}

/// A column of a file and what it was understood as.
public struct ColumnMatch: Hashable, Sendable {
  /// The name in the file's header.
  public var name: String
  /// The table's column, or nil where nothing reads it.
  public var column: String?
  /// Whether the match rests on a synonym alone and wants confirmation.
  public var isGuess: Bool

  /// A match.
  public init(name: String, column: String?, isGuess: Bool = false) {
    self.name = name
    self.column = column
    self.isGuess = isGuess
  }
}
