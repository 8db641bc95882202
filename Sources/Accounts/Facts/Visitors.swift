internal import Exports

/// What is known of one visitor over all accounts, or what one account says of it.
struct VisitorHistory: Sendable {
  /// Its number; 0: nothing is known.
  var visitor: UInt32 = 0
  /// The account of its first activity.
  var owner: Int32 = -1
  /// The time of its first activity, as in `Activity`.
  var firstTime = UInt64.max
  /// Which row that is: decides between equal times.
  var firstPlace = RowPlace(segment: 0, line: 0)
  /// The first day with a contact.
  var knownOn = Int32.max
  /// The points in whose P it was seen, and was seen with a contact.
  var seen: UInt16 = 0
  var identified: UInt16 = 0
  /// Whether its first activity names a contact.
  var wasKnownAtFirst = false

  /// Adds what an account says of the same visitor. Adding it again changes nothing.
  mutating func merge(_ other: VisitorHistory, ranks: [UInt32]) {
    if visitor == 0 || other.firstTime < firstTime
      || (other.firstTime == firstTime && other.firstPlace.stands(before: firstPlace, ranks))
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

  /// - Complexity: O(visitors × points in which each was seen).
  init(_ visitors: [VisitorHistory], points: [Point], accounts: Int) {
    var anonymous = [Int32](repeating: 0, count: accounts * points.count)
    var identified = anonymous
    let starts = points.map(\.from.number)
    for visitor in visitors where visitor.seen != 0 && !visitor.wasKnownAtFirst && visitor.owner >= 0 {
      var seen = visitor.seen
      while seen != 0 {
        let point = seen.trailingZeroBitCount
        seen &= seen - 1
        if visitor.knownOn < starts[point] { continue }
        let position = point * accounts + Int(visitor.owner)
        anonymous[position] += 1
        if visitor.identified & (1 << UInt16(point)) != 0 { identified[position] += 1 }
      }
    }
    self.anonymous = points.indices.map { Array(anonymous[($0 * accounts)..<(($0 + 1) * accounts)]) }
    self.identified = points.indices.map { Array(identified[($0 * accounts)..<(($0 + 1) * accounts)]) }
  }
}
