/// Collects records whose fields are written one after the other, each with a byte behind it where a delimiter would stand.
final class JSONBatch {
  private var text: [UInt8] = []
  private var separators: [UInt32] = []
  private var spans: [RecordSpan] = []
  private var hasHighBytes = false
  /// What `records` gave, which must stay where it is.
  private var lastBatch: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<RecordSpan>)?

  deinit { release() }

  var count: Int { spans.count }
  var isFull: Bool { text.count > ReadLimits.block || spans.count >= 4_096 }

  /// Adds a record: its columns' ranges in a text, and which of them are numbers. One without any value is blank, and left out.
  func append(_ record: [UInt8], _ ranges: [Range<Int>], areNumbers: [Bool], line: UInt32) {
    if ranges.allSatisfy(\.isEmpty) { return }
    spans.append(
      RecordSpan(
        start: UInt32(text.count), firstSeparator: UInt32(separators.count), count: UInt32(ranges.count), line: line))
    for (column, range) in ranges.enumerated() {
      text.append(contentsOf: record[range])
      separators.append(UInt32(text.count))
      text.append(areNumbers[column] ? RecordBatch.numberMark : 0)
    }
    hasHighBytes = hasHighBytes || record.contains { $0 >= 0x80 }
  }

  /// Hands the records over and is empty again. They are valid until this is called the next time.
  func records(isProvisional: Bool) -> RecordBatch {
    release()
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: text.count)
    let ends = UnsafeMutablePointer<UInt32>.allocate(capacity: separators.count)
    let places = UnsafeMutablePointer<RecordSpan>.allocate(capacity: spans.count)
    _ = UnsafeMutableBufferPointer(start: bytes, count: text.count).initialize(from: text)
    _ = UnsafeMutableBufferPointer(start: ends, count: separators.count).initialize(from: separators)
    _ = UnsafeMutableBufferPointer(start: places, count: spans.count).initialize(from: spans)
    lastBatch = (bytes, ends, places)
    let batch = RecordBatch(
      bytes: bytes, separators: ends, spans: UnsafeBufferPointer(start: places, count: spans.count), isQuoted: false,
      hasHighBytes: hasHighBytes, isProvisional: isProvisional)
    text.removeAll(keepingCapacity: true)
    separators.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    hasHighBytes = false
    return batch
  }

  private func release() {
    lastBatch?.0.deallocate()
    lastBatch?.1.deallocate()
    lastBatch?.2.deallocate()
    lastBatch = nil
  }
}

/// The keys of a file's objects as columns, in the order of their first appearance.
struct JSONKeys {
  private(set) var names: [[UInt8]] = []
  private var positions: [[UInt8]: Int] = [:]
  /// The column after the one last found: objects of one file have their keys in one order, mostly.
  private var expected = 0

  /// No columns, or these.
  init(_ names: [String] = []) {
    for name in names { _ = add(Array(name.utf8)) }
  }

  /// The column of a key, or nil.
  mutating func position(of key: [UInt8]) -> Int? {
    if expected < names.count, names[expected] == key {
      expected += 1
      return expected - 1
    }
    guard let position = positions[key] else { return nil }
    expected = position + 1
    return position
  }

  /// A record begins: its first key is the first column's, mostly.
  mutating func begin() { expected = 0 }

  /// The column of a key, new or known.
  mutating func add(_ key: [UInt8]) -> Int {
    if let position = position(of: key) { return position }
    positions[key] = names.count
    names.append(key)
    return names.count - 1
  }
}
