import Formatting
import Testing
import Values

@Suite struct FigureFormatTests {
  private let figures = FigureFormat()

  /// Worked by hand: short, narrow, full, exact.
  @Test(arguments: [
    (Unit.accounts, 12_408.0, ["12,408", "12,408", "12,408", "12,408"]),
    (.accounts, 123_456, ["123,456", "123K", "123,456", "123,456"]),
    (.count, 3, ["3", "3", "3", "3"]),
    (.ratio, 0.616_123_4, ["61.6%", "62%", "61.6%", "61.6123%"]),
    (.money, 374_115.27, ["$374K", "$374K", "$374,115.27", "$374,115.27"]),
    (.moneyADay, 136.7725, ["$137/d", "$137", "$136.77 a day", "$136.77 a day"]),
    (.days, 66.5, ["66.5 d", "67 d", "66.5 d", "66.5000"]),
    (.score, 49.26, ["49.3", "49.3", "49.3", "49.2600"]),
    (.touches, 1, ["1.0", "1.0", "1.0", "1.0000"]),
    (.points, 42.31, ["+42", "+42", "+42", "+42.3100"]),
    (.points, -8.5, ["-9", "-9", "-9", "-8.5000"]),
    (.contactsAnAccount, 2.25, ["2.3", "2.3", "2.3", "2.2500"]),
  ])
  func values(unit: Unit, value: Double, expected: [String]) {
    let written = [
      figures.short(value, of: unit), figures.narrow(value, of: unit), figures.full(value, of: unit),
      figures.exact(value, of: unit),
    ]
    #expect(written == expected)
  }

  @Test(arguments: Unit.allCases)
  func whatIsMissing(unit: Unit) {
    for value in [nil, Double.nan, .infinity] {
      #expect(figures.short(value, of: unit) == "–")
      #expect(figures.narrow(value, of: unit) == "–")
      #expect(figures.full(value, of: unit) == "–")
      #expect(figures.exact(value, of: unit) == "–")
    }
  }

  @Test func exactMoney() {
    #expect(figures.exact(0.1, money: Money(units: 12_345), of: .money) == "$1.23")
  }
}

@Suite struct ChangeTests {
  @Test func changesOfShares() throws {
    let change = try #require(Change.points(from: 0.492, to: 0.523, upIsGood: true))
    #expect(change.plain == "+3.1 pt")
    #expect(change.words == "up 3.1 pt, good")
    #expect(change.verdict == .better)
    #expect(Change.points(from: .nan, to: 1, upIsGood: true) == nil)
  }

  @Test func changesOfAmounts() throws {
    let cost = try #require(Change.relative(from: 2000, to: 1920, upIsGood: false))
    #expect(cost.plain == "-4%")
    #expect(cost.words == "down 4%, good")
    #expect(Change.relative(from: 1000, to: 1031, upIsGood: nil)?.plain == "+3.1%")
    #expect(Change.relative(from: 1, to: 5000, upIsGood: true)?.amount == ">999x")
    #expect(Change.relative(from: 0, to: 5, upIsGood: true) == nil)
    #expect(Change.relative(from: -100, to: -50, upIsGood: true)?.words == "up 50%, good")
  }

  @Test func changesOfCounts() {
    #expect(Change.count(from: 88, to: 100, upIsGood: true).plain == "+12")
    #expect(Change.count(from: 5000, to: 1, upIsGood: true).words == "down 4,999, bad")
    #expect(Change.count(from: 7, to: 7, upIsGood: true).words == "unchanged")
    #expect(Change.count(from: 7, to: 7, upIsGood: true).verdict == .neutral)
    #expect(Change.count(from: .min, to: .max, upIsGood: nil).plain == "+18,446,744,073,709,551,615")
  }

  @Test func aChangeTooSmallToBeSeenIsNone() throws {
    let change = try #require(Change.points(from: 0.5, to: 0.500_4, upIsGood: true))
    #expect(change.direction == 0)
    #expect(change.plain == "=")
  }

  /// Accounts and points of a scale change by a count, shares by points, all else by percents.
  @Test(arguments: [
    (Unit.accounts, 80.0, 92.0, "+12"), (.points, 20, 11.5, "-8"), (.ratio, 0.5, 0.531, "+3.1 pt"),
    (.money, 100, 87.5, "-13%"), (.count, 4, 6, "+50%"), (.days, 10, 10, "="),
  ])
  func changesByUnit(unit: Unit, before: Double, now: Double, text: String) {
    #expect(Change.of(unit, from: before, to: now, upIsGood: nil)?.plain == text)
  }
}

@Suite struct DayTextTests {
  @Test func days() throws {
    let day = try #require(Day(iso: "2026-11-01"))
    let other = try #require(Day(iso: "2025-12-31"))
    #expect(DayText.full(day) == "1 Nov 2026")
    #expect(DayText.short(day) == "1 Nov")
    #expect(DayText.near(other, to: day) == "31 Dec 2025")
    #expect(DayText.range(other, day, dash: "–") == "31 Dec 2025–1 Nov 2026")
    #expect(DayText.range(day, day + 20, dash: " to ") == "1 Nov to 21 Nov 2026")
    #expect(DayText.month(13).isEmpty)
  }
}
