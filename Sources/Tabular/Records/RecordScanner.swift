import Glibc
public import Values

/// Cuts delimited text into records: blocks in, batches of records out.
///
/// Memory is bounded by the limits on records, whatever the file holds. Records beyond a limit become problems, and
/// reading resumes at a line that depends on the bytes alone, never on where blocks end.
public final class RecordScanner: RecordSource {
  /// What begins the records and where.
  public struct Start: Sendable {
    /// The offset of the first byte the source gives.
    public var offset: Int64 = 0
    /// The number of the line that begins there.
    public var line: UInt32 = 1
    /// Whether to skip to the byte after the first newline: the source begins somewhere within a line.
    public var isWithinLine = false

    /// From the beginning of a line.
    public init(offset: Int64 = 0, line: UInt32 = 1, isWithinLine: Bool = false) {
      self.offset = offset
      self.line = line
      self.isWithinLine = isWithinLine
    }
  }

  /// What the header says about the records that follow.
  public struct Header: Sendable {
    /// How many columns it has; 0 where that is not known and no record has too many fields.
    public var columns = 0
    /// Its line as it stands in the file, without the line end: a record that repeats it is skipped.
    public var bytes: [UInt8] = []

    /// A header; without arguments one of which nothing is known.
    public init(columns: Int = 0, bytes: [UInt8] = []) {
      self.columns = columns
      self.bytes = bytes
    }
  }

  /// What was left out since the last call of `drainProblems`.
  var problems: [RowProblem] = []
  /// The offset after the last record given, where the next one begins.
  public internal(set) var consumed: Int64
  /// The number of the line that begins at `consumed`.
  public internal(set) var line: UInt32
  /// What was consumed up to the last newline that ended a record: what lies beyond can still be completed by an append.
  public internal(set) var completed: (offset: Int64, line: UInt32)
  /// The offset of the first record, once the first batch was requested.
  public internal(set) var firstRecord: Int64

  /// A last record beyond a limit or wider than the header: what was left out behind `completed`.
  public internal(set) var provisionalProblem: RowProblem?
  /// Whether a last record was not given because the text may still be half written.
  public internal(set) var leavesRest = false
  /// Whether the last record ended with the text, and not with its quote.
  public private(set) var endsInQuote = false

  var source: any BlockSource
  let header: Header
  let stop: Int64
  let isSettled: Bool
  var skipsToNewline: Bool
  var isAtEnd = false

  var buffer: UnsafeMutablePointer<UInt8>
  var capacity: Int
  var filled = 0
  var indexed = 0
  /// Where the next record begins in the buffer.
  var recordStart = 0
  var index: StructuralIndex
  /// The next of the index's complete records.
  var cursor = 0
  var spans: UnsafeMutablePointer<RecordSpan>
  var spanCount = 0
  var spanCapacity = 1_024
  /// The end of the source stood in for the last newline.
  var isClosed = false

  /// A scanner of the records of a source.
  ///
  /// - Parameters:
  ///   - stop: records that begin at this offset or later are left to others.
  ///   - isSettled: whether a last line without a newline, and an open quote at the end, count as a record.
  public init(
    _ source: any BlockSource, delimiter: UInt8, header: Header = Header(), start: Start = Start(),
    stop: Int64 = .max, isSettled: Bool
  ) {
    self.source = source
    self.header = header
    self.stop = stop
    self.isSettled = isSettled
    consumed = start.offset
    firstRecord = start.offset
    line = start.line
    completed = (start.offset, start.line)
    skipsToNewline = start.isWithinLine
    index = StructuralIndex(delimiter: delimiter)
    capacity = ReadLimits.block + 4_096
    buffer = .allocate(capacity: capacity)
    spans = .allocate(capacity: spanCapacity)
  }

  deinit {
    buffer.deallocate()
    spans.deallocate()
  }

  /// What was left out since the last call.
  public func drainProblems() -> [RowProblem] {
    defer { problems = [] }
    return problems
  }

