/// What became of a file of the data directory.
public enum FileOutcome: Hashable, Sendable {
  /// Its rows are in the tables.
  case read
  /// No table claims it, for this reason.
  case ignored(String)
  /// It belongs to a table, but cannot be read.
  case failed(String)
}
