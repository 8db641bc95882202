public import Values

/// Amounts of one currency as people read them.
public struct MoneyFormat: Hashable, Sendable {
  /// What stands before the digits; one that ends with a letter (`CHF`) gets a space behind it.
  public let sign: String

  /// Amounts of the currency with an ISO code, in any case: `$` for `USD`, the code itself where it has no sign of its own.
  ///
  /// - Parameters:
  ///   - currency: the code; text from a setting or from data, made harmless.
  ///   - ascii: whether only signs that are ASCII are used, and else the code.
  public init(currency code: String, ascii: Bool = false) {
    let code = SafeText.line(code).uppercased()
    let known = MoneyFormat.signs[code] ?? code
    sign = ascii && !known.utf8.allSatisfy({ $0 < 0x80 }) ? code : known
  }

  /// Amounts with a sign of the caller's.
  public init(sign: String) { self.sign = sign }

  /// The signs of Unicode's CLDR for English, where they tell the currency from every other.
  static let signs = [
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "EUR": "€", "GBP": "£", "HKD": "HK$", "ILS": "₪", "INR": "₹",
    "JPY": "¥", "KRW": "₩", "MXN": "MX$", "NZD": "NZ$", "PHP": "₱", "TWD": "NT$", "USD": "$", "VND": "₫",
  ]

  /// `$1,912`, `$12.4K`, `-$950K`, `$1.25M`: money where there is little room, rounded once from the exact amount.
  ///
  /// Whole units below 10,000, from there on the nearest number of three digits.
  public func short(_ amount: Money) -> String {
    let (whole, rest) = amount.units.magnitude.quotientAndRemainder(dividingBy: 10_000)
    return signed(Format.short(whole, isHalf: rest >= 5_000), isNegative: amount.units < 0)
  }

  /// The same of an amount that is not exact, such as a mean.
  public func short(_ amount: Double, missing: String = Format.missing) -> String {
    guard amount.isFinite else { return missing }
    let whole = amount.magnitude.rounded(.down)
    let text =
      whole < 1e18 ? Format.short(UInt64(whole), isHalf: amount.magnitude - whole >= 0.5) : Format.short(.max)
    return signed(text, isNegative: amount < 0)
  }

  /// `$1,234.50`, `-$0.05`: money to the cent, half a cent away from 0. All its places are in JSON and CSV.
  public func exact(_ amount: Money) -> String {
    let (cents, rest) = amount.units.magnitude.quotientAndRemainder(dividingBy: 100)
    let (whole, fraction) = (cents + (rest >= 50 ? 1 : 0)).quotientAndRemainder(dividingBy: 100)
    let places = String(fraction)
    let text =
      Format.grouped(String(whole), isNegative: false) + "." + Format.zeros(2 - places.utf8.count) + places
    return signed(text, isNegative: amount.units < 0)
  }

  /// `$1,234.50` of an amount that is not exact: to the cent.
  public func exact(_ amount: Double, missing: String = Format.missing) -> String {
    guard amount.isFinite else { return missing }
    return signed(Format.decimal(amount.magnitude, places: 2), isNegative: amount < 0)
  }

  /// What rounds to 0 has no minus.
  private func signed(_ text: String, isNegative: Bool) -> String {
    let hasMinus = isNegative && text.contains { ("1"..."9").contains($0) }
    // `>` stands before everything else.
    let (mark, digits) = text.hasPrefix(">") ? (">", String(text.dropFirst())) : ("", text)
    let spaced = sign.last?.isLetter == true ? sign + " " : sign
    return (hasMinus && mark == ">" ? "<-" : mark + (hasMinus ? "-" : "")) + spaced + digits
  }
}
