/// Bytes that are written one after the other, in memory that grows.
///
/// A class: handing a property of another one over as `inout` costs a check of exclusive access, which at 40 million
/// calls a sheet was a third of the time.
final class GrowingBytes {
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
  func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
    reserve(added)
    (base + count).update(from: bytes, count: added)
    count += added
  }

  /// Adds some of other bytes.
  @inline(__always)
  func append(_ other: GrowingBytes, _ range: Range<Int>) {
    append(UnsafePointer(other.base) + range.lowerBound, count: range.count)
  }

  /// Adds one byte.
  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  /// Adds text of the program's own.
  func append(_ text: StaticString) { append(text.utf8Start, count: text.utf8CodeUnitCount) }

  /// Forgets what stands behind the first `length` bytes.
  @inline(__always)
  func truncate(to length: Int) { count = length }

  /// The bytes from a position on; valid until the next change.
  func bytes(from start: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + start, count: count - start)
  }

  @inline(__always)
  private func reserve(_ added: Int) {
    if count + added > capacity { grow(by: added) }
  }

  @inline(never)
  private func grow(by added: Int) {
    capacity = max(count + added, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

/// Elements of fixed size that are written one after the other, likewise.
final class GrowingArray<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity = 4_096

  init() { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  /// All of them; valid until the next change.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  /// Adds one.
  @inline(__always)
  func append(_ element: Element) {
    if count == capacity { grow() }
    base[count] = element
    count += 1
  }

  /// Removes the last one; nil where there is none.
  @inline(__always)
  func popLast() -> Element? {
    if count == 0 { return nil }
    count -= 1
    return base[count]
  }

  /// Forgets what stands behind the first `length`.
  @inline(__always)
  func truncate(to length: Int) { count = length }

  @inline(never)
  private func grow() {
    capacity *= 2
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
