/// Reads numbers and amounts of money (data.md, Values).
///
/// Accepted: a sign or parentheses for negative ones; one currency symbol and one upper-case ISO code, before or after; `%` (÷ 100);
/// groups of three digits, or of two before the last three, with one mark throughout (the other mark, a space or an apostrophe); an
/// exponent (`1.5E+06`, as spreadsheets write), or `K`, `M`, `B` behind the digits. All exact: digits beyond the 18th decimal place, or
/// beyond what 64 bits hold, are cut off behind the point; a number whose whole part does not fit cannot be read.
public enum Numbers {
  /// Whether a text stands for nothing where a number or a date is expected: empty, `null`, `-`, `--`, `N/A`, `none`, in any case, and
  /// `#N/A`, which is how spreadsheets write that.
  public static func isNull(_ text: UnsafeRawBufferPointer) -> Bool {
    switch text.count {
    case 0: true
    case 1, 2: text.allSatisfy { $0 == UInt8(ascii: "-") }
    case 3: Text.equals(text, "n/a")
    case 4: Text.equals(text, "null") || Text.equals(text, "#n/a") || Text.equals(text, "none")
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
    return decimal(cell, UnsafeRawBufferPointer(rebasing: text[cell.digits]), comma: comma)
  }

  /// A number by both decimal marks; nil where it cannot be read so.
  public struct Readings: Hashable, Sendable {
    /// With a decimal point.
    public var point: Decimal?
    /// With a decimal comma.
    public var comma: Decimal?

    /// Whether it is another number by the other mark.
    public var differ: Bool {
      guard let point, let comma else { return false }
      return point.mantissa != comma.mantissa || point.scale != comma.scale
    }
  }

  /// The number with a decimal point and with a decimal comma.
  ///
  /// - Complexity: a text without either mark is read once.
  public static func readings(_ text: UnsafeRawBufferPointer) -> Readings {
    if text.count <= 18, !text.isEmpty, let whole = whole(text) { return Readings(point: whole, comma: whole) }
    guard let cell = NumberCell(text) else { return Readings() }
    let digits = UnsafeRawBufferPointer(rebasing: text[cell.digits])
    let point = decimal(cell, digits, comma: false)
    if !digits.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) {
      return Readings(point: point, comma: point)
    }
    return Readings(point: point, comma: decimal(cell, digits, comma: true))
  }

  /// The nearest double, or nil where the text is no number.
  public static func double(_ text: UnsafeRawBufferPointer, comma: Bool = false) -> Double? {
    decimal(text, comma: comma)?.double
  }

  /// The whole number, or nil where the text is none (`2.0` is, `2.5` is not).
  public static func integer(_ text: UnsafeRawBufferPointer, comma: Bool = false) -> Int64? {
    decimal(text, comma: comma)?.integer
  }

  /// What nearly every number is: digits alone.
  private static func whole(_ text: UnsafeRawBufferPointer) -> Decimal? {
    var value: Int64 = 0
    for byte in text {
      guard Text.isDigit(byte) else { return nil }
      value = value * 10 + Int64(byte &- 48)
    }
    return Decimal(mantissa: value, scale: 0)
  }

  /// The ISO currency code before or after the number of a cell (`USD 5`, `5 EUR`), or nil. A symbol says nothing.
  public static func currencyCode(of text: UnsafeRawBufferPointer) -> String? {
    guard let cell = NumberCell(text), let code = cell.code else { return nil }
    return String(decoding: text[code], as: UTF8.self)
  }

  /// The currency code and the currency symbol beside the number of a cell, as written; nil where it has none.
  public static func currency(of text: UnsafeRawBufferPointer) -> (code: String?, symbol: String?) {
    // Most cells have digits and marks alone.
    guard text.contains(where: { $0 >= 0x80 || Text.isLetter($0) || $0 == UInt8(ascii: "$") }),
      let cell = NumberCell(text)
    else { return (nil, nil) }
    func written(_ range: Range<Int>?) -> String? { range.map { String(decoding: text[$0], as: UTF8.self) } }
    return (written(cell.code), written(cell.symbol))
  }

