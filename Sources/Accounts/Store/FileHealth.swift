internal import Ingest
public import Values

/// One file of the directory: what it gave, and what was wrong (data.md, Bad rows). Plain values.
public struct FileHealth: Sendable {
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
  /// Rows read, those of all tables where a record gives several: without bad rows and those marked deleted, with those
  /// that a later row replaces and those whose account is unknown.
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
  public var failure: FileReason?
  /// When it was last read, wholly or behind what was known; nil where nobody kept the time.
  public var lastRead: Reading?

  /// Whether it has columns of which none was understood: a mapping could say what they are.
  public var isUnread: Bool { !columns.isEmpty && columns.allSatisfy { $0.column == nil } }
  /// What the rows left out would be worth, those that `problems` lists.
  public var worthLeftOut: WorthLeftOut { WorthLeftOut(problems) }
  /// Rows left out that `problems` does not list, because there are too many.
  public var unlistedProblems: Int { badRows - problems.count }
}

extension Dataset {
  /// At most so many rows that were left out are listed for a file: the others are only counted.
  private static let listedProblems = 1_000_000

  /// The health of its files, in the order of their paths.
  public var fileHealth: [FileHealth] {
    let copies = notesOfCopies
    let equal = equalRows.rows(of: files)
    return files.enumerated().map { position, file in
      var notes: [String: Int] = [:]
      for part in file.parts { notes.merge(part.notes, uniquingKeysWith: +) }
      notes.merge(lateNotes[position] ?? [:], uniquingKeysWith: +)
      notes.merge(copies[file.path] ?? [:], uniquingKeysWith: +)
      for (table, rows) in equal[file.path] ?? [:] {
        notes["\(table.rawValue) equal to another of this file in every column read: they count", default: 0] += rows
      }
      let late = lateProblems[position] ?? []
      let deleted = file.deletedByTable
      return FileHealth(
        path: file.path, outcome: file.outcome, tables: file.tables, mapping: file.mapping, columns: file.columns,
        rows: file.parts.reduce(0) { $0 + $1.rowCount } - late.count, badRows: file.badRows + late.count,
        deleted: deleted.values.reduce(0, +), deletedByTable: deleted, orphans: orphansOfFile[position] ?? 0,
        bytes: file.bytes, modified: file.identity.map { Instant(milliseconds: $0.modified / 1_000_000) },
        problems: Dataset.problems(of: file, and: late),
        notes: notes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, remarks: file.notes)
    }
  }

  /// What is said of rows that stand more than once, by path.
  private var notesOfCopies: [String: [String: Int]] {
    var notes: [String: [String: Int]] = [:]
    for overlap in overlaps {
      notes[overlap.path, default: [:]][
        "\(overlap.table.rawValue) that \(overlap.other) has as well: left out", default: 0] +=
        overlap.rows
    }
    for pair in replacements {
      let text =
        pair.path != pair.other
        ? "\(pair.table.rawValue) replace those of \(pair.other) with the same id"
        : rules.sumsLines && pair.differing > 0
          ? "\(pair.table.rawValue) added to an earlier row with the same id"
          : "\(pair.table.rawValue) replace an earlier row with the same id"
      notes[pair.path, default: [:]][text, default: 0] += pair.rows
    }
    for gone in vanished {
      let text = "\(gone.table.rawValue) are not in \(gone.other) any more"
      notes[gone.path, default: [:]][text + (rules.dropsVanished ? ": left out" : ""), default: 0] += gone.rows
    }
    return notes
  }

  /// The rows of a file that were left out when it was read and when all were, in the order of lines.
  private static func problems(of file: FileReading, and late: [RowProblem]) -> [RowProblem] {
    let problems = file.parts.lazy.flatMap(\.problems).prefix(listedProblems)
    if late.isEmpty { return Array(problems) }
    return (Array(problems) + late).enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }.map(\.element)
  }

  /// Tables with an id of which more than a tenth of the rows are marked deleted: how many, of how many.
  public var mostlyDeleted: [(table: Table, deleted: Int, all: Int)] {
    var deleted: [Table: Int] = [:]
    for file in files where file.outcome == .read { deleted.merge(file.deletedByTable, uniquingKeysWith: +) }
    return [Table.accounts, .contacts, .opportunities, .contracts].compactMap { table in
      guard let count = deleted[table], count > 0 else { return nil }
      let kept = parts.reduce(0) { sum, entry in
        switch table {
        case .accounts: sum + entry.part.accounts.count { !$0.isDeleted }
        case .contacts: sum + entry.part.contacts.count { !$0.isDeleted }
        case .opportunities: sum + entry.part.opportunities.count { !$0.isDeleted }
        default: sum + entry.part.contracts.count { !$0.isDeleted }
        }
      }
      return count * 10 > kept + count ? (table, count, kept + count) : nil
    }
  }

  /// The files with a note, in the order of their paths, and how many rows of each it is about.
  ///
  /// - Complexity: O(parts).
  public func notes(_ text: String) -> [(path: String, rows: Int)] {
    files.enumerated().compactMap { position, file in
      let late = lateNotes[position]?[text] ?? 0
      let rows = file.outcome == .read ? file.parts.reduce(late) { $0 + ($1.notes[text] ?? 0) } : 0
      return rows > 0 ? (file.path, rows) : nil
    }
  }

  /// Whether the rows of the file with this path are among its own.
  public func isRead(_ path: String) -> Bool {
    files.contains { ($0.path == path || $0.sheet != nil && $0.file == path) && $0.outcome == .read }
  }

  /// The files with dates that could be read in either order, with no value to decide, and the columns of those dates; `others`: the
  /// `date_order` that all other dates of the file prove.
  public var undecidedDates: [(path: String, columns: [String], others: String?)] {
    files.filter { $0.outcome == .read && !$0.undecidedDates.isEmpty }.map {
      ($0.path, $0.undecidedDates, $0.orderOfOtherDates?.rawValue)
    }
  }
}
