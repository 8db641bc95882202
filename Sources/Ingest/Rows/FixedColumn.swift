internal import Tabular
internal import Values

/// A column of plain values that never changes and never moves: its memory holds as long as the column does.
///
/// Arrays promise their memory only within a closure; what replays rows would open one for every few of them.
public struct FixedColumn<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
  /// The memory, given back with the last copy of the column.
  @usableFromInline
  final class Storage {
    let memory: UnsafeMutableBufferPointer<Element>
    init(count: Int) { memory = .allocate(capacity: count) }
    deinit { memory.deallocate() }
  }

  @usableFromInline
  let storage: Storage?
  /// The elements in memory: valid as long as a copy of the column lives.
  public let memory: UnsafeBufferPointer<Element>

  /// No elements.
  public init() {
    storage = nil
    memory = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// A column of so many elements, all of which `initialize` has to write.
  public init(count: Int, initialize: (UnsafeMutableBufferPointer<Element>) -> Void) {
    let storage = Storage(count: count)
    initialize(storage.memory)
    self.storage = storage
    memory = UnsafeBufferPointer(storage.memory)
  }

  /// The elements of an array.
  public init(_ elements: [Element]) {
    if elements.isEmpty {
      self.init()
    } else {
      self.init(count: elements.count) { _ = $0.initialize(from: elements) }
    }
  }

  /// 0.
  @inlinable
  public var startIndex: Int { 0 }
  /// How many elements there are.
  @inlinable
  public var endIndex: Int { memory.count }

  /// The element at a position, which must be one of the column's.
  @inlinable
  public subscript(position: Int) -> Element {
    precondition(position >= 0 && position < memory.count, "a position lies in the column")
    return memory[position]
  }
}

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
    _ rows: Range<Int>, of visitors: UnsafeBufferPointer<StringID>, in table: UnsafeBufferPointer<UInt32>
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
    _ rows: Range<Int>, of visitors: UnsafeBufferPointer<StringID>, numbers: UnsafeBufferPointer<UInt32>,
    in table: [UInt32]
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
