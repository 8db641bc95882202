internal import Exports

/// One activity of the account that is replayed.
struct ReplayRow {
  var activity: Activity
  /// The number of its visitor over all parts; 0: none.
  var visitor: UInt32
  var segment: UInt32
  /// The position in the segment.
  var position: UInt32
  /// The line, counted from the part's beginning.
  var line: UInt32

  /// What a sort by time compares first.
  @inline(__always)
  var time: UInt64 { activity.bits >> 21 }
  /// Segment and line in one number: which row it is.
  @inline(__always)
  var place: RowPlace { RowPlace(segment: segment, line: line) }
}

/// Which row of the index a row is.
struct RowPlace: Hashable {
  var segment: UInt32
  var line: UInt32

  /// Whether a row stands before another in the order of files and lines.
  @inline(__always)
  func stands(before other: RowPlace, _ ranks: [UInt32]) -> Bool {
    if segment == other.segment { return line < other.line }
    return ranks[Int(segment)] < ranks[Int(other.segment)]
  }
}

/// The rows of one account in the order of time; equal times in the order of files and lines.
struct ReplayRows {
  private(set) var rows: [ReplayRow] = []

  /// Takes an account's rows from the segments, without those that a later row replaces.
  mutating func gather(_ index: ActivityIndex, account: Int) {
    rows.removeAll(keepingCapacity: true)
    index.forEachSlice(of: account) { take($0, of: index.segments[Int($0.segment)]) }
    let ranks = index.ranks
    var isSorted = true
    for position in rows.indices.dropFirst() where !ReplayRows.precedes(rows[position - 1], rows[position], ranks) {
      isSorted = false
      break
    }
    if !isSorted { rows.sort { ReplayRows.precedes($0, $1, ranks) } }
  }

  @inline(__always)
  private static func precedes(_ left: ReplayRow, _ right: ReplayRow, _ ranks: [UInt32]) -> Bool {
    if left.time != right.time { return left.time < right.time }
    return left.place.stands(before: right.place, ranks)
  }

  private mutating func take(_ slice: ActivityIndex.Slice, of segment: ActivityIndex.Segment) {
    let (activities, lines, visitors) = (segment.columns.activities, segment.columns.lines, segment.columns.visitors)
    let numbers = segment.visitors
    let hasVisitors = !visitors.isEmpty
    let hasReplaced = !segment.replaced.isEmpty
    for position in Int(slice.start)..<Int(slice.end) {
      let activity = activities[position]
      if hasReplaced && segment.replaced[position] { continue }
      if activity.type == Activity.deletedType { continue }
      rows.append(
        ReplayRow(
          activity: activity, visitor: hasVisitors ? numbers[Int(visitors[position])] : 0, segment: slice.segment,
          position: UInt32(truncatingIfNeeded: position), line: lines[position]))
    }
  }
}
