internal import Mappings
internal import Tabular
public import Values

/// Reads single files of a data directory into rows.
///
/// A reader is a value without state: it can be used from several threads. It opens files, and never writes.
public struct FileReader: Sendable {
  /// The data directory.
  public let directory: String
  /// The settings that change how bytes become rows.
  public let rules: ReadRules
  /// Who reads the chunks of a large file.
  public var workers: Workers
  /// The bytes for which another thread is worth it.
  package var bytesPerWorker: Int64 = 4 << 20
  let names: ActivityNames

  /// A reader for a directory.
  public init(directory: String, rules: ReadRules, workers: Workers = .serial) {
    self.directory = directory
    self.rules = rules
    self.workers = workers
    names = ActivityNames(rules.activityTypes)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: below the directory.
  ///   - settled: whether a last line without a newline, and an open quote at the end, count as a record.
  ///   - hints: what other files say about how its values are read.
  ///   - progress: notified of every block; can stop the reading.
  /// - Returns: the reading, whatever became of the file; nil if `progress` stopped it.
  public func read(
    _ path: String, settled: Bool = true, hints: ReadHints = ReadHints(), progress: ReadProgress? = nil
  ) -> FileReading? {
    whole { read(path, settled: settled, hints: hints, sharing: $0, progress: progress) }
  }

  /// Reads a file as one of several: the reading is complete when `texts` has sealed it.
  public func read(
    _ path: String, settled: Bool = true, hints: ReadHints = ReadHints(), sharing texts: SharedStringPools,
    progress: ReadProgress? = nil
  ) -> FileReading? {
    read(TableSource(file: path, in: directory), settled: settled, hints: hints, sharing: texts, progress: progress)
  }

  /// Reads a source, wherever it lies, as one of several: the reading is complete when `texts` has sealed it.
  public func read(
    _ source: TableSource, settled: Bool = true, hints: ReadHints = ReadHints(), sharing texts: SharedStringPools,
    progress: ReadProgress? = nil
  ) -> FileReading? {
    let name = FileName(source.name)
    // What no ending claims is not even opened.
    if name.format == nil, let reading = reading(of: name.path, classified: classify(name.path, [])) { return reading }
    do throws(ReadFailure) {
      if name.format == .workbook { return try readWorkbook(source, name, hints, sharing: texts, progress: progress) }
      let text = try TextFile(path: source.location, isCompressed: name.isCompressed)
      return try read(text, name, settled: settled, hints, sharing: texts, progress: progress)
    } catch {
      return failure(name, error)
    }
  }

  /// Whether a file with this path is opened at all: its ending is one of data.md's.
  public static func reads(_ path: String) -> Bool { FileName(path).format != nil }

  /// Whether a file or folder of this name is no data: hidden, temporary, or of history.
  public static func isNoData(_ last: String) -> Bool { FileName.isNoData(last) }

  /// Whether a file's name says that it gives rates of currencies.
  public static func givesRates(_ path: String) -> Bool { FileName(path).table == .rates }

  /// Whether a file with this path may give activities, by its name alone.
  public static func mayGiveActivities(_ path: String) -> Bool {
    let name = FileName(path)
    return name.format != nil && (name.table == nil || name.table == .activities)
  }

  /// Whether a file with this path is read in pieces and from where it ended before: its bytes are lines of text, not compressed.
  public static func readsInPieces(_ path: String) -> Bool {
    let name = FileName(path)
    return !name.isCompressed && (name.format == .delimited || name.format == .jsonLines)
  }

  /// A reading with texts of its own.
  func whole(_ read: (SharedStringPools) -> FileReading?) -> FileReading? {
    let texts = SharedStringPools()
    guard let reading = read(texts) else { return nil }
    var readings = [reading]
    texts.seal(&readings)
    return readings.first
  }

  func classify(_ path: String, _ lines: [[String]]) -> Classification {
    Classifier.classify(path: path, lines: lines, mappings: rules.mappings)
  }

  /// The reading of a file that no table claims, or that cannot be read as its table.
  ///
  /// - Parameter lines: its first lines: the one with most names is shown, so that a mapping can be written for it.
  func reading(of path: String, classified: Classification, _ lines: [[String]] = []) -> FileReading? {
    let refusal: Refusal
    let outcome: FileOutcome
    switch classified {
    case .claimed: return nil
    case .ignored(let reason): (refusal, outcome) = (reason, .ignored(.refused(reason)))
    case .failed(let reason): (refusal, outcome) = (reason, .failed(.refused(reason)))
    }
    var reading = FileReading(path: path, outcome: outcome)
    let names = lines.map { $0.filter { !ColumnName.plain($0).isEmpty } }.reduce([]) { $1.count > $0.count ? $1 : $0 }
    if refusal.asksForAMapping, (2...ReadLimits.columns).contains(names.count) {
      reading.columns = names.map { ColumnMatch(name: RowFault.shown($0), column: nil) }
    }
    return reading
  }

  /// The reading of a file that failed; a file whose name names no table is only ignored.
  func failure(_ name: FileName, _ failure: ReadFailure) -> FileReading? {
    if failure == .cancelled { return nil }
    return FileReading(
      path: name.path, outcome: name.table == nil ? .ignored(.unreadable(failure)) : .failed(.unreadable(failure)))
  }

  private func read(
    _ text: borrowing TextFile, _ name: FileName, settled: Bool, _ hints: ReadHints,
    sharing texts: SharedStringPools, progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    var hints = hints
    // Equal rows of one file are counted.
    if text.file.identity.size <= FileReading.comparedBytes { hints.comparesActivities = true }
    var reading =
      switch name.format {
      case .delimited, .workbook, nil:
        try readDelimited(text, name, settled: settled, hints, sharing: texts, progress: progress)
      case .jsonLines:
        try readJSON(text, name, isLineByLine: true, settled: settled, hints, sharing: texts, progress: progress)
      case .json:
        try readJSON(text, name, isLineByLine: false, settled: settled, hints, sharing: texts, progress: progress)
      }
    reading.identify(text.file)
    reading.isSettled = settled
    if reading.outcome != .read { reading.records = try? records(of: text, name) }
    return reading
  }

  /// How many records a file has that is not read; nil where it is too large to be read for that.
  private func records(of text: borrowing TextFile, _ name: FileName) throws(ReadFailure) -> Int? {
    let size = text.file.identity.size
    if size > (name.isCompressed ? FileReading.countedBytes / 8 : FileReading.countedBytes) { return nil }
    let start = try text.text(from: 0, progress: nil)
    switch name.format {
    case .json: return try FileReader.count(JSONDocumentScanner(start, columns: []))
    case .jsonLines: return try FileReader.count(JSONLineScanner(start, columns: [], isSettled: true))
    // It has sheets, whose rows are counted each by itself: see `readWorkbook`.
    case .workbook: return nil
    case .delimited, nil:
      let search = try HeaderSearch(text.text(from: 0, progress: nil))
      return try FileReader.count(
        RecordScanner(
          start, delimiter: search.candidates.first?.delimiter ?? UInt8(ascii: ","), header: .init(),
          start: .init(), stop: .max, isSettled: true))
    }
  }

  /// How many records a source gives, those that are beyond a limit among them.
  static func count(_ source: some RecordSource) throws(ReadFailure) -> Int {
    var records = 0
    while let batch = try source.next() { records += batch.count + source.drainProblems().count }
    return records + source.drainProblems().count + (source.provisionalProblem == nil ? 0 : 1)
  }

  private func readDelimited(
    _ text: borrowing TextFile, _ name: FileName, settled: Bool, _ hints: ReadHints,
    sharing texts: SharedStringPools, progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    let search = try HeaderSearch(text.text(from: 0, progress: nil))
    if let first = search.candidates.first, let kind = ForeignFiles.kind(first.bytes) { throw .notText(kind) }
    let classified = classify(name.path, search.candidates.map(\.fields))
    guard case .claimed(let claim) = classified else {
      return reading(of: name.path, classified: classified, search.candidates.map(\.fields))
        ?? FileReading(path: name.path, outcome: .ignored(.refused(.noTable)))
    }
    let layout = RecordLayout(name.path, claim, search)
    if layout.header.count > ReadLimits.columns { throw .tooManyColumns(limit: ReadLimits.columns) }
    let reader = ChunkReader(
      layout: layout, rules: rules, names: names, isSettled: settled, texts: texts, noteRows: progress?.rows)
    var styles = ColumnStyles(
      columns: layout.header.count, delimiter: layout.delimiter, rules: rules, hints: hints)
    var reading = FileReading(claim, path: name.path)
    while true {
      let chunk = try reader.read(
        text, start: .init(offset: layout.start, line: layout.startLine), styles: styles, workers: workers,
        minimum: bytesPerWorker, progress: progress)
      reading.count(chunk, bytes: text.file.identity.size)
      guard let corrected = chunk.styles.corrected(by: rules) else {
        reading.append(chunk, of: text, layout, rules)
        return reading
      }
      styles = corrected
    }
  }
}

extension FileReader {
  /// Reads a JSON file: once for its keys, which are its header, and once for its records.
  ///
  /// A document that holds no list, but one object a line, is read line by line: many tools call such files `.json`.
  func readJSON(
    _ text: borrowing TextFile, _ name: FileName, isLineByLine isDeclared: Bool, settled: Bool,
    _ hints: ReadHints, sharing texts: SharedStringPools, progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    let (keys, isLineByLine) = try self.keys(of: text, isLineByLine: isDeclared, settled: settled)
    let classified = classify(name.path, keys.isEmpty ? [] : [keys])
    guard case .claimed(let claim) = classified else {
      return reading(of: name.path, classified: classified, [keys])
        ?? FileReading(path: name.path, outcome: .ignored(.refused(.noTable)))
    }
    var layout = RecordLayout(path: name.path, bindings: claim.bindings, header: keys)
    layout.isJSON = true
    layout.isAppendable = isDeclared
    let reader = ChunkReader(
      layout: layout, rules: rules, names: names, isSettled: settled, texts: texts, noteRows: progress?.rows)
    var styles = ColumnStyles(columns: keys.count, delimiter: layout.delimiter, rules: rules, hints: hints)
    var reading = FileReading(claim, path: name.path)
    while true {
      let source = try text.text(from: 0, progress: progress)
      let chunk =
        isLineByLine
        ? try reader.read(JSONLineScanner(source, columns: keys, isSettled: settled), styles: styles)
        : try reader.read(JSONDocumentScanner(source, columns: keys), styles: styles)
      // Once for the keys, once for the records.
      reading.count(chunk, bytes: text.file.identity.size * (reading.bytesRead == 0 ? 2 : 1))
      guard let corrected = chunk.styles.corrected(by: rules) else {
        reading.append(chunk, of: text, layout, rules)
        return reading
      }
      styles = corrected
    }
  }

