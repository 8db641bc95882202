import Values
internal import Ingest
internal import Glibc

/// A number says the same in every spelling of it, whatever it is multiplied with.
///
/// A second line is a rate.
enum MoneyCheck {
  static func check(_ bytes: [UInt8]) throws {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let text = lines.first.map(Array.init) else { return }
    let swapped = text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 == UInt8(ascii: ".") ? 44 : $0 }
    let value = decimal(text)
    let words = String(decoding: text, as: UTF8.self)
    // What follows a letter belongs to a word (`fr.`, `Rs.`) in either way of writing.
    if !zip(text, text.dropFirst()).contains(where: { isLetter($0) && ($1 == 44 || $1 == 46) }) {
      try expect(value == decimal(swapped, comma: true), "\(words): the comma reads otherwise")
    }
    text.withUnsafeBytes { _ = Numbers.currencyCode(of: $0) }
    guard let value else { return }
    try expect(value.scale <= 18, "\(words): \(value.scale) decimal places")
    try expect(!text.withUnsafeBytes(Numbers.isNull), "\(words): a number and nothing")
    let plain = spelling(value)
    try expect(same(decimal(Array(plain.utf8)), value), "\(words): \(plain) reads otherwise")
    let negative = Decimal(mantissa: 0 - value.mantissa, scale: value.scale)
    if value.mantissa >= 0 {
      for spelling in ["-" + plain, "(" + plain + ")", "−" + plain, "-$" + plain, "USD -" + plain] {
        try expect(same(decimal(Array(spelling.utf8)), negative), "\(words): \(spelling) reads otherwise")
      }
    }
    let nearest = strtod(plain, nil)
    try expect(abs(nearest - value.double) <= abs(nearest) * 1e-15, "\(words): the nearest double of \(plain)")
    if let whole = text.withUnsafeBytes({ Numbers.integer($0) }) {
      try expect(Double(whole) == nearest, "\(words): \(whole) is not \(plain)")
    }
    try checkMoney(value, negative, words)
    for rate in lines.dropFirst().compactMap({ decimal(Array($0)) }) { try checkRate(value, negative, rate, words) }
  }

  private static func checkMoney(_ value: Decimal, _ negative: Decimal, _ words: String) throws {
    guard let money = value.money() else {
      try expect(abs(value.double) > 9.2e14, "\(words): is no amount")
      return
    }
    try expect(negative.money()?.units == -money.units, "\(words): its negative is another amount")
    let text = Array(money.decimal.utf8)
    try expect(decimal(text)?.money() == money, "\(words): \(money.decimal) reads otherwise")
    try expect(abs(money.double - value.double) <= 0.000_05 + abs(value.double) * 1e-15, "\(words): \(money.decimal)")
    if value.scale <= 4 {
      let units = (value.scale..<4).reduce(Int128(value.mantissa)) { units, _ in units * 10 }
      try expect(Int128(money.units) == units, "\(words): \(money.decimal) is not exact")
    }
    _ = (money + Money(units: .max), money + Money(units: .min), money + money)
  }

  private static func checkRate(_ value: Decimal, _ negative: Decimal, _ rate: Decimal, _ words: String) throws {
    let money = value.money(rate: rate)
    try expect(rate.money(rate: value) == money, "\(words): another amount with value and rate exchanged")
    try expect(
      negative.money(rate: rate)?.units == money.map { -$0.units }, "\(words): its negative converts otherwise")
    _ = value.money(rate: rate, times: .max, over: .max)
    _ = value.money(rate: rate, times: 365, over: 0)
    guard let money else { return }
    let near = value.double * rate.double
    try expect(abs(money.double - near) <= 0.000_051 + abs(near) * 1e-14, "\(words): \(money.decimal), not \(near)")
  }

  /// Whether a byte is a letter, or a part of one.
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (65...90).contains(byte & 0xDF) }

  /// Digits and a point.
  private static func spelling(_ value: Decimal) -> String {
    let digits = String(value.mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, Int(value.scale) + 1 - digits.count)) + digits
    let whole = padded.dropLast(Int(value.scale))
    return (value.mantissa < 0 ? "-" : "") + whole + (value.scale == 0 ? "" : "." + padded.suffix(Int(value.scale)))
  }

  /// Whether two are the same number of the same places. Nothing has no places.
  private static func same(_ left: Decimal?, _ right: Decimal) -> Bool {
    left == right || (left?.mantissa == 0 && right.mantissa == 0)
  }

  private static func decimal(_ text: [UInt8], comma: Bool = false) -> Decimal? {
    text.withUnsafeBytes { Numbers.decimal($0, comma: comma) }
  }
}
