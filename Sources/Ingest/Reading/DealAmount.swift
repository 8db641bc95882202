internal import Mappings
internal import Tabular
internal import Values

/// The columns that say what a deal is worth.
struct DealAmount {
  private let amount: MoneyColumn
  /// What it was estimated at: what counts until it is won, where a column of its own says what it came to.
  private let estimate: MoneyColumn
  /// In hundredths.
  private let minor: MoneyColumn
  private let interval: BoundColumn

  init(_ binding: TableBinding, reporting: String) {
    amount = MoneyColumn(.amount, binding, reporting: reporting)
    estimate = MoneyColumn(.estimatedAmount, binding, reporting: reporting)
    minor = MoneyColumn(.minorAmount, binding, reporting: reporting)
    interval = BoundColumn(.interval, binding)
  }

  /// All of them, the amount first.
  var columns: [MoneyColumn] { [amount, estimate, minor] }

  /// The amount; nil where no column has one.
  func money(
    _ record: Record, isWon: Bool, in currency: (code: String?, column: BoundColumn), on day: Day?,
    _ context: inout PartContext
  ) throws(RowFault) -> Money? {
    if interval.isBound, let interval = BillingInterval(context.text(interval, record), count: 1) {
      context.note("amount \(interval.words): counted once")
    }
    if minor.original.isBound, let money = try context.money(minor, record, in: currency, on: day, over: 100) {
      return money
    }
    guard estimate.original.isBound else { return try context.money(amount, record, in: currency, on: day) }
    // Both are looked at: what cannot be read makes the row bad.
    let actual = try context.money(amount, record, in: currency, on: day)
    let estimated = try context.money(estimate, record, in: currency, on: day)
    return isWon ? actual ?? estimated : estimated ?? actual
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
