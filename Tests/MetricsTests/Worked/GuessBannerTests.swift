import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// What was decided about rows that do not say it clearly is said above the figures, in singular and plural.
@Suite struct GuessBannerTests {
  private func banners(_ files: [String: String]) throws -> [String] {
    let day = try #require(Day(iso: "2026-06-30"))
    return Banners.of(try SmallData(files).dataset(), asOf: day, failures: []).map { $0.words { $0.decimal } }
  }

  /// An expected day stands for a close up to the newest day of the directory.
  private static let activities = "timestamp,type,account_id\n2026-06-20,visit,a\n"
  private static let header = "opportunity_id,account_id,type,status,stage,amount,created_at,closed_at,expected_close\n"

  @Test func oneOfEach() throws {
    let banners = try banners([
      "accounts.csv": "account_id,name\na,Acme\nb,ACME\n", "activities.csv": Self.activities,
      "opportunities.csv": Self.header + "o1,a,Odd,won,,5,2026-06-01,2026-06-10,\n"
        + "o2,a,new,won,Closed Lost,5,2026-06-01,2026-06-10,\n" + "o3,a,new,lost,,5,2026-06-01,,2026-06-11\n"
        + "o4,a,new,open,,5,2026-06-01,,2026-06-12\no5,a,new,open,,-5,2026-06-01,,2026-07-12\n",
    ])
    #expect(
      banners == [
        "opportunities.csv: 1 row has a type that no rule reads: it counts as new business",
        "opportunities.csv: status and stage contradict each other in 1 row: the status counts",
        "opportunities.csv: 1 won or lost row has no closed_at: it counts on the day on which it was expected to close",
        "accounts.csv: 1 account has the name of an earlier one, and another id: it counts by itself, and rows that give only "
          + "the name are the earlier one's",
        "1 of 2 open opportunities is past the expected close, 5.0000 of 0.0000",
        "opportunities: 1 row has a negative amount, -5.0000 in all: it is subtracted",
      ])
  }

  @Test func several() throws {
    let rows = (1...2).map { number in
      "o\(number),a,Odd,won,Closed Lost,0,2026-06-01,,2026-06-11\n"
        + "p\(number),a,new,open,,5,2026-06-01,,2026-06-12\n"
    }
    let banners = try banners([
      "accounts.csv": "account_id,name\na,Acme\nb,ACME\nc,acme\n", "activities.csv": Self.activities,
      "opportunities.csv": Self.header + rows.joined(),
    ])
    #expect(
      banners == [
        "opportunities.csv: 2 rows have a type that no rule reads: they count as new business",
        "opportunities.csv: status and stage contradict each other in 2 rows: the status counts",
        "opportunities.csv: 2 won or lost rows have no closed_at: they count on the days on which they were expected to close",
        "accounts.csv: 2 accounts have the name of an earlier one, and another id: they count by themselves, and rows that "
          + "give only the name are the earlier one's",
        "2 of 2 open opportunities are past the expected close, 10.0000 of 10.0000",
        "2 of 2 won opportunities have no amount: they count as 0",
      ])
  }
}
