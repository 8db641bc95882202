public import Values

/// Where one record lies in its batch.
@frozen
public struct RecordSpan: BitwiseCopyable, Sendable {
  /// Of its first byte.
  public var start: UInt32
  /// The position in `separators` of the end of its first field.
  public var firstSeparator: UInt32
  /// How many fields it has.
  public var count: UInt32
  /// The line where it begins, from 1, counted from the first line of the part.
  public var line: UInt32

  /// A span from its parts.
  @inlinable
  public init(start: UInt32, firstSeparator: UInt32, count: UInt32, line: UInt32) {
    self.start = start
    self.firstSeparator = firstSeparator
    self.count = count
    self.line = line
  }
}

/// Some records in a row, as they lie in the reader's buffer. Valid until the next batch is requested.
@frozen
public struct RecordBatch {
  /// What all positions count from.
  public var bytes: UnsafePointer<UInt8>
  /// Where fields end: field i of a record ends at `separators[firstSeparator + i]`, and the next begins one byte later.
  public var separators: UnsafePointer<UInt32>
  /// Where the records lie.
  public var spans: UnsafeBufferPointer<RecordSpan>
  /// Whether a leading quote quotes (delimited text), or is text (JSON).
  public var isQuoted: Bool
  /// Whether there may be bytes above ASCII.
  public var hasHighBytes: Bool
  /// Whether it is the last record, ended by the end of the file: an append can still complete it.
  public var isProvisional: Bool

  /// The byte behind a field of JSON that is a number.
  @usableFromInline static let numberMark: UInt8 = 1

  /// How many records there are.
  @inlinable
  public var count: Int { spans.count }

  /// The record at a position.
  @inlinable
  @inline(__always)
  public subscript(position: Int) -> Record { Record(batch: self, span: spans[position]) }
}

/// One record: fields by position. Valid as long as its batch.
@frozen
public struct Record {
  /// The records it is one of.
  public let batch: RecordBatch
  /// Where it lies.
  public let span: RecordSpan

  /// A record of a batch.
  @inlinable
  @inline(__always)
  public init(batch: RecordBatch, span: RecordSpan) {
    self.batch = batch
    self.span = span
  }

  /// The line where it begins, from 1.
  @inlinable
  public var line: UInt32 { span.line }
  /// How many fields it has.
  @inlinable
  public var count: Int { Int(span.count) }

  /// Whether a field is a number of JSON, whose point is a decimal mark.
  @inlinable
  public func isJSONNumber(_ position: Int) -> Bool {
    guard !batch.isQuoted, position < Int(span.count) else { return false }
    return batch.bytes[Int(batch.separators[Int(span.firstSeparator) + position])] == RecordBatch.numberMark
  }

  /// A field as it stands in the file, quotes and blanks included; empty beyond the last.
  @inlinable
  @inline(__always)
  public func raw(_ position: Int) -> UnsafeRawBufferPointer {
    guard position < Int(span.count) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let separators = batch.separators + Int(span.firstSeparator)
    let start = position == 0 ? Int(span.start) : Int(separators[position - 1]) + 1
    return UnsafeRawBufferPointer(start: batch.bytes + start, count: Int(separators[position]) - start)
  }
}

/// Gives the records of a text, batch by batch.
public protocol RecordSource {
  /// The next records, or nil after the last. Never an empty batch.
  func next() throws(ReadFailure) -> RecordBatch?
  /// What was left out since the last call.
  func drainProblems() -> [RowProblem]
  /// The offset after the last record given, where the next one begins.
  var consumed: Int64 { get }
  /// The number of the line that begins at `consumed`.
  var line: UInt32 { get }
  /// What was consumed up to the last newline that ended a record: what lies beyond can still be completed by an append.
  var completed: (offset: Int64, line: UInt32) { get }
  /// The offset of the first record.
  var firstRecord: Int64 { get }
  /// A last record beyond a limit or wider than the header: what was left out behind `completed`.
  var provisionalProblem: RowProblem? { get }
  /// Whether a last record was not given because the text may still be half written.
  var leavesRest: Bool { get }
  /// Whether the last record ended with the text, and not with its quote.
  var endsInQuote: Bool { get }
}
