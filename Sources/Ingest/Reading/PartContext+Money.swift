internal import Mappings
internal import Tabular
internal import Values

/// Amounts of money in the reporting currency (data.md, Values).
extension PartContext {
  /// The code of the row's own currency; nil where that is empty.
  mutating func currency(_ column: BoundColumn, _ record: Record) -> String? {
    let text = text(column, record)
    return Numbers.isNull(text) ? nil : String(decoding: text, as: UTF8.self).uppercased()
  }

  /// Reporting units for one unit of a row's own currency; 1 where it has none.
  mutating func rate(
    of currency: String?, _ column: BoundColumn, on day: Day?
  ) throws(RowFault) -> Decimal {
    guard let currency else { return .one }
    return try rate(ofCode: currency, column, on: day)
  }

  /// An amount in the reporting currency, rounded once: as the file has converted it, else by the row's currency, else by the one in the
  /// cell. nil where the cell is empty.
  ///
  /// - Parameter day: whose rate counts; nil: the latest.
  mutating func money(
    _ column: MoneyColumn, _ record: Record, in currency: (code: String?, column: BoundColumn), on day: Day?,
    times multiplier: Int64 = 1, over divisor: Int64 = 1
  ) throws(RowFault) -> Money? {
    let converted = bound(column.converted, record)
    if !Numbers.isNull(converted.text) {
      let value = try number(converted, of: column.converted, as: "an amount")
      return try money(value, rate: .one, times: multiplier, over: divisor, column.converted, converted.text)
    }
    guard let (value, rate) = try amount(column.original, record, in: currency, on: day) else { return nil }
    return try money(
      value, rate: rate ?? .one, times: multiplier, over: divisor, column.original, text(column.original, record))
  }

  /// An amount as written, and the rate of its currency; no rate where nothing says which currency it is in.
  mutating func amount(
    _ column: BoundColumn, _ record: Record, in currency: (code: String?, column: BoundColumn), on day: Day?
  ) throws(RowFault) -> (value: Decimal, rate: Decimal?)? {
    let cell = bound(column, record)
    if Numbers.isNull(cell.text) { return nil }
    let own: (code: String?, symbol: String?) = currency.code == nil ? Numbers.currency(of: cell.text) : (nil, nil)
    if let symbol = own.symbol, own.code == nil { styles.currencies.note(symbol: symbol, in: cell.position) }
    let value = try number(cell, of: column, as: "an amount")
    if let code = currency.code { return (value, try rate(ofCode: code, currency.column, on: day, of: value)) }
    if let code = own.code { return (value, try rate(ofCode: code, column, on: day, of: value)) }
    guard let symbol = own.symbol else { return (value, nil) }
    return (value, try rate(ofSymbol: symbol, column, at: cell.position, on: day, of: value))
  }

  /// Looks at an amount of a record that gives no row: how it is written counts as evidence, too.
  mutating func noteAmount(_ column: BoundColumn, in currency: BoundColumn, _ record: Record) {
    let code = self.currency(currency, record)
    _ = try? amount(column, record, in: (code, currency), on: nil)
  }

  private func money(
    _ value: Decimal, rate: Decimal, times multiplier: Int64, over divisor: Int64, _ column: BoundColumn,
    _ text: UnsafeRawBufferPointer
  ) throws(RowFault) -> Money {
    guard let money = value.money(rate: rate, times: multiplier, over: divisor),
      money.units.magnitude <= RowLimits.amount * 10_000
    else { throw RowFault(column, .outOfRange(value: RowFault.shown(text), range: RowLimits.amountInWords)) }
    return money
  }

  /// - Parameter amount: what is to be converted: what is left out for want of a rate.
  private mutating func rate(
    ofCode code: String, _ column: BoundColumn, on day: Day?, of amount: Decimal? = nil
  ) throws(RowFault) -> Decimal {
    if let rate = knownRate(of: code, on: day) { return rate }
    // In the place of a code there may be a symbol.
    if let symbol = CurrencySymbols.currencies(of: code).first(where: { isNamed($0) }),
      let rate = knownRate(of: symbol, on: day)
    {
      return rate
    }
    throw RowFault(column, .unknownCurrency(RowFault.shown(code)), worth: amount?.money())
  }

  /// The rate of a symbol where exactly one of the currencies that the settings name has it, else where one of the table of rates does.
  /// nil where nothing says which currency it is: then the amount counts as it stands, unless the column has other symbols too.
  private mutating func rate(
    ofSymbol symbol: String, _ column: BoundColumn, at position: Int, on day: Day?, of amount: Decimal
  ) throws(RowFault) -> Decimal? {
    let writers = CurrencySymbols.currencies(of: symbol)
    let named = writers.filter { isNamed($0) }
    if named.count == 1 { return knownRate(of: named[0], on: day) }
    if writers.contains(rules.currency) {
      note("\(symbol) is \(named.joined(separator: " or ")): taken as \(rules.currency)")
      return nil
    }
    if named.isEmpty {
      for code in writers { styles.currencies.note(code: code) }
      let listed = writers.filter { styles.hints.rates[series: $0] != nil }
      if listed.count == 1 { return knownRate(of: listed[0], on: day) }
    }
    if styles.currencies.mixed.contains(position) {
      throw RowFault(column, .unknownCurrency(symbol), worth: amount.money())
    }
    return nil
  }

  /// Whether the settings name a currency, as the reporting one or by a rate.
  private func isNamed(_ code: String) -> Bool { code == rules.currency || rules.rates[series: code] != nil }

  /// By the settings, else by the table of rates.
  private mutating func knownRate(of code: String, on day: Day?) -> Decimal? {
    if code == rules.currency { return .one }
    if let series = rules.rates[series: code] { return series.rate(on: day) }
    styles.currencies.note(code: code)
    return styles.hints.rates[series: code]?.rate(on: day)
  }
}