  /// The keys of all records, and whether those are lines.
  private func keys(
    of text: borrowing TextFile, isLineByLine: Bool, settled: Bool
  ) throws(ReadFailure) -> (keys: [String], isLineByLine: Bool) {
    if isLineByLine {
      return (try JSONLineScanner(text.text(from: 0, progress: nil), columns: nil, isSettled: settled).discover(), true)
    }
    do throws(ReadFailure) {
      return (try JSONDocumentScanner(text.text(from: 0, progress: nil), columns: nil).discover(), false)
    } catch {
      guard case .notRecords = error else { throw error }
      let lines = try JSONLineScanner(text.text(from: 0, progress: nil), columns: nil, isSettled: settled)
      let keys = try lines.discoverIfAllAreObjects()
      if keys.isEmpty { throw error }
      return (keys, true)
    }
  }
}

extension FileReader {
  /// Reads what was appended to a file since an earlier reading of it; the whole file where that is not all that changed.
  ///
  /// An append is: the same device and inode, larger, and the first and last 4 KiB before the old end unchanged. What an earlier
  /// reading left out, or took as it stood, because the file ended there, is read again.
  ///
  /// - Parameters:
  ///   - previous: a reading of the file by a reader with equal rules.
  ///   - settled, progress: as in `read`.
  /// - Returns: a reading that shares the earlier one's parts before `firstNewPart`; nil if `progress` stopped it.
  public func append(to previous: FileReading, settled: Bool = true, progress: ReadProgress? = nil) -> FileReading? {
    whole { append(to: previous, settled: settled, sharing: $0, progress: progress) }
  }

