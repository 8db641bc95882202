/// Sorts rows by a column; rows that are equal in it keep their order, and what is missing comes last.
///
/// - Complexity: O(n log n); the values are worked out once.
func sorted<Row>(_ rows: [Row], by sort: Page.Sort?, _ columns: [ScreenColumn<Row>], _ context: Context) -> [Row] {
  guard let sort, let column = columns.first(where: { $0.id == sort.column }) else { return rows }
  let values = rows.map { column.value($0, context) }
  let order = rows.indices.sorted { left, right in
    let (leftMissing, rightMissing) = (values[left] == .missing, values[right] == .missing)
    if leftMissing != rightMissing { return rightMissing }
    let comparison = values[left].compare(values[right])
    if comparison == 0 { return left < right }
    return sort.descending ? comparison > 0 : comparison < 0
  }
  return order.map { rows[$0] }
}
