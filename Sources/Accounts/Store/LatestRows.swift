internal import Ingest

/// Which rows of a table count, where a later row with the same id replaces the earlier one (data.md, Tables).
struct LatestRows {
  /// By id: the row in force, or nil.
  private var latest: [RowReference?] = []
  private var seen: [(id: UInt32, source: RowReference)] = []

  /// Applies the next row, in the order of files and rows. Ids are small numbers.
  mutating func apply(id: UInt32, isDeleted: Bool, source: RowReference) {
    while Int(id) >= latest.count { latest.append(nil) }
    latest[Int(id)] = isDeleted ? nil : source
    if !isDeleted { seen.append((id, source)) }
  }

  /// The rows in force, in the order of their positions.
  var inForce: [RowReference] {
    seen.compactMap { latest[Int($0.id)] == $0.source ? $0.source : nil }
  }

  /// The position among `inForce` of the row in force with an id.
  ///
  /// - Returns: by id a position, or -1.
  var positions: [Int32] {
    var positions = [Int32](repeating: -1, count: latest.count)
    var next: Int32 = 0
    for (id, source) in seen where latest[Int(id)] == source {
      positions[Int(id)] = next
      next += 1
    }
    return positions
  }
}
