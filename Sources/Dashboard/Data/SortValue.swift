internal import Cells
internal import Report
internal import Formatting

/// A value that rows are sorted by. What is missing comes last, whichever way is sorted.
enum SortValue: Sendable, Equatable {
  case number(Double)
  case text(String)
  case missing

  init(_ value: Double?) { self = value.map { .number($0) } ?? .missing }
  init(_ value: Int?) { self = value.map { .number(Double($0)) } ?? .missing }
}

/// A column of a table on screen: how its cells look, sort and are exported.
struct ScreenColumn<Row: Sendable>: Sendable {
  let id: String
  let title: String
  var align = Align.left
  var least: Int
  var ideal: Int?
  var most: Int?
  /// Columns of lower priority are left out first.
  var priority = 0
  /// What rows are sorted by.
  let value: @Sendable (Row, Context) -> SortValue
  /// What is seen.
  let cell: @Sendable (Row, Context) -> TableCell
  /// What is exported: the exact value; nil: the text that is seen.
  var exported: (@Sendable (Row, Context) -> FactValue)?
}
