/// Collects records whose fields are written one after the other, each with a byte behind it where a delimiter would stand.
final class JSONBatch {
  private var text: [UInt8] = []
  private var separators: [UInt32] = []
  private var spans: [RecordSpan] = []
  private var hasHighBytes = false
  /// What `records` gave, which must stay where it is.
  private var given: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<RecordSpan>)?

  deinit { release() }

  var count: Int { spans.count }
  var isFull: Bool { text.count > ReadLimits.block || spans.count >= 4_096 }

  /// Adds a record: its columns' ranges in a text. One without any value is blank, and left out.
  func append(_ record: [UInt8], _ ranges: [Range<Int>], line: UInt32) {
    if ranges.allSatisfy(\.isEmpty) { return }
    spans.append(
      RecordSpan(
        start: UInt32(text.count), firstSeparator: UInt32(separators.count), count: UInt32(ranges.count), line: line))
    for range in ranges {
      text.append(contentsOf: record[range])
      separators.append(UInt32(text.count))
      text.append(0)
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
    given = (bytes, ends, places)
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
    given?.0.deallocate()
    given?.1.deallocate()
    given?.2.deallocate()
    given = nil
  }
}
