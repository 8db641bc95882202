import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// A day is the calendar day of the configured zone.
@Suite struct ZoneTests {
  /// Five hours behind UTC, all year.
  static let west = Zone(name: "west", starts: [.min], offsets: [-5 * 3600])
  /// An hour before UTC, two from 2026-03-29T01:00Z (second 1 774 746 000) on.
  static let summer = Zone(name: "summer", starts: [.min, 1_774_746_000], offsets: [3600, 7200])

  private func visits(_ zone: Zone, _ time: String, period: String, on today: String) throws -> Double? {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n", "activities.csv": "timestamp,type,account_id\n\(time),visit,a\n",
    ]).with { $0.readRules.zone = zone }
    return try data.snapshot(period, on: today).figures()["website_visits"]?.all.value
  }

  /// June in the west is from 05:00Z of 06-01 to 04:59:59Z of 07-01.
  @Test(arguments: [
    ("2026-06-01T04:59:59Z", 0.0), ("2026-06-01T05:00:00Z", 1), ("2026-07-01T04:59:59Z", 1),
    ("2026-07-01T05:00:00Z", 0), ("2026-07-01T00:00:00+02:00", 1), ("2026-06-30 23:59:59", 1), ("2026-07-01 00:00", 0),
    ("2026-06-01", 1), ("2026-07-01", 0), ("2026-05-31", 0), ("1780290000", 1), ("1780289999", 0),
  ])
  func boundaries(_ time: String, _ count: Double) throws {
    // 1780290000 = 2026-06-01T05:00:00Z.
    #expect(try visits(ZoneTests.west, time, period: "30d", on: "2026-06-30") == count)
  }

  /// 2026-03-29 has 23 hours: from 23:00Z of the day before to 21:59:59Z.
  @Test(arguments: [
    ("2026-03-28T22:59:59Z", 0.0), ("2026-03-28T23:00:00Z", 1), ("2026-03-29T21:59:59Z", 1),
    ("2026-03-29T22:00:00Z", 0), ("2026-03-29 23:59:59", 1),
  ])
  func theDayTheClockChanges(_ time: String, _ count: Double) throws {
    #expect(try visits(ZoneTests.summer, time, period: "1d", on: "2026-03-29") == count)
  }

  /// Four hours behind UTC, three from midnight of 2025-09-07 on: that day begins at 01:00, as in Santiago.
  static let santiago = Zone(name: "santiago", starts: [.min, 1_757_217_600], offsets: [-14_400, -10_800])
  /// Three hours behind UTC, four from 2025-04-06T03:00Z on: the last hour of 2025-04-05 occurs twice.
  static let autumn = Zone(name: "autumn", starts: [.min, 1_743_908_400], offsets: [-10_800, -14_400])

  /// A date alone, and a time in the hour that is skipped, are of their day.
  @Test(arguments: [
    ("2025-09-06", 0.0), ("2025-09-06 23:59:59", 0), ("2025-09-07T03:59:59Z", 0), ("2025-09-07T04:00:00Z", 1),
    ("2025-09-07", 1), ("2025-09-07 00:00", 1), ("2025-09-07 00:30", 1), ("2025-09-07 01:00", 1),
    ("2025-09-07 23:59:59", 1), ("2025-09-08T02:59:59Z", 1), ("2025-09-08T03:00:00Z", 0), ("2025-09-08", 0),
  ])
  func theDayWhoseMidnightIsSkipped(_ time: String, _ count: Double) throws {
    #expect(try visits(ZoneTests.santiago, time, period: "1d", on: "2025-09-07") == count)
  }

  @Test(arguments: [
    ("2025-04-05", 1.0), ("2025-04-05 23:30", 1), ("2025-04-06T03:30:00Z", 1), ("2025-04-06T04:00:00Z", 0),
    ("2025-04-06", 0), ("2025-04-06 00:30", 0), ("2025-04-05T02:59:59Z", 0), ("2025-04-05T03:00:00Z", 1),
  ])
  func theDayWhoseLastHourOccursTwice(_ time: String, _ count: Double) throws {
    #expect(try visits(ZoneTests.autumn, time, period: "1d", on: "2025-04-05") == count)
  }

  /// Seven days after an impression are 604,800 seconds, whatever the clock says: 12:00 in winter is 13:00 in summer.
  @Test(arguments: [("2026-04-01 12:00:00", 1.0), ("2026-04-01 13:00:00", 1), ("2026-04-01 13:00:01", 0)])
  func viewThroughIsInSeconds(_ visit: String, _ count: Double) throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "activities.csv": "timestamp,type,account_id\n2026-03-25 12:00:00,ad_impression,a\n\(visit),visit,a\n",
    ]).with { $0.readRules.zone = ZoneTests.summer }
    let figures = try data.snapshot("30d", on: "2026-04-10").figures()
    #expect(figures["view_through_visits"]?.all.value == count)
  }

  /// Ages are whole days of the zone: 23:00 in the west on 05-31 is 30 days before 06-30, though it is 06-01 in UTC.
  @Test func agesAreDaysOfTheZone() throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "activities.csv": "timestamp,type,account_id\n2026-06-01T04:00:00Z,meeting,a\n",
    ]).with { $0.readRules.zone = ZoneTests.west }
    let facts = try #require(try data.snapshot("30d", on: "2026-06-30").facts(of: "a"))
    #expect(facts.aes == 7.5)
    #expect(facts.engagedOn?.iso == "2026-05-31")
  }
}
