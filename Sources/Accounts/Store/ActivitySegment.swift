internal import Exports

/// The activities of one part, sorted by how they name their account, in file order within a name.
///
/// The part that was read is the segment: nothing is merged when a file grows, and accounts that change move no row.
struct ActivitySegment: Sendable {
  /// The distinct names, in the order of `starts`.
  private(set) var names: [AccountName] = []
  /// Where the rows of each name begin, and, last, where the last ones end.
  private(set) var starts: [UInt32] = [0]
  private(set) var activities: [Activity] = []
  private(set) var contacts: [ContactName] = []
  private(set) var visitors: [Key] = []
  private(set) var lines: [UInt32] = []
  /// Hashes of `activity_id`, or none.
  private(set) var ids: [UInt64] = []
  /// Counts too large for `Activity`, by position.
  private(set) var largeCounts: [UInt32: Int64] = [:]

  /// Sorts the activities of a part.
  ///
  /// - Complexity: O(rows + texts of the part).
  init(_ part: Part) {
    let rows = part.activities
    let count = rows.activities.count
    if count == 0 { return }
    // A dense number for each name, in the order of first appearance.
    var denseOf = Array(repeating: [UInt32](), count: AccountName.Kind.allCases.count)
    var dense = [UInt32](repeating: 0, count: count)
    var sizes: [UInt32] = []
    for row in 0..<count {
      let name = rows.accounts[row]
      let kind = Int(name.kind.rawValue)
      if denseOf[kind].isEmpty { denseOf[kind] = Array(repeating: .max, count: part.pool.count) }
      var number = denseOf[kind][Int(name.key.number)]
      if number == .max {
        number = UInt32(names.count)
        denseOf[kind][Int(name.key.number)] = number
        names.append(name)
        sizes.append(0)
      }
      sizes[Int(number)] += 1
      dense[row] = number
    }
    starts = [0]
    starts.reserveCapacity(names.count + 1)
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    var order = [UInt32](repeating: 0, count: count)
    for row in 0..<count {
      let number = Int(dense[row])
      order[Int(next[number])] = UInt32(row)
      next[number] += 1
    }
    activities = order.map { rows.activities[Int($0)] }
    contacts = order.map { rows.contacts[Int($0)] }
    visitors = order.map { rows.visitors[Int($0)] }
    lines = order.map { rows.lines[Int($0)] }
    if !rows.ids.isEmpty { ids = order.map { rows.ids[Int($0)] } }
    if !rows.counts.isEmpty {
      for (position, row) in order.enumerated() {
        if let large = rows.counts[Int(row)] { largeCounts[UInt32(position)] = large }
      }
    }
  }

  /// How many rows there are, rows marked deleted included.
  var count: Int { activities.count }

  /// The count of a row.
  func count(at position: Int) -> Int64 {
    let small = activities[position].smallCount
    return small < Activity.manyCount ? small : largeCounts[UInt32(position)] ?? small
  }
}
