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
