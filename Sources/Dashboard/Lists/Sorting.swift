/// A value that rows are sorted by. What is missing comes last, whichever way is sorted.
enum SortValue: Sendable, Equatable {
  case number(Double)
  case text(String)
  case missing

  init(_ value: Double?) { self = value.map { .number($0) } ?? .missing }
  init(_ value: Int?) { self = value.map { .number(Double($0)) } ?? .missing }
}

/// Sorts rows by a column: numbers, then texts, the greatest first where that is wanted; rows that are equal in it
/// keep their order, and those without a value come last.
///
/// - Complexity: O(n) for numbers, by their bits; O(n log n) at worst for texts. Each value is computed once.
func sorted<Row>(_ rows: [Row], by sort: ListState.Sort?, _ columns: [ScreenColumn<Row>], _ context: Context) -> [Row] {
  guard let sort, let column = columns.first(where: { $0.id == sort.column }) else { return rows }
  var numbers: [KeyedRow] = []
  var texts: [(value: String, row: Int32)] = []
  var missing: [Int32] = []
  numbers.reserveCapacity(rows.count)
  for index in rows.indices {
    let row = Int32(index)
    switch column.value(rows[index], context) {
    case .number(let number): numbers.append(KeyedRow(key: KeyedRow.key(number), row: row))
    case .text(let text): texts.append((text, row))
    case .missing: missing.append(row)
    }
  }
  let places =
    KeyedRow.sorted(numbers, descending: sort.descending).map(\.row)
    + sortedTexts(texts, descending: sort.descending) + missing
  return places.map { rows[Int($0)] }
}

/// Sorts texts by the eight bytes behind what all of them begin with, and only what is alike in these by the whole text.
private func sortedTexts(_ texts: [(value: String, row: Int32)], descending: Bool) -> [Int32] {
  guard let first = texts.first?.value else { return [] }
  let start = Array(first.utf8)
  var shared = start.count
  for text in texts where shared > 0 {
    shared = text.value.withBytes { bytes in
      var same = 0
      while same < shared, same < bytes.count, bytes[same] == start[same] { same += 1 }
      return same
    }
  }
  let keyed = texts.indices.map { index in
    let key = texts[index].value.withBytes { bytes in
      var key: UInt64 = 0
      for place in shared..<shared + 8 { key = key << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0) }
      return key
    }
    return KeyedRow(key: key, row: Int32(index))
  }
  let places = KeyedRow.sorted(keyed, descending: descending)
  var order: [Int32] = []
  order.reserveCapacity(places.count)
  var from = 0
  while from < places.count {
    var end = from + 1
    while end < places.count, places[end].key == places[from].key { end += 1 }
    var group = places[from..<end].map { texts[Int($0.row)] }
    // Most that are alike in eight bytes are the same: owners, industries.
    if group.dropFirst().contains(where: { $0.value != group[0].value }) {
      group.sort { $0.value == $1.value ? $0.row < $1.row : (descending ? $0.value > $1.value : $0.value < $1.value) }
    }
    order += group.map(\.row)
    from = end
  }
  return order
}

/// A row with the bits that it is sorted by.
private struct KeyedRow {
  var key: UInt64
  var row: Int32

  /// Bits in the order of the numbers; both zeros are one.
  static func key(_ number: Double) -> UInt64 {
    let bits = (number + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// The rows by their keys, equal ones as they were: by eleven bits at a time from the lowest, leaving out those that are
  /// the same everywhere.
  static func sorted(_ rows: [KeyedRow], descending: Bool) -> [KeyedRow] {
    if rows.count < 4_096 {
      // The row's number keeps the order of equal ones.
      return rows.sorted {
        $0.key == $1.key ? $0.row < $1.row : (descending ? $0.key > $1.key : $0.key < $1.key)
      }
    }
    var rows = descending ? rows.map { KeyedRow(key: ~$0.key, row: $0.row) } : rows
    var other = rows
    for shift in stride(from: UInt64(0), to: 64, by: 11) {
      var ends = [Int](repeating: 0, count: 2_049)
      for row in rows { ends[Int(row.key >> shift & 2_047) + 1] += 1 }
      if ends.contains(rows.count) { continue }
      for digit in 1...2_048 { ends[digit] += ends[digit - 1] }
      for row in rows {
        let digit = Int(row.key >> shift & 2_047)
        other[ends[digit]] = row
        ends[digit] += 1
      }
      swap(&rows, &other)
    }
    return rows
  }
}

extension String {
  /// The bytes of its UTF-8.
  fileprivate func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8(body)
  }
}
