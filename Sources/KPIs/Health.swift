public import Accounts
public import Exports

/// The health of the data: every file, what it gave, and what was wrong (data.md, Bad rows). Plain values.
public struct Health: Sendable {
  /// When something was read, and how long that took.
  public struct Reading: Sendable, Hashable {
    /// When it was done.
    public var at: Instant
    /// How many seconds it took.
    public var seconds: Double

    /// A reading.
    public init(at: Instant, seconds: Double) {
      self.at = at
      self.seconds = seconds
    }
  }

  /// One file of the directory.
  public struct File: Sendable {
    /// The path below the data directory.
    public var path: String
    /// What became of it: read, ignored with a reason, or failed with one.
    public var outcome: FileReading.Outcome
    /// The tables that it gives.
    public var tables: [Table]
    /// The mapping that read it; empty where none did.
    public var mapping: String
    /// What its columns were understood as.
    public var columns: [ColumnMatch]
    /// Rows read, those of all tables where a record gives several: without bad rows and those marked deleted, with
    /// those that a later row replaces and those whose account is unknown.
    public var rows: Int
    /// Rows left out.
    public var badRows: Int
    /// Rows marked deleted.
    public var deleted: Int
    /// The same by table.
    public var deletedByTable: [Table: Int]
    /// Rows whose account is unknown.
    public var orphans: Int
    /// Its size in bytes, as stored, when it was last read.
    public var bytes: Int64
    /// When it had last been changed when it was last read; nil where it could not be opened.
    public var modified: Instant?
    /// The rows left out, in the order of lines: the first million of them.
    public var problems: [RowProblem]
    /// Oddities that cost no row, and how often.
    public var notes: [(text: String, count: Int)]
    /// What could not be decided about its columns, and what to write to decide it.
    public var remarks: [String]
    /// Why its newest state could not be read, where an older one is in force; nil where the newest is.
    public var failure: String?
    /// When it was last read, wholly or behind what was known; nil where nobody kept the time.
    public var lastRead: Reading?

    /// Rows left out that `problems` does not list, because there are too many.
    public var unlistedProblems: Int { badRows - problems.count }
  }

  /// All files, in the order of their paths.
  public var files: [File]
  /// What the user should know first: a failing file, old data, an undecided date order. Most important first.
  public var banners: [String]
  /// The refresh that gave this state; nil where nobody kept the time. Its seconds are those of everything that it took,
  /// to the last figure.
  ///
  /// An age is the time from a file's `modified` to this: it stays the same until the next refresh.
  public var refresh: Reading?

  /// Health of files.
  public init(files: [File], banners: [String] = []) {
    self.files = files
    self.banners = banners
  }

  /// Rows left out, over all files.
  public var badRows: Int { files.reduce(0) { $0 + $1.badRows } }
  /// Rows whose account is unknown, over all files.
  public var orphans: Int { files.reduce(0) { $0 + $1.orphans } }

  /// The seconds from a file's last change to the refresh, 0 for a change that seems to come after it; nil where either
  /// is not known.
  public func age(of file: File) -> Double? {
    guard let modified = file.modified, let refresh else { return nil }
    return max(0, Double(refresh.at.milliseconds - modified.milliseconds) / 1_000)
  }
}

extension Dataset {
  /// At most so many rows that were left out are listed for a file: the others are only counted.
  private static let listedProblems = 1_000_000

  /// The health of its files.
  public var health: Health {
    Health(
      files: files.enumerated().map { position, file in
        var notes: [String: Int] = [:]
        for part in file.parts { notes.merge(part.notes, uniquingKeysWith: +) }
        let deleted = file.deletedByTable
        return Health.File(
          path: file.path, outcome: file.outcome, tables: file.tables, mapping: file.mapping, columns: file.columns,
          rows: file.parts.reduce(0) { $0 + $1.rowCount }, badRows: file.badRows,
          deleted: deleted.values.reduce(0, +), deletedByTable: deleted, orphans: orphansOfFile[position] ?? 0,
          bytes: file.bytes, modified: file.identity.map { Instant(milliseconds: $0.modified / 1_000_000) },
          problems: Array(file.parts.lazy.flatMap(\.problems).prefix(Dataset.listedProblems)),
          notes: notes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, remarks: file.notes)
      })
  }
}
