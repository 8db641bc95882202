internal import Tabular

/// 96 bits that stand for a text.
public struct TextIdentity: Sendable {
  var low: UInt64
  var high: UInt32

  @inline(__always)
  init(low: UInt64, high: UInt32) {
    self.low = low
    self.high = high
  }

  /// Of a text, 16 bytes at a time; what is shorter by loads that overlap, never beyond its ends.
  ///
  /// Of up to 16 bytes it is one 128-bit product of two words that hold them all, cut to 96 bits.
  @inline(__always)
  init(_ text: UnsafeRawBufferPointer) {
    let count = text.count
    var first: UInt64
    var last: UInt64
    if count >= 8 {
      first = text.loadUnaligned(as: UInt64.self)
      last = text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      first = UInt64(text.loadUnaligned(as: UInt32.self))
      last = UInt64(text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else if count > 0 {
      first = UInt64(text[0])
      last = UInt64(text[count / 2]) << 8 | UInt64(text[count - 1])
    } else {
      (first, last) = (0, 0)
    }
    var seed = UInt64(truncatingIfNeeded: count) &* TextIdentity.lengthFactor
    if count > 16 {
      // Both halves of the products go on: what stands in the middle must not shrink to 64 bits.
      var rest: UInt64 = 0
      var offset = 8
      while offset < count - 16 {
        let product = (text.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ seed).multipliedFullWidth(
          by: text.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) ^ TextIdentity.innerSecret)
        seed = product.high ^ product.low
        rest = (rest << 23 | rest >> 41) ^ product.high
        offset += 16
      }
      let product = (text.loadUnaligned(fromByteOffset: count - 16, as: UInt64.self) ^ seed).multipliedFullWidth(
        by: first ^ TextIdentity.innerSecret ^ rest)
      first = product.low
      seed = product.high
    }
    let product = (first ^ TextIdentity.firstSecret).multipliedFullWidth(by: last ^ TextIdentity.lastSecret ^ seed)
    low = product.high ^ product.low
    high = UInt32(truncatingIfNeeded: product.high >> 16)
  }

  private static let firstSecret: UInt64 = 0x2D35_8DCC_AA6C_78A5
  private static let lastSecret: UInt64 = 0x8BB8_4B93_962E_ACC9
  private static let innerSecret: UInt64 = 0x4B33_A62E_D433_D4A3
  private static let lengthFactor: UInt64 = 0x4D5A_2DA5_1DE1_AA47
}

/// A 64-bit hash of bytes, the same in every run: part of what makes two readings of the same bytes equal.
public enum Hash {
  /// The hash of some bytes, never 0.
  @inline(__always)
  public static func of(_ text: UnsafeRawBufferPointer) -> UInt64 {
    let hash = TextIdentity(text).low
    return hash == 0 ? 1 : hash
  }
}

/// A hash of the texts of some columns, 0 where all are empty: with what a row keeps it tells rows apart.
struct RowRemainder {
  private var mixed: UInt64 = 0

  /// Adds the text of the next column.
  @inline(__always)
  mutating func add(_ text: UnsafeRawBufferPointer, of column: Int) {
    if text.isEmpty { return }
    mixed =
      (mixed ^ Hash.of(text) &+ UInt64(truncatingIfNeeded: column) &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    mixed ^= mixed >> 32
  }

  /// 32 bits of it.
  var hash: UInt32 { UInt32(truncatingIfNeeded: mixed) }
}

/// Numbers by the identities of texts: open addressing by the identity's lower bits.
struct IdentityTable: Sendable {
  /// A power of two, at most half in use.
  private var slots: [Slot]
  private(set) var count = 0

  /// 16 bytes, so that a probe touches one cache line, mostly.
  private struct Slot {
    var low: UInt64 = 0
    var high: UInt32 = 0
    /// 0 for a free slot.
    var number: UInt32 = 0
  }

  /// An empty table with capacity for so many.
  init(expecting count: Int = 0) {
    var capacity = 64
    while capacity < count * 2 { capacity *= 2 }
    slots = Array(repeating: Slot(), count: capacity)
  }

  /// The number of an identity; 0 where it has none.
  @inline(__always)
  func number(of identity: TextIdentity) -> UInt32 {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      var slot = Int(truncatingIfNeeded: identity.low) & mask
      while true {
        let found = slots[slot]
        if found.number == 0 || (found.low == identity.low && found.high == identity.high) { return found.number }
        slot = (slot &+ 1) & mask
      }
    }
  }

  /// Gives an identity that has none a number, which is not 0.
  mutating func add(_ identity: TextIdentity, _ number: UInt32) {
    if (count + 1) * 2 > slots.count { grow() }
    count += 1
    IdentityTable.put(Slot(low: identity.low, high: identity.high, number: number), into: &slots)
  }

  /// Asks for the memory that `number` will need: for loops that look up many a little later.
  @inline(__always)
  func prefetch(_ identity: TextIdentity) {
    slots.withUnsafeBufferPointer { slots in
      if let base = slots.baseAddress {
        prefetchCacheLine(base + (Int(truncatingIfNeeded: identity.low) & (slots.count &- 1)))
      }
    }
  }

  private mutating func grow() {
    var larger = Array(repeating: Slot(), count: slots.count * 4)
    for known in slots where known.number != 0 { IdentityTable.put(known, into: &larger) }
    slots = larger
  }

  private static func put(_ entry: Slot, into slots: inout [Slot]) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: entry.low) & mask
    while slots[slot].number != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }
}
