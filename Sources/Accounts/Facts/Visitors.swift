internal import Exports
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
  /// By point, then account.
  private(set) var anonymous: [[Int32]]
  private(set) var identified: [[Int32]]
  private let starts: [Int32]

  /// No visitors.
  init(points: [Point], accounts: Int) {
    anonymous = points.map { _ in Array(repeating: 0, count: accounts) }
    identified = anonymous
    starts = points.map(\.from.number)
  }

  /// Adds one visitor, or with −1 takes it away.
  mutating func add(_ visitor: VisitorHistory, _ times: Int32 = 1) {
    if visitor.seen == 0 || visitor.wasKnownAtFirst || visitor.owner < 0 { return }
    let owner = Int(visitor.owner)
    var seen = visitor.seen
    while seen != 0 {
      let point = seen.trailingZeroBitCount
      seen &= seen - 1
      if visitor.knownOn < starts[point] { continue }
      anonymous[point][owner] += times
      if visitor.identified & (1 << UInt16(point)) != 0 { identified[point][owner] += times }
    }
  }
}
