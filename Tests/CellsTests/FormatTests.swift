import Cells
import Testing

@Suite struct FormatTests {
  @Test(arguments: [
    (Int64(0), "0"), (7, "7"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"), (1_234_567, "1,234,567"),
    (.min, "-9,223,372,036,854,775,808"),
  ])
  func thousands(number: Int64, expected: String) {
    #expect(Format.thousands(number) == expected)
  }

  @Test(arguments: [
    (0.0, 1, "0.0"), (2.675, 2, "2.68"), (1.005, 2, "1.01"), (-1.25, 1, "-1.3"), (999.95, 1, "1,000.0"),
    (-0.04, 1, "0.0"), (0.05, 1, "0.1"), (1234.5, 0, "1,235"), (0.5, 0, "1"), (1912.5, 2, "1,912.50"),
    (.nan, 1, "–"), (.infinity, 1, "–"), (1e15, 1, "1,000,000,000,000,000.0"), (3.04, 2, "3.04"),
  ])
  func decimals(number: Double, places: Int, expected: String) {
    #expect(Format.decimal(number, places: places) == expected)
  }

  @Test(arguments: [
    (0.616, "61.6%"), (1.0, "100.0%"), (0, "0.0%"), (-0.052, "-5.2%"), (0.0005, "0.1%"), (12.5, "1,250.0%"),
    (.nan, "–"),
  ])
  func percentages(share: Double, expected: String) {
    #expect(Format.percent(share) == expected)
  }

  @Test(arguments: [(1.0, "100%"), (0.99999, "99.9%"), (0.000_01, "0.1%"), (0, "0.0%"), (0.4291, "42.9%"), (.nan, "–")])
  func conversionsNeverLookWhole(share: Double, expected: String) {
    #expect(Format.conversion(share) == expected)
  }

  /// In units of the currency.
  @Test(arguments: [
    (0.0, "$0"), (0.49, "$0"), (-0.49, "$0"), (1912.4, "$1,912"), (-950, "-$950"), (9999.4, "$9,999"),
    (9999.5, "$10.0K"), (12_440, "$12.4K"), (99_949, "$99.9K"), (99_950, "$100K"), (999_499, "$999K"),
    (999_500, "$1.0M"), (999_950, "$1.0M"), (1_234_567, "$1.2M"), (-2_500_000, "-$2.5M"), (123_456_789, "$123M"),
    (999_999_999, "$1.0B"), (5.5e12, "$5.5T"), (.nan, "–"),
  ])
  func shortMoney(amount: Double, expected: String) {
    #expect(Format.shortMoney(amount) == expected)
  }

  @Test func moneyToTheCent() {
    #expect(Format.money(units: 19_125_000) == "$1,912.50")
    #expect(Format.money(units: -500) == "-$0.05")
    #expect(Format.money(units: 12_345, symbol: "CHF") == "CHF 1.2345")
    #expect(Format.money(units: .max) == "$922,337,203,685,477.5807")
    #expect(Format.shortMoney(units: .min) == "-$922T")
    #expect(Format.shortMoney(units: 120_000_000, symbol: "€") == "€12.0K")
  }

  @Test func counts() {
    #expect(Format.shortCount(12_408) == "12,408")
    #expect(Format.shortCount(1_240_800) == "1.2M")
    #expect(Format.shortCount(.min) == "-9,223Q")
    #expect(Format.count(1, "account") == "1 account")
    #expect(Format.count(1204, "account") == "1,204 accounts")
    #expect(Format.count(0, "company", plural: "companies") == "0 companies")
    #expect(Format.days(14) == "14 d")
    #expect(Format.days(14.46) == "14.5 d")
    #expect(Format.days(.nan) == "–")
  }

  @Test(arguments: [
    (Int64(0), "0 B"), (999, "999 B"), (1000, "1.0 KB"), (9949, "9.9 KB"), (42_000, "42 KB"), (999_499, "999 KB"),
    (999_500, "1.0 MB"), (1_500_000_000, "1.5 GB"), (.max, "9.2 EB"),
  ])
  func sizes(bytes: Int64, expected: String) {
    #expect(Format.bytes(bytes) == expected)
  }

  @Test func changesOfShares() throws {
    let change = try #require(Change.points(from: 0.492, to: 0.523, upIsGood: true))
    #expect(change.signed(.unicode) == "▲ 3.1 pt")
    #expect(change.signed(.ascii) == "^ 3.1 pt")
    #expect(change.words == "up 3.1 pt, good")
    #expect(change.role == .good)
    #expect(Change.points(from: .nan, to: 1, upIsGood: true) == nil)
  }

  @Test func changesOfAmounts() throws {
    let cost = try #require(Change.relative(from: 2000, to: 1920, upIsGood: false))
    #expect(cost.signed(.unicode) == "▼ 4%")
    #expect(cost.words == "down 4%, good")
    #expect(Change.relative(from: 1000, to: 1031, upIsGood: nil)?.signed(.unicode) == "▲ 3.1%")
    #expect(Change.relative(from: 1, to: 5000, upIsGood: true)?.amount == ">999x")
    #expect(Change.relative(from: 0, to: 5, upIsGood: true) == nil)
    #expect(Change.relative(from: -100, to: -50, upIsGood: true)?.words == "up 50%, good")
  }

  @Test(
    arguments: [
      (0, "just now"), (0.9, "just now"), (1, "1 s"), (59.9, "59 s"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"),
      (86_399, "23 h"), (86_400, "1 d"), (1_234 * 86_400, "1,234 d"), (-5, "just now"), (.infinity, "just now"),
    ])
  func ages(seconds: Double, expected: String) { #expect(Format.age(seconds: seconds) == expected) }

  @Test(
    arguments: [
      (0.000_4, "0.4 ms"), (0.012, "12 ms"), (0.999, "999 ms"), (1, "1.0 s"), (3.44, "3.4 s"), (75, "75 s"),
      (.nan, "–"), (-1, "–"),
    ])
  func durations(seconds: Double, expected: String) { #expect(Format.duration(seconds: seconds) == expected) }

  @Test func changesOfCounts() {
    #expect(Change.count(from: 88, to: 100, upIsGood: true).signed(.unicode) == "▲ 12")
    #expect(Change.count(from: 5000, to: 1, upIsGood: true).words == "down 4,999, bad")
    #expect(Change.count(from: 7, to: 7, upIsGood: true).words == "unchanged")
    #expect(Change.count(from: 7, to: 7, upIsGood: true).role == .dim)
  }

  @Test func aChangeTooSmallToBeSeenIsNone() throws {
    let change = try #require(Change.points(from: 0.5, to: 0.500_4, upIsGood: true))
    #expect(change.direction == 0)
    #expect(change.signed(.unicode) == "= 0.0 pt")
  }
}
