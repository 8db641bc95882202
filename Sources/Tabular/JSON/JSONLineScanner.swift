public import Values

/// Gives the objects of a text with one JSON object a line as records. A line that is none is a bad row.
public final class JSONLineScanner: RecordSource {
  /// The offset after the last record given.
  public private(set) var consumed: Int64
  /// The number of the line that begins at `consumed`.
  public private(set) var line: UInt32
  /// What an append leaves as it is.
  public private(set) var completed: (offset: Int64, line: UInt32)
  /// The offset of the first record.
  public let firstRecord: Int64
  /// Why the last record was left out, where an append can still complete it.
  public private(set) var provisionalProblem: RowProblem?
  /// Whether a last record was not given because the text may still be half written.
  public private(set) var leavesRest = false
  /// Never: JSON strings end before their record does.
  public let endsInQuote = false

  private var bytes: JSONBytes
  private var reader: JSONObjectReader
  private let isSettled: Bool
  private var problems: [RowProblem] = []
  private let batch = JSONBatch()
  private var isAtEnd = false
  /// The end of the text, not a newline, ended the record that the reader holds; the line where it begins.
  private var lastBegin: UInt32?

  /// A scanner of the objects of a source.
  ///
  /// - Parameter columns: the keys that records are cut by; nil to find out which there are, by `discover`.
  public init(
    _ source: any BlockSource, columns: [String]?, offset: Int64 = 0, line: UInt32 = 1, isSettled: Bool
  ) {
    bytes = JSONBytes(source, offset: offset, line: line)
    reader = JSONObjectReader(
      keys: JSONKeys(columns ?? []), isDiscovering: columns == nil, isLineByLine: true)
    self.isSettled = isSettled
    consumed = offset
    self.line = line
    completed = (offset, line)
    firstRecord = offset
  }

  /// What was left out since the last call.
  public func drainProblems() -> [RowProblem] {
    defer { problems = [] }
    return problems
  }

  /// The next records, or nil after the last.
  public func next() throws(ReadFailure) -> RecordBatch? {
    while !isAtEnd && !batch.isFull { isAtEnd = try !readRecord() }
    if batch.count > 0 { return batch.records(isProvisional: false) }
    guard let begin = lastBegin else { return nil }
    leavesRest = !isSettled
    if leavesRest { return nil }
    lastBegin = nil
    consumed = bytes.offset
    line = bytes.line
    if let limit = reader.limit {
      provisionalProblem = RowProblem(line: begin, column: "", reason: limit)
      return nil
    }
    batch.append(reader.text, reader.ranges, areNumbers: reader.areNumbers, line: begin)
    return batch.count > 0 ? batch.records(isProvisional: true) : nil
  }

  /// Reads the whole text for its keys, in the order of their first appearance.
  public func discover() throws(ReadFailure) -> [String] {
    while try next() != nil { problems = [] }
    return reader.keys.names.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same of a text that may be no such lines at all: no keys where one line is no object.
  public func discoverIfAllAreObjects() throws(ReadFailure) -> [String] {
    while try next() != nil {}
    return problems.isEmpty && provisionalProblem == nil
      ? reader.keys.names.map { String(decoding: $0, as: UTF8.self) } : []
  }

  /// Reads one record into the batch, or notes why not.
  ///
  /// - Returns: false at the end.
  private func readRecord() throws(ReadFailure) -> Bool {
    if bytes.offset == 0, try bytes.peek() == 0xEF { for _ in 0..<3 { _ = try bytes.next() } }
    guard let first = try bytes.peekPastBlanks() else {
      advance()
      return false
    }
    let begin = bytes.line
    var problem: RowProblem.Reason?
    do throws(JSONObjectReader.Fault) {
      if first != UInt8(ascii: "{") { throw .syntax("no object") }
      try reader.read(&bytes)
    } catch {
      switch error {
      case .failure(let failure): throw failure
      case .cutOff: problem = .notJSON("it is cut off")
      case .syntax(let what): problem = .notJSON(what)
      }
    }
    let rest = try bytes.peekPastBlanks(acrossLines: false)
    if problem == nil {
      if rest == nil {
        lastBegin = begin
        return false
      }
      problem = rest == UInt8(ascii: "\n") ? reader.limit : .notJSON("something follows the object")
    }
    guard let problem else {
      batch.append(reader.text, reader.ranges, areNumbers: reader.areNumbers, line: begin)
      advance()
      return true
    }
    guard try bytes.skipLine() else {
      leavesRest = !isSettled
      if isSettled { provisionalProblem = RowProblem(line: begin, column: "", reason: problem) }
      return false
    }
    problems.append(RowProblem(line: begin, column: "", reason: problem))
    advance()
    return true
  }

  /// What was read so far is complete.
  private func advance() {
    consumed = bytes.offset
    line = bytes.line
    completed = (consumed, line)
  }
}
