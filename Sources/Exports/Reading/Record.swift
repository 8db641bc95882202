/// Where one record lies in its batch.
struct RecordSpan {
  /// Of its first byte.
  var start: UInt32
  /// The position in `separators` of the end of its first field.
  var firstSeparator: UInt32
  /// How many fields it has.
  var count: UInt32
  /// The line where it begins, from 1, counted from the first line of the part.
  var line: UInt32
}

/// Some records in a row, as they lie in the reader's buffer. Valid until the next batch is asked for.
struct RecordBatch {
  /// What all positions count from.
  var bytes: UnsafePointer<UInt8>
  /// Where fields end: field i of a record ends at `separators[firstSeparator + i]`, and the next begins one byte later.
  var separators: UnsafePointer<UInt32>
  var spans: UnsafeBufferPointer<RecordSpan>
  /// Whether a leading quote quotes (delimited text), or is text (JSON).
  var isQuoted: Bool
  /// Whether there may be bytes above ASCII.
  var hasHighBytes: Bool
  /// Whether it is the last record, ended by the end of the file: an append can still complete it.
  var isProvisional: Bool

  var count: Int { spans.count }

  /// The record at a position.
  @inline(__always)
  subscript(position: Int) -> Record { Record(batch: self, span: spans[position]) }
}

/// One record: fields by position. Valid as long as its batch.
struct Record {
  let batch: RecordBatch
  let span: RecordSpan

  var line: UInt32 { span.line }
  var count: Int { Int(span.count) }

  /// A field as it stands in the file, quotes and blanks included; empty beyond the last.
  @inline(__always)
  func raw(_ position: Int) -> UnsafeRawBufferPointer {
    guard position < Int(span.count) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let separators = batch.separators + Int(span.firstSeparator)
    let start = position == 0 ? Int(span.start) : Int(separators[position - 1]) + 1
    return UnsafeRawBufferPointer(start: batch.bytes + start, count: Int(separators[position]) - start)
  }
}
