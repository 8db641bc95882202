import Ingest
import TestSupport
import Testing
import Values

@Suite struct DatesTests {
  static let berlin = Zone(
    name: "Europe/Berlin", starts: [.min, 1_774_746_000, 1_792_890_000], offsets: [3_600, 7_200, 3_600])

  func read(
    _ text: String, order: ReadRules.DateOrder = .monthFirst, zone: Zone = .utc
  ) -> (milliseconds: Int64?, evidence: DateEvidence) {
    var evidence = DateEvidence()
    let instant = bytes(text) { Dates.parse($0, order: order, zone: zone, evidence: &evidence) }
    return (instant?.milliseconds, evidence)
  }

  /// 2026-11-21T00:00:00Z is 1 795 219 200 s: 20 778 days after 1970 (56 years with 14 leap days, and 324 days into 2026).
  static let day: Int64 = (56 * 365 + 14 + 324) * 86_400_000
  /// 14:03:22 of that day.
  static let afternoon = day + (14 * 3_600 + 3 * 60 + 22) * 1_000

  @Test(arguments: [
    "2026-11-21", "11/21/2026", "11/21/26", "21/11/2026", "21-11-2026", "21-11-26", "2026/11/21", "21.11.2026",
    "21-Nov-2026", "21 Nov 26", "Nov 21, 2026", "november 21 2026", "Nov. 21,2026", "21/NOV/2026 0:00",
    "20261121", "Saturday, November 21, 2026", "Sat Nov 21 2026",
    "2026-11-21T00:00", "2026-11-21 0:00:00", "1795219200", "1795219200000", "2026-11-21T02:00+02:00",
  ])
  func aDateAloneIsItsDayAtMidnight(text: String) {
    #expect(read(text).milliseconds == Self.day)
  }

  @Test(arguments: [
    "2026-11-21T14:03:22Z", "2026-11-21t14:03:22z", "2026-11-21 14:03:22", "2026-11-21T14:03:22",
    "2026-11-21T14:03:22.000+0000",
    "2026-11-21T16:03:22+02:00", "2026-11-21T16:03:22+0200", "2026-11-21T16:03:22+02", "2026-11-21T04:03:22-10:00",
    "2026-11-21 14:03:22 UTC", "2026-11-21 14:03:22 gmt", "2026-11-21 14:03:22 +0000", "11/21/2026 2:03:22 PM",
    "11/21/2026 02:03:22PM", "11/21/2026, 2:03:22 pm", "11/21/26 14:03:22", "1795269802", "1795269802000",
    "11/21/2026 2:03:22\u{202F}PM", "2026-11-21 14:03:22 +0000 UTC", "Sat, 21 Nov 2026 14:03:22 GMT",
    "Sat Nov 21 2026 15:03:22 GMT+0100 (Central European Standard Time)", "Nov 21, 2026 9:03:22 AM EST",
    "11/21/2026 6:03:22 AM PST",
  ])
  func aTimeIsReadInEveryForm(text: String) {
    #expect(read(text).milliseconds == Self.afternoon)
  }

  @Test func fractionsAreCutToMilliseconds() {
    #expect(read("2026-11-21T14:03:22.5Z").milliseconds == Self.afternoon + 500)
    #expect(read("2026-11-21T14:03:22.123999Z").milliseconds == Self.afternoon + 123)
    #expect(read("2026-11-21 14:03:22,25 UTC").milliseconds == Self.afternoon + 250)
    #expect(read("2026-11-21T14:03:22.Z").milliseconds == nil)
  }

  @Test func oneDigitHoursAndNoSeconds() {
    #expect(read("2020-12-30 3:15:52").milliseconds == 1_609_298_152_000)
    #expect(read("2026-11-21T14:03").milliseconds == Self.day + 843 * 60_000)
    #expect(read("02/23/26 08:55 PM").milliseconds == read("2026-02-23T20:55:00Z").milliseconds)
  }

  @Test func noonAndMidnight() {
    #expect(read("11/21/2026 12:00 AM").milliseconds == Self.day)
    #expect(read("11/21/2026 12:00 PM").milliseconds == Self.day + 43_200_000)
    #expect(read("11/21/2026 13:00 PM").milliseconds == nil)
    #expect(read("11/21/2026 0:30 AM").milliseconds == nil)
  }

  @Test func twoDigitYears() {
    #expect(read("1/15/68").milliseconds == read("2068-01-15").milliseconds)
    #expect(read("1/15/69").milliseconds == read("1969-01-15").milliseconds)
    #expect(read("1/15/99").milliseconds == read("1999-01-15").milliseconds)
    #expect(read("1/15/00").milliseconds == read("2000-01-15").milliseconds)
  }

