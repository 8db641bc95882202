internal import Tabular
internal import Values

/// What a chunk of delimited text gave.
struct Chunk: Sendable {
  /// Where the first record was found, and where the first record after the chunk begins.
  var first: Int64
  var end: Int64
  /// The number of the line at `end`.
  var endLine: UInt32
  var parts: [Part]
  /// What the columns said, up to `completed`, and with the provisional part.
  var completedStyles: ColumnStyles
  var styles: ColumnStyles
  /// Up to where records ended in a newline, and the number of the line there.
  var completed: (offset: Int64, line: UInt32)
  /// Whether the last part holds what an append can still complete.
  var hasProvisionalPart = false
  /// Whether a last record was left out because the file may still be half written.
  var leavesRest = false
  var records = 0

  /// All line numbers, that count from the chunk's first line, as numbers that count from the file's.
  mutating func shiftLines(by lines: UInt32) {
    if lines == 0 { return }
    endLine &+= lines
    completed.line &+= lines
    for part in parts.indices { parts[part].shiftLines(by: lines) }
  }
}

/// Reads chunks of delimited text into parts.
struct ChunkReader: Sendable {
  let layout: RecordLayout
  let rules: ReadRules
  let names: ActivityNames
  let isSettled: Bool
  let texts: SharedStringPools
  /// Notified of the number of records of every batch.
  let noteRows: (@Sendable (Int) -> Void)?

  /// A part is sealed when it has so many rows: sorting its activities has to stay in the cache.
  private static let partRecords = 1 << 20

  /// Reads the records of delimited text that begin before `stop`.
  func read(
    _ source: any BlockSource, start: RecordScanner.Start, stop: Int64, styles: ColumnStyles, expecting bytes: Int64 = 0
  ) throws(ReadFailure) -> Chunk {
    let scanner = RecordScanner(
      source, delimiter: layout.delimiter,
      header: .init(columns: layout.header.count, bytes: layout.headerBytes), start: start, stop: stop,
      isSettled: isSettled)
    return try read(scanner, styles: styles, expecting: bytes)
  }

  /// Reads all records of a source.
  func read(
    _ scanner: some RecordSource, styles: ColumnStyles, expecting bytes: Int64 = 0
  ) throws(ReadFailure) -> Chunk {
    var parts: [Part] = []
    var records = 0
    var context = context(styles)
    context.expectedBytes = bytes
    defer { context.releaseTexts() }
    var rows = RowBuilders(layout.bindings, &context)
    var completedStyles: ColumnStyles?
    func seal() {
      if context.isEmpty { return }
      records += context.records
      parts.append(context.nextPart())
      rows = RowBuilders(layout.bindings, &context)
    }
    while let batch = try scanner.next() {
      // What the scanner left out stands before what it gives next.
      for problem in scanner.drainProblems() { context.leaveOut(problem) }
      if batch.isProvisional && !layout.isWhole {
        completedStyles = context.styles
        seal()
      } else if context.records > ChunkReader.partRecords || SharedStringPools.isFull(context.pool) {
        seal()
      }
      rows.add(batch, &context)
      noteRows?(batch.count)
    }
    for problem in scanner.drainProblems() { context.leaveOut(problem) }
    if completedStyles == nil, !layout.isWhole, scanner.endsInQuote || scanner.provisionalProblem != nil {
      completedStyles = context.styles
      seal()
    }
    // The lines that the last record swallowed may have been meant as records.
    if scanner.endsInQuote { context.note("a quote is still open at the end of the file") }
    if let problem = scanner.provisionalProblem { context.leaveOut(problem) }
    let isProvisional = completedStyles != nil && !context.isEmpty
    if layout.isWhole { context.part.keepHighestScores() }
    seal()
    return Chunk(
      first: scanner.firstRecord, end: scanner.consumed, endLine: scanner.line, parts: parts,
      completedStyles: completedStyles ?? context.styles, styles: context.styles, completed: scanner.completed,
      hasProvisionalPart: isProvisional, leavesRest: scanner.leavesRest, records: records)
  }

