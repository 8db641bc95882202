internal import Mappings
internal import Tabular
internal import Values

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
    to previous: FileReading, settled: Bool = true, sharing texts: SharedTexts, progress: ReadProgress? = nil
  ) -> FileReading? {
    guard let continuation = previous.continuation, let known = previous.identity, previous.outcome == .read,
      !previous.changedWhileReading
    else { return read(previous.path, settled: settled, sharing: texts, progress: progress) }
    do throws(ReadFailure) {
      let text = try TextFile(path: "\(directory)/\(previous.path)", isCompressed: false)
      let reading = try appended(
        text, to: previous, known, continuation, settled: settled, sharing: texts, progress: progress)
      if let reading { return reading }
    } catch {
      return failure(FileName(previous.path), error)
    }
    return read(previous.path, settled: settled, sharing: texts, progress: progress)
  }

  /// The reading of an append, or nil where the file must be read as a whole.
  private func appended(
    _ text: borrowing TextFile, to previous: FileReading, _ known: FileIdentity, _ continuation: Continuation,
    settled: Bool, sharing texts: SharedTexts, progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading? {
    let now = text.file.identity
    // Of the same size it is the same file only if nothing touched it: then a line without newline may count now.
    guard text.isPlain, now.device == known.device, now.inode == known.inode,
      now.size > known.size || now == known,
      Continuation.Samples(text.file, size: known.size) == continuation.samples
    else { return nil }
    let layout = continuation.layout
    let start = continuation.completed
    let reader = StretchReader(
      layout: layout, rules: rules, names: names, isSettled: settled, texts: texts, noteRows: progress?.rows)
    let stretch: Stretch
    if layout.isJSON {
      let keys = try JSONLineScanner(
        text.text(from: start.offset, progress: nil), columns: nil, offset: start.offset, line: start.line,
        isSettled: settled
      ).discover()
      // A key that no earlier record had may be a column that changes what the file is.
      guard Set(keys).isSubset(of: layout.header) else { return nil }
      stretch = try reader.read(
        JSONLineScanner(
          text.text(from: start.offset, progress: progress), columns: layout.header, offset: start.offset,
          line: start.line, isSettled: settled, decimalComma: rules.decimalComma), dates: continuation.dates)
    } else {
      stretch = try reader.read(
        text, start: .init(offset: start.offset, line: start.line), dates: continuation.dates, workers: workers,
        minimum: bytesPerWorker, progress: progress)
    }
    // New values can change how the old ones read.
    if stretch.dates.corrected(default: rules.dateOrder) != nil { return nil }
    var reading = previous
    reading.parts = Array(previous.parts.prefix(continuation.completedParts))
    reading.firstNewPart = reading.parts.count
    reading.bytesRead = 0
    reading.recordsParsed = 0
    reading.count(stretch, bytes: now.size - start.offset)
    reading.take(stretch, of: text, layout)
    reading.identify(text.file)
    return reading
  }
}
