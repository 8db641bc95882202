/// Reads numbers and amounts of money (data.md, Values).
///
/// Accepted: a sign or parentheses for negative ones; one currency symbol and one upper-case ISO code, before or after; `%` (÷ 100);
/// thousands in exact groups of three; an exponent (`1.5E+06`, as spreadsheets write). All exact: digits beyond the 18th decimal
/// place, or beyond what 64 bits hold, are cut off behind the point; a number whose whole part does not fit cannot be read.
public enum Numbers {
  /// Whether a text stands for nothing where a number or a date is expected: empty, `null`, `-`, `--`, `N/A`, in any case, and
  /// `#N/A`, which is how spreadsheets write that.
  public static func isNull(_ text: UnsafeRawBufferPointer) -> Bool {
    switch text.count {
    case 0: true
    case 1, 2: text.allSatisfy { $0 == UInt8(ascii: "-") }
    case 3: Text.equals(text, "n/a")
    case 4: Text.equals(text, "null") || Text.equals(text, "#n/a")
    default: false
    }
  }

  /// The exact value, or nil where the text is no number.
  ///
  /// - Parameters:
  ///   - text: one trimmed field, not null.
  ///   - comma: whether the comma is the decimal mark and the point separates thousands (`decimal_comma`).
  public static func decimal(_ text: UnsafeRawBufferPointer, comma: Bool = false) -> Decimal? {
    guard let cell = NumberCell(text) else { return nil }
    let digits = UnsafeRawBufferPointer(rebasing: text[cell.digits])
    guard var value = magnitude(digits, comma: comma) else { return nil }
    if cell.isPercentage {
      if value.scale <= 16 { value.scale += 2 } else { value.mantissa /= 100 }
    }
    if cell.isNegative { value.mantissa = -value.mantissa }
    return value
  }

  /// The nearest double, or nil where the text is no number.
  public static func double(_ text: UnsafeRawBufferPointer, comma: Bool = false) -> Double? {
    decimal(text, comma: comma)?.double
  }

  /// The whole number, or nil where the text is none (`2.0` is, `2.5` is not).
  public static func integer(_ text: UnsafeRawBufferPointer, comma: Bool = false) -> Int64? {
    guard var value = decimal(text, comma: comma) else { return nil }
    while value.scale > 0 {
      guard value.mantissa % 10 == 0 else { return nil }
      value.mantissa /= 10
      value.scale -= 1
    }
    return value.mantissa
  }

  /// The ISO currency code before or after the number of a cell (`USD 5`, `5 EUR`), or nil. A symbol says nothing.
  public static func currencyCode(of text: UnsafeRawBufferPointer) -> String? {
    guard let cell = NumberCell(text), let code = cell.code else { return nil }
    return String(decoding: text[code], as: UTF8.self)
  }

  /// Digits with a mark, groups and an exponent; no sign.
  private static func magnitude(_ text: UnsafeRawBufferPointer, comma: Bool) -> Decimal? {
    let mark = UInt8(ascii: comma ? "," : ".")
    let separator = UInt8(ascii: comma ? "." : ",")
    var mantissa: Int64 = 0
    var scale = 0
    var digits = 0
    /// Digits since the last separator; nil before the first one.
    var group: Int?
    var position = 0
    while position < text.count {
      let byte = text[position]
      if Text.isDigit(byte) {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(byte &- 48))
        if overflow || carry { return nil }
        mantissa = sum
        digits += 1
        if let count = group { group = count + 1 }
      } else if byte == separator {
        // The first group has one to three digits and no leading zero: `0,123` is a decimal comma gone astray.
        if let count = group {
          guard count == 3 else { return nil }
        } else if digits == 0 || digits > 3 || mantissa == 0 {
          return nil
        }
        group = 0
      } else {
        break
      }
      position += 1
    }
    if let count = group, count != 3 { return nil }
    if position < text.count, text[position] == mark {
      position += 1
      var isFull = false
      while position < text.count, Text.isDigit(text[position]) {
        digits += 1
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(text[position] &- 48))
        isFull = isFull || overflow || carry || scale == 18
        if !isFull {
          mantissa = sum
          scale += 1
        }
        position += 1
      }
    }
    if digits == 0 { return nil }
    if position < text.count {
      guard let exponent = exponent(UnsafeRawBufferPointer(rebasing: text[position...])) else { return nil }
      scale -= exponent
    }
    while scale < 0, mantissa != 0 {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      mantissa = product
      scale += 1
    }
    while scale > 18, mantissa != 0 {
      mantissa /= 10
      scale -= 1
    }
    return Decimal(mantissa: mantissa, scale: mantissa == 0 ? 0 : UInt8(scale))
  }

  /// `E+06` as 6: a letter, a sign or none, one to three digits.
  private static func exponent(_ text: UnsafeRawBufferPointer) -> Int? {
    guard Text.lower(text[0]) == UInt8(ascii: "e") else { return nil }
    let isSigned = text.count > 1 && (text[1] == UInt8(ascii: "+") || text[1] == UInt8(ascii: "-"))
    let digits = text[(isSigned ? 2 : 1)...]
    guard (1...3).contains(digits.count), digits.allSatisfy(Text.isDigit) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
    return isSigned && text[1] == UInt8(ascii: "-") ? -value : value
  }
}

