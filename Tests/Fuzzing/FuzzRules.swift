import Values
internal import Ingest

/// Settings that inputs are read by.
enum FuzzRules {
  /// The defaults, with a rate; for a name with `-eu` those that differ in every value.
  static func rules(for name: String) -> ReadRules { name.contains("-eu") ? european : standard }

  static let standard: ReadRules = {
    var rules = ReadRules()
    rules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)]
    return rules
  }()

  static let european: ReadRules = {
    var rules = ReadRules()
    rules.zone = berlin
    rules.dateOrder = .dayFirst
    rules.decimalComma = true
    rules.currency = "EUR"
    rules.rates = ["USD": Decimal(mantissa: 9_259, scale: 4), "JPY": Decimal(mantissa: 61, scale: 4)]
    return rules
  }()

  /// Berlin in 2026: one hour ahead, two from 29 March to 25 October.
  static let berlin = Zone(
    name: "Europe/Berlin", starts: [.min, 1_774_746_000, 1_792_890_000], offsets: [3_600, 7_200, 3_600])
}