  /// The next records, or nil after the last. Never an empty batch. Blank records are left out.
  public func next() throws(ReadFailure) -> RecordBatch? {
    if skipsToNewline {
      guard try skipLine() else { return nil }
      firstRecord = consumed
    }
    while true {
      if consumed >= stop { return nil }
      if cursor < index.recordCount {
        collectRecords()
        if spanCount > 0 { return batch() }
        if cursor < index.recordCount && consumed < stop { try resumeAfterLimit() }
        continue
      }
      if try !tailIsWithinLimits() { continue }
      if isAtEnd {
        guard recordStart < filled else { return nil }
        leavesRest = !isSettled
        if leavesRest { return nil }
        endsInQuote = index.isQuoteOpen
        index.close(at: filled)
        isClosed = true
        continue
      }
      try fill()
    }
  }

  private func batch() -> RecordBatch {
    RecordBatch(
      bytes: UnsafePointer(buffer), separators: UnsafePointer(index.separators),
      spans: UnsafeBufferPointer(start: spans, count: spanCount), isQuoted: true, hasHighBytes: index.hasHighBytes,
      isProvisional: isClosed)
  }

  /// Collects the complete records of the index up to the stop, or to one that is beyond a limit.
  private func collectRecords() {
    spanCount = 0
    if spanCapacity < index.recordCount {
      spans.deallocate()
      spanCapacity = index.recordCount
      spans = .allocate(capacity: spanCapacity)
    }
    let separators = index.separators
    let ends = index.recordEnds
    let base = consumed - Int64(recordStart)
    let lastStart = stop == .max ? Int.max : Int(clamping: stop - base)
    var start = recordStart
    var line = line
    var first = cursor == 0 ? 0 : Int(ends[cursor - 1]) + 1
    while cursor < index.recordCount && start < lastStart {
      let last = Int(ends[cursor])
      let end = Int(separators[last])
      if end - start > ReadLimits.openQuote && isBeyondLimits(start: start, first: first, last: last) { break }
      let count = last - first + 1
      if count > ReadLimits.columns {
        // How many there are is not said: the index keeps no more of a record that spans blocks.
        leaveOut(.tooManyFields(count: ReadLimits.columns + 1, header: ReadLimits.columns), line)
      } else if hasFieldsBeyondHeader(end: end, count: count, first: first) {
        leaveOut(.tooManyFields(count: count, header: header.columns), line)
      } else if !(mayBeBlank(start, end, separators[first])
        && isBlank(start: start, end: end, count: count, first: first))
        && !isHeader(start: start, end: end)
      {
        spans[spanCount] = RecordSpan(
          start: UInt32(truncatingIfNeeded: start), firstSeparator: UInt32(truncatingIfNeeded: first),
          count: UInt32(truncatingIfNeeded: count), line: line)
        spanCount += 1
      }
      line &+= 1
      if index.hasQuotedNewlines { line &+= newlines(start, end) }
      start = min(end + 1, filled)
      first = last + 1
      cursor += 1
    }
    recordStart = start
    self.line = line
    consumed = base + Int64(start)
    if !isClosed { completed = (consumed, line) }
  }

  /// Notes a record as left out. One that only the end of the file closed may still grow: an append reads it again.
  private func leaveOut(_ reason: RowProblem.Reason, _ line: UInt32) {
    let problem = RowProblem(line: line, column: "", reason: reason)
    if isClosed { provisionalProblem = problem } else { problems.append(problem) }
  }

  // MARK: Filling

