internal import CMask

/// Numbers for texts of many parts, where nobody asks for the text again: 96 bits of identity each, from 1.
public struct TextNumbers: Sendable {
  /// Open addressing by the identity's lower bits; a power of two, at most half full.
  private var slots = [Slot](repeating: Slot(), count: 64)
  /// How many texts have a number.
  public private(set) var count = 0

  private struct Slot {
    var low: UInt64 = 0
    var high: UInt32 = 0
    /// 0 for a free slot.
    var number: UInt32 = 0
  }

  /// No texts.
  public init() {}

  /// The numbers of those texts that belong to a shard, in their order; new ones get the next free numbers.
  public mutating func numbers(of identities: [TextIdentity], shard: Int, of shards: Int) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(identities.count / shards * 9 / 8)
    for position in identities.indices {
      let ahead = position &+ 12
      if ahead < identities.count { prefetch(identities[ahead]) }
      let identity = identities[position]
      if identity.shard(of: shards) == shard { numbers.append(number(of: identity)) }
    }
    return numbers
  }

  private mutating func number(of identity: TextIdentity) -> UInt32 {
    var slot = Int(truncatingIfNeeded: identity.low) & (slots.count - 1)
    while slots[slot].number != 0 {
      if slots[slot].low == identity.low && slots[slot].high == identity.high { return slots[slot].number }
      slot = (slot + 1) & (slots.count - 1)
    }
    count += 1
    slots[slot] = Slot(low: identity.low, high: identity.high, number: UInt32(count))
    let number = UInt32(count)
    if count * 2 >= slots.count { grow() }
    return number
  }

  @inline(__always)
  private func prefetch(_ identity: TextIdentity) {
    slots.withUnsafeBufferPointer { slots in
      if let base = slots.baseAddress {
        abm_prefetch(base + (Int(truncatingIfNeeded: identity.low) & (slots.count - 1)))
      }
    }
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 4)
    let mask = larger.count - 1
    for known in slots where known.number != 0 {
      var slot = Int(truncatingIfNeeded: known.low) & mask
      while larger[slot].number != 0 { slot = (slot + 1) & mask }
      larger[slot] = known
    }
    slots = larger
  }
}

extension TextIdentity {
  /// Which of some shards a text belongs to.
  public func shard(of shards: Int) -> Int { Int(low >> 40) % shards }
}

extension KeyPool {
  /// The identities of texts, in the order of their keys.
  public func identities(of keys: [Key]) -> [TextIdentity] {
    bytes.withUnsafeBytes { bytes in
      keys.map { key in TextIdentity(text(key, in: bytes)) }
    }
  }

  @inline(__always)
  fileprivate func text(_ key: Key, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let start = Int(offsets[Int(key.number)])
    return UnsafeRawBufferPointer(rebasing: bytes[start..<Int(offsets[Int(key.number) + 1])])
  }
}

extension KeyPoolBuilder {
  /// The numbers that texts of a part have here; 0 for those that are unknown.
  public func numbers(of keys: [Key], in pool: KeyPool) -> [UInt32] {
    let identities = pool.identities(of: keys)
    var numbers = [UInt32](repeating: 0, count: keys.count)
    for position in identities.indices {
      let ahead = position &+ 12
      if ahead < identities.count { prefetch(identities[ahead]) }
      if !keys[position].isEmpty { numbers[position] = known(identities[position])?.number ?? 0 }
    }
    return numbers
  }

  /// The number that a text has here; 0 if it is unknown.
  public func number(of text: UnsafeRawBufferPointer) -> UInt32 {
    text.isEmpty ? 0 : known(TextIdentity(text))?.number ?? 0
  }
}
