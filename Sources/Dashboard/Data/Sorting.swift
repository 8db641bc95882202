/// Sorts rows by a column: numbers, then texts, the greatest first where that is asked for; rows that are equal in it
/// keep their order, and those without a value come last.
///
/// - Complexity: O(n log n); the values are worked out once, and numbers are compared without their wrapping.
func sorted<Row>(_ rows: [Row], by sort: Page.Sort?, _ columns: [ScreenColumn<Row>], _ context: Context) -> [Row] {
  guard let sort, let column = columns.first(where: { $0.id == sort.column }) else { return rows }
  var numbers: [(value: Double, row: Int)] = []
  var texts: [(value: String, row: Int)] = []
  var missing: [Int] = []
  for index in rows.indices {
    switch column.value(rows[index], context) {
    case .number(let number): numbers.append((number, index))
    case .text(let text): texts.append((text, index))
    case .missing: missing.append(index)
    }
  }
  let descending = sort.descending
  numbers.sort { $0.value == $1.value ? $0.row < $1.row : (descending ? $0.value > $1.value : $0.value < $1.value) }
  texts.sort { $0.value == $1.value ? $0.row < $1.row : (descending ? $0.value > $1.value : $0.value < $1.value) }
  return (numbers.map(\.row) + texts.map(\.row) + missing).map { rows[$0] }
}
