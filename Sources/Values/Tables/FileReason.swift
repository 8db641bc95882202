/// Why a file is ignored, or cannot be read: what happened, as data.
public enum FileReason: Hashable, Sendable {
  /// No table claims it, or what the table of its name requires is missing.
  case refused(Refusal)
  /// Its bytes cannot be read, or hold no records.
  case unreadable(ReadFailure)
  /// Its place in the directory cannot be followed.
  case unreachable(PathFailure)
  /// It has the same bytes as another file of its table, which counts instead.
  case copy(of: String)

  /// The reason as a sentence without its full stop.
  public var words: String {
    switch self {
    case .refused(let refusal): refusal.words
    case .unreadable(let failure): failure.words
    case .unreachable(let failure): failure.words
    case .copy(let path): "has the same bytes as \(path)"
    }
  }

  /// Whether it is a folder whose files nobody can see.
  public var isOfFolder: Bool {
    if case .unreachable(.system(_, .openFolder)) = self { true } else { false }
  }
}

/// Why a file is not read as a table.
public enum Refusal: Hashable, Sendable {
  /// Its ending is not one of data.md's.
  case ending
  /// The first lines hold no table's required columns.
  case noTable
  /// Nor do they come close to any but this, as this mapping would read it; what that lacks, of each group one; whether a
  /// date in the file's name would do.
  case nearly(Table, mapping: String, [[Column]], nameMayDate: Bool)
  /// Two tables are equally likely.
  case tie([Table])
  /// Columns that are required and absent; of each group one would do.
  case missing(Table, [[Column]])
  /// The file's name, or its header, says that it holds something that no table is made of: why, as the catalogue of
  /// mappings declares it.
  case notATable(String)
  /// It is text that people read, whatever its lines list.
  case prose
  /// It has no line at all.
  case empty
  /// It is a sheet that its workbook hides, or one that holds no cells.
  case hiddenSheet, sheetWithoutCells

  /// Whether a mapping could make a table of the file.
  public var asksForAMapping: Bool {
    switch self {
    case .noTable, .nearly, .tie, .missing: true
    case .ending, .notATable, .prose, .empty, .hiddenSheet, .sheetWithoutCells: false
    }
  }

  /// The reason as a sentence without its full stop.
  public var words: String {
    switch self {
    case .ending: return "its ending is none of csv, tsv, txt, ndjson, jsonl, json (+ gz), xlsx, xlsm"
    case .noTable:
      return "its name names no table, and none of its first 20 lines has the columns that a table requires"
    case .tie(let tables):
      let names = tables.map(\.rawValue).joined(separator: " or ")
      return "its columns could be \(names): name the file or its folder after the table"
    case .nearly(let table, let mapping, let groups, let nameMayDate):
      let kind = mapping == "synonyms" || mapping == "native" ? "" : " (\(mapping))"
      return "it comes closest to \(table.rawValue)\(kind), but lacks \(Refusal.words(of: groups)); "
        + (nameMayDate ? "a date in the file's name (2026-11-20) will do, or " : "")
        + "a mapping in abmtop.yaml can say where that is" + Refusal.advice(table, groups)
    case .missing(let table, let groups):
      return "as \(table.rawValue) it lacks \(Refusal.words(of: groups))" + Refusal.advice(table, groups)
    case .notATable(let reason): return reason
    case .prose: return "it is text, no table: its lines do not have the columns of a header"
    case .empty: return "it is empty"
    case .hiddenSheet: return "the workbook hides the sheet: unhide it there to have it read"
    case .sheetWithoutCells: return "the sheet is a chart, and has no cells"
    }
  }

  /// Spend that lacks nothing but its days.
  private static func advice(_ table: Table, _ groups: [[Column]]) -> String {
    table == .spend && groups == [[.date]]
      ? "; export it by day or by month, or with the lines above the header that name its period" : ""
  }

