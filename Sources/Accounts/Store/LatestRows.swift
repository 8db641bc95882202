internal import Exports

/// Which rows of a table count, where a later row with the same id replaces the earlier one (data.md, Tables).
struct LatestRows {
  private var ids = KeyPoolBuilder()
  /// By id number: the row in force, or nil after a row marked deleted.
  private var latest: [RowReference?] = [nil]
  private var seen: [(id: UInt32, source: RowReference)] = []

  /// Takes the next row, in the order of files and rows.
  mutating func take(id: ArraySlice<UInt8>, isDeleted: Bool, source: RowReference) {
    let number = id.withUnsafeBytes { ids.key($0) }.number
    if Int(number) == latest.count { latest.append(nil) }
    latest[Int(number)] = isDeleted ? nil : source
    if !isDeleted { seen.append((number, source)) }
  }

  /// The rows in force, in the order of their positions.
  var inForce: [RowReference] {
    seen.compactMap { latest[Int($0.id)] == $0.source ? $0.source : nil }
  }

  /// The position among `inForce` of the row in force with an id, by the id's number here.
  ///
  /// - Returns: for every id number a position, or -1.
  var positions: [Int32] {
    var positions = [Int32](repeating: -1, count: latest.count)
    var next: Int32 = 0
    for (id, source) in seen where latest[Int(id)] == source {
      positions[Int(id)] = next
      next += 1
    }
    return positions
  }

  /// The number of an id, 0 if no row has it.
  mutating func number(of id: ArraySlice<UInt8>) -> UInt32 {
    let number = id.withUnsafeBytes { ids.key($0) }.number
    if Int(number) == latest.count { latest.append(nil) }
    return number
  }
}
