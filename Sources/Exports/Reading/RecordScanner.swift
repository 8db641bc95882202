import Glibc

/// Cuts delimited text into records: blocks in, batches of records out.
///
/// Memory is bounded by the limits on records, whatever the file holds. Records beyond a limit become problems, and
/// reading resumes at a line that depends on the bytes alone, never on where blocks end.
final class RecordScanner: RecordSource {
  /// What begins the records and where.
  struct Start {
    /// The offset of the first byte the source gives.
    var offset: Int64 = 0
    /// The number of the line that begins there.
    var line: UInt32 = 1
    /// Whether to skip to the byte after the first newline: the source begins somewhere within a line.
    var isWithinLine = false
  }

  /// What the header says about the records that follow.
  struct Header {
    /// How many columns it has; 0 where that is not known and no record has too many fields.
    var columns = 0
    /// Its line as it stands in the file, without the line end: a record that repeats it is skipped.
    var bytes: [UInt8] = []
  }

  /// What was left out since the last call of `takeProblems`.
  private var problems: [RowProblem] = []
  /// The offset after the last record given, where the next one begins.
  private(set) var consumed: Int64
  /// The number of the line that begins at `consumed`.
  private(set) var line: UInt32
  /// What was consumed up to the last newline that ended a record: what lies beyond can still be completed by an append.
  private(set) var completed: (offset: Int64, line: UInt32)
  /// The offset of the first record, once the first batch was asked for.
  private(set) var firstRecord: Int64

  /// A record beyond a limit that nothing follows: what was left out behind `completed`.
  private(set) var provisionalProblem: RowProblem?
  private(set) var leavesRest = false

  private var source: any BlockSource
  private let header: Header
  private let stop: Int64
  private let isSettled: Bool
  private var skipsToNewline: Bool
  private var isAtEnd = false

  private var buffer: UnsafeMutablePointer<UInt8>
  private var room: Int
  private var filled = 0
  private var indexed = 0
  /// Where the next record begins in the buffer.
  private var recordStart = 0
  private var index: StructuralIndex
  /// The next of the index's complete records.
  private var cursor = 0
  private var spans: UnsafeMutablePointer<RecordSpan>
  private var spanCount = 0
  private var spanRoom = 1_024
  /// The end of the source stood in for the last newline.
  private var isClosed = false

  /// - Parameters:
  ///   - stop: records that begin at this offset or later are left to others.
  ///   - isSettled: whether a last line without a newline, and an open quote at the end, count as a record.
  init(
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
    room = ReadLimits.block + 4_096
    buffer = .allocate(capacity: room)
    spans = .allocate(capacity: spanRoom)
  }

  deinit {
    buffer.deallocate()
    spans.deallocate()
  }

  /// What was left out since the last call.
  func takeProblems() -> [RowProblem] {
    defer { problems = [] }
    return problems
  }

