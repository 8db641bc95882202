import Accounts
import Ingest
import Metrics
import Testing
import Values

/// Periods, previous periods and trends, read off the calendar.
@Suite struct PeriodTests {
  /// A period on a day: P, and the previous one; nil: none.
  struct Expected: Sendable, CustomStringConvertible {
    let period: String
    let today: String
    let now: String
    let previous: String?
    var fiscalYearStart = 1

    init(_ period: String, _ today: String, _ now: String, _ previous: String?, fiscalYearStart: Int = 1) {
      self.period = period
      self.today = today
      self.now = now
      self.previous = previous
      self.fiscalYearStart = fiscalYearStart
    }

    var description: String { "\(period) on \(today), fiscal year from month \(fiscalYearStart)" }
  }

  static let days: [Expected] = [
    Expected("7d", "2026-06-30", "2026-06-24..2026-06-30", "2026-06-17..2026-06-23"),
    Expected("30d", "2026-06-30", "2026-06-01..2026-06-30", "2026-05-02..2026-05-31"),
    Expected("90d", "2026-06-30", "2026-04-02..2026-06-30", "2026-01-02..2026-04-01"),
    // 2024 is a leap year: 365 days end on 2024-01-01, not on 2023-12-31.
    Expected("365d", "2024-12-30", "2024-01-01..2024-12-30", "2023-01-01..2023-12-31"),
    Expected("1d", "2024-02-29", "2024-02-29..2024-02-29", "2024-02-28..2024-02-28"),
    Expected("2026-03-01..2026-03-31", "2026-06-30", "2026-03-01..2026-03-31", "2026-01-29..2026-02-28"),
    Expected("2024-02-29..2024-02-29", "2026-06-30", "2024-02-29..2024-02-29", "2024-02-28..2024-02-28"),
    Expected("2026-06-01..2026-07-31", "2026-06-30", "2026-06-01..2026-07-31", "2026-04-01..2026-05-31"),
  ]

  static let toDate: [Expected] = [
    Expected("mtd", "2026-06-01", "2026-06-01..2026-06-01", "2026-05-01..2026-05-01"),
    Expected("mtd", "2026-06-30", "2026-06-01..2026-06-30", "2026-05-01..2026-05-30"),
    // 31 days of March, not past the end of February; in a leap year that is the 29th.
    Expected("mtd", "2026-03-31", "2026-03-01..2026-03-31", "2026-02-01..2026-02-28"),
    Expected("mtd", "2024-03-29", "2024-03-01..2024-03-29", "2024-02-01..2024-02-29"),
    Expected("mtd", "2024-03-31", "2024-03-01..2024-03-31", "2024-02-01..2024-02-29"),
    Expected("mtd", "2026-01-10", "2026-01-01..2026-01-10", "2025-12-01..2025-12-10"),
    Expected("qtd", "2026-05-10", "2026-04-01..2026-05-10", "2026-01-01..2026-02-09"),
    // The 92 days of the third quarter are more than the 91 of the second.
    Expected("qtd", "2026-09-30", "2026-07-01..2026-09-30", "2026-04-01..2026-06-30"),
    Expected("qtd", "2026-01-01", "2026-01-01..2026-01-01", "2025-10-01..2025-10-01"),
    Expected("ytd", "2026-06-30", "2026-01-01..2026-06-30", "2025-01-01..2025-06-30"),
    // As many days: 2024 has had its 29 February, 2023 had none.
    Expected("ytd", "2024-03-01", "2024-01-01..2024-03-01", "2023-01-01..2023-03-02"),
    // 366 days do not go past the end of 2023.
    Expected("ytd", "2024-12-31", "2024-01-01..2024-12-31", "2023-01-01..2023-12-31"),
  ]

  static let last: [Expected] = [
    Expected("last-month", "2026-06-30", "2026-05-01..2026-05-31", "2026-04-01..2026-04-30"),
    Expected("last-month", "2024-03-01", "2024-02-01..2024-02-29", "2024-01-01..2024-01-31"),
    Expected("last-month", "2026-01-31", "2025-12-01..2025-12-31", "2025-11-01..2025-11-30"),
    Expected("last-quarter", "2026-06-30", "2026-01-01..2026-03-31", "2025-10-01..2025-12-31"),
    Expected("last-quarter", "2026-02-01", "2025-10-01..2025-12-31", "2025-07-01..2025-09-30"),
    Expected("last-year", "2026-06-30", "2025-01-01..2025-12-31", "2024-01-01..2024-12-31"),
  ]

