internal import Mappings
internal import Tabular
internal import Values

/// The values of columns, with the rule of data.md for each: empty, read, or the row is bad.
extension PartContext {
  /// A date or time; nil where the cell is empty or says null.
  mutating func instant(_ column: BoundColumn, _ record: Record) throws(RowFault) -> Instant? {
    let cell = bound(column, record)
    if Numbers.isNull(cell.text) { return nil }
    guard let instant = dates.parse(cell.text, column: cell.position, zone: rules.zone) else {
      throw .unreadable(column, cell.text, as: "a date")
    }
    return instant
  }

  /// The day of a date or time; nil where the cell is empty or says null.
  mutating func day(_ column: BoundColumn, _ record: Record) throws(RowFault) -> Day? {
    try instant(column, record).map(rules.zone.day)
  }

  /// A time that must be there.
  mutating func requiredInstant(_ column: BoundColumn, _ record: Record) throws(RowFault) -> Instant {
    guard let instant = try instant(column, record) else { throw RowFault(column, .missing) }
    return instant
  }

  /// The key of an id that must be there.
  mutating func requiredID(_ column: BoundColumn, _ record: Record) throws(RowFault) -> StringID {
    let key = idKey(column, record)
    if key.isEmpty { throw RowFault(column, .missing) }
    return key
  }

  /// A boolean; nil where the cell is empty.
  mutating func boolean(_ column: BoundColumn, _ record: Record) throws(RowFault) -> Bool? {
    let text = text(column, record)
    if Numbers.isNull(text) { return nil }
    guard let value = Booleans.parse(text) else { throw .unreadable(column, text, as: "true or false") }
    return value
  }

  /// A tier, 0 for none; what is no tier is noted.
  mutating func tier(_ column: BoundColumn, _ record: Record) -> UInt8 {
    switch Tiers.parse(text(column, record)) {
    case .none: return 0
    case .tier(let tier): return tier
    case .unknown:
      note("unknown tier")
      return 0
    }
  }

  /// A number that does not cost the row: what cannot be read is noted by the column's name and taken as empty.
  mutating func lenientNumber(_ column: BoundColumn, _ record: Record) -> Double? {
    let text = text(column, record)
    if Numbers.isNull(text) { return nil }
    guard let value = Numbers.double(text, comma: rules.decimalComma) else {
      note(column.column.rawValue)
      return nil
    }
    return value
  }

  /// A score that must be there and lie in a range; `isLabelled`: what the number means may stand behind it.
  mutating func requiredScore(
    _ column: BoundColumn, _ record: Record, in range: ClosedRange<Double>?, isLabelled: Bool = false
  ) throws(RowFault) -> Double {
    let text = text(column, record)
    if Numbers.isNull(text) { throw RowFault(column, .missing) }
    let score = Numbers.double(text, comma: rules.decimalComma) ?? (isLabelled ? PartContext.leadingNumber(text) : nil)
    guard let score else {
      throw .unreadable(column, text, as: "a number")
    }
    if let range, !range.contains(score) {
      let words = "\(Int(range.lowerBound))–\(Int(range.upperBound))"
      throw RowFault(column, .outOfRange(value: RowFault.shown(text), range: words))
    }
    return score
  }

  /// 10 of `10 - Extremely likely`: one or two digits, then a blank or a hyphen.
  private static func leadingNumber(_ text: UnsafeRawBufferPointer) -> Double? {
    let digits = text.prefix { Text.isDigit($0) }
    guard (1...2).contains(digits.count), let next = text.dropFirst(digits.count).first,
      next == UInt8(ascii: " ") || next == UInt8(ascii: "-")
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Double($1 &- 48) }
  }

  // MARK: Money

  /// An amount as written, and the rate of the currency code in its cell.
  mutating func amount(_ column: BoundColumn, _ record: Record) throws(RowFault) -> (Decimal, rate: Decimal?)? {
    let text = text(column, record)
    if Numbers.isNull(text) { return nil }
    guard let value = Numbers.decimal(text, comma: rules.decimalComma) else { throw noAmount(column, text) }
    // A code is three letters: most cells are shorter to tell.
    guard text.contains(where: Text.isLetter), let code = Numbers.currencyCode(of: text) else { return (value, nil) }
    return (value, try rate(of: code, column))
  }

  /// The rate of the row's `currency`; nil where that is empty.
  mutating func rate(_ column: BoundColumn, _ record: Record) throws(RowFault) -> Decimal? {
    let text = text(column, record)
    if Numbers.isNull(text) { return nil }
    return try rate(of: String(decoding: text, as: UTF8.self).uppercased(), column)
  }

  /// An amount in the reporting currency, rounded once: by the row's currency, else by the one in the cell.
  mutating func money(
    _ column: BoundColumn, _ record: Record, rate: Decimal?, times multiplier: Int64 = 1, over divisor: Int64 = 1
  ) throws(RowFault) -> Money? {
    guard let (value, own) = try cell(column, record, ignoringCode: rate != nil) else { return nil }
    guard let money = value.money(rate: rate ?? own ?? .one, times: multiplier, over: divisor),
      money.units.magnitude <= RowLimits.amount * 10_000
    else { throw RowFault(column, .outOfRange(value: RowFault.shown(text(column, record)), range: "±1 trillion")) }
    return money
  }

  /// An amount whose currency code does not count where the row has a currency of its own.
  private mutating func cell(
    _ column: BoundColumn, _ record: Record, ignoringCode: Bool
  ) throws(RowFault) -> (Decimal, rate: Decimal?)? {
    if !ignoringCode { return try amount(column, record) }
    let text = text(column, record)
    if Numbers.isNull(text) { return nil }
    guard let value = Numbers.decimal(text, comma: rules.decimalComma) else { throw noAmount(column, text) }
    return (value, nil)
  }

  /// Why a cell is no amount.
  private func noAmount(_ column: BoundColumn, _ text: UnsafeRawBufferPointer) -> RowFault {
    if !rules.decimalComma, Numbers.decimal(text, comma: true) != nil {
      return RowFault(column, .decimalComma(value: RowFault.shown(text)))
    }
    return .unreadable(column, text, as: "an amount")
  }

  private func rate(of code: String, _ column: BoundColumn) throws(RowFault) -> Decimal {
    if code == rules.currency { return .one }
    guard let rate = rules.rates[code] else { throw RowFault(column, .unknownCurrency(code)) }
    return rate
  }
}

/// The largest values that a row may hold: sums of them must not overflow (data.md, Bad rows and changing files).
public enum RowLimits {
  /// The largest amount of money, either way, in the reporting currency: a sum fits up to 922 trillion.
  public static let amount: UInt64 = 1_000_000_000_000
  /// The largest count of an activity: sums of billions of rows do not overflow.
  public static let count: Int64 = 1_000_000_000
}
