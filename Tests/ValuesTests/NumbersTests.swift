import TestSupport
import Testing
import Values

@Suite struct NumbersTests {
  /// The value as ten-thousandths, so that expectations are whole numbers.
  func money(_ text: String, comma: Bool = false) -> Int64? {
    bytes(text) { Numbers.decimal($0, comma: comma) }?.money()?.units
  }

  @Test(
    arguments: [
      ("1234.5", 12_345_000), ("1,234.50", 12_345_000), ("$1,234.50", 12_345_000), ("(1,234.50)", -12_345_000),
      ("USD 1,234.50", 12_345_000), ("12%", 1_200), ("77.77%", 7_777), ("-1234.5", -12_345_000), ("-$5", -50_000),
      ("$-5", -50_000),
      ("($5)", -50_000), ("$(5)", -50_000), ("USD (5)", -50_000), ("$ 36816.2300", 368_162_300), ("5 EUR", 50_000),
      ("EUR5", 50_000),
      ("€5", 50_000), ("5 €", 50_000), ("£1,000", 10_000_000), ("US$ 5", 50_000), ("₹1", 10_000), ("+5", 50_000),
      (".5", 5_000),
      ("5.", 50_000), ("0", 0), ("-0.0", 0), ("1,234,567", 12_345_670_000), ("12,345", 123_450_000),
      ("1e5", 1_000_000_000),
      ("1.5E+06", 15_000_000_000), ("25E-1", 25_000), ("10 %", 1_000), ("\u{2212}5", -50_000), ("1\u{00A0}USD", 10_000),
      ("007", 70_000), ("12,34,567", 12_345_670_000), ("1 234", 12_340_000), ("1'234.5", 12_345_000),
      ("1.2K", 12_000_000),
      ("5 kr.", 50_000), ("Rs. 5,00,000", 5_000_000_000), ("S/ 5", 50_000), ("5 руб.", 50_000), ("5 TL", 50_000),
      ("R$ 5", 50_000),
    ] as [(String, Int64)])
  func numbersAsPeopleWriteThem(text: String, units: Int64) {
    #expect(money(text) == units)
  }

  @Test(arguments: [
    "", "x", "lots", "~", "1.2.3", "1,23", "1,2345", "12,34,56", "123,45,678", "1234,567", ",5", "0,123", "1,",
    "1,234.5,6", "--5",
    "(5", "5)", "(-5)",
    "((5))", "$", "USD", "USD 5 EUR", "$5$", "5%%", "1e", "e5", "1e5.5", "1e+", "1e9999", "usd 5", "row 5",
    "5 apples", "1 23", "1 234,567", "012,345", "1'234,567", "0x10",
    "NaN", "inf", "-", "$-", "1_000", "5-",
  ])
  func whatIsNoNumber(text: String) {
    #expect(bytes(text) { Numbers.decimal($0) } == nil)
  }

  @Test func theCommaCanBeTheMark() {
    #expect(money("1.234,50", comma: true) == 12_345_000)
    #expect(money("1234,5", comma: true) == 12_345_000)
    #expect(money("1.234", comma: true) == 12_340_000)
    #expect(money("1,234.50", comma: true) == nil)
    #expect(money("1234.5", comma: true) == nil)
    #expect(money("1.234,50") == nil)
    #expect(money("12,5 %", comma: true) == 1_250)
  }

  @Test func digitsBeyondTheLimitsAreCutBehindThePointOnly() {
    #expect(
      bytes("0.1234567890123456789") { Numbers.decimal($0) } == Decimal(mantissa: 123_456_789_012_345_678, scale: 18))
    #expect(money("100.00004999999999999999999") == 1_000_000)
    #expect(money("100.00005") == 1_000_001)
    #expect(bytes("9223372036854775807") { Numbers.decimal($0) } == Decimal(mantissa: .max, scale: 0))
    #expect(bytes("9223372036854775808") { Numbers.decimal($0) } == nil)
    #expect(bytes("1e19") { Numbers.decimal($0) } == nil)
    #expect(money("0e300") == 0)
    #expect(money("1e-30") == 0)
  }

  @Test func wholeNumbers() {
    #expect(bytes("25,881") { Numbers.integer($0) } == 25_881)
    #expect(bytes("2.0") { Numbers.integer($0) } == 2)
    #expect(bytes("2.5") { Numbers.integer($0) } == nil)
    #expect(bytes("-1") { Numbers.integer($0) } == -1)
    #expect(bytes("1e3") { Numbers.integer($0) } == 1_000)
    #expect(bytes("1.2.3") { Numbers.integer($0) } == nil)
  }

  @Test(arguments: [
    ("USD 5", "USD"), ("5 EUR", "EUR"), ("(USD 5)", "USD"), ("-GBP 1,000.00", "GBP"), ("$5", nil), ("5", nil),
    ("", nil), ("USD", nil),
  ])
  func theCodeInACell(text: String, code: String?) {
    #expect(bytes(text) { Numbers.currencyCode(of: $0) } == code)
  }

  @Test func nullTokens() {
    for text in ["", "null", "NULL", "-", "--", "N/A", "n/a", "#N/A", "None"] {
      #expect(bytes(text, Numbers.isNull), "\(text)")
    }
    for text in ["NA", "0", "---", "nil", "-1", "+", "n-a"] { #expect(!bytes(text, Numbers.isNull), "\(text)") }
  }

  /// Written with two decimals and separators, every amount is read back exactly.
  @Test func groupsAreReadBack() {
    for cents in stride(from: Int64(7), to: 40_000_000_000, by: 333_333_331) {
      let whole = String(cents / 100)
      var grouped = ""
      for (offset, digit) in whole.enumerated() {
        if offset > 0, (whole.count - offset) % 3 == 0 { grouped += "," }
        grouped.append(digit)
      }
      let fraction = cents % 100
      #expect(money("USD \(grouped).\(fraction < 10 ? "0" : "")\(fraction)") == cents * 100)
    }
  }
}
