/// One fact of up to 512 accounts, as narrow as its values allow: most facts of most accounts are 0.
enum FactBlock: Sendable {
  /// How many accounts a block has.
  static let capacity = 512
  /// How many words the bits of a block have.
  static let words = capacity / 64

  /// All are 0.
  case zero
  /// All are 0 or 1: a bit an account.
  case bits([UInt64])
  /// Few are not 0: their positions, ascending, and values.
  case sparse([UInt16], [Int64])
  case bytes([Int8])
  case shorts([Int16])
  case words([Int32])
  case longs([Int64])
  /// Doubles that are not all 0.
  case doubles([Double])

  /// Packs values; doubles come as their bits.
  ///
  /// Walked by index: iterators cost a build without optimisation, which runs the tests, a third of its time here.
  init(_ values: UnsafeBufferPointer<Int64>, isDouble: Bool) {
    var all: Int64 = 0
    var position = 0
    while position < values.count {
      all |= values[position]
      position &+= 1
    }
    if all == 0 {
      self = .zero
      return
    }
    if isDouble {
      self = .doubles(values.map { Double(bitPattern: UInt64(bitPattern: $0)) })
      return
    }
    if all == 1 {
      self = .bits(FactBlock.bits(values))
      return
    }
    var low = Int64.max
    var high = Int64.min
    var used = 0
    position = 0
    while position < values.count {
      let value = values[position]
      if value < low { low = value }
      if value > high { high = value }
      if value != 0 { used &+= 1 }
      position &+= 1
    }
    if used <= FactBlock.capacity / 16 {
      var positions: [UInt16] = []
      var kept: [Int64] = []
      position = 0
      while position < values.count {
        if values[position] != 0 {
          positions.append(UInt16(position))
          kept.append(values[position])
        }
        position &+= 1
      }
      self = .sparse(positions, kept)
    } else if low >= Int64(Int8.min) && high <= Int64(Int8.max) {
      self = .bytes(values.map { Int8(truncatingIfNeeded: $0) })
    } else if low >= Int64(Int16.min) && high <= Int64(Int16.max) {
      self = .shorts(values.map { Int16(truncatingIfNeeded: $0) })
    } else if low >= Int64(Int32.min) && high <= Int64(Int32.max) {
      self = .words(values.map { Int32(truncatingIfNeeded: $0) })
    } else {
      self = .longs(Array(values))
    }
  }

  /// Packs flags, a bit an account.
  init(bits: UnsafeBufferPointer<UInt64>) {
    self = bits.allSatisfy { $0 == 0 } ? .zero : .bits(Array(bits))
  }

  private static func bits(_ values: UnsafeBufferPointer<Int64>) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: words)
    var position = 0
    while position < values.count {
      if values[position] != 0 { bits[position / 64] |= 1 << UInt64(position % 64) }
      position &+= 1
    }
    return bits
  }

  /// The value at a position; a double as its bits.
  subscript(position: Int) -> Int64 {
    switch self {
    case .zero: 0
    case .bits(let bits): Int64(bits[position / 64] >> UInt64(position % 64) & 1)
    case .sparse(let positions, let values):
      positions.firstIndex(of: UInt16(position)).map { values[$0] } ?? 0
    case .bytes(let values): Int64(values[position])
    case .shorts(let values): Int64(values[position])
    case .words(let values): Int64(values[position])
    case .longs(let values): values[position]
    case .doubles(let values): Int64(bitPattern: values[position].bitPattern)
    }
  }

  /// The block with other values at some positions.
  func setting(_ changes: [(position: Int, value: Int64)], isDouble: Bool) -> FactBlock {
    var values = (0..<FactBlock.capacity).map { self[$0] }
    for change in changes { values[change.position] = change.value }
    return values.withUnsafeBufferPointer { FactBlock($0, isDouble: isDouble) }
  }
}

extension FactBlock {
  /// Which accounts of a block are added up.
  enum Members {
    case all
    /// A bit an account, from this word on.
    case some([UInt64], first: Int)
  }

  /// Σ of counts or money; wraps around.
  func sum(_ members: Members) -> Int64 {
    switch self {
    case .zero, .doubles: return 0
    case .bits(let bits):
      switch members {
      case .all: return bits.reduce(0) { $0 &+ Int64($1.nonzeroBitCount) }
      case .some(let mask, let first):
        var sum = 0
        for word in bits.indices { sum &+= (bits[word] & mask[first + word]).nonzeroBitCount }
        return Int64(sum)
      }
    case .sparse(let positions, let values):
      switch members {
      case .all: return values.reduce(0, &+)
      case .some(let mask, let first):
        var sum: Int64 = 0
        for (entry, position) in positions.enumerated()
        where mask[first + Int(position) / 64] >> UInt64(position % 64) & 1 != 0 { sum &+= values[entry] }
        return sum
      }
    case .bytes(let values): return FactBlock.sum(values, members)
    case .shorts(let values): return FactBlock.sum(values, members)
    case .words(let values): return FactBlock.sum(values, members)
    case .longs(let values): return FactBlock.sum(values, members)
    }
  }

  private static func sum<Value: FixedWidthInteger>(_ values: [Value], _ members: Members) -> Int64 {
    var sum: Int64 = 0
    switch members {
    case .all:
      for value in values { sum &+= Int64(value) }
    case .some(let mask, let first):
      for word in 0..<values.count / 64 {
        var bits = mask[first + word]
        while bits != 0 {
          sum &+= Int64(values[word &* 64 &+ bits.trailingZeroBitCount])
          bits &= bits &- 1
        }
      }
    }
    return sum
  }

  /// Σ of doubles, in the order of positions.
  func sumOfDoubles(_ members: Members) -> Double {
    guard case .doubles(let values) = self else { return 0 }
    var sum = 0.0
    switch members {
    case .all:
      for value in values { sum += value }
    case .some(let mask, let first):
      for word in 0..<values.count / 64 {
        var bits = mask[first + word]
        while bits != 0 {
          sum += values[word &* 64 &+ bits.trailingZeroBitCount]
          bits &= bits &- 1
        }
      }
    }
    return sum
  }
}