  @Test(arguments: [
    "2026-02-30", "2026-13-45", "2026-13-05", "2025-02-29", "2026-00-10", "2026-01-00", "31/31/2026", "02-29-2026",
    "soon", "yesterday",
    "99", "20261321", "20260230", "18001121", "Sat", "Sat, ", "Funday, November 21, 2026", "2026-11-21 14:03 +0000 EST",
    "2026-11-21 14:03 CET", "2026-11-21 14:03 UTC (", "12345678901", "12345678901234", "2026-01-01T25:00",
    "2026-01-01T23:60", "2026-01-01T",
    "2026-01-01 14",
    "2026-01-01T14:0", "2026-01-01x", "2026-01-01T10:00:00Q", "2026-01-01T10:00:00+2", "2026-01-01T10:00:00+99:00",
    "1/2/026", "1/2",
    "1/2-2026", "111/2/2026", "0/1/2026", "1/0/2026", "2026-1-1-1", "-1", "1.5", "2026-11-2 1", "1/1/20266",
  ])
  func whatTheCalendarDoesNotHaveIsNoDate(text: String) {
    #expect(read(text).milliseconds == nil)
  }

  @Test func theColumnsOrderDecidesOnlyWhatIsAmbiguous() {
    #expect(read("11/12/2026", order: .monthFirst).milliseconds == read("2026-11-12").milliseconds)
    #expect(read("11/12/2026", order: .dayFirst).milliseconds == read("2026-12-11").milliseconds)
    #expect(read("11-12-26", order: .dayFirst).milliseconds == read("2026-12-11").milliseconds)
    #expect(read("21/11/2026", order: .monthFirst).milliseconds == Self.day)
    #expect(read("11/21/2026", order: .dayFirst).milliseconds == Self.day)
  }

  @Test func eachDateGivesItsEvidence() {
    #expect(read("11/21/2026").evidence == .monthFirst)
    #expect(read("21-11-2026 10:00").evidence == .dayFirst)
    #expect(read("11/12/2026").evidence == .ambiguous)
    #expect(read("10/10/2026").evidence == [])
    #expect(read("2026-11-21").evidence == [])
    #expect(read("31/31/2026").evidence == [])
    // No such day, and still only one order in which it could be meant.
    #expect(read("02-29-2026").evidence == .monthFirst)
    #expect(DateEvidence([.monthFirst, .ambiguous]).order == .monthFirst)
    #expect(DateEvidence([.dayFirst]).order == .dayFirst)
    #expect(DateEvidence([.dayFirst, .monthFirst]).order == nil)
    #expect(DateEvidence.ambiguous.order == nil)
  }

  @Test func timesWithoutAnOffsetAreInTheZone() {
    // Berlin is two hours ahead from 2026-03-29 to 2026-10-25, else one.
    #expect(read("2026-11-21", zone: Self.berlin).milliseconds == Self.day - 3_600_000)
    #expect(read("2026-07-01 12:00", zone: Self.berlin).milliseconds == read("2026-07-01T10:00:00Z").milliseconds)
    #expect(read("2026-07-01T12:00:00Z", zone: Self.berlin).milliseconds == read("2026-07-01T12:00:00Z").milliseconds)
    #expect(read("1795219200", zone: Self.berlin).milliseconds == Self.day)
    // The hour that spring skips is read with the offset before it; the one that autumn repeats is its first.
    #expect(read("2026-03-29 02:30", zone: Self.berlin).milliseconds == read("2026-03-29T01:30:00Z").milliseconds)
    #expect(read("2026-10-25 02:30", zone: Self.berlin).milliseconds == read("2026-10-25T00:30:00Z").milliseconds)
  }

  @Test func daysClampAtTheEndsOfTheirRange() {
    #expect(Day(20_778) + .max == Day(.max))
    #expect(Day(20_778) - .max == Day(20_778 - .max))
    #expect(Day(-20_778) + .min == Day(.min))
    #expect(Day(-20_778) - .max == Day(.min))
    #expect(Day(20_778) - .min == Day(.max))
    #expect(Day(20_778) + 1 - 2 == Day(20_777))
  }

  @Test func everyDayOfFourCenturiesIsReadAsItself() {
    var number = Day(year: 1900, month: 1, day: 1)?.number ?? 0
    let end = Day(year: 2300, month: 1, day: 1)?.number ?? 0
    var wrong = 0
    while number < end {
      let day = Day(number)
      if read(day.iso).milliseconds != Int64(number) * 86_400_000 { wrong += 1 }
      number += 1
    }
    #expect(wrong == 0)
  }
}
