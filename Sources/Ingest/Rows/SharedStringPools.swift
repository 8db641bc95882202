internal import Synchronization

/// The texts of files that are read together: what several of them name is kept once.
///
/// Each reader borrows a pool of texts, goes on collecting in it and gives it back, so that no text waits for a lock: there are
/// as many pools as parts are read at the same time. `seal` gives the parts their texts when all have been read.
public final class SharedStringPools: Sendable {
  private struct State {
    /// Pools that nobody collects in right now.
    var free: [Lease] = []
    /// Pools that nobody goes on with.
    var sealed: [(number: Int, pool: StringPool)] = []
    var count = 0
  }
  private let state = Mutex(State())

  /// A pool that one reader collects in.
  struct Lease {
    var pool = StringPoolBuilder()
    /// Which pool it is, among all of this batch.
    let number: Int
    /// Whether other parts go on with it.
    let isShared: Bool
    /// Memory for the rows of the next part, and for sorting them: memory that was used before is there already.
    var sorter = ActivitySorter()
  }

  /// Keys are 29-bit numbers of texts whose ends are 32-bit positions: a pool ends when half of that is used.
  private static let fullBytes = 1 << 30
  private static let fullTexts = 1 << 28

  /// No texts.
  public init() {}

  /// Leases a pool: one that others go on with, or one for a single part.
  func lease(isShared: Bool) -> Lease {
    state.withLock { state in
      if isShared, let lease = state.free.popLast() { return lease }
      state.count += 1
      return Lease(number: state.count - 1, isShared: isShared)
    }
  }

  /// Takes back a pool.
  func release(_ lease: Lease) {
    let isDone = !lease.isShared || SharedStringPools.isFull(lease.pool)
    state.withLock { state in
      if isDone {
        state.sealed.append((lease.number, lease.pool.sealed()))
      } else {
        state.free.append(lease)
      }
    }
  }

  /// Whether a pool should not grow much more.
  static func isFull(_ pool: borrowing StringPoolBuilder) -> Bool {
    pool.byteCount > fullBytes || pool.count > fullTexts
  }

  /// Gives readings that were made with these texts their pools. Call it once, when all of them are there: until then the keys
  /// of their rows lead nowhere.
  public func seal(_ readings: inout [FileReading]) {
    let pools = state.withLock { state in
      var pools = Array(repeating: StringPool.empty, count: state.count)
      for (number, pool) in state.sealed { pools[number] = pool }
      for lease in state.free { pools[lease.number] = lease.pool.sealed() }
      state = State()
      return pools
    }
    SharedStringPools.give(pools, to: &readings)
  }

  private static func give(_ pools: [StringPool], to readings: inout [FileReading]) {
    for reading in readings.indices {
      give(pools, to: &readings[reading].sheets)
      for part in readings[reading].firstNewPart..<readings[reading].parts.count {
        guard let number = readings[reading].parts[part].leasedPool else { continue }
        readings[reading].parts[part].pool = pools[number]
        readings[reading].parts[part].leasedPool = nil
      }
    }
  }
}
