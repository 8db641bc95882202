import Formatting
import TestSupport
import Testing
import Values

@Suite struct MoneyFormatTests {
  private let dollars = MoneyFormat(currency: "USD")

  /// Worked by hand: whole below 10,000, else the nearest three digits, half away from zero.
  static let short: [(amount: Double, text: String)] = [
    (0, "$0"), (0.49, "$0"), (-0.49, "$0"), (0.5, "$1"), (-0.5, "-$1"), (1.4, "$1"), (9.5, "$10"), (99.5, "$100"),
    (950, "$950"), (-950, "-$950"), (999.5, "$1,000"), (1_912.4, "$1,912"), (9_999.4, "$9,999"),
    (9_999.499_9, "$9,999"), (9_999.5, "$10.0K"), (10_049.99, "$10.0K"), (10_050, "$10.1K"), (12_440, "$12.4K"),
    (13_649.69, "$13.6K"), (13_650, "$13.7K"), (99_949.99, "$99.9K"), (99_950, "$100K"), (100_499.99, "$100K"),
    (100_500, "$101K"), (999_499.99, "$999K"), (999_500, "$1.00M"), (999_950, "$1.00M"), (1_004_999.99, "$1.00M"),
    (1_005_000, "$1.01M"), (1_234_567, "$1.23M"), (1_249_999.9, "$1.25M"), (-2_500_000, "-$2.50M"),
    (9_994_999, "$9.99M"), (9_995_000, "$10.0M"), (99_950_000, "$100M"), (123_456_789, "$123M"),
    (999_499_999.99, "$999M"), (999_500_000, "$1.00B"), (12_345_678_901, "$12.3B"), (999_500_000_000, "$1.00T"),
    (5.5e12, "$5.50T"), (123.4e12, "$123T"),
  ]

  @Test(arguments: short)
  func shortMoney(amount: Double, text: String) {
    #expect(dollars.short(amount) == text)
    #expect(dollars.short(Money(units: Int64((amount * 10_000).rounded()))) == text)
  }

  @Test func shortMoneyHasAnEnd() {
    #expect(dollars.short(1.234e15) == "$1.23Q")
    #expect(dollars.short(9.994e17) == "$999Q")
    #expect(dollars.short(9.995e17) == ">$999Q")
    #expect(dollars.short(-1e300) == "<-$999Q")
    #expect(dollars.short(.nan) == "–")
    #expect(dollars.short(.infinity, missing: "-") == "-")
    #expect(dollars.short(Money(units: .min)) == "-$922T")
    #expect(dollars.short(Money(units: .max)) == "$922T")
  }

  /// Reads `12.4K` back in ten-thousandths, with what the last digit is worth.
  private func read(_ text: String) -> (value: Int128, step: Int128)? {
    let letters: [Character: Int128] = ["K": 1_000, "M": 1_000_000, "B": 1_000_000_000, "T": 1_000_000_000_000]
    guard let last = text.last, let power = letters[last] else {
      return Int128(text.replacing(",", with: "")).map { ($0 * 10_000, 10_000) }
    }
    let parts = text.dropLast().split(separator: ".")
    let places = parts.count > 1 ? parts[1].count : 0
    guard let digits = Int128(parts.joined()), parts.joined().count == 3 else { return nil }
    let step = (0..<places).reduce(power * 10_000) { step, _ in step / 10 }
    return (digits * step, step)
  }

  /// Whatever the amount, no other number of three digits (below 10,000: no other whole number) is nearer to it.
  @Test func shortMoneyIsTheNearestToTheExactAmount() throws {
    var generator = SeededNumbers(seed: 71)
    for _ in 0..<Rounds.of(20_000) {
      let units = Int64.random(in: 0...Int64.max, using: &generator) >> Int64.random(in: 0...62, using: &generator)
      // Amounts near a half between two numbers of three digits, where rounding twice goes wrong.
      let power = (0..<generator.below(12)).reduce(Int64(100)) { power, _ in power * 10 }
      let near = (Int64(generator.below(2_000)) * 5 * power) + Int64(generator.below(5)) - 2
      for units in [units, max(0, near)] {
        let text = MoneyFormat(sign: "").short(Money(units: units))
        let (value, step) = try #require(read(text), "\(units): \(text)")
        let difference = Int128(units) - value
        #expect(difference.magnitude * 2 <= step.magnitude, "\(units): \(text)")
        // A half goes up.
        #expect(difference * 2 != step, "\(units): \(text)")
        #expect(step == 10_000 ? value <= 99_990_000 : value >= 100_000_000, "\(units): \(text)")
      }
    }
  }

  @Test func moneyToTheCent() {
    #expect(dollars.exact(Money(units: 19_125_000)) == "$1,912.50")
    #expect(dollars.exact(Money(units: -500)) == "-$0.05")
    #expect(dollars.exact(Money(units: -1)) == "$0.00")
    #expect(dollars.exact(Money(units: -50)) == "-$0.01")
    #expect(dollars.exact(Money(units: .max)) == "$922,337,203,685,477.58")
    #expect(dollars.exact(0.4) == "$0.40")
    #expect(dollars.exact(-0.004) == "$0.00")
    #expect(MoneyFormat(currency: "CHF").exact(Money(units: 12_345)) == "CHF 1.23")
  }

  @Test(arguments: [
    ("USD", "$5"), ("eur", "€5"), ("GBP", "£5"), ("JPY", "¥5"), ("CNY", "CN¥5"), ("INR", "₹5"), ("KRW", "₩5"),
    ("ILS", "₪5"), ("CHF", "CHF 5"), ("SEK", "SEK 5"), ("AUD", "A$5"), ("XY\u{1B}", "XY␛5"),
  ])
  func signs(code: String, text: String) { #expect(MoneyFormat(currency: code).short(5) == text) }

  @Test func signsBeyondASCIIAreCodesWhereThereIsNothingElse() {
    #expect(MoneyFormat(currency: "EUR", ascii: true).short(-12_345) == "-EUR 12.3K")
    #expect(MoneyFormat(currency: "USD", ascii: true).short(5) == "$5")
  }
}
