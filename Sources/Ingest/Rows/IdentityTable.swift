internal import Tabular

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

  /// An empty table with room for so many.
  init(expecting count: Int = 0) {
    var room = 64
    while room < count * 2 { room *= 2 }
    slots = Array(repeating: Slot(), count: room)
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
