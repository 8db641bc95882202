/// A value that rows are sorted by. What is missing comes last, whichever way is sorted.
enum SortValue: Sendable, Equatable {
  case number(Double)
  case text(String)
  case missing

  init(_ value: Double?) { self = value.map { .number($0) } ?? .missing }
  init(_ value: Int?) { self = value.map { .number(Double($0)) } ?? .missing }
}
