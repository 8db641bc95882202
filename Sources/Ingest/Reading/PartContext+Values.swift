internal import Mappings
internal import Tabular
internal import Values

/// The values of columns, with the rule of data.md for each: empty, read, or the row is bad.
extension PartContext {
  /// A date or time; nil where the cell is empty or says null.
  mutating func instant(_ column: BoundColumn, _ record: Record) throws(RowFault) -> Instant? {
    if let parts = column.dateParts { return try instant(of: parts, column, record) }
    let cell = bound(column, record)
    if Numbers.isNull(cell.text) { return nil }
    guard let instant = styles.dates.parse(cell.text, column: cell.position, zone: rules.zone) else {
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
    let key = try idKey(column, record)
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
    let text = text(column, record)
    switch Tiers.parse(text, words: rules.tiers) {
    case .none: return 0
    case .tier(let tier): return tier
    case .unknown:
      note("unknown tier")
      return 0
    }
  }

  /// The text of a column that names something by another tool's id: as it stands. One that a spreadsheet has rounded is none.
  mutating func foreignID(_ column: BoundColumn, _ record: Record) throws(RowFault) -> UnsafeRawBufferPointer {
    let text = text(column, record)
    if Identifiers.isRounded(text) { throw RowFault(column, .roundedID(value: RowFault.shown(text))) }
    return text
  }

  // MARK: Numbers

  /// A number in the style of its column.
  mutating func number(
    _ cell: BoundText, of column: BoundColumn, as expected: String
  ) throws(RowFault) -> Decimal {
    if cell.isJSONNumber {
      guard let number = Numbers.decimal(cell.text) else { throw .unreadable(column, cell.text, as: expected) }
      return try scaled(number, cell, column)
    }
    do throws(NumberColumns.Fault) {
      let number = try styles.numbers.parse(cell.text, column: cell.position)
      if column.scales.isEmpty { return number }
      guard let scaled = try? self.scaled(number, cell, column) else { throw .noNumber }
      return scaled
    } catch {
      switch error {
      case .noNumber: throw .unreadable(column, cell.text, as: expected)
      case .otherMark: throw RowFault(column, .otherDecimalMark(value: RowFault.shown(cell.text)))
      }
    }
  }

  /// A number in the unit that its column's name says; one with a unit of its own (`1.2M`) is in that.
  private func scaled(_ number: Decimal, _ cell: BoundText, _ column: BoundColumn) throws(RowFault) -> Decimal {
    guard let exponent = column.scales[cell.position], let last = cell.text.last(where: { !Text.isBlank($0) }),
      !"kKmMbB".utf8.contains(last)
    else { return number }
    guard let scaled = number.scaled(by: exponent) else {
      throw RowFault(column, .outOfRange(value: RowFault.shown(cell.text), range: RowLimits.amountInWords))
    }
    return scaled
  }

  /// A number that does not cost the row: what cannot be read is noted by the column's name and taken as empty.
  mutating func lenientNumber(_ column: BoundColumn, _ record: Record) -> Double? {
    let cell = bound(column, record)
    if Numbers.isNull(cell.text) { return nil }
    do throws(RowFault) {
      return try number(cell, of: column, as: "a number").double
    } catch {
      note(column.column.rawValue)
      return nil
    }
  }

  /// A score that must be there and lie in a range; `isLabelled`: what the number means may stand behind it.
  mutating func requiredScore(
    _ column: BoundColumn, _ record: Record, in range: ClosedRange<Double>?, isLabelled: Bool = false
  ) throws(RowFault) -> Double {
    let cell = bound(column, record)
    if Numbers.isNull(cell.text) { throw RowFault(column, .missing) }
    let score: Double
    do throws(RowFault) {
      score = try number(cell, of: column, as: "a number").double
    } catch {
      guard isLabelled, let leading = PartContext.leadingNumber(cell.text) else { throw error }
      score = leading
    }
    if let range, !range.contains(score) {
      let words = "\(Int(range.lowerBound))–\(Int(range.upperBound))"
      throw RowFault(column, .outOfRange(value: RowFault.shown(cell.text), range: words))
    }
    if cell.text[cell.text.count - 1] == UInt8(ascii: "%") { note("score with a percent sign: 85% is read as 0.85") }
    if let table, score > part.largestScores[table] ?? -.infinity { part.largestScores[table] = score }
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

  /// Looks at the numbers of a record that gives no row: they count as evidence, too.
  mutating func noteNumber(_ column: BoundColumn, _ record: Record) {
    let cell = bound(column, record)
    if !Numbers.isNull(cell.text), !cell.isJSONNumber {
      _ = try? styles.numbers.parse(cell.text, column: cell.position)
    }
  }
}

/// The largest values that a row may hold: sums of them must not overflow (data.md, Bad rows and changing files).
public enum RowLimits {
  /// The largest amount of money, either way, in the reporting currency: `Money` holds 922 trillion. Where the amounts of a table could
  /// add up to more, figures of them are n/a (`Dataset.tablesBeyondMoney`).
  public static let amount: UInt64 = 900_000_000_000_000
  /// The same in words.
  static let amountInWords = "±900 trillion"
  /// The largest count of an activity: sums of billions of rows do not overflow.
  public static let count: Int64 = 1_000_000_000
}