  /// The fiscal year begins in April; its quarters in April, July, October, January.
  static let fiscal: [Expected] = [
    Expected("ytd", "2026-03-31", "2025-04-01..2026-03-31", "2024-04-01..2025-03-31", fiscalYearStart: 4),
    Expected("ytd", "2026-04-01", "2026-04-01..2026-04-01", "2025-04-01..2025-04-01", fiscalYearStart: 4),
    Expected("last-year", "2026-06-30", "2025-04-01..2026-03-31", "2024-04-01..2025-03-31", fiscalYearStart: 4),
    Expected("last-year", "2026-03-31", "2024-04-01..2025-03-31", "2023-04-01..2024-03-31", fiscalYearStart: 4),
    Expected("qtd", "2026-05-10", "2026-04-01..2026-05-10", "2026-01-01..2026-02-09", fiscalYearStart: 4),
    Expected("last-quarter", "2026-05-10", "2026-01-01..2026-03-31", "2025-10-01..2025-12-31", fiscalYearStart: 4),
    Expected("mtd", "2026-05-10", "2026-05-01..2026-05-10", "2026-04-01..2026-04-10", fiscalYearStart: 4),
    // From February: quarters begin in February, May, August, November.
    Expected("qtd", "2026-04-30", "2026-02-01..2026-04-30", "2025-11-01..2026-01-28", fiscalYearStart: 2),
    Expected("qtd", "2026-01-31", "2025-11-01..2026-01-31", "2025-08-01..2025-10-31", fiscalYearStart: 2),
    Expected("ytd", "2026-01-31", "2025-02-01..2026-01-31", "2024-02-01..2025-01-30", fiscalYearStart: 2),
    Expected("ytd", "2026-12-31", "2026-12-01..2026-12-31", "2025-12-01..2025-12-31", fiscalYearStart: 12),
  ]

  @Test(arguments: days + toDate + last + fiscal)
  func isOnTheCalendar(_ expected: Expected) throws {
    let period = try #require(Period(expected.period))
    let today = try #require(Day(iso: expected.today))
    let resolved = ResolvedPeriod(period, on: today, fiscalYearStart: expected.fiscalYearStart)
    #expect("\(resolved.now.from.iso)..\(resolved.now.asOf.iso)" == expected.now)
    #expect(resolved.previous.map { "\($0.from.iso)..\($0.asOf.iso)" } == expected.previous)
    #expect(period.name == expected.period)
  }

  @Test func trendIsThirteenWeeks() throws {
    let today = try #require(Day(iso: "2024-03-05"))
    let trend = ResolvedPeriod(.monthToDate, on: today).trend
    #expect(
      trend.map(\.asOf.iso) == [
        "2024-03-05", "2024-02-27", "2024-02-20", "2024-02-13", "2024-02-06", "2024-01-30", "2024-01-23", "2024-01-16",
        "2024-01-09", "2024-01-02", "2023-12-26", "2023-12-19", "2023-12-12",
      ])
    // Five days, as P has, and not from the start of each month.
    #expect(trend.map(\.days) == Array(repeating: 5, count: 13))
    #expect(trend[1].from.iso == "2024-02-23")
    // Of last-month, T is its last day.
    let last = ResolvedPeriod(.lastMonth, on: today).trend
    #expect(last[0].asOf.iso == "2024-02-29")
    #expect(last[12].asOf.iso == "2023-12-07")
    #expect(last[12].days == 29)
  }

  @Test(arguments: [
    "", "d", "0d", "-7d", "7", "week", "2026-01-01", "2026-01-01..", "..2026-01-01", "2026-02-30..2026-03-01",
    "2026-03-02..2026-03-01", "last", "lastmonth",
  ])
  func isNoPeriod(_ text: String) {
    #expect(Period(text) == nil)
  }

  @Test func everyNameIsOffered() {
    #expect(
      Period.offered.map(\.name) == [
        "7d", "30d", "90d", "365d", "mtd", "qtd", "ytd", "last-month", "last-quarter", "last-year", "all",
      ])
    for period in Period.offered { #expect(Period(period.name) == period) }
  }
}
