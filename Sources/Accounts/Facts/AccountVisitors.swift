internal import Ingest

/// The visitors of the account that is replayed: what it says of each of them, kept together while it is replayed.
struct AccountVisitors {
  /// By visitor number: its position in `histories` + 1; 0: not seen in this account.
  private(set) var slots: [UInt32]
  /// In the order in which they were seen.
  private(set) var histories: [VisitorHistory] = []
  /// Of each of them, the heat windows in which it was seen.
  private var windows: [UInt64] = []

  /// For visitor numbers below `count`.
  init(count: Int) { slots = Array(repeating: 0, count: count) }

  /// Forgets the account before.
  mutating func reset() {
    for history in histories { slots[Int(history.visitor)] = 0 }
    histories.removeAll(keepingCapacity: true)
    windows.removeAll(keepingCapacity: true)
  }

  /// Notes a row with a visitor; rows come in the order of time. Returns the visitor's slot.
  @inline(__always)
  mutating func see(
    _ number: UInt32, _ activity: Activity, at place: @autoclosure () -> RowPlace, day: Int32, periods: UInt16
  ) -> Int {
    let visitor = Int(number)
    var slot = Int(slots[visitor]) - 1
    if slot < 0 {
      slot = histories.count
      slots[visitor] = UInt32(slot + 1)
      histories.append(
        VisitorHistory(
          visitor: number, firstTime: activity.bits >> 21, firstPlace: place(),
          wasKnownAtFirst: activity.namesContact))
      windows.append(0)
    }
    // Most rows say nothing new: they are read, not written.
    if histories[slot].seen & periods != periods { histories[slot].seen |= periods }
    if activity.namesContact {
      if histories[slot].identified & periods != periods { histories[slot].identified |= periods }
      if histories[slot].knownOn == .max { histories[slot].knownOn = day }
    }
    return slot
  }

  /// Notes the heat windows of a visit; returns those in which the visitor was not seen before.
  @inline(__always)
  mutating func visit(_ slot: Int, windows heat: UInt64) -> UInt64 {
    let fresh = heat & ~windows[slot]
    windows[slot] |= fresh
    return fresh
  }
}
