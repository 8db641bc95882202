internal import Tabular

/// Asks for memory that will be needed soon: the rows of an account lie in many places, and most of their cost is waiting.
public enum Prefetching {
  /// Asks for some elements of a column.
  public static func elements<Element>(_ rows: Range<Int>, of column: UnsafeBufferPointer<Element>) {
    guard let base = column.baseAddress, rows.lowerBound >= 0, rows.upperBound <= column.count else { return }
    let stride = MemoryLayout<Element>.stride
    bytes(UnsafeRawPointer(base) + rows.lowerBound * stride, count: rows.count * stride)
  }

  /// Asks for the entries of a table by visitor that some rows will need.
  public static func entries(
    _ rows: Range<Int>, of visitors: UnsafeBufferPointer<Key>, in table: UnsafeBufferPointer<UInt32>
  ) {
    guard let base = table.baseAddress, rows.upperBound <= visitors.count else { return }
    for row in rows { prefetchCacheLine(base + Int(visitors[row].number)) }
  }

  /// Asks for the entries of a table by contact that some rows will need.
  public static func entries(
    _ rows: Range<Int>, of contacts: UnsafeBufferPointer<ContactName>, in table: UnsafeBufferPointer<UInt32>
  ) {
    guard let base = table.baseAddress, rows.upperBound <= contacts.count else { return }
    for row in rows { prefetchCacheLine(base + min(Int(contacts[row].key.number), table.count - 1)) }
  }

  /// Asks for the entries of a table by the numbers of the visitors of some rows.
  ///
  /// - Parameter numbers: by the visitors' keys.
  public static func entries(
    _ rows: Range<Int>, of visitors: UnsafeBufferPointer<Key>, numbers: UnsafeBufferPointer<UInt32>, in table: [UInt32]
  ) {
    if numbers.isEmpty || rows.upperBound > visitors.count { return }
    table.withUnsafeBufferPointer { table in
      guard let base = table.baseAddress else { return }
      for row in rows { prefetchCacheLine(base + min(Int(numbers[Int(visitors[row].number)]), table.count - 1)) }
    }
  }

  private static func bytes(_ start: UnsafeRawPointer, count: Int) {
    var line = 0
    while line < count + 63 {
      prefetchCacheLine(start + min(line, count - 1))
      line += 64
    }
  }
}
