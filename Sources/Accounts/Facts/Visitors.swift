internal import Ingest
internal import Values

/// What is known of one visitor over all accounts, or what one account says of it.
struct VisitorHistory: Sendable {
  /// Its number; 0: nothing is known.
  var visitor: UInt32 = 0
  /// The account of its first activity.
  var owner: Int32 = -1
  /// The time of its first activity, as in `Activity`.
  var firstTime = UInt64.max
  /// Which row that is: decides between equal times.
  var firstPlace = RowPlace(segment: 0, position: 0)
  /// The first day with a contact.
  var knownOn = Int32.max
  /// The points in whose P it was seen, and was seen with a contact.
  var seen: UInt16 = 0
  var identified: UInt16 = 0
  /// Whether its first activity names a contact.
  var wasKnownAtFirst = false

  /// Whether it counts at any point: it was seen in some P, and its first activity names nobody.
  var canCount: Bool { seen != 0 && !wasKnownAtFirst && owner >= 0 }
  /// Whether it was known before the day on which a P begins.
  @inline(__always)
  func wasKnown(before start: Int32) -> Bool { knownOn < start }
  /// Whether it was seen in the P of a point, and whether with a contact.
  @inline(__always)
  func isSeen(at point: Int) -> Bool { seen & (1 << UInt16(point)) != 0 }
  @inline(__always)
  func isIdentified(at point: Int) -> Bool { identified & (1 << UInt16(point)) != 0 }

  /// Adds what an account says of the same visitor. Adding it again changes nothing.
  mutating func merge(_ other: VisitorHistory, _ index: ActivityIndex) {
    if visitor == 0 || other.firstTime < firstTime
      || (other.firstTime == firstTime && index.stands(other.firstPlace, before: firstPlace))
    {
      visitor = other.visitor
      firstTime = other.firstTime
      firstPlace = other.firstPlace
      owner = other.owner
      wasKnownAtFirst = other.wasKnownAtFirst
    }
    knownOn = min(knownOn, other.knownOn)
    seen |= other.seen
    identified |= other.identified
  }
}

/// Counts of visitors by account and point: those not known before P, and those of them who became known in it.
struct VisitorCounts: Sendable {
  /// Counts of both kinds.
  struct Pair: Equatable {
    var anonymous: Int32 = 0
    var identified: Int32 = 0
  }

  /// By account, then point: what one visitor changes stands together.
  private var pairs: [Pair]
  private let starts: [Int32]

  /// No visitors.
  init(points: [FactPoint], accounts: Int) {
    pairs = Array(repeating: Pair(), count: accounts * points.count)
    starts = points.map(\.from.number)
  }

  /// The counts of an account at a point.
  @inline(__always)
  func pair(_ account: Int, at point: Int) -> Pair { pairs[account * starts.count + point] }

  /// Adds one visitor, or with −1 takes it away.
  mutating func add(_ visitor: VisitorHistory, _ times: Int32 = 1) {
    if !visitor.canCount { return }
    let first = Int(visitor.owner) * starts.count
    var seen = visitor.seen
    while seen != 0 {
      let point = seen.trailingZeroBitCount
      seen &= seen - 1
      if visitor.wasKnown(before: starts[point]) { continue }
      pairs[first + point].anonymous += times
      pairs[first + point].identified += visitor.isIdentified(at: point) ? times : 0
    }
  }

  /// Adds the counts of other visitors.
  mutating func add(_ other: VisitorCounts) {
    for position in pairs.indices {
      pairs[position].anonymous += other.pairs[position].anonymous
      pairs[position].identified += other.pairs[position].identified
    }
  }
}

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

/// The histories of all visitors, and the counts of them by account and point.
struct VisitorTable: Sendable {
  private(set) var counts: VisitorCounts
  /// Of so many visitors each, by their number; the last has the rest.
  private var shares: [[VisitorHistory]]
  private let share: Int

