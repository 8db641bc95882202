/// Where the facts of one account are written: one account's place in a `FactBlockBuilder`.
struct FactRow: ~Copyable {
  /// Of the first fact that is no flag; the others follow a `FactBlockBuilder.stride` apart.
  private let values: UnsafeMutablePointer<Int64>
  /// The word of the first flag; the others follow a `FactBlock.words` apart.
  private let flags: UnsafeMutablePointer<UInt64>
  /// The account's bit in each of these words.
  private let bit: UInt64

  fileprivate init(_ values: UnsafeMutablePointer<Int64>, _ flags: UnsafeMutablePointer<UInt64>, bit: UInt64) {
    self.values = values
    self.flags = flags
    self.bit = bit
  }

  /// Sets a flag: without a branch, as nobody can guess what comes.
  @inline(__always)
  func set(_ flag: Fact, _ holds: Bool) {
    assert(flag.isFlag)
    flags[flag.rawValue &* FactBlock.words] |= holds ? bit : 0
  }

  @inline(__always)
  func set(_ fact: Fact, _ value: Int64) {
    assert(!fact.isFlag)
    if value != 0 { values[(fact.rawValue &- Fact.flagCount) &* FactBlockBuilder.stride] = value }
  }

  @inline(__always)
  func set(_ fact: Fact, _ value: Double) { set(fact, value == 0 ? 0 : Int64(bitPattern: value.bitPattern)) }
}

/// Collects the facts of the accounts of one block at one point, a bit a flag and 8 bytes any other fact, until they are
/// packed.
///
/// The unsafe part of writing columns: positions are below `FactBlock.capacity`, facts are the cases of `Fact`.
final class FactBlockBuilder {
  /// From one fact's column to the next. More than a block has, so that columns do not share the sets of the cache.
  static let stride = FactBlock.capacity + 8
  private let values: UnsafeMutablePointer<Int64>
  private let valueCount = (Fact.allCases.count - Fact.flagCount) * FactBlockBuilder.stride
  private let flags: UnsafeMutablePointer<UInt64>
  private let flagWords = Fact.flagCount * FactBlock.words

  init() {
    values = .allocate(capacity: valueCount)
    values.initialize(repeating: 0, count: valueCount)
    flags = .allocate(capacity: flagWords)
    flags.initialize(repeating: 0, count: flagWords)
  }

  deinit {
    values.deallocate()
    flags.deallocate()
  }

  /// The place of an account; its facts are all 0.
  func row(at position: Int) -> FactRow {
    precondition(position < FactBlock.capacity)
    return FactRow(values + position, flags + position / 64, bit: 1 << UInt64(position % 64))
  }

  /// The value of a fact as it was written.
  func value(_ fact: Fact, at position: Int) -> Int64 {
    precondition(position < FactBlock.capacity)
    if fact.isFlag {
      return Int64(flags[fact.rawValue * FactBlock.words + position / 64] >> UInt64(position % 64) & 1)
    }
    return values[(fact.rawValue - Fact.flagCount) * FactBlockBuilder.stride + position]
  }

  /// The column of a fact, packed.
  func block(_ fact: Fact) -> FactBlock {
    if fact.isFlag {
      return FactBlock(
        bits: UnsafeBufferPointer(start: flags + fact.rawValue * FactBlock.words, count: FactBlock.words))
    }
    let column = values + (fact.rawValue - Fact.flagCount) * FactBlockBuilder.stride
    return FactBlock(UnsafeBufferPointer(start: column, count: FactBlock.capacity), isDouble: fact.kind == .double)
  }

  /// Sets all facts of all accounts to 0.
  func clear() {
    values.update(repeating: 0, count: valueCount)
    flags.update(repeating: 0, count: flagWords)
  }
}
