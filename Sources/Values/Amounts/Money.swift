/// An amount of the reporting currency, exact to 1/10,000.
public struct Money: Hashable, Comparable, Sendable {
  /// Ten-thousandths of the currency unit.
  public var units: Int64

  /// An amount of so many ten-thousandths.
  @inlinable
  public init(units: Int64) { self.units = units }

  /// Nothing.
  @inlinable public static var zero: Money { Money(units: 0) }

  /// The nearest double, in currency units.
  @inlinable
  public var double: Double { Double(units) / 10_000 }

  /// The exact decimal with four places: `1234.5000`.
  public var decimal: String {
    let magnitude = units.magnitude
    let fraction = String(magnitude % 10_000)
    return (units < 0 ? "-" : "") + String(magnitude / 10_000) + "."
      + String(repeating: "0", count: 4 - fraction.count) + fraction
  }

  /// By amount.
  @inlinable
  public static func < (left: Money, right: Money) -> Bool { left.units < right.units }
  /// The sum; clamps at the ends of the range instead of trapping.
  @inlinable
  public static func + (left: Money, right: Money) -> Money {
    let (sum, overflow) = left.units.addingReportingOverflow(right.units)
    return Money(units: overflow ? (left.units < 0 ? .min : .max) : sum)
  }
  /// Adds in place; clamps like `+`.
  @inlinable
  public static func += (left: inout Money, right: Money) { left = left + right }
}

/// A decimal number as written: `mantissa ÷ 10^scale`. Exact, so that conversion rounds once.
public struct Decimal: Hashable, Sendable {
  /// The digits, with sign.
  public var mantissa: Int64
  /// How many of them stand behind the point, 0–18.
  public var scale: UInt8

  /// `mantissa ÷ 10^scale`.
  @inlinable
  public init(mantissa: Int64, scale: UInt8) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// One.
  @inlinable public static var one: Decimal { Decimal(mantissa: 1, scale: 0) }

  /// The number times a power of ten, −18 to 18; nil where it is too large, or has too many places.
  public func scaled(by exponent: Int) -> Decimal? {
    if Int(scale) - exponent > 18 { return nil }
    if exponent < 0 { return Decimal(mantissa: mantissa, scale: scale + UInt8(-exponent)) }
    if Int(scale) >= exponent { return Decimal(mantissa: mantissa, scale: scale - UInt8(exponent)) }
    var mantissa = mantissa
    for _ in 0..<(exponent - Int(scale)) {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      mantissa = product
    }
    return Decimal(mantissa: mantissa, scale: 0)
  }

  /// The nearest double.
  public var double: Double { Double(mantissa) / Decimal.powers[Int(scale)] }

  static let powers: [Double] = (0...18).map { scale in (0..<scale).reduce(1.0) { power, _ in power * 10 } }

  /// `self × rate × multiplier ÷ divisor` as money, rounded half away from zero once.
  ///
  /// - Returns: nil where the amount is beyond ±922 trillion.
  public func money(rate: Decimal = .one, times multiplier: Int64 = 1, over divisor: Int64 = 1) -> Money? {
    // ×10⁴ for the unit; the scales of both factors go into the denominator. Int128 holds 19 + 19 digits; wider ones fail.
    var numerator = Int128(mantissa)
    for factor in [Int128(rate.mantissa), Int128(multiplier), 10_000] {
      let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      numerator = product
    }
    var denominator = Int128(divisor)
    for _ in 0..<(Int(scale) + Int(rate.scale)) {
      let (product, overflow) = denominator.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      denominator = product
    }
    if denominator == 0 { return nil }
    let magnitude = numerator.magnitude
    let divisorMagnitude = denominator.magnitude
    var (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisorMagnitude)
    if remainder >= divisorMagnitude - remainder { quotient += 1 }
    guard quotient <= UInt128(Int64.max) else { return nil }
    let units = Int64(quotient)
    return Money(units: (numerator < 0) != (denominator < 0) ? -units : units)
  }
}

/// The unit of a figure, as reports name it. Formatting writes a figure by it, on the screens and in reports alike.
public enum Unit: String, Sendable, CaseIterable {
  /// Accounts: whole, and a change is a count.
  case accounts
  /// A score of 0–100, with one place.
  case score
  /// Anything else that is counted.
  case count
  /// A share or quotient, written in percent.
  case ratio
  /// An amount of the reporting currency.
  case money
  /// Whole days, or a mean or median of them.
  case days
  /// Touches for each of something.
  case touches
  /// Points of a scale from −100 to 100, such as NPS: whole, with its sign.
  case points
  /// Contacts for each account.
  case contactsAnAccount = "contacts an account"
  /// An amount of the reporting currency for each day.
  case moneyADay = "money a day"
}