  private static func words(of groups: [[Column]]) -> String {
    groups.map { group in
      group == Column.naming
        ? "a column that names the account (account_id, account_name, domain, contact_id or email)"
        : group.map(\.rawValue).joined(separator: " or ")
    }.joined(separator: ", ")
  }
}

/// What the system refused: the number of its error, and its own words for it.
public struct SystemError: Hashable, Sendable {
  /// `errno`.
  public var code: Int32
  /// `strerror(code)`.
  public var message: String

  /// An error.
  public init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }
}

/// Why the bytes of a file, or its records, cannot be read.
public enum ReadFailure: Error, Hashable, Sendable {
  /// What was tried.
  public enum Action: String, Hashable, Sendable {
    case open, read, examine
  }

  /// What is no regular file.
  public enum Kind: String, Hashable, Sendable {
    case folder = "a folder"
    case fifo = "a FIFO"
    case device = "a device"
    case socket = "a socket"
    case socketOrDevice = "a socket or device"
  }

  /// The system refused.
  case system(SystemError, Action)
  /// It is no regular file, but this.
  case notAFile(Kind)
  /// The reader was cancelled.
  case cancelled
  /// The compressed data is damaged; it ends too early; it never was gzip's; something else follows it.
  case damagedGzip, cutOffGzip, noGzip, gzipIsFollowed
  /// It inflates to more than so many times its size.
  case inflatesTooFar(limit: Int64)
  /// UTF-16 text without an end of line, or bytes, where text should be.
  case damagedUTF16
  /// It is no text, but this, as the catalogue of mappings declares it.
  case notText(String)
  /// The header has more columns than this: they are not counted to their end.
  case tooManyColumns(limit: Int)
  /// It is a workbook that cannot be read.
  case workbook(WorkbookFault)
  /// The JSON is not an array of objects, nor an object with a single one.
  case notRecords(String)

  /// The sentence for data health.
  public var words: String {
    switch self {
    case .system(let error, let action): "cannot \(action.rawValue) it: \(error.message)"
    case .notAFile(let kind): "it is \(kind.rawValue), not a file"
    case .cancelled: "reading was stopped"
    case .damagedGzip: "the compressed data is damaged"
    case .cutOffGzip: "the compressed data ends too early: it is cut off, or still being written"
    case .noGzip: "it is not compressed by gzip, as its name says"
    case .gzipIsFollowed: "something that is not compressed follows the compressed data"
    case .inflatesTooFar(let limit): "it inflates to more than \(limit) times its size"
    case .damagedUTF16: "the UTF-16 text is damaged"
    case .notText(let what): what
    case .tooManyColumns(let limit): "the header has more than \(limit) columns"
    case .workbook(let fault): fault.words
    case .notRecords(let what): "the JSON holds no records: \(what)"
    }
  }
}

/// Why a path of the directory cannot be followed.
public enum PathFailure: Error, Hashable, Sendable {
  /// What was tried.
  public enum Action: String, Hashable, Sendable {
    case openFolder = "open the folder"
    case examine = "examine it"
    case followLink = "follow the link"
  }

  /// The system refused.
  case system(SystemError, Action)
  /// It lies more than so many folders deep.
  case tooDeep(limit: Int)
  /// It is the same folder as this one, which is empty for the data directory itself.
  case sameFolder(as: String)
  /// Its name is not valid UTF-8.
  case invalidName
  /// A link that leads nowhere, or back to itself.
  case deadLink, linkLoop

  /// The sentence for data health.
  public var words: String {
    switch self {
    case .system(let error, let action): "cannot \(action.rawValue): \(error.message)"
    case .tooDeep(let limit): "it lies more than \(limit) folders deep"
    case .sameFolder(let first): "it is the same folder as \(first.isEmpty ? "the data directory itself" : first)"
    case .invalidName: "its name is not valid UTF-8: rename it"
    case .deadLink: "the link leads nowhere"
    case .linkLoop: "the link leads back to itself"
    }
  }
}