/// What stands around the digits of a number: sign, parentheses, currency, percent sign.
struct NumberCell {
  /// The digits with their marks.
  private(set) var digits: Range<Int>
  private(set) var isNegative = false
  private(set) var isPercentage = false
  /// The three letters of an ISO currency code.
  private(set) var code: Range<Int>?
  private var isSigned = false
  private var isOpen = false
  private var hasSymbol = false

  /// Parses a cell, or nil where it cannot be a number.
  init?(_ text: UnsafeRawBufferPointer) {
    digits = 0..<text.count
    while let byte = digits.isEmpty ? nil : text[digits.lowerBound], !NumberCell.isNumeral(byte) {
      guard let length = leading(text, byte) else { return nil }
      digits = digits.lowerBound + length..<digits.upperBound
    }
    while let byte = digits.isEmpty ? nil : text[digits.upperBound - 1], !NumberCell.isNumeral(byte) {
      guard let length = trailing(text, byte) else { return nil }
      digits = digits.lowerBound..<digits.upperBound - length
    }
    if digits.isEmpty || isOpen { return nil }
  }

  private static func isNumeral(_ byte: UInt8) -> Bool {
    Text.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  /// The length of the piece at the front, or nil where it belongs to no number.
  private mutating func leading(_ text: UnsafeRawBufferPointer, _ byte: UInt8) -> Int? {
    let rest = UnsafeRawBufferPointer(rebasing: text[digits])
    if let blank = NumberCell.blank(rest) { return blank }
    let minus = byte == UInt8(ascii: "-") ? 1 : rest.starts(with: [0xE2, 0x88, 0x92]) ? 3 : 0
    if minus > 0 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") {
      if isSigned { return nil }
      isSigned = true
      isOpen = byte == UInt8(ascii: "(")
      isNegative = isOpen || minus > 0
      return max(minus, 1)
    }
    let letters = rest.prefix(4).prefix { Text.isLetter($0) && $0 < 97 }.count
    // `US$`, `A$`: part of the symbol.
    if (1...2).contains(letters), letters < rest.count, rest[letters] == UInt8(ascii: "$"), !hasSymbol {
      hasSymbol = true
      return letters + 1
    }
    if letters == 3, code == nil, rest.count > 3, !Text.isLetter(rest[3]) {
      code = digits.lowerBound..<digits.lowerBound + 3
      return 3
    }
    guard !hasSymbol, let symbol = NumberCell.symbol(rest) else { return nil }
    hasSymbol = true
    return symbol
  }

  /// The length of the piece at the back, or nil where it belongs to no number.
  private mutating func trailing(_ text: UnsafeRawBufferPointer, _ byte: UInt8) -> Int? {
    if Text.isBlank(byte) { return 1 }
    if byte == UInt8(ascii: "%"), !isPercentage {
      isPercentage = true
      return 1
    }
    if byte == UInt8(ascii: ")"), isOpen {
      isOpen = false
      return 1
    }
    let rest = UnsafeRawBufferPointer(rebasing: text[digits])
    if rest.count > 3, code == nil, rest.suffix(3).allSatisfy({ Text.isLetter($0) && $0 < 97 }),
      !Text.isLetter(rest[rest.count - 4])
    {
      code = digits.upperBound - 3..<digits.upperBound
      return 3
    }
    for length in 1...3 where length < rest.count {
      let tail = UnsafeRawBufferPointer(rebasing: rest[(rest.count - length)...])
      if NumberCell.blank(tail) == length { return length }
      if !hasSymbol, NumberCell.symbol(tail) == length {
        hasSymbol = true
        return length
      }
    }
    return nil
  }

  /// The length of the blank that the text begins with: ASCII, no-break or narrow no-break.
  private static func blank(_ text: UnsafeRawBufferPointer) -> Int? {
    if Text.isBlank(text[0]) { return 1 }
    if text.starts(with: [0xC2, 0xA0]) { return 2 }
    return text.starts(with: [0xE2, 0x80, 0xAF]) ? 3 : nil
  }

  /// The length of the currency symbol that the text begins with: `$`, `£`, `¤`, `¥`, `¢`, or one of U+20A0–U+20CF (`€`, `₹`, …).
  private static func symbol(_ text: UnsafeRawBufferPointer) -> Int? {
    if text[0] == UInt8(ascii: "$") { return 1 }
    if text.count >= 2, text[0] == 0xC2, (0xA2...0xA5).contains(text[1]) { return 2 }
    if text.count >= 3, text[0] == 0xE2, text[1] == 0x82, text[2] >= 0xA0 { return 3 }
    return text.count >= 3 && text[0] == 0xE2 && text[1] == 0x83 && text[2] <= 0x8F ? 3 : nil
  }
}
