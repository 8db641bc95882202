internal import Mappings
internal import Tabular
internal import Values

/// The columns that say for how long a contract's `value` is paid, and for how many units, where that is not once for its term.
struct PaidPeriod {
  private let interval: BoundColumn
  private let intervalCount: BoundColumn
  private let start: BoundColumn
  private let end: BoundColumn
  private let quantity: BoundColumn

  init(_ binding: TableBinding) {
    interval = BoundColumn(.interval, binding)
    intervalCount = BoundColumn(.intervalCount, binding)
    start = BoundColumn(.periodStart, binding)
    end = BoundColumn(.periodEnd, binding)
    quantity = BoundColumn(.quantity, binding)
  }

  var dateColumns: [BoundColumn] { [start, end] }

  /// By how much `value` is multiplied, and divided, to be a year's: by its interval, else by its period, else by the contract's term, which
  /// is exact where that is whole months. nil where nothing says for how long it is paid.
  func yearly(
    _ record: Record, term: (start: Day, end: Day?), _ context: inout PartContext
  ) throws(RowFault) -> (times: Int64, over: Int64)? {
    let units = whole(quantity, record, &context)
    if interval.isBound {
      let count = whole(intervalCount, record, &context)
      if let interval = BillingInterval(context.text(interval, record), count: count) {
        return (interval.yearly.times * units, interval.yearly.over)
      }
    }
    var first = term.start
    var last = term.end
    if start.isBound, let start = try context.day(start, record), let next = try context.day(end, record), start < next
    {
      (first, last) = (start, next - 1)
    }
    guard let last else { return nil }
    if let months = Day.wholeMonths(from: first, to: last + 1) { return (12 * units, Int64(months)) }
    return (365 * units, Int64(last - first) + 1)
  }

  /// A number of things, from 1 to 1,000,000; 1 where the column says nothing.
  private func whole(_ column: BoundColumn, _ record: Record, _ context: inout PartContext) -> Int64 {
    guard column.isBound, let value = context.lenientNumber(column, record) else { return 1 }
    return Int64(min(max(value, 1), 1_000_000))
  }
}

/// For how long a price is paid: `month`, `Annual`, `6 months`, `every 3 weeks`.
struct BillingInterval {
  private enum Unit { case month, week, day }

  private let unit: Unit
  private let count: Int64

  /// - Parameter count: how many of them one payment is for, where a column says so.
  /// - Returns: nil where the text names none, such as `one_time`.
  init?(_ text: UnsafeRawBufferPointer, count: Int64) {
    let units: [(StaticString, Unit, Int64)] = [
      ("semi-annual", .month, 6), ("semiannual", .month, 6), ("half-year", .month, 6), ("half year", .month, 6),
      ("biennial", .month, 24), ("year", .month, 12), ("annual", .month, 12), ("quarter", .month, 3),
      ("month", .month, 1),
      ("week", .week, 1), ("daily", .day, 1), ("day", .day, 1),
    ]
    guard let found = units.first(where: { Text.contains(text, $0.0) }) else { return nil }
    let digits = text.drop { !Text.isDigit($0) }.prefix { Text.isDigit($0) }.prefix(3)
    let written = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 &- 48) }
    unit = found.1
    self.count = found.2 * max(1, written) * max(1, min(count, 1_000))
  }

  /// By how much a price is multiplied, and divided, to be a year's.
  var yearly: (times: Int64, over: Int64) {
    switch unit {
    case .month: (12, count)
    case .week: (365, 7 * count)
    case .day: (365, count)
    }
  }

  /// `a month`, `6 months`: what stands behind an amount.
  var words: String {
    let name =
      switch unit {
      case .month: "month"
      case .week: "week"
      case .day: "day"
      }
    return count == 1 ? "a \(name)" : count == 12 && unit == .month ? "a year" : "every \(count) \(name)s"
  }
}
