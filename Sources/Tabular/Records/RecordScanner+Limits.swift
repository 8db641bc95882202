import Glibc
internal import Values

/// Records beyond a limit are left out, and reading resumes where the bytes alone say.
extension RecordScanner {
  /// The reason why a record is left out, and where its last line begins to be looked for.
  func limit(start: Int, first: Int, last: Int) -> (reason: RowProblem.Reason, resume: Int)? {
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

  func isBeyondLimits(start: Int, first: Int, last: Int) -> Bool {
    limit(start: start, first: first, last: last) != nil
  }

  /// Leaves out the record at the cursor, which is beyond a limit.
  func resumeAfterLimit() throws(ReadFailure) {
    let first = cursor == 0 ? 0 : Int(index.recordEnds[cursor - 1]) + 1
    guard let limit = limit(start: recordStart, first: first, last: Int(index.recordEnds[cursor])) else { return }
    try resume(after: limit.resume, because: limit.reason)
  }

  /// Whether the incomplete record at the end of the buffer may still grow; if not, it is left out.
  func tailIsWithinLimits() throws(ReadFailure) -> Bool {
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
  func resume(after position: Int, because reason: RowProblem.Reason) throws(ReadFailure) {
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
  func skipLine() throws(ReadFailure) -> Bool {
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
}