  /// Moves the incomplete record to the front, reads a block behind it and indexes that.
  private func fill() throws(ReadFailure) {
    let first = cursor == 0 ? 0 : Int(index.recordEnds[cursor - 1]) + 1
    index.keep(from: first, movedBy: UInt32(truncatingIfNeeded: recordStart))
    index.truncate(to: ReadLimits.columns + 1)
    let kept = UnsafeRawBufferPointer(start: buffer + recordStart, count: min(indexed - recordStart, 4_096))
    if kept.count < 4_096 {
      index.note(
        highBytes: kept.contains { $0 >= 0x80 }, quotedNewlines: kept.contains { $0 == UInt8(ascii: "\n") })
    }
    cursor = 0
    if recordStart > 0 {
      memmove(buffer, buffer + recordStart, filled - recordStart)
      filled -= recordStart
      indexed -= recordStart
      recordStart = 0
    }
    try read()
    try indexFilled()
  }

  /// Reads one block behind what is there.
  func read() throws(ReadFailure) {
    // 64 bytes stay free behind, so that the last ones can be indexed as a whole.
    if capacity - filled < ReadLimits.block + 64 {
      capacity = max(capacity * 2, filled + ReadLimits.block + 64)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: buffer, count: filled)
      buffer.deallocate()
      buffer = larger
    }
    let got = try source.read(into: UnsafeMutableRawBufferPointer(start: buffer + filled, count: ReadLimits.block))
    filled += got
    isAtEnd = got == 0
  }

  /// Indexes whole steps of 64 bytes, at the end of the source all.
  func indexFilled() throws(ReadFailure) {
    let whole = (filled - indexed) & ~63
    index.add(buffer, from: indexed, count: whole)
    indexed += whole
    if isAtEnd && indexed < filled {
      // Neither delimiter nor newline nor quote: they add nothing to the index.
      (buffer + filled).update(repeating: 0, count: 64)
      index.add(buffer, from: indexed, count: 64)
      indexed = filled
    }
  }
}

/// What a record is, by its bytes: blank, the header again, or wider than the header.
extension RecordScanner {
  /// Whether a record has fields beyond the header that are not empty.
  func hasFieldsBeyondHeader(end: Int, count: Int, first: Int) -> Bool {
    let columns = header.columns
    guard count > columns, columns > 0 else { return false }
    let start = Int(index.separators[first + columns - 1]) + 1
    return !isBlank(start: start, end: end, count: count - columns, first: first + columns)
  }

  /// Whether the record repeats the header.
  func isHeader(start: Int, end: Int) -> Bool {
    let count = header.bytes.count
    if end - start > count + 1 || count == 0 { return false }
    guard end - start == count || (end - start == count + 1 && buffer[end - 1] == UInt8(ascii: "\r")) else {
      return false
    }
    return header.bytes.withUnsafeBytes { bytes in
      guard let bytes = bytes.baseAddress else { return false }
      return memcmp(bytes, buffer + start, count) == 0
    }
  }

  /// Whether a record may be blank: most are distinguished from blank ones by their first byte.
  @inline(__always)
  func mayBeBlank(_ start: Int, _ end: Int, _ firstEnd: UInt32) -> Bool {
    let head = buffer[start]
    return head <= 34 || start == end || start == Int(firstEnd)
  }

  /// Whether all fields are empty, quoted or not.
  func isBlank(start: Int, end: Int, count: Int, first: Int) -> Bool {
    if end - start == count - 1 { return true }
    var start = start
    for separator in first..<first + count {
      let end = Int(index.separators[separator])
      var field = UnsafeRawBufferPointer(start: buffer + start, count: end - start)
      if field.first == UInt8(ascii: "\"") {
        field = Text.trimmed(UnsafeRawBufferPointer(rebasing: field.dropFirst()))
        if field.last == UInt8(ascii: "\"") { field = UnsafeRawBufferPointer(rebasing: field.dropLast()) }
      }
      if !Text.trimmed(field).isEmpty { return false }
      start = end + 1
    }
    return true
  }

  func newlines(_ start: Int, _ end: Int) -> UInt32 {
    var count: UInt32 = 0
    for position in start..<end where buffer[position] == UInt8(ascii: "\n") { count &+= 1 }
    return count
  }
}
