internal import Exports
public import Values

/// One file of the directory: what it gave, and what was wrong (data.md, Bad rows). Plain values.
public struct FileHealth: Sendable {
  /// The path below the data directory.
  public var path: String
  /// What became of it: read, ignored with a reason, or failed with one.
  public var outcome: FileOutcome
  /// The tables that it gives.
  public var tables: [Table]
  /// The mapping that read it; empty where none did.
  public var mapping: String
  /// What its columns were understood as.
  public var columns: [ColumnMatch]
  /// Rows in force or replaced: those left out and those marked deleted are not among them, orphans are.
  public var rows: Int
  /// Rows left out.
  public var badRows: Int
  /// Rows marked deleted.
  public var deleted: Int
  /// Rows whose account is unknown.
  public var orphans: Int
  /// Its size as stored.
  public var bytes: Int64
  /// Every row left out.
  public var problems: [RowProblem]
  /// Oddities that cost no row, and how often.
  public var notes: [(text: String, count: Int)]
}

extension Dataset {
  /// The health of its files, in the order of their paths.
  public var fileHealth: [FileHealth] {
    files.enumerated().map { position, file in
      var notes: [String: Int] = [:]
      for part in file.parts { notes.merge(part.notes, uniquingKeysWith: +) }
      return FileHealth(
        path: file.path, outcome: file.outcome, tables: file.tables, mapping: file.mapping, columns: file.columns,
        rows: file.parts.reduce(0) { $0 + $1.rowCount }, badRows: file.badRows, deleted: file.deletedRows,
        orphans: orphansOfFile[position] ?? 0, bytes: file.bytes, problems: file.parts.flatMap(\.problems),
        notes: notes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
  }

  /// Whether the rows of the file with this path are among its own.
  public func isRead(_ path: String) -> Bool { files.contains { $0.path == path && $0.outcome == .read } }

  /// The files with dates that could be read in either order, with no value to decide, and the columns of those dates.
  public var undecidedDates: [(path: String, columns: [String])] {
    files.filter { $0.outcome == .read && !$0.undecidedDates.isEmpty }.map { ($0.path, $0.undecidedDates) }
  }
}
