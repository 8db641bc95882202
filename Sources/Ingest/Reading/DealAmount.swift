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
    return try value(record, isWon: isWon, in: currency, on: day, &context)
  }

  /// The same of a record that gives no row: without a note.
  func value(
    _ record: Record, isWon: Bool, in currency: (code: String?, column: BoundColumn), on day: Day?,
    _ context: inout PartContext
  ) throws(RowFault) -> Money? {
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
