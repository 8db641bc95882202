import Glibc
internal import Values

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

  /// Whether a record may be blank: most are told from blank ones by their first byte.
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
