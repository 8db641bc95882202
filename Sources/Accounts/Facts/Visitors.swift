internal import Exports

/// What is known of one visitor over all accounts, as far as the replays have seen it.
struct VisitorHistory: Sendable {
  /// The time of its first activity, as in `Activity`; `UInt64.max`: none seen.
  var firstTime = UInt64.max
  /// Segment and line of that activity: decides between equal times.
  var firstPlace: UInt64 = 0
  /// The account of that activity.
  var owner: Int32 = -1
  /// The first day with a contact.
  var knownOn = Int32.max
  /// The points in whose P it was seen, and was seen with a contact.
  var seen: UInt16 = 0
  var identified: UInt16 = 0
  /// Whether its first activity names a contact.
  var wasKnownAtFirst = false

  /// Adds what another replay saw of the same visitor.
  mutating func merge(_ other: VisitorHistory) {
    if (other.firstTime, other.firstPlace) < (firstTime, firstPlace) || firstTime == .max {
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
  private var anonymous: [Int32]
  private var identified: [Int32]
  private let points: Int

  /// - Complexity: O(visitors × points in which each was seen).
  init(_ visitors: [VisitorHistory], points: [Point], accounts: Int) {
    self.points = points.count
    anonymous = Array(repeating: 0, count: accounts * points.count)
    identified = anonymous
    let starts = points.map(\.from.number)
    for visitor in visitors where visitor.seen != 0 && !visitor.wasKnownAtFirst && visitor.owner >= 0 {
      var seen = visitor.seen
      while seen != 0 {
        let point = seen.trailingZeroBitCount
        seen &= seen - 1
        if visitor.knownOn < starts[point] { continue }
        let position = Int(visitor.owner) * points.count + point
        anonymous[position] += 1
        if visitor.identified & (1 << UInt16(point)) != 0 { identified[position] += 1 }
      }
    }
  }

  func anonymous(account: Int, point: Int) -> Int32 { anonymous[account * points + point] }
  func identified(account: Int, point: Int) -> Int32 { identified[account * points + point] }
}
