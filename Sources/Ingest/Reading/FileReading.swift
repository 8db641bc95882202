public import Values

/// One file as it was read: what it is, the rows it gave, and what was wrong. Immutable.
public struct FileReading: Sendable {
  /// Up to so many bytes, as stored, a file's rows are compared with each other: equal ones are noted.
  public static let comparedBytes: Int64 = 8 << 20

  /// The path below the data directory, `/` between folders.
  public var path: String
  /// The name of the sheet, where it is one of a workbook; `path` is the workbook's, `#` and this.
  public var sheet: String?
  /// Of a workbook, the readings of its sheets, which count in place of this one. All are of one state of it.
  public var sheets: [FileReading] = []
  /// What became of it.
  public var outcome: FileOutcome
  /// The tables it gives rows for: one, or several where records hold more than one thing.
  public var tables: [Table]
  /// The mapping that read it (`native`, `salesforce`, …); empty where none did.
  public var mapping: String
  /// Which of its columns were understood as what.
  public var columns: [ColumnMatch]
  /// Its rows, in file order.
  public var parts: [Part]
  /// The file's size in bytes, as stored, when it was opened.
  public var bytes: Int64

  /// Which state of which file this is; nil where it could not be opened.
  public var identity: FileIdentity?
  /// Whether the file changed while it was read: its rows are of no one state, and it should be read again.
  public var changedWhileReading = false
  /// Whether all of it counted: false where a last line without a newline, or an open quote, waits for the file to settle.
  public var isComplete = true
  /// Columns with dates that could be read in either order, where no value decides and `date_order` did.
  public var undecidedDates: [String] = []
  /// Columns whose dates contradict each other: `date_order` decided, and what it cannot read was left out.
  public var contradictoryDates: [String] = []
  /// Columns with numbers that are others by the other decimal mark, where no value decides, and what did.
  public var undecidedNumbers: (columns: [String], comma: Bool)?
  /// Columns whose numbers contradict each other: what their decimal mark cannot read was left out.
  public var contradictoryNumbers: [String] = []
  /// Columns whose amounts have currency symbols and no currency beside them: where the symbols differ, or are not the reporting
  /// currency's and no rate says whose they are.
  public var doubtfulSymbols: [SymbolColumn] = []
  /// Columns of days of opportunities' closes with times that have an offset from UTC, where no zone is set to make days of them.
  public var zonedCloses: [String] = []
  /// The order of dates that the file's own values settle, and whether they settle a decimal comma.
  var settledDateOrder: ReadRules.DateOrder?
  var settledDecimalComma: Bool?
  /// Whether an unfinished last record counted.
  public var isSettled = true
  /// How its columns were read.
  var styles: ColumnStyles?
  /// The order that all its other dates prove, where some could be read in either; nil where none does, or they contradict each other.
  public var orderOfOtherDates: ReadRules.DateOrder?
  /// What could not be decided about its columns, and what to write to decide it.
  public var notes: [String] = []
  /// Where in `parts` those begin that this reading made; the ones before are shared with the reading it was appended to.
  public var firstNewPart = 0
  /// Bytes that this reading read, as stored: of an append only the new ones.
  public var bytesRead: Int64 = 0
  /// Records that this reading parsed, blank ones not counted. A file whose date order is settled late is parsed twice.
  public var recordsParsed = 0
  /// What an append goes on from; nil where the file must be read as a whole.
  var continuation: Continuation?

  /// A reading.
  public init(
    path: String, outcome: FileOutcome, tables: [Table] = [], mapping: String = "", columns: [ColumnMatch] = [],
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

  /// The path of the file that it was read from: of a sheet its workbook's.
  public var file: String { sheet.map { String(path.dropLast($0.count + 1)) } ?? path }

  /// What counts: the readings of a workbook's sheets, else this one.
  public var readings: [FileReading] { sheets.isEmpty ? [self] : sheets }

  /// A column with currency symbols in its cells.
  public struct SymbolColumn: Hashable, Sendable {
    /// The column's name in the file.
    public var column: String
    /// The symbols, in order.
    public var symbols: [String]
    /// Whether amounts count as the reporting currency's although their symbol is another's.
    public var countAsReporting: Bool
    /// Whether every symbol has a currency, so that all amounts count.
    public var isRead: Bool
  }

  /// Whether numbers in columns that no table reads have a decimal comma, where the settings do not say.
  public var hasDecimalComma: Bool { styles?.hasDecimalComma ?? false }

  /// Whether it would be read otherwise by what other files say now: it has to be read again then.
  ///
  /// - Parameter rules: those it was read by.
  public func changes(with hints: ReadHints, rules: ReadRules) -> Bool {
    if !sheets.isEmpty { return sheets.contains { $0.changes(with: hints.sheets[$0.path] ?? hints, rules: rules) } }
    guard outcome == .read, let styles else { return false }
    return styles.change(with: hints, rules) || (hints.comparesActivities && !styles.hints.comparesActivities)
  }

  /// How many rows were left out.
  public var badRows: Int { parts.reduce(0) { $0 + $1.badRows } }
  /// How many rows were marked deleted.
  public var deletedRows: Int { deletedByTable.values.reduce(0, +) }
  /// How many rows were marked deleted, by table.
  public var deletedByTable: [Table: Int] {
    parts.reduce(into: [:]) { all, part in all.merge(part.deleted, uniquingKeysWith: +) }
  }
}

extension FileReading {
  /// So many small parts at the end of a file are let stand.
  private static let smallParts = 64
  /// A part of more rows is not small.
  private static let smallRows = 1 << 16

  /// The same rows in fewer parts, where many small appends have made many.
  ///
  /// A file that grows by a row a second has at most about eighty small parts then, not one for every row. Only parts of
  /// nothing but activities are joined: no other table grows like that.
  ///
  /// - Complexity: a row is copied again only when the part that holds it at least doubles.
  public func joiningSmallParts() -> FileReading {
    guard let continuation else { return self }
    let end = continuation.completedParts
    guard end <= parts.count, (0...FileReading.smallParts).allSatisfy({ isSmall(end - 1 - $0) }) else { return self }
    var start = end - FileReading.smallParts
    var rows = parts[start..<end].reduce(0) { $0 + $1.segment.count }
    while isSmall(start - 1) && parts[start - 1].segment.count <= rows {
      start -= 1
      rows += parts[start].segment.count
    }
    var joined = self
    joined.parts.replaceSubrange(start..<end, with: [Part(joining: parts[start..<end])])
    joined.continuation?.completedParts = start + 1
    joined.firstNewPart = min(firstNewPart, start)
    return joined
  }

  private func isSmall(_ position: Int) -> Bool {
    position >= 0 && parts[position].isOnlyActivities && parts[position].segment.count <= FileReading.smallRows
  }
}
