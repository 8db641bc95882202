/// Where the facts of one account are written: one account's place in a `FactBlockBuilder`.
struct FactRow: ~Copyable {
  private let values: UnsafeMutablePointer<Int64>

  /// - Parameter values: the place of the first fact; the others follow a `FactBlockBuilder.stride` apart.
  init(_ values: UnsafeMutablePointer<Int64>) { self.values = values }

  @inline(__always)
  func set(_ fact: Fact, _ value: Int64) {
    if value != 0 { values[fact.rawValue &* FactBlockBuilder.stride] = value }
  }

  @inline(__always)
  func set(_ fact: Fact, _ holds: Bool) {
    if holds { values[fact.rawValue &* FactBlockBuilder.stride] = 1 }
  }

  @inline(__always)
  func set(_ fact: Fact, _ value: Double) {
    if value != 0 { values[fact.rawValue &* FactBlockBuilder.stride] = Int64(bitPattern: value.bitPattern) }
  }
}

/// Collects the facts of the accounts of one block at one point, 8 bytes a fact, until they are packed.
///
/// The unsafe part of writing columns: positions are below `FactBlock.capacity`, facts are the cases of `Fact`.
final class FactBlockBuilder {
  /// From one fact's column to the next. More than a block has, so that columns do not share the sets of the cache.
  static let stride = FactBlock.capacity + 8
  private let values: UnsafeMutablePointer<Int64>
  private let count = Fact.allCases.count * FactBlockBuilder.stride

  init() {
    values = .allocate(capacity: count)
    values.initialize(repeating: 0, count: count)
  }

  deinit { values.deallocate() }

  /// The place of an account; its facts are all 0.
  func row(at position: Int) -> FactRow {
    precondition(position < FactBlock.capacity)
    return FactRow(values + position)
  }

  /// The value of a fact as it was written.
  func value(_ fact: Fact, at position: Int) -> Int64 {
    precondition(position < FactBlock.capacity)
    return values[fact.rawValue * FactBlockBuilder.stride + position]
  }

  /// The column of a fact, packed.
  func block(_ fact: Fact) -> FactBlock {
    FactBlock(
      UnsafeBufferPointer(start: values + fact.rawValue * FactBlockBuilder.stride, count: FactBlock.capacity),
      isDouble: fact.kind == .double)
  }

  /// Sets all facts of all accounts to 0.
  func clear() { values.update(repeating: 0, count: count) }
}