  /// The next records, or nil after the last. Never an empty batch. Blank records are left out.
  func next() throws(ReadFailure) -> RecordBatch? {
    if skipsToNewline {
      guard try skipLine() else { return nil }
      firstRecord = consumed
    }
    while true {
      if consumed >= stop { return nil }
      if cursor < index.recordCount {
        takeRecords()
        if spanCount > 0 { return batch() }
        if cursor < index.recordCount && consumed < stop { try resumeAfterLimit() }
        continue
      }
      if try !tailIsWithinLimits() { continue }
      if isAtEnd {
        guard recordStart < filled else { return nil }
        leavesRest = !isSettled
        if leavesRest { return nil }
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

  /// Takes the complete records of the index up to the stop, or to one that is beyond a limit.
  private func takeRecords() {
    spanCount = 0
    if spanRoom < index.recordCount {
      spans.deallocate()
      spanRoom = index.recordCount
      spans = .allocate(capacity: spanRoom)
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
        // How many there are is not told: the index keeps no more of a record that spans blocks.
        problems.append(
          RowProblem(
            line: line, column: "",
            reason: .tooManyFields(count: ReadLimits.columns + 1, header: ReadLimits.columns)))
      } else if hasFieldsBeyondHeader(end: end, count: count, first: first) {
        problems.append(
          RowProblem(line: line, column: "", reason: .tooManyFields(count: count, header: header.columns)))
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

  /// Whether a record has fields beyond the header that are not empty.
  private func hasFieldsBeyondHeader(end: Int, count: Int, first: Int) -> Bool {
    let columns = header.columns
    guard count > columns, columns > 0 else { return false }
    let start = Int(index.separators[first + columns - 1]) + 1
    return !isBlank(start: start, end: end, count: count - columns, first: first + columns)
  }

  /// Whether the record repeats the header.
  private func isHeader(start: Int, end: Int) -> Bool {
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

  /// Whether a record may be blank: most are told from blank ones by their first byte.
  @inline(__always)
  private func mayBeBlank(_ start: Int, _ end: Int, _ firstEnd: UInt32) -> Bool {
    let head = buffer[start]
    return head <= 34 || start == end || start == Int(firstEnd)
  }

  /// Whether all fields are empty, quoted or not.
  private func isBlank(start: Int, end: Int, count: Int, first: Int) -> Bool {
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

  private func newlines(_ start: Int, _ end: Int) -> UInt32 {
    var count: UInt32 = 0
    for position in start..<end where buffer[position] == UInt8(ascii: "\n") { count &+= 1 }
    return count
  }

  // MARK: Limits

  /// The reason why a record is left out, and where its last line begins to be looked for.
  private func limit(start: Int, first: Int, last: Int) -> (reason: RowProblem.Reason, resume: Int)? {
    var fieldStart = start
    var tooLong = false
    if last - first >= ReadLimits.columns {
      let length = Int(index.separators[last]) - start
      return length > ReadLimits.record ? (.recordTooLong, start + ReadLimits.record) : nil
    }
    for separator in first..<last + 1 {
      let end = Int(index.separators[separator])
      if end - fieldStart > ReadLimits.openQuote && buffer[fieldStart] == UInt8(ascii: "\"") {
        return (.openQuote, fieldStart)
      }
      if end - fieldStart > ReadLimits.field { tooLong = true }
      // What lies beyond the limit on records is never looked at: it depends on how much was read.
      if end - start > ReadLimits.record { return (.recordTooLong, start + ReadLimits.record) }
      fieldStart = end + 1
    }
    return tooLong ? (.fieldTooLong, max(start, Int(index.separators[last]))) : nil
  }

  private func isBeyondLimits(start: Int, first: Int, last: Int) -> Bool {
    limit(start: start, first: first, last: last) != nil
  }

  /// Leaves out the record at the cursor, which is beyond a limit.
  private func resumeAfterLimit() throws(ReadFailure) {
    let first = cursor == 0 ? 0 : Int(index.recordEnds[cursor - 1]) + 1
    guard let limit = limit(start: recordStart, first: first, last: Int(index.recordEnds[cursor])) else { return }
    try resume(after: limit.resume, because: limit.reason)
  }

  /// Whether the incomplete record at the end of the buffer may still grow; if not, it is left out.
  private func tailIsWithinLimits() throws(ReadFailure) -> Bool {
    let first = cursor == 0 ? 0 : Int(index.recordEnds[cursor - 1]) + 1
    let count = index.separatorCount - first
    if filled - recordStart <= ReadLimits.openQuote { return true }
    let fieldStart = count == 0 ? recordStart : Int(index.separators[index.separatorCount - 1]) + 1
    if index.isQuoteOpen && indexed - fieldStart > ReadLimits.openQuote && count <= ReadLimits.columns {
      try resume(after: fieldStart, because: .openQuote)
      return false
    }
    if filled - recordStart > ReadLimits.record + 64 {
      try resume(after: recordStart + ReadLimits.record, because: .recordTooLong)
      return false
    }
    return true
  }

  /// Notes the record at `recordStart` as left out, and begins anew after the first newline from `position` on.
  private func resume(after position: Int, because reason: RowProblem.Reason) throws(ReadFailure) {
    problems.append(RowProblem(line: line, column: "", reason: reason))
    line &+= newlines(recordStart, position)
    consumed += Int64(position - recordStart)
    recordStart = position
    cursor = 0
    if try skipLine() { return }
    // No line follows: an append can still bring one, and until then the file may be half written.
    let problem = problems.removeLast()
    leavesRest = !isSettled
    if isSettled { provisionalProblem = problem }
  }

  /// Moves behind the next newline, whatever stands before it, and indexes from there.
  ///
  /// - Returns: whether there was one.
  private func skipLine() throws(ReadFailure) -> Bool {
    skipsToNewline = false
    while true {
      if recordStart < filled,
        let found = memchr(buffer + recordStart, Int32(UInt8(ascii: "\n")), filled - recordStart)
      {
        let next = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(buffer) + 1
        consumed += Int64(next - recordStart)
        line &+= 1
        recordStart = next
        indexed = next
        index.restart()
        cursor = 0
        completed = (consumed, line)
        try indexFilled()
        return true
      }
      consumed += Int64(filled - recordStart)
      recordStart = 0
      filled = 0
      indexed = 0
      index.restart()
      cursor = 0
      if isAtEnd {
        isClosed = true
        return false
      }
      try read()
    }
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
  private func read() throws(ReadFailure) {
    // 64 bytes stay free behind, so that the last ones can be indexed as a whole.
    if room - filled < ReadLimits.block + 64 {
      room = max(room * 2, filled + ReadLimits.block + 64)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
      larger.update(from: buffer, count: filled)
      buffer.deallocate()
      buffer = larger
    }
    let got = try source.read(into: UnsafeMutableRawBufferPointer(start: buffer + filled, count: ReadLimits.block))
    filled += got
    isAtEnd = got == 0
  }

  /// Indexes whole steps of 64 bytes, at the end of the source all.
  private func indexFilled() throws(ReadFailure) {
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
