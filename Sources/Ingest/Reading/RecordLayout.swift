internal import Mappings
internal import Tabular
internal import Values

/// How the records of a file are to be read: what its header said, and which tables it gives rows for.
struct RecordLayout: Sendable {
  /// Below the data directory.
  var path: String
  var bindings: [TableBinding]
  /// The names in the header, by position.
  var header: [String]
  /// The header's line as it stands in the file; empty where the file has none.
  var headerBytes: [UInt8] = []
  var delimiter: UInt8 = 0
  /// Whether records are JSON objects, one a line or in one document.
  var isJSON = false
  /// Where the first record begins, and the number of its line.
  var start: Int64 = 0
  var startLine: UInt32 = 1

  /// Whether what is appended to the file continues its records.
  var isAppendable = true

  /// Whether a row can depend on others of the file: then the file is always read as a whole.
  var isWhole: Bool { bindings.contains { $0.treatments.contains(.highestScoreOnly) || !$0.grouped.isEmpty } }

  /// Whether chunks of the file can be read apart from each other: not where a row depends on its line number.
  var isDivisible: Bool { !isWhole && !bindings.contains { $0.treatments.contains(.rowIsItsOwnID) } }
  /// Whether all rows are activities, which name the same few things again and again.
  var isOnlyActivities: Bool { bindings.allSatisfy { $0.table == .activities } }
}

extension FileReading {
  /// The reading of a file that a table claims, without rows yet.
  init(_ claim: Claim, path: String) {
    var tables: [Table] = []
    for binding in claim.bindings where !tables.contains(binding.table) { tables.append(binding.table) }
    self.init(
      path: path, outcome: .read, tables: tables, mapping: claim.bindings.first?.mapping ?? "", columns: claim.columns)
    notes = claim.notes
  }

  /// Adds to the counters what reading a chunk took.
  mutating func count(_ chunk: Chunk, bytes: Int64) {
    bytesRead += bytes
    recordsParsed += chunk.records
  }

  /// Takes the rows of a chunk at the end of the file.
  mutating func append(
    _ chunk: Chunk, of text: borrowing TextFile, _ layout: RecordLayout, _ rules: ReadRules
  ) {
    append(chunk, layout, rules)
    guard text.isPlain, layout.isAppendable, !layout.isWhole,
      let samples = Continuation.Samples(text.file, size: text.file.identity.size)
    else { return }
    continuation = Continuation(
      layout: layout, completed: chunk.completed, styles: chunk.completedStyles,
      completedParts: parts.count - (chunk.hasProvisionalPart ? 1 : 0), samples: samples)
  }

  /// The same of what is always read as a whole.
  mutating func append(_ chunk: Chunk, _ layout: RecordLayout, _ rules: ReadRules) {
    parts += chunk.parts
    describe(chunk.styles, layout, rules)
    isComplete = !chunk.leavesRest
  }

  /// Notes what its columns say about how they are written, and what is in doubt.
  private mutating func describe(_ styles: ColumnStyles, _ layout: RecordLayout, _ rules: ReadRules) {
    func names(_ columns: [Int]) -> [String] { columns.map { layout.header[$0] } }
    self.styles = styles
    settledDateOrder = styles.dates.settled
    settledDecimalComma = styles.numbers.settled
    undecidedDates = names(styles.dates.undecided(others: styles.hints.dateOrder))
    orderOfOtherDates = undecidedDates.isEmpty ? nil : settledDateOrder
    contradictoryDates = names(styles.dates.contradictory)
    contradictoryNumbers = names(styles.numbers.contradictory)
    let undecided = styles.numbers.undecided
    // Who sets the decimal mark has decided.
    undecidedNumbers =
      undecided.isEmpty || rules.decimalComma != nil
      ? nil : (names(undecided), styles.numbers.styles[undecided[0]].comma)
    let closes = layout.bindings.filter { $0.table == .opportunities }.flatMap { $0.fields[.closedAt] ?? [] }
    zonedCloses = rules.zone == .utc ? names(closes.filter(styles.dates.hasZonedTimes)) : []
    doubtfulSymbols = styles.currencies.symbols.enumerated().compactMap { column, symbols -> SymbolColumn? in
      let foreign = symbols.contains { symbol in
        let writers = CurrencySymbols.currencies(of: symbol)
        return !writers.contains { code in
          code == rules.currency || rules.rates[series: code] != nil || styles.hints.rates[series: code] != nil
        }
      }
      guard symbols.count > 1 || foreign else { return nil }
      return SymbolColumn(
        column: layout.header[column], symbols: symbols.sorted(), countAsReporting: foreign && symbols.count == 1,
        isRead: !foreign)
    }
  }

  /// Says which state of which file was read.
  mutating func identify(_ file: borrowing RegularFile) {
    identity = file.identity
    bytes = file.identity.size
    guard let now = file.currentIdentity() else { return }
    // What was added meanwhile is the next reading's: it takes nothing from this one.
    changedWhileReading = now != file.identity && now.size <= file.identity.size
  }
}

extension RecordLayout {
  /// What the classifier and the lines it looked at say.
  init(_ path: String, _ claim: Claim, _ search: HeaderSearch) {
    self.init(path: path, bindings: claim.bindings, header: claim.columns.map(\.name))
    guard let line = claim.headerLine, line < search.candidates.count else {
      delimiter = search.candidates.first?.delimiter ?? UInt8(ascii: ",")
      start = search.start
      return
    }
    let found = search.candidates[line]
    headerBytes = found.bytes
    delimiter = found.delimiter
    start = found.end
    // A header that may still grow says nothing yet.
    isAppendable = found.isTerminated
    startLine = found.nextLine
  }
}

/// What reading the bytes appended to a file goes on from.
struct Continuation: Sendable {
  var layout: RecordLayout
  /// Up to where records ended in a newline, and the number of the line there.
  var completed: (offset: Int64, line: UInt32)
  /// What the columns said up to there.
  var styles: ColumnStyles
  /// How many of the parts hold records up to there; one more holds what an append can still complete.
  var completedParts: Int
  /// Hashes of the first and the last bytes of what was read.
  var samples: Samples

  /// The beginning and the end of a file's first `size` bytes: an append leaves both unchanged.
  struct Samples: Hashable, Sendable {
    var head: UInt64
    var tail: UInt64

    static let length = 4_096

    /// Of an open file; nil where it is shorter than that, or cannot be read.
    init?(_ file: borrowing RegularFile, size: Int64) {
      guard let head = Samples.hash(file.descriptor, from: 0, to: min(size, Int64(Samples.length))),
        let tail = Samples.hash(file.descriptor, from: max(0, size - Int64(Samples.length)), to: size)
      else { return nil }
      self.head = head
      self.tail = tail
    }

    private static func hash(_ descriptor: Int32, from start: Int64, to end: Int64) -> UInt64? {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(end - start), alignment: 8)
      defer { buffer.deallocate() }
      guard let count = try? RegularFile.read(descriptor, at: start, into: buffer), count == buffer.count else {
        return nil
      }
      return Hash.of(UnsafeRawBufferPointer(buffer))
    }
  }
}
