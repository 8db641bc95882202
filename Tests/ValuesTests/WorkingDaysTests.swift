import Testing
import Values

@Suite struct WorkingDaysTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test(arguments: [
    // 2026-11-20 is a Friday; 2026-11-25 is a holiday here.
    (0, "2026-11-20", "2026-11-20"), (1, "2026-11-20", "2026-11-23"), (1, "2026-11-21", "2026-11-23"),
    (3, "2026-11-20", "2026-11-26"), (5, "2026-11-18", "2026-11-26"),
  ])
  func theNthWorkingDayAfterADay(_ count: Int, _ from: String, _ expected: String) throws {
    let days = WorkingDays(holidays: [try day("2026-11-25")])
    #expect(days.day(count, after: try day(from)) == (try day(expected)))
  }

  @Test func countsAsWalkingDoes() throws {
    let days = WorkingDays(holidays: [try day("2026-11-25"), try day("2026-11-22")])
    let start = try day("1969-12-20")
    for (first, length) in [(0, 0), (3, 9), (20_780, 400), (20_781, 6), (20_790, 13)] {
      let (from, to) = (start + first, start + first + length)
      let walked = (0...length).count { days.contains(from + $0) }
      #expect(days.count(from: from, through: to) == walked)
    }
    #expect(days.count(from: start, through: start - 1) == 0)
  }

  @Test func aYearWithoutWorkIsNoEndlessLoop() throws {
    let start = try day("2026-01-01")
    let days = WorkingDays(holidays: Set((0...800).map { start + $0 }))
    #expect(days.day(2, after: start) > start)
  }
}
