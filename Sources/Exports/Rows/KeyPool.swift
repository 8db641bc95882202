internal import CMask

/// The texts of a part: each distinct one once, in the order of first appearance. Immutable; key 0 is the empty text.
public struct KeyPool: Sendable {
  /// All texts, UTF-8, one after the other.
  public let bytes: [UInt8]
  /// Where each text begins in `bytes`, and, last, where the last one ends.
  public let offsets: [UInt32]

  /// A pool from its storage. `offsets` begins with 0, 0 (the empty text) and ascends to `bytes.count`.
  public init(bytes: [UInt8], offsets: [UInt32]) {
    precondition(offsets.count >= 2 && offsets[0] == 0 && offsets[1] == 0, "key 0 is the empty text")
    self.bytes = bytes
    self.offsets = offsets
  }

  /// A pool of the empty text alone.
  public static let empty = KeyPool(bytes: [], offsets: [0, 0])

  /// How many texts there are, the empty one included.
  public var count: Int { offsets.count - 1 }

  /// The text of a key.
  public func text(_ key: Key) -> String {
    String(decoding: self[key], as: UTF8.self)
  }

  /// The bytes of a key.
  public subscript(key: Key) -> ArraySlice<UInt8> {
    bytes[Int(offsets[Int(key.number)])..<Int(offsets[Int(key.number) + 1])]
  }
}

/// Collects texts for a `KeyPool`: the same bytes give the same key.
///
/// Texts are told apart by 96 bits of identity, not compared byte by byte: two of a hundred million texts share them with a
/// probability of one in ten trillion.
public struct KeyPoolBuilder: Sendable {
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0, 0]
  /// Open addressing by the identity's lower bits; a power of two, at most half full.
  private var slots = [Slot](repeating: Slot(), count: 64)

  /// 16 bytes, so that a probe touches one cache line, mostly.
  private struct Slot {
    var low: UInt64 = 0
    var high: UInt32 = 0
    /// 0 for a free slot.
    var number: UInt32 = 0
  }

  /// A pool in the making, with the empty text.
  public init() {}

  /// How many texts there are, the empty one included.
  public var count: Int { offsets.count - 1 }

  /// Bytes of all texts so far.
  var byteCount: Int { bytes.count }

  /// The key of a text, new or known. Empty text is `Key.empty`.
  ///
  /// - Complexity: O(length), amortised.
  public mutating func key(_ text: UnsafeRawBufferPointer) -> Key {
    text.isEmpty ? .empty : key(text, TextIdentity(text))
  }

  /// The key of some bytes.
  public mutating func key(bytes: [UInt8]) -> Key { bytes.withUnsafeBytes { key($0) } }

  /// The key of a string.
  public mutating func key(_ text: String) -> Key {
    var text = text
    return text.withUTF8 { key(UnsafeRawBufferPointer($0)) }
  }

  /// The key of a text whose identity is known. The text is not empty.
  mutating func key(_ text: UnsafeRawBufferPointer, _ identity: TextIdentity) -> Key {
    var slot = Int(truncatingIfNeeded: identity.low) & (slots.count - 1)
    while slots[slot].number != 0 {
      if slots[slot].low == identity.low && slots[slot].high == identity.high { return Key(slots[slot].number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(offsets.count - 1)
    bytes.append(contentsOf: text)
    offsets.append(UInt32(bytes.count))
    slots[slot] = Slot(low: identity.low, high: identity.high, number: number)
    if Int(number) * 2 >= slots.count { grow() }
    return Key(number)
  }

  /// The key of a text that is known already, or nil: changes nothing.
  @inline(__always)
  func known(_ identity: TextIdentity) -> Key? {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: identity.low) & mask
      while slots[slot].number != 0 {
        if slots[slot].low == identity.low && slots[slot].high == identity.high { return Key(slots[slot].number) }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  /// Asks for the memory that looking up an identity will need: for loops that look up many a little later.
  @inline(__always)
  func prefetch(_ identity: TextIdentity) {
    slots.withUnsafeBufferPointer { slots in
      if let base = slots.baseAddress {
        abm_prefetch(base + (Int(truncatingIfNeeded: identity.low) & (slots.count - 1)))
      }
    }
  }

  /// The pool of what was collected.
  public func sealed() -> KeyPool { KeyPool(bytes: bytes, offsets: offsets) }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 4)
    let mask = larger.count - 1
    larger.withUnsafeMutableBufferPointer { larger in
      for known in slots where known.number != 0 {
        var slot = Int(truncatingIfNeeded: known.low) & mask
        while larger[slot].number != 0 { slot = (slot + 1) & mask }
        larger[slot] = known
      }
    }
    slots = larger
  }
}

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
  @inline(__always)
  init(_ text: UnsafeRawBufferPointer) {
    let count = text.count
    var low: UInt64
    var high: UInt64
    if count >= 8 {
      (low, high) = (
        text.loadUnaligned(as: UInt64.self), text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      )
    } else if count >= 4 {
      low = UInt64(text.loadUnaligned(as: UInt32.self))
      high = UInt64(text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else if count > 0 {
      low = UInt64(text[0])
      high = UInt64(text[count / 2]) << 8 | UInt64(text[count - 1])
    } else {
      (low, high) = (0, 0)
    }
    var length = UInt64(truncatingIfNeeded: count)
    if count > 16 {
      var offset = 8
      while offset < count - 8 {
        length = TextIdentity.fold(length ^ low, TextIdentity.second ^ high)
        low = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        high ^= length
        offset += 8
      }
    }
    let product = (low ^ TextIdentity.first).multipliedFullWidth(
      by: high ^ TextIdentity.second ^ (length &* TextIdentity.third))
    let folded = product.high ^ product.low
    self.low = TextIdentity.fold(folded ^ length, TextIdentity.third)
    self.high = UInt32(
      truncatingIfNeeded: TextIdentity.fold(low &+ TextIdentity.fourth, high ^ TextIdentity.third ^ length) >> 16)
  }

  private static let first: UInt64 = 0x2D35_8DCC_AA6C_78A5
  private static let second: UInt64 = 0x8BB8_4B93_962E_ACC9
  private static let third: UInt64 = 0x4B33_A62E_D433_D4A3
  private static let fourth: UInt64 = 0x4D5A_2DA5_1DE1_AA47

  /// The upper and the lower half of a 128-bit product, as one.
  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
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