  private func context(_ styles: ColumnStyles) -> PartContext {
    PartContext(
      rules: rules, names: names, path: layout.path, header: layout.header, styles: styles, texts: texts,
      sharesTexts: layout.isOnlyActivities)
  }
}

extension PartContext {
  /// Whether the part has nothing to tell.
  var isEmpty: Bool {
    records == 0 && part.problems.isEmpty && part.unlistedProblems == 0 && part.notes.isEmpty && part.deleted.isEmpty
      && part.setAside.isEmpty
  }
}

extension Part {
  /// Moves all line numbers down the file.
  mutating func shiftLines(by lines: UInt32) {
    for row in accounts.indices { accounts[row].line &+= lines }
    for row in contacts.indices { contacts[row].line &+= lines }
    segment.lineShift &+= lines
    for row in opportunities.indices { opportunities[row].line &+= lines }
    for row in contracts.indices { contracts[row].line &+= lines }
    for row in spend.indices { spend[row].line &+= lines }
    for row in intent.indices { intent[row].line &+= lines }
    for row in relationships.indices { relationships[row].line &+= lines }
    for row in nps.indices { nps[row].line &+= lines }
    for row in history.indices { history[row].line &+= lines }
    for row in rates.indices { rates[row].line &+= lines }
    for row in goals.indices { goals[row].line &+= lines }
    for row in signalAcks.indices { signalAcks[row].line &+= lines }
    for row in changes.indices { changes[row].line &+= lines }
    for problem in problems.indices { problems[problem].line &+= lines }
  }
}

extension ChunkReader {
  /// Reads delimited text from `start` to its end, in as many chunks at once as are worth a thread.
  ///
  /// A chunk assumes that no quote is open at the first newline in it. It is right if the chunk before ends where it
  /// began; where not, it is read again from there.
  func read(
    _ text: borrowing TextFile, start: RecordScanner.Start, styles: ColumnStyles, workers: Workers, minimum: Int64,
    progress: ReadProgress?
  ) throws(ReadFailure) -> Chunk {
    let size = text.file.identity.size
    let count = Int(min(Int64(workers.count), (size - start.offset) / max(1, minimum)))
    guard count > 1, text.isPlain, layout.isDivisible else {
      return try read(
        text.text(from: start.offset, progress: progress), start: start, stop: .max, styles: styles,
        expecting: text.isPlain ? size - start.offset : 0)
    }
    let descriptor = text.file.descriptor
    let bounds = (0...count).map { piece in
      piece == count ? Int64.max : start.offset + (size - start.offset) / Int64(count) * Int64(piece)
    }
    @Sendable func piece(_ start: RecordScanner.Start, _ stop: Int64) -> Result<Chunk, ReadFailure> {
      let source = FileBlocks(descriptor: descriptor, from: start.offset, to: size, progress: progress)
      do throws(ReadFailure) {
        let bytes = min(stop, size) - start.offset
        return .success(try read(source, start: start, stop: stop, styles: styles, expecting: bytes))
      } catch {
        return .failure(error)
      }
    }
    let chunks = workers.map(count) { number in
      let begin =
        number == 0
        ? start : RecordScanner.Start(offset: bounds[number] - 1, line: 0, isWithinLine: true)
      return piece(begin, bounds[number + 1])
    }
    var whole = try chunks[0].get()
    for number in 1..<count {
      var next = try chunks[number].get()
      if next.first == whole.end {
        next.shiftLines(by: whole.endLine - 1)
      } else {
        let begin = RecordScanner.Start(offset: whole.end, line: whole.endLine)
        next = try piece(begin, bounds[number + 1]).get()
      }
      whole.add(next)
    }
    return whole
  }
}

extension Chunk {
  /// Adds the chunk that follows this one.
  mutating func add(_ next: Chunk) {
    end = next.end
    endLine = next.endLine
    // A chunk that ends with the file may leave nothing to the ones after it: what it left open stays open.
    if next.end > next.first || !hasProvisionalPart {
      completed = next.completed
      completedStyles = styles
      completedStyles.add(next.completedStyles)
      hasProvisionalPart = next.hasProvisionalPart
      leavesRest = next.leavesRest
    }
    styles.add(next.styles)
    parts += next.parts
    records += next.records
  }
}
