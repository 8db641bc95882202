import Accounts
import Foundation
import Metrics
import Report
import TestSupport
import Testing
import Values

/// What was left out is said in the head of reports, on screens, and by `check`.
@Suite struct TrustWordsTests {
  private let trust = TrustSummary(tables: [
    .init(.accounts, rows: 10), .init(.activities, rows: 3, orphans: 1, age: 3),
    .init(.opportunities, rows: 50, bad: 49), .init(.spend, rows: 1_000, bad: 1),
  ])

  @Test func oneLineOfAReport() {
    #expect(
      trust.line(directory: "demo")
        == "49 of 50 rows of opportunities, 1 of 1,000 rows of spend left out, 1 orphan; abmtop check demo lists them")
    #expect(
      TrustSummary(tables: [.init(.nps, rows: 4)], ignored: 1, failed: 2).line(directory: "d")
        == "2 files cannot be read, 1 file ignored; abmtop check d lists them")
    #expect(TrustSummary(tables: [.init(.nps, rows: 4)], ignored: 1).line(directory: "d") == nil)
  }

  /// The directory is one that can be copied into a shell.
  @Test(arguments: [
    ("../exports/q3", "../exports/q3"), ("my exports", "'my exports'"), ("it's", "'it'\\''s'"), ("~x", "'~x'"),
    ("", "''"), ("données", "données"), ("a;b", "'a;b'"),
  ])
  func theDirectoryIsQuoted(_ directory: String, _ word: String) {
    let line = TrustSummary(tables: [.init(.nps, rows: 4, bad: 1)]).line(directory: directory)
    #expect(line == "1 of 4 rows of nps left out; abmtop check \(word) lists them")
  }

  /// What is left out for want of a rate is worth something all the same.
  @Test func whatHasNoRateIsSaidWithItsSum() throws {
    let rows = (2...4).map { "o\($0),a,won,50000,EUR,2026-06-02,2026-06-12\n" }.joined()
    let snapshot = try SmallData([
      "accounts.csv": "account_id\na\n",
      "opportunities.csv": "opportunity_id,account_id,status,amount,currency,created_at,closed_at\n"
        + "o1,a,won,50000,USD,2026-06-02,2026-06-12\n" + rows + "o5,a,won,7,CHF,2026-06-02,2026-06-12\n"
        + "o6,a,won,much,CHF,2026-06-02,2026-06-12\n",
      "spend.csv": "date,amount\n2026-06-01,5 SEK\n2026-06-01,SEK 5\n",
    ]).snapshot("30d", on: "2026-06-30")
    #expect(
      snapshot.trust.line(directory: "d")
        == "5 of 6 rows of opportunities (worth CHF 7.00, €150,000.00), 2 of 2 rows of spend (worth SEK 10.00) left out; "
        + "abmtop check d lists them")
  }

  @Test func stripsAreEverShorter() {
    #expect(
      trust.strips(separator: "|") == [
        "! 49 of 50 opportunities, 1 of 1,000 rows of spend left out | 1 orphan | activities 3 d old",
        "! 50 left out | 1 orphan | activities 3 d old", "! 50 left out | 1 orphan", "! 50 left out", "!",
      ])
    #expect(
      TrustSummary(tables: [.init(.nps, rows: 4)], ignored: 1, failed: 2).strips(separator: "·").first
        == "! 2 files cannot be read · 1 file ignored")
    #expect(TrustSummary(tables: [.init(.nps, rows: 4)]).strips(separator: "·").isEmpty)
    #expect(
      TrustSummary(tables: [.init(.intent, rows: 4, orphans: 2, age: 15)]).sentence == "2 orphans, intent 15 d old")
  }

  @Test func jsonHasItToo() throws {
    let snapshot = try SmallDirectory.snapshot()
    var options = ReportOptions()
    options.format = .json
    options.kpis = ["deal_cycle", "new_revenue"]
    let text = try Written.render(snapshot, snapshot.figures(), options)
    let written = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let trust = try #require(written["trust"] as? [String: Any])
    #expect(trust["complete"] as? Bool == false && trust["bad"] as? Int == 1 && trust["orphans"] as? Int == 1)
    let activities = try #require((trust["tables"] as? [String: [String: Any]])?["activities"])
    #expect(activities["rows"] as? Int == 4 && activities["age_days"] as? Int == 10)
    let kpis = try #require(written["kpis"] as? [String: [String: Any]])
    // 3 accounts, 4 activities and 3 opportunities, of which a bad row and an orphan are not used.
    #expect(kpis["deal_cycle"]?["coverage"] as? Double == 0.8 && kpis["deal_cycle"]?["partial"] as? Bool == true)
    #expect(kpis["new_revenue"]?["coverage"] as? Double == 1 && kpis["new_revenue"]?["partial"] as? Bool == false)
  }

  @Test func checkGroupsBadRows() throws {
    let rows = (1...5).map { "soon\($0),visit,a\n" }.joined() + "2026-06-01,visit,a,more\n"
    let dataset = try SmallData([
      "accounts.csv": "account_id\na\n",
      "activities.csv": "timestamp,type,account_id\n2026-06-01,visit,a\n" + rows,
    ]).dataset()
    var options = ReportOptions()
    let grouped = Written.check(dataset, dataset.health, options)
    #expect(
      grouped.contains(
        """
          bad rows   5: timestamp: not a date; the first 3:
          bad row    activities.csv:3: timestamp: “soon1” is not a date
          bad row    activities.csv:4: timestamp: “soon2” is not a date
          bad row    activities.csv:5: timestamp: “soon3” is not a date
          bad row    activities.csv:8:
        """))
    #expect(grouped.hasSuffix("--all lists each bad row\n"))
    options.listsEachBadRow = true
    let each = Written.check(dataset, dataset.health, options)
    #expect(each.split(separator: "\n").count { $0.hasPrefix("  bad row    ") } == 6)
    #expect(!each.contains("--all") && !each.contains("bad rows   5"))
  }
}