  /// Puts together what accounts say of their visitors: each worker does a share of the numbers.
  init(_ said: [[VisitorHistory]], points: [FactPoint], accounts: Int, _ index: ActivityIndex, workers: Workers) {
    let share = index.visitorCount / workers.count + 1
    let shared = workers.map(workers.count) { worker in
      let numbers = (share * worker)..<min(share * (worker + 1), max(share * worker, index.visitorCount))
      var histories = Array(repeating: VisitorHistory(), count: numbers.count)
      for some in said {
        for history in some where numbers.contains(Int(history.visitor)) {
          histories[Int(history.visitor) - numbers.lowerBound].merge(history, index)
        }
      }
      var counts = VisitorCounts(points: points, accounts: accounts)
      for history in histories { counts.add(history) }
      return (histories: histories, counts: counts)
    }
    self.share = share
    shares = shared.map(\.histories)
    counts = shared[0].counts
    for other in shared.dropFirst() { counts.add(other.counts) }
  }

  /// The table once some accounts say more of their visitors, and nothing is left of what was said of others.
  mutating func update(_ said: [[VisitorHistory]], without lost: Set<UInt32>, _ index: ActivityIndex) {
    let last = shares.count - 1
    let missing = index.visitorCount - share * last - shares[last].count
    shares[last] += Array(repeating: VisitorHistory(), count: max(0, missing))
    for visitor in lost {
      let (row, column) = place(visitor)
      counts.add(shares[row][column], -1)
      shares[row][column] = VisitorHistory()
    }
    // Of all other visitors an account says at least what it said before: adding all of it again is enough.
    for some in said {
      for history in some {
        let (row, column) = place(history.visitor)
        counts.add(shares[row][column], -1)
        shares[row][column].merge(history, index)
        counts.add(shares[row][column])
      }
    }
  }

  /// What is known of a visitor.
  func history(of visitor: UInt32) -> VisitorHistory {
    let (row, column) = place(visitor)
    return shares[row][column]
  }

  private func place(_ visitor: UInt32) -> (share: Int, position: Int) {
    let row = min(Int(visitor) / share, shares.count - 1)
    return (row, Int(visitor) - row * share)
  }
}

/// Tells which visits an impression led to without a click (kpis.md, `view_through_visits`).
///
/// All impressions and clicks of a timestamp are applied before its visits are looked at.
struct ViewThrough {
  private let window: Int64
  private var impression = ViewThrough.never
  private var click = ViewThrough.never
  /// Before any time that is stored.
  private static let never = Int64.min / 4

  /// An account without impressions. A visit counts up to so many milliseconds after one.
  init(milliseconds: Int64) { window = milliseconds }

  /// The same, in days of 86,400 s.
  init(days: Int) { window = Int64(days) * 86_400_000 }

  /// Notes a time at which there was an impression, or a click: without a branch, as nobody knows what comes next.
  @inline(__always)
  mutating func apply(_ time: Int64, isImpression: Bool, isClick: Bool) {
    impression = isImpression ? time : impression
    click = isClick ? time : click
  }

  /// Whether a visit or conversion at a time is one that the latest impression led to.
  @inline(__always)
  func leads(to time: Int64) -> Bool { time - impression <= window && click < impression }

  /// Notes an impression or a click; anything else changes nothing.
  mutating func apply(_ activity: Activity) {
    switch activity.type {
    case ActivityTypes.Code.adImpression, ActivityTypes.Code.emailImpression: impression = activity.time.milliseconds
    case ActivityTypes.Code.adClick, ActivityTypes.Code.emailClick: click = activity.time.milliseconds
    default: break
    }
  }

  /// Whether an activity is a visit or conversion that the latest impression led to.
  func leadsTo(_ activity: Activity) -> Bool {
    switch activity.type {
    case ActivityTypes.Code.visit, ActivityTypes.Code.highValueVisit, ActivityTypes.Code.conversion: break
    default: return false
    }
    return leads(to: activity.time.milliseconds)
  }
}
