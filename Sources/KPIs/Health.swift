public import Accounts
public import Exports

/// The health of the data: every file, what it gave, and what was wrong (data.md, Bad rows). Plain values.
public struct Health: Sendable {
  /// One file of the directory.
  public struct File: Sendable {
    /// The path below the data directory.
    public var path: String
    /// What became of it: read, ignored with a reason, or failed with one.
    public var outcome: FileReading.Outcome
    /// The tables that it gives, and the mapping that read it.
    public var tables: [Table]
    /// The mapping that read it; empty where none did.
    public var mapping: String
    /// What its columns were understood as.
    public var columns: [ColumnMatch]
    /// Rows in force or replaced, rows left out, rows marked deleted, and rows whose account is unknown.
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
    /// Oddities that cost no row, and how often; 0 for what is said of the file as a whole.
    public var notes: [(text: String, count: Int)]

    /// Whether it has columns of which none was understood: a mapping could say what they are.
    public var isUnread: Bool { !columns.isEmpty && columns.allSatisfy { $0.column == nil } }
  }

  /// All files, in the order of their paths.
  public var files: [File]
  /// What the user should know first: a failing file, old data, an undecided date order. Most important first.
  public var banners: [String]

  /// Health of files.
  public init(files: [File], banners: [String] = []) {
    self.files = files
    self.banners = banners
  }

  /// Rows left out, over all files.
  public var badRows: Int { files.reduce(0) { $0 + $1.badRows } }
  /// Rows whose account is unknown, over all files.
  public var orphans: Int { files.reduce(0) { $0 + $1.orphans } }
}

extension Dataset {
  /// The health of its files.
  public var health: Health {
    Health(
      files: files.enumerated().map { position, file in
        var notes: [String: Int] = [:]
        for part in file.parts { notes.merge(part.notes, uniquingKeysWith: +) }
        return Health.File(
          path: file.path, outcome: file.outcome, tables: file.tables, mapping: file.mapping, columns: file.columns,
          rows: file.parts.reduce(0) { $0 + $1.rowCount }, badRows: file.parts.reduce(0) { $0 + $1.problems.count },
          deleted: file.parts.reduce(0) { $0 + $1.deleted }, orphans: orphansOfFile[position] ?? 0,
          bytes: file.bytes, problems: file.parts.flatMap(\.problems),
          notes: file.notes.map { ($0, 0) } + notes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      })
  }
}
