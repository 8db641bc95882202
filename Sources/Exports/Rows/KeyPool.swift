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
public struct KeyPoolBuilder {
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0, 0]
  /// Open addressing: key numbers by hash, 0 for a free slot; a power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 64)
  /// The hashes of the keys, so that growing reads no text and a probe compares few.
  private var hashes: [UInt64] = [0]

  /// A pool in the making, with the empty text.
  public init() {}

  /// How many texts there are, the empty one included.
  public var count: Int { offsets.count - 1 }

  /// The key of a text, new or known. Empty text is `Key.empty`.
  ///
  /// - Complexity: O(length), amortised.
  public mutating func key(_ text: UnsafeRawBufferPointer) -> Key {
    if text.isEmpty { return .empty }
    let hash = Hash.of(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash && matches(number, text) { return Key(UInt32(number)) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(offsets.count - 1)
    bytes.append(contentsOf: text)
    offsets.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = number
    if Int(number) * 2 >= slots.count { grow() }
    return Key(number)
  }

  /// The key of some bytes.
  public mutating func key(bytes: [UInt8]) -> Key { bytes.withUnsafeBytes { key($0) } }

  /// The key of a string.
  public mutating func key(_ text: String) -> Key {
    var text = text
    return text.withUTF8 { key(UnsafeRawBufferPointer($0)) }
  }

  /// Bytes of all texts so far.
  var byteCount: Int { bytes.count }

  /// The pool of what was collected.
  public func sealed() -> KeyPool { KeyPool(bytes: bytes, offsets: offsets) }

  private func matches(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let start = Int(offsets[number])
    let length = Int(offsets[number + 1]) - start
    guard length == text.count else { return false }
    return bytes.withUnsafeBytes { all in
      all[start..<start + length].elementsEqual(text)
    }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    for number in 1..<hashes.count {
      var slot = Int(truncatingIfNeeded: hashes[number]) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(number)
    }
    slots = larger
  }
}

/// A 64-bit hash of bytes, the same in every run: part of what makes two readings of the same bytes equal.
public enum Hash {
  /// The hash of some bytes, never 0.
  public static func of(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: text.count)
    var offset = 0
    while offset + 8 <= text.count {
      state = mix(state ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < text.count {
      tail = tail << 8 | UInt64(text[offset])
      offset += 1
    }
    state = mix(state ^ tail)
    return state == 0 ? 1 : state
  }

  /// One round: a 64 × 64 → 128-bit product folded to 64 bits.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low ^ (value >> 32)
  }
}
