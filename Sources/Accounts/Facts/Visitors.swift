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
  init(points: [Point], accounts: Int) {
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
