import Accounts
import Ingest
import Testing
import Values

/// What single days of accounts and tables say.
@Suite struct LedgerDaysTests {
  private func dataset(_ activities: String) -> Dataset {
    TestData([
      "accounts.csv": "account_id,name\nA,Acme\nB,Bolt\n", "activities.csv": "timestamp,type,account_id\n" + activities,
    ]).dataset()
  }

  /// Days without a time are one timestamp: impressions and clicks come before visits, wherever their rows stand.
  @Test func whatOneTimestampHasLeadsToItsVisits() {
    let dataset = dataset(
      """
      2026-11-05,visit,A
      2026-11-05,ad_impression,A
      2026-11-05,visit,A
      2026-11-05,conversion,A
      2026-11-06,visit,A
      2026-11-05,visit,B
      2026-11-05,ad_impression,B
      2026-11-05,ad_click,B
      2026-11-06,ad_click,A
      2026-11-06,visit,B

      """)
    func words(_ flow: ActivityFlow) -> [[String]] {
      dataset.days(of: flow).map { $0.map { "\($0.day.iso) \($0.count)" } }
    }
    #expect(words(.viewThroughVisits) == [["2026-11-05 2"], []])
    #expect(words(.viewThroughConversions) == [["2026-11-05 1"], []])
    #expect(words(.visits) == [["2026-11-05 2", "2026-11-06 1"], ["2026-11-05 1", "2026-11-06 1"]])
  }

  /// Rows of activities are kept by account, not by line: of one day the last line counts all the same.
  @Test func theNewestRowOfOneDayIsTheLastLine() {
    let dataset = dataset("2026-11-05,visit,A\n2026-11-06,visit,B\n2026-11-06,visit,A\n2026-11-07,visit,B\n")
    func line(_ limit: String) -> Int? {
      Day(iso: limit).flatMap { dataset.newestRow(of: .activities, notAfter: $0)?.place.line }
    }
    #expect(line("2026-11-06") == 4)
    #expect(line("2026-11-07") == 5)
    #expect(line("2026-11-04") == nil)
  }
}
