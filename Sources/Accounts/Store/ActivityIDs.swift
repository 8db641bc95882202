internal import Exports

/// Finds rows that a later one with the same `activity_id` replaces, without keeping a table of all ids.
///
/// A filter of bits says which ids may have been seen before; only those are looked at again.
struct ActivityIDs: Sendable {
  /// A bit an id, by its hash; a power of two, or none.
  private var filter: [UInt64] = []
  /// Ids noted in it.
  private var count = 0

  /// A row by its segment and its position there.
  struct Place: Hashable {
    var segment: Int
    var position: Int
  }

  /// No ids.
  init() {}

  /// Notes ids, and finds out which of them may be there twice.
  private mutating func note(_ segments: [ActivitySegment.Columns]) -> Set<UInt64> {
    count += segments.reduce(0) { $0 + $1.ids.count }
    var suspects: Set<UInt64> = []
    let mask = UInt64(filter.count * 64 - 1)
    for segment in segments {
      for id in segment.ids where id != 0 {
        let bit = (id >> 7 ^ id << 21) & mask
        if filter[Int(bit >> 6)] & (1 << (bit & 63)) == 0 {
          filter[Int(bit >> 6)] |= 1 << (bit & 63)
        } else {
          suspects.insert(id)
        }
      }
    }
    return suspects
  }

  /// Finds the rows that are replaced or marked deleted, of segments in the order of `ranks`.
  ///
  /// - Complexity: O(ids).
  init(_ segments: [ActivitySegment.Columns], ranks: [UInt32], replaced: inout [[Bool]]) {
    let total = segments.reduce(0) { $0 + $1.ids.count }
    if total == 0 { return }
    var bits = 1 << 12
    while bits < total * 16 { bits *= 2 }
    filter = Array(repeating: 0, count: bits / 64)
    let suspects = note(segments)
    var latest: [UInt64: Place] = [:]
    for (index, segment) in segments.enumerated() where !segment.ids.isEmpty {
      func replace(_ place: Place) {
        if replaced[place.segment].isEmpty {
          replaced[place.segment] = Array(repeating: false, count: segments[place.segment].activities.count)
        }
        replaced[place.segment][place.position] = true
      }
      for position in segment.ids.indices {
        let place = Place(segment: index, position: position)
        if segment.activities[position].type == Activity.deletedType { replace(place) }
        let id = segment.ids[position]
        if id == 0 || suspects.isEmpty || !suspects.contains(id) { continue }
        guard let other = latest[id] else {
          latest[id] = place
          continue
        }
        let isLater =
          other.segment == index
          ? segment.stands(other.position, before: position) : ranks[other.segment] < ranks[index]
        replace(isLater ? other : place)
        if isLater { latest[id] = place }
      }
    }
  }

  /// Whether new rows can be added without replacing any; notes their ids if so.
  ///
  /// - Complexity: O(new rows), and O(ids) where one of them looks like an old one.
  mutating func addFresh(_ new: [ActivitySegment.Columns], to old: [ActivitySegment.Columns]) -> Bool {
    let total = new.reduce(0) { $0 + $1.ids.count }
    if total == 0 { return true }
    if new.contains(where: { $0.activities.contains { $0.type == Activity.deletedType } }) { return false }
    // A filter that is too full suspects too many.
    if filter.isEmpty || (count + total) * 8 > filter.count * 64 { return false }
    let suspects = note(new)
    if suspects.isEmpty { return true }
    var seen: Set<UInt64> = []
    for segment in new {
      for id in segment.ids where id != 0 && !seen.insert(id).inserted { return false }
    }
    return !old.contains { segment in segment.ids.contains { suspects.contains($0) } }
  }
}
