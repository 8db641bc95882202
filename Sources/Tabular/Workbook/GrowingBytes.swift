/// Bytes that are written one after the other, in memory that grows.
struct GrowingBytes: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 4_096) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Adds bytes from elsewhere.
  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
    reserve(added)
    (base + count).update(from: bytes, count: added)
    count += added
  }

  /// Adds some of other bytes.
  @inline(__always)
  mutating func append(_ other: borrowing GrowingBytes, _ range: Range<Int>) {
    append(UnsafePointer(other.base) + range.lowerBound, count: range.count)
  }

  /// Adds one byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  /// Adds text of the program's own.
  mutating func append(_ text: StaticString) { append(text.utf8Start, count: text.utf8CodeUnitCount) }

  /// Forgets what stands behind the first `length` bytes.
  @inline(__always)
  mutating func truncate(to length: Int) { count = length }

  /// The bytes from a position on; valid until the next change.
  func bytes(from start: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + start, count: count - start)
  }

  @inline(__always)
  private mutating func reserve(_ added: Int) {
    if count + added > capacity { grow(by: added) }
  }

  @inline(never)
  private mutating func grow(by added: Int) {
    capacity = max(count + added, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

/// Elements that stay where they are until they are others.
final class SteadyArray<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private var capacity = 4_096
  private var count = 0

  init() { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  var records: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  func fill(_ elements: [Element]) {
    count = elements.count
    if count > capacity {
      base.deallocate()
      capacity = count * 2
      base = .allocate(capacity: capacity)
    }
    elements.withUnsafeBufferPointer { if let start = $0.baseAddress { base.update(from: start, count: count) } }
  }
}
