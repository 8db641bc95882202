public import Values

/// What a banner says. Amounts in it are kept as such: whoever shows it writes them in the currency of the report.
///
/// A literal gives one: `"\(count) won, \(amount) in all"`, where an interpolated `Money` stays an amount.
public struct BannerText: Sendable, Hashable, ExpressibleByStringInterpolation {
  fileprivate enum Part: Sendable, Hashable {
    case text(String)
    case amount(Money)
  }

  private let parts: [Part]

  private init(parts: [Part]) { self.parts = parts }

  /// A text without amounts.
  public init(_ text: String) { parts = [.text(text)] }

  /// A text without amounts.
  public init(stringLiteral text: String) { parts = [.text(text)] }

  /// A literal with texts and amounts in it.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// The text of both, one after the other.
  public static func + (left: BannerText, right: BannerText) -> BannerText {
    BannerText(parts: left.parts + right.parts)
  }

  /// The whole text.
  ///
  /// - Parameter money: writes an amount of the reporting currency.
  public func words(_ money: (Money) -> String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .amount(let amount): money(amount)
      }
    }.joined()
  }

  /// Collects the parts of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    /// No parts yet.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds a piece of the literal.
    public mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }

    /// Adds an amount.
    public mutating func appendInterpolation(_ amount: Money) { parts.append(.amount(amount)) }

    /// Adds anything else as it describes itself.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      parts.append(.text(value.description))
    }
  }
}
