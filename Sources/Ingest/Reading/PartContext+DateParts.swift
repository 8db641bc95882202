internal import Mappings
internal import Tabular
internal import Values

/// Days whose year, month and day stand in columns of their own.
extension PartContext {
  /// The day that the parts name, at its start; nil where all of them are empty.
  mutating func instant(of parts: DateParts, _ column: BoundColumn, _ record: Record) throws(RowFault) -> Instant? {
    let texts = parts.positions.map { fields.text(record, $0) }
    if texts.allSatisfy(Numbers.isNull) { return nil }
    let finer = fields.text(record, parts.month ?? parts.quarter ?? parts.year)
    // Some write the whole month into its column, the year as well.
    if let whole = MonthNames.month(alone: finer) ?? MonthNames.quarter(alone: finer) {
      return rules.zone.start(of: parts.isLast ? last(of: whole, parts) : whole)
    }
    guard let year = DatePartText.year(texts[0]) else { throw .unreadable(column, texts[0], as: "a year") }
    let month: Int?
    if parts.month != nil {
      month = DatePartText.month(finer)
    } else {
      month = DatePartText.quarter(finer).map { 3 * $0 - 2 }
    }
    guard let month else { throw .unreadable(column, finer, as: parts.month == nil ? "a quarter" : "a month") }
    var number = 1
    if let position = parts.day {
      let text = fields.text(record, position)
      guard let day = DatePartText.number(text) else { throw .unreadable(column, text, as: "a day of the month") }
      number = day
    }
    guard let day = Day(year: year, month: month, day: number) else {
      throw .unreadable(column, finer, as: "a date")
    }
    return rules.zone.start(of: parts.isLast && parts.day == nil ? last(of: day, parts) : day)
  }

  private func last(of first: Day, _ parts: DateParts) -> Day {
    (first.adding(months: parts.month == nil ? 3 : 1) ?? first + 1) - 1
  }
}

/// Reads a year, a month and a quarter that stand alone.
enum DatePartText {
  /// `2026`, `26`, `FY2026`, `FY26`, `2026.0` (as spreadsheets write); nil for anything else.
  static func year(_ text: UnsafeRawBufferPointer) -> Int? {
    var digits = text[...]
    if digits.count > 2, Text.lower(digits[digits.startIndex]) == UInt8(ascii: "f"),
      Text.lower(digits[digits.startIndex + 1]) == UInt8(ascii: "y")
    {
      digits = digits.dropFirst(2).drop { Text.isBlank($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "\'") }
    }
    guard let number = number(UnsafeRawBufferPointer(rebasing: digits)) else { return nil }
    let year = number < 100 ? 2_000 + number : number
    return (1970...2200).contains(year) ? year : nil
  }

  /// 1–12 of `8`, `08`, `August`, `Aug`, `08 - August`, `M08`; nil for anything else.
  static func month(_ text: UnsafeRawBufferPointer) -> Int? {
    if let number = number(text) { return (1...12).contains(number) ? number : nil }
    let words = text.split { $0 < 0x80 && !Text.isLetter($0) && !Text.isDigit($0) }
    for word in words {
      let word = UnsafeRawBufferPointer(rebasing: word)
      if let month = MonthNames.month(word) { return month }
      let isMarked = word.count > 1 && [UInt8(ascii: "m"), UInt8(ascii: "p")].contains(Text.lower(word[0]))
      if isMarked, let number = number(UnsafeRawBufferPointer(rebasing: word[1...])), (1...12).contains(number) {
        return number
      }
    }
    return nil
  }

  /// 1–4 of `3`, `Q3`, `3Q`, `Quarter 3`, `T3`; nil for anything else.
  static func quarter(_ text: UnsafeRawBufferPointer) -> Int? {
    let digits = text.filter(Text.isDigit)
    let letters = text.filter { !Text.isDigit($0) && !Text.isBlank($0) }
    guard digits.count == 1, letters.count <= 8 else { return nil }
    let quarter = Int(digits[0] &- 48)
    return (1...4).contains(quarter) ? quarter : nil
  }

  /// A whole number of up to four digits; a spreadsheet's `.0` behind it says nothing.
  static func number(_ text: UnsafeRawBufferPointer) -> Int? {
    var digits = Text.trimmed(text)[...]
    if digits.count > 2, digits.suffix(2).elementsEqual([UInt8(ascii: "."), UInt8(ascii: "0")]) {
      digits = digits.dropLast(2)
    }
    guard (1...4).contains(digits.count), digits.allSatisfy(Text.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
  }
}
