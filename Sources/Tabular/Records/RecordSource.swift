public import Values

/// Gives the records of a text, batch by batch.
public protocol RecordSource {
  /// The next records, or nil after the last. Never an empty batch.
  func next() throws(ReadFailure) -> RecordBatch?
  /// What was left out since the last call.
  func takeProblems() -> [RowProblem]
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
