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
