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
  /// Who reads the stretches of a large file.
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
  ///   - progress: told about every block; can stop the reading.
  /// - Returns: the reading, whatever became of the file; nil if `progress` stopped it.
  public func read(_ path: String, settled: Bool = true, progress: ReadProgress? = nil) -> FileReading? {
    whole { read(path, settled: settled, sharing: $0, progress: progress) }
  }

  /// Reads a file as one of several: the reading is complete when `texts` has sealed it.
  public func read(
    _ path: String, settled: Bool = true, sharing texts: SharedTexts, progress: ReadProgress? = nil
  ) -> FileReading? {
    let name = FileName(path)
    // What no ending claims is not even opened.
    if name.format == nil, let reading = reading(of: path, classified: classify(path, [])) { return reading }
    do throws(ReadFailure) {
      let text = try TextFile(path: "\(directory)/\(path)", isCompressed: name.isCompressed)
      return try read(text, name, settled: settled, sharing: texts, progress: progress)
    } catch {
      return failure(name, error)
    }
  }

  /// Whether a file with this path is opened at all: its ending is one of data.md's.
  public static func reads(_ path: String) -> Bool { FileName(path).format != nil }

  /// Whether a file with this path is read in pieces and from where it ended before: its bytes are lines of text, not compressed.
  public static func readsInPieces(_ path: String) -> Bool {
    let name = FileName(path)
    return !name.isCompressed && (name.format == .delimited || name.format == .jsonLines)
  }

  /// A reading with texts of its own.
  func whole(_ read: (SharedTexts) -> FileReading?) -> FileReading? {
    let texts = SharedTexts()
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
    case .ignored(let reason): (refusal, outcome) = (reason, .ignored(reason.words))
    case .failed(let reason): (refusal, outcome) = (reason, .failed(reason.words))
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
      path: name.path, outcome: name.table == nil ? .ignored(failure.words) : .failed(failure.words))
  }

  private func read(
    _ text: borrowing TextFile, _ name: FileName, settled: Bool, sharing texts: SharedTexts, progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    var reading =
      switch name.format {
      case .delimited, nil: try readDelimited(text, name, settled: settled, sharing: texts, progress: progress)
      case .jsonLines:
        try readJSON(text, name, isLineByLine: true, settled: settled, sharing: texts, progress: progress)
      case .json: try readJSON(text, name, isLineByLine: false, settled: settled, sharing: texts, progress: progress)
      }
    reading.identify(text.file)
    return reading
  }

  private func readDelimited(
    _ text: borrowing TextFile, _ name: FileName, settled: Bool, sharing texts: SharedTexts, progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    let search = try HeaderSearch(text.text(from: 0, progress: nil))
    if let first = search.candidates.first, let kind = ForeignFiles.kind(first.bytes) { throw .notText(kind) }
    let classified = classify(name.path, search.candidates.map(\.fields))
    guard case .claimed(let claim) = classified else {
      return reading(of: name.path, classified: classified, search.candidates.map(\.fields))
        ?? FileReading(path: name.path, outcome: .ignored(""))
    }
    let layout = Layout(name.path, claim, search)
    if layout.header.count > ReadLimits.columns { throw .tooManyColumns }
    let reader = StretchReader(
      layout: layout, rules: rules, names: names, isSettled: settled, texts: texts, noteRows: progress?.rows)
    var dates = DateColumns(columns: layout.header.count, order: rules.dateOrder)
    var reading = FileReading(claim, path: name.path)
    while true {
      let stretch = try reader.read(
        text, start: .init(offset: layout.start, line: layout.startLine), dates: dates, workers: workers,
        minimum: bytesPerWorker, progress: progress)
      reading.count(stretch, bytes: text.file.identity.size)
      guard let corrected = stretch.dates.corrected(default: rules.dateOrder) else {
        reading.take(stretch, of: text, layout)
        return reading
      }
      dates = corrected
    }
  }
}