  private static func decimal(_ cell: NumberCell, _ digits: UnsafeRawBufferPointer, comma: Bool) -> Decimal? {
    guard var value = magnitude(digits, comma: comma) else { return nil }
    for _ in 0..<cell.zeros {
      if value.scale > 0 {
        value.scale -= 1
      } else {
        let (product, overflow) = value.mantissa.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        value.mantissa = product
      }
    }
    if cell.isPercentage {
      if value.scale <= 16 { value.scale += 2 } else { value.mantissa /= 100 }
    }
    if cell.isNegative { value.mantissa = -value.mantissa }
    return value
  }

  /// Digits with a mark, groups and an exponent; no sign.
  private static func magnitude(_ text: UnsafeRawBufferPointer, comma: Bool) -> Decimal? {
    let mark = UInt8(ascii: comma ? "," : ".")
    var mantissa: Int64 = 0
    var scale = 0
    var digits = 0
    var groups = DigitGroups()
    var position = 0
    while position < text.count {
      let byte = text[position]
      if Text.isDigit(byte) {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(byte &- 48))
        if overflow || carry { return nil }
        mantissa = sum
        digits += 1
        groups.current += 1
        position += 1
      } else if byte != mark, let separator = DigitGroups.separator(text, position) {
        guard groups.close(separator.kind, beginsWithZero: text[0] == 48) else { return nil }
        position += separator.length
      } else {
        break
      }
    }
    guard groups.areWhole else { return nil }
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
    return scaled(mantissa, scale)
  }

  /// `mantissa ÷ 10^scale` with a scale of 0–18, or nil where the whole part does not fit.
  private static func scaled(_ mantissa: Int64, _ scale: Int) -> Decimal? {
    var (mantissa, scale) = (mantissa, scale)
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

extension Decimal {
  /// The same as a whole number, or nil where it is none.
  public var integer: Int64? {
    var value = self
    while value.scale > 0 {
      guard value.mantissa % 10 == 0 else { return nil }
      value.mantissa /= 10
      value.scale -= 1
    }
    return value.mantissa
  }
}

/// The groups of digits of a whole number: one mark throughout, three digits each, or, as in India, two before the last three.
private struct DigitGroups {
  /// Digits since the last mark.
  var current = 0
  private var mark: UInt8 = 0
  private var first = 0
  private var closed = 0
  private var areThrees = true
  private var areTwos = true

  /// A mark that separates groups, and how many bytes it has: `,`, `.`, a space of any kind (as 32), an apostrophe of any kind (as 39).
  static func separator(_ text: UnsafeRawBufferPointer, _ position: Int) -> (kind: UInt8, length: Int)? {
    let byte = text[position]
    if byte == 32 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") {
      return (byte, 1)
    }
    let rest = text.count - position
    if byte == 0xC2, rest > 1, text[position + 1] == 0xA0 { return (32, 2) }
    guard byte == 0xE2, rest > 2, text[position + 1] == 0x80 else { return nil }
    switch text[position + 2] {
    // Figure space, thin space, narrow no-break space; ’.
    case 0x87, 0x89, 0xAF: return (32, 3)
    case 0x99: return (UInt8(ascii: "'"), 3)
    default: return nil
    }
  }

  /// Ends a group at a mark: false where it cannot be one. A number with groups does not begin with 0.
  mutating func close(_ kind: UInt8, beginsWithZero: Bool) -> Bool {
    if mark == 0 {
      if beginsWithZero || !(1...3).contains(current) { return false }
      mark = kind
      first = current
    } else {
      if kind != mark { return false }
      closed += 1
      areThrees = areThrees && current == 3
      areTwos = areTwos && current == 2
    }
    current = 0
    return true
  }

  /// Whether what stands before the decimal mark is a number: groups, if there are any, are right.
  var areWhole: Bool {
    if mark == 0 { return true }
    return current == 3 && (closed == 0 || areThrees || (areTwos && first < 3))
  }
}
