import Formatting
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

  @Test func sharesNeverLookWhole() {
    #expect(Format.percent(1) == "100.0%")
    #expect(Format.percent(0.9996) == ">99.9%")
    #expect(Format.percent(0.0001) == "<0.1%")
    #expect(Format.percent(0.001, places: 0) == "<1%")
    #expect(Format.percent(0.996, places: 0) == ">99%")
    #expect(Format.percent(0.999_999_9, places: 4) == ">99.9999%")
    #expect(Format.conversion(1) == "100%")
    #expect(Format.conversion(0.9996) == ">99.9%")
    #expect(Format.conversion(.nan) == "–")
  }

  @Test func upToSoManyPlaces() {
    #expect(Format.upTo(places: 1, 12) == "12")
    #expect(Format.upTo(places: 1, 12.04) == "12")
    #expect(Format.upTo(places: 1, 12.5) == "12.5")
    #expect(Format.upTo(places: 3, 1_234.5) == "1,234.500")
  }

  @Test func signedNumbers() {
    #expect(Format.signed(42.4, places: 0) == "+42")
    #expect(Format.signed(-8, places: 0) == "-8")
    #expect(Format.signed(0.2, places: 0) == "0")
    #expect(Format.signed(-0.2, places: 0) == "0")
  }

  @Test func counts() {
    #expect(Format.shortCount(12_408) == "12,408")
    #expect(Format.shortCount(1_240_800) == "1.24M")
    #expect(Format.shortCount(123_456) == "123K")
    #expect(Format.shortCount(-99_999) == "-99,999")
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
}