  /// The same as one of several readings: it is complete when `texts` has sealed it.
  public func append(
    to previous: FileReading, settled: Bool = true, sharing texts: SharedStringPools, progress: ReadProgress? = nil
  ) -> FileReading? {
    guard let continuation = previous.continuation, let known = previous.identity, previous.outcome == .read,
      !previous.changedWhileReading
    else { return readAgain(previous, settled: settled, sharing: texts, progress: progress) }
    do throws(ReadFailure) {
      let text = try TextFile(
        path: TableSource(file: previous.path, in: directory).location, isCompressed: false)
      let reading = try appended(
        text, to: previous, known, continuation, settled: settled, sharing: texts, progress: progress)
      if let reading { return reading }
    } catch {
      return failure(FileName(previous.path), error)
    }
    return readAgain(previous, settled: settled, sharing: texts, progress: progress)
  }

  /// Reads the whole file, by what other files said when it was read before.
  private func readAgain(
    _ previous: FileReading, settled: Bool, sharing texts: SharedStringPools, progress: ReadProgress?
  ) -> FileReading? {
    read(
      previous.path, settled: settled, hints: previous.styles?.hints ?? ReadHints(), sharing: texts, progress: progress)
  }

  /// The reading of an append, or nil where the file must be read as a whole.
  private func appended(
    _ text: borrowing TextFile, to previous: FileReading, _ known: FileIdentity, _ continuation: Continuation,
    settled: Bool, sharing texts: SharedStringPools, progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading? {
    let now = text.file.identity
    // Of the same size it is the same file only if nothing touched it: then a line without newline may count now.
    guard text.isPlain, now.device == known.device, now.inode == known.inode,
      now.size > known.size || now == known,
      Continuation.Samples(text.file, size: known.size) == continuation.samples
    else { return nil }
    let layout = continuation.layout
    let start = continuation.completed
    let reader = ChunkReader(
      layout: layout, rules: rules, names: names, isSettled: settled, texts: texts, noteRows: progress?.rows)
    let chunk: Chunk
    if layout.isJSON {
      let keys = try JSONLineScanner(
        text.text(from: start.offset, progress: nil), columns: nil, offset: start.offset, line: start.line,
        isSettled: settled
      ).discover()
      // A key that no earlier record had may be a column that changes what the file is.
      guard Set(keys).isSubset(of: layout.header) else { return nil }
      chunk = try reader.read(
        JSONLineScanner(
          text.text(from: start.offset, progress: progress), columns: layout.header, offset: start.offset,
          line: start.line, isSettled: settled), styles: continuation.styles)
    } else {
      chunk = try reader.read(
        text, start: .init(offset: start.offset, line: start.line), styles: continuation.styles, workers: workers,
        minimum: bytesPerWorker, progress: progress)
    }
    // New values can change how the old ones read.
    if chunk.styles.corrected(by: rules) != nil { return nil }
    var reading = previous
    reading.parts = Array(previous.parts.prefix(continuation.completedParts))
    reading.firstNewPart = reading.parts.count
    reading.bytesRead = 0
    reading.recordsParsed = 0
    reading.count(chunk, bytes: now.size - start.offset)
    reading.append(chunk, of: text, layout, rules)
    reading.identify(text.file)
    reading.isSettled = settled
    return reading
  }
}
