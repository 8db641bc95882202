public import Values

/// What a file is, by its name and its header.
public enum Classification: Hashable, Sendable {
  /// Its records give rows.
  case claimed(Claim)
  /// No table claims it.
  case ignored(Refusal)
  /// It belongs to a table, or a user's mapping, and cannot be read as that.
  case failed(Refusal)
}

/// How a file is to be read.
public struct Claim: Hashable, Sendable {
  /// Which of the candidate lines is the header; nil where the file has none, and its first line is data.
  public var headerLine: Int?
  /// The tables that each record gives rows for, at least one. All have the same mapping.
  public var bindings: [TableBinding]
  /// Every column of the header, in order, and what it was understood as.
  public var columns: [ColumnMatch]
  /// What could not be decided, and what to write to decide it.
  public var notes: [String]
}

/// Why a file is not read.
public enum Refusal: Hashable, Sendable {
  /// Its ending is not one of data.md's.
  case ending
  /// The first lines hold no table's required columns.
  case noTable
  /// Nor do they come close to any but this, as this mapping would read it; what that lacks, of each group one.
  case nearly(Table, mapping: String, [[Column]])
  /// Two tables are equally likely.
  case tie([Table])
  /// Columns that are required and absent; of each group one would do.
  case missing(Table, [[Column]])
  /// The file's name, or its header, says that it holds something that no table is made of: its name, and why.
  case notATable(String)
  /// It has no line at all.
  case empty

  /// Whether a mapping could make a table of the file.
  public var asksForAMapping: Bool {
    switch self {
    case .noTable, .nearly, .tie, .missing: true
    case .ending, .notATable, .empty: false
    }
  }

  /// The reason as a sentence without its full stop.
  public var words: String {
    switch self {
    case .ending: return "its ending is none of csv, tsv, txt, ndjson, jsonl, json (+ gz)"
    case .noTable:
      return "its name names no table, and none of its first 20 lines has the columns that a table requires"
    case .tie(let tables):
      let names = tables.map(\.rawValue).joined(separator: " or ")
      return "its columns could be \(names): name the file or its folder after the table"
    case .nearly(let table, let mapping, let groups):
      let kind = mapping == "synonyms" || mapping == "native" ? "" : " (\(mapping))"
      return "it comes closest to \(table.rawValue)\(kind), but lacks \(Refusal.words(of: groups)); "
        + (Refusal.canNameTheDate(mapping, groups) ? "a date in the file's name (2026-11-20) will do, or " : "")
        + "a mapping in abmtop.yaml can say where that is"
    case .missing(let table, let groups): return "as \(table.rawValue) it lacks \(Refusal.words(of: groups))"
    case .notATable(let reason): return reason
    case .empty: return "it is empty"
    }
  }

  /// Whether all that is missing is a date, which this mapping would take from the file's name.
  private static func canNameTheDate(_ mapping: String, _ groups: [[Column]]) -> Bool {
    groups.allSatisfy { $0 == [.date] || $0 == [.timestamp] }
      && MappingCatalog.builtIn.contains { $0.name == mapping && $0.dateFromName }
  }

  private static func words(of groups: [[Column]]) -> String {
    groups.map { group in
      group == TableColumns.naming
        ? "a column that names the account (account_id, account_name, domain, contact_id or email)"
        : group.map(\.rawValue).joined(separator: " or ")
    }.joined(separator: ", ")
  }
}
