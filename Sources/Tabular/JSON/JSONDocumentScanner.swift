public import Values

/// Gives the objects of one JSON document as records: of its list, or of the list in it that is named `records`, `results`, `data`,
/// or `value` (OData), or of the only list of objects in it, whatever its name.
///
/// A document that is no JSON throughout is refused as a whole: where it is damaged nobody knows what its records are.
public final class JSONDocumentScanner: RecordSource {
  /// The offset after the last record given.
  public private(set) var consumed: Int64 = 0
  /// The number of the line that begins at `consumed`.
  public private(set) var line: UInt32 = 1
  /// What an append leaves as it is.
  public private(set) var completed: (offset: Int64, line: UInt32) = (0, 1)
  /// The offset of the first record.
  public let firstRecord: Int64 = 0
  /// Why the last record was left out, where an append can still complete it.
  public let provisionalProblem: RowProblem? = nil
  /// Whether a last record was not given because the text may still be half written.
  public let leavesRest = false
  /// Never: JSON strings end before their record does.
  public let endsInQuote = false

  private var bytes: JSONBytes
  private var reader: JSONObjectReader
  private var problems: [RowProblem] = []
  private let batch = JSONBatch()
  private var state = State.before
  private var isWrapped = false
  /// Whether the list has one of the usual names: then other lists beside it are none of records.
  private var isNamed = false

  private enum State { case before, within, after }

  private static let names: [[UInt8]] = ["records", "results", "data", "value"].map { Array($0.utf8) }

  /// A scanner of the objects of a source.
  ///
  /// - Parameter columns: the keys that records are cut by; nil to find out which there are, by `discover`.
  public init(_ source: any BlockSource, columns: [String]?) {
    bytes = JSONBytes(source, offset: 0, line: 1)
    reader = JSONObjectReader(
      keys: JSONKeys(columns ?? []), isDiscovering: columns == nil, isLineByLine: false)
  }

  /// What was left out since the last call.
  public func drainProblems() -> [RowProblem] {
    defer { problems = [] }
    return problems
  }

  /// The next records, or nil after the last.
  public func next() throws(ReadFailure) -> RecordBatch? {
    let begin = bytes.line
    do throws(JSONObjectReader.Fault) {
      if state == .before { try enter() }
      while state == .within && !batch.isFull { try readElement() }
    } catch {
      switch error {
      case .failure(let failure): throw failure
      case .cutOff: throw .notRecords("it is cut off in line \(bytes.line)")
      case .syntax(let what): throw .notRecords("line \(max(begin, bytes.line)): \(what)")
      }
    }
    consumed = bytes.offset
    line = bytes.line
    completed = (consumed, line)
    return batch.count > 0 ? batch.records(isProvisional: false) : nil
  }

  /// Reads the whole text for its keys, in the order of their first appearance.
  public func discover() throws(ReadFailure) -> [String] {
    while try next() != nil { problems = [] }
    return reader.keys.names.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Goes to the first element of the list.
  private func enter() throws(JSONObjectReader.Fault) {
    do throws(ReadFailure) {
      if try bytes.peek() == 0xEF { for _ in 0..<3 { _ = try bytes.next() } }
    } catch { throw .failure(error) }
    switch try reader.peek(&bytes) {
    case UInt8(ascii: "["): _ = try reader.next(&bytes)
    case UInt8(ascii: "{"):
      isWrapped = true
      _ = try reader.next(&bytes)
      guard try findList() else { throw .syntax("it has no list of objects, such as records, results, data or value") }
    default: throw .syntax("neither a list nor an object begins it")
    }
    state = .within
    if try reader.peek(&bytes) == UInt8(ascii: "]") { try leave() }
  }

  /// Steps over the document's members into the list, or to its end.
  private func findList() throws(JSONObjectReader.Fault) -> Bool {
    while true {
      switch try reader.peek(&bytes) {
      case UInt8(ascii: "}"):
        _ = try reader.next(&bytes)
        return false
      case UInt8(ascii: ","): _ = try reader.next(&bytes)
      default:
        let name = try reader.member(&bytes)
        guard try reader.peek(&bytes) == UInt8(ascii: "[") else {
          try reader.skipValue(&bytes)
          continue
        }
        if JSONDocumentScanner.names.contains(name) {
          isNamed = true
          _ = try reader.next(&bytes)
          return true
        }
        if isNamed {
          try reader.skipValue(&bytes)
        } else if try entersList() {
          return true
        }
      }
    }
  }

  /// Goes to the first element of the list that begins here, if that is an object; else steps over the list.
  private func entersList() throws(JSONObjectReader.Fault) -> Bool {
    _ = try reader.next(&bytes)
    while true {
      switch try reader.peek(&bytes) {
      case UInt8(ascii: "{"): return true
      case UInt8(ascii: "]"):
        _ = try reader.next(&bytes)
        return false
      case UInt8(ascii: ","): _ = try reader.next(&bytes)
      default: try reader.skipValue(&bytes)
      }
    }
  }

  private func readElement() throws(JSONObjectReader.Fault) {
    let first = try reader.peek(&bytes)
    let begin = bytes.line
    if first == UInt8(ascii: "{") {
      try reader.read(&bytes)
      if let limit = reader.limit {
        problems.append(RowProblem(line: begin, column: "", reason: limit))
      } else {
        batch.append(reader.text, reader.ranges, areNumbers: reader.areNumbers, line: begin)
      }
    } else {
      try reader.skipValue(&bytes)
      problems.append(RowProblem(line: begin, column: "", reason: .notJSON("no object")))
    }
    switch try reader.peek(&bytes) {
    case UInt8(ascii: ","): _ = try reader.next(&bytes)
    case UInt8(ascii: "]"): try leave()
    default: throw .syntax("a comma or a closing bracket is expected")
    }
  }

  /// Goes from the end of the list to the end of the document.
  private func leave() throws(JSONObjectReader.Fault) {
    _ = try reader.next(&bytes)
    state = .after
    if isWrapped, try findList() { throw .syntax("it has more than one list of records") }
  }
}
