import Ingest
import Testing
import Values

@testable import Accounts

/// Exports that overlap: rows without an id that two files have, the same deal in two reports, what replaced what (data.md, Bad
/// rows).
@Suite struct OverlapTests {
  private static let header = "timestamp,type,account_id,url,campaign_id,count\n"

  @Test func rowsOfTwoFilesCountOnce() {
    let row = "2026-11-01T10:00:00Z,visit,A,/a,C1,1\n"
    var data = TestData([
      "accounts.csv": twoAccounts,
      // Twice in one file, once in the next, three times in the last: of any two files the larger number counts.
      "activities-1.csv": Self.header + row + row + "2026-11-02T10:00:00Z,visit,A,/a,C1,10\n",
      "activities-2.csv": Self.header + row,
      "activities-3.csv": Self.header + row + row + row,
    ])
    #expect(data.facts(asOf: "2026-11-21", from: "2026-11-01")["A"].visits == 13)
    #expect(
      data.dataset().overlaps == [
        Overlap(table: .activities, path: "activities-2.csv", other: "activities-1.csv", rows: 1),
        Overlap(table: .activities, path: "activities-3.csv", other: "activities-1.csv", rows: 2),
      ])
    data.rules.keepsDuplicates = true
    #expect(data.facts(asOf: "2026-11-21", from: "2026-11-01")["A"].visits == 16)
    #expect(data.dataset().overlaps.isEmpty)
  }

  /// Columns that are read and not kept tell rows apart, as do those that are; a column that a file lacks is empty.
  @Test(arguments: [
    ("2026-11-01T10:00:00Z,visit,A,/a,C1,1\n", true), ("2026-11-01T10:00:01Z,visit,A,/a,C1,1\n", false),
    ("2026-11-01T10:00:00Z,chat,A,/a,C1,1\n", false), ("2026-11-01T10:00:00Z,visit,B,/a,C1,1\n", false),
    ("2026-11-01T10:00:00Z,visit,A,/b,C1,1\n", false), ("2026-11-01T10:00:00Z,visit,A,/a,C2,1\n", false),
    ("2026-11-01T10:00:00Z,visit,A,/a,C1,2\n", false), ("2026-11-01T10:00:00Z,visit,A,,C1/a,1\n", false),
  ])
  func equalInEveryColumn(_ row: String, _ isEqual: Bool) {
    let span = "2026-10-01T10:00:00Z,call,B,,,1\n2026-11-20T10:00:00Z,call,B,,,1\n"
    let data = TestData([
      "accounts.csv": twoAccounts, "activities-1.csv": Self.header + span + "2026-11-01T10:00:00Z,visit,A,/a,C1,1\n",
      "activities-2.csv": "activity_id,visitor_id,contact_id," + Self.header + ",,," + row,
    ])
    #expect(data.dataset().overlaps.map(\.rows) == (isEqual ? [1] : []))
  }

  /// A row with an id is replaced by its id, and by nothing else; types that nobody knows differ by their names.
  @Test func rowsWithAnID() {
    let header = "activity_id,timestamp,type,account_id\n"
    let data = TestData([
      "accounts.csv": twoAccounts,
      "activities-1.csv": header + "e1,2026-11-01,visit,A\n,2026-11-01,lunch,A\n,2026-11-02,lunch,A\n",
      "activities-2.csv": header + "e2,2026-11-01,visit,A\n,2026-11-01,podcast,A\n,2026-11-02,lunch,A\n",
    ])
    #expect(data.dataset().overlaps.map(\.rows) == [1])
    #expect(data.facts(asOf: "2026-11-21", from: "2026-11-01")["A"].visits == 2)
  }

  @Test func otherTablesWithoutIDs() {
    let data = TestData([
      "accounts.csv": twoAccounts,
      "spend-1.csv": "date,amount,account_id,channel\n2026-11-01,10,A,ads\n2026-11-01,10,A,ads\n2026-11-02,1,A,ads\n",
      "spend-2.csv": "date,amount,account_id,channel\n2026-11-01,10,A,ads\n2026-11-01,10,A,event\n2026-11-02,2,A,ads\n",
      "intent-1.csv": "date,topic,score,account_id\n2026-11-01,x,50,A\n",
      "intent-2.csv": "date,topic,score,account_id\n2026-11-01,x,50,A\n2026-11-01,y,50,A\n",
      "nps-1.csv": "date,account_id,score,response_id\n2026-11-01,A,9,r1\n",
      "nps-2.csv": "date,account_id,score,response_id\n2026-11-01,A,9,r1\n2026-11-01,A,9,r2\n",
      "relationships-1.csv": "date,account_id,score\n2026-11-01,A,80\n",
      "relationships-2.csv": "date,account_id,score\n2026-11-01,A,80\n2026-11-01,B,80\n",
    ])
    let dataset = data.dataset()
    #expect(dataset.overlaps.map(\.rows) == [1, 1, 1, 1])
    #expect(dataset.overlaps.map(\.table) == [.spend, .intent, .relationships, .nps])
    // 10 + 10 + 1 of the first, 10 for the event and 2 of the second file.
    #expect(data.facts(asOf: "2026-11-21", from: "2026-11-01")["A"].spend == 33)
  }

  /// What a growing directory gives is what a fresh look at it gives.
  @Test func whatIsAppendedOverlaps() {
    let rows = (1...9).map { "2026-11-0\($0)T10:00:00Z,visit,A,/a,C1,\($0)\n" }
    var data = TestData([
      "accounts.csv": twoAccounts, "activities-1.csv": Self.header + rows[0...5].joined(),
      "activities-2.csv": Self.header + rows[4...6].joined(),
    ])
    var dataset = data.dataset()
    for (path, row) in [
      ("activities-2.csv", rows[7]), ("activities-1.csv", rows[8]), ("activities-1.csv", rows[7]),
      ("activities-2.csv", rows[8]), ("activities-1.csv", rows[0]), ("activities-2.csv", rows[0]),
    ] {
      data.files[path]?.append(row)
      let readings = data.readings()
      dataset = Dataset(files: readings, rules: data.rules, readRules: data.readRules, after: dataset)
      let fresh = Dataset(files: readings, rules: data.rules, readRules: data.readRules)
      #expect(dataset.overlaps == fresh.overlaps, "\(path): \(row)")
    }
    // 5 and 6 at first, then 8, 9 and the first row, which the first file has twice.
    #expect(dataset.overlaps.map(\.rows) == [5])
  }

  // MARK: Ids

  /// A new file whose days one other file has costs its own accounts, not all; the row that both have makes all be looked
  /// at. The rows of a file that was alone are looked at when a second one comes.
  @Test(arguments: [["activities-1.csv"], ["activities-1.csv", "activities-0.csv"]])
  func aFileOverDaysOfAnotherCostsItsAccounts(_ before: [String]) throws {
    let rows = (1...20).map {
      "2026-11-\($0 < 10 ? "0" : "")\($0)T10:00:00Z,visit,\($0 % 2 == 0 ? "A" : "B"),/a,C1,1\n"
    }
    let texts = [
      "activities-1.csv": Self.header + rows.joined(),
      "activities-0.csv": Self.header + "2026-09-01T10:00:00Z,call,B,,,1\n",
    ]
    var files = TestData(["accounts.csv": twoAccounts]).readings()
    for path in before { files += TestData([path: try #require(texts[path])]).readings() }
    let data = TestData([:])
    let points = [FactPoint(asOf: day("2026-11-21"), from: day("2026-11-01"))]
    var dataset = Dataset(files: files, rules: data.rules, readRules: data.readRules)
    var table = FactTable(dataset, points: points)
    for (number, row) in ["2026-11-05T11:00:00Z,visit,A,/a,C1,1\n", "2026-11-06T11:00:00Z,visit,A,/a,C1,1\n", rows[4]]
      .enumerated()
    {
      files += TestData(["activities-\(number + 2).csv": Self.header + row]).readings()
      let next = Dataset(files: files, rules: data.rules, readRules: data.readRules, after: dataset)
      let nextTable = FactTable(next, points: points, after: table)
      #expect(nextTable.accountsComputed == (number < 2 ? 1 : 2))
      #expect(next.overlaps.map(\.rows) == (number < 2 ? [] : [1]))
      let fresh = Dataset(files: files, rules: data.rules, readRules: data.readRules)
      #expect(nextTable.difference(from: FactTable(fresh, points: points)) == nil)
      (dataset, table) = (next, nextTable)
    }
  }

  /// However many digests come, none that was inserted is forgotten, and few are taken for one.
  @Test func theFilterGrows() {
    var filter = DigestFilter()
    var mistaken = 0
    for number in 0..<20_000 as Range<UInt64> where filter.insert(DigestMix(number).value) { mistaken += 1 }
    #expect(mistaken < 8)
    #expect((0..<20_000).allSatisfy { filter.insert(DigestMix($0).value) })
  }

  @Test func theSameDealInTwoReportsWithoutIDs() {
    let header = "Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date\n"
    let data = TestData([
      "accounts.csv": twoAccounts,
      "opportunities-aug.csv": header + "Big,Alpha,Proposal,100,2026-12-01,2026-01-05\n",
      "opportunities-sep.csv": header
        + "Big,ALPHA,Closed Won,120,2026-09-01,2026-01-05\nBig,Alpha,Proposal,7,2026-12-01,2026-02-05\n",
    ])
    let dataset = data.dataset()
    #expect(dataset.opportunities.items.map(\.writtenAmount.units) == [1_200_000, 70_000])
    #expect(
      dataset.replacements == [
        Replacement(
          table: .opportunities, path: "opportunities-sep.csv", other: "opportunities-aug.csv", rows: 1, alike: 1)
      ])
  }

  @Test func linesOfOneDeal() {
    var data = TestData([
      "accounts.csv": twoAccounts,
      "opportunities-1.csv": "opportunity_id,account_id,amount\no1,A,100\no1,A,50\no2,A,7\no2,A,7\n",
      "opportunities-2.csv": "opportunity_id,account_id,amount\no2,A,1\no2,A,2\n",
    ])
    #expect(data.dataset().opportunities.items.map(\.writtenAmount.units) == [500_000, 20_000])
    #expect(data.dataset().replacements.map(\.differing) == [1, 0, 1])
    data.rules.lineItems = .sum
    #expect(data.dataset().opportunities.items.map(\.writtenAmount.units) == [1_500_000, 30_000])
  }

  @Test func whatANewerExportNoLongerHas() {
    let rows = (1...10).map { "o\($0),A,1\n" }
    var data = TestData([
      "accounts.csv": twoAccounts,
      "opportunities-1.csv": "opportunity_id,account_id,amount\n" + rows.joined(),
      "opportunities-2.csv": "opportunity_id,account_id,amount\n" + rows[1...].joined(),
    ])
    #expect(
      data.dataset().vanished == [
        VanishedRows(table: .opportunities, path: "opportunities-1.csv", other: "opportunities-2.csv", rows: 1)
      ])
    #expect(data.dataset().opportunities.items.count == 10)
    data.rules.dropsVanished = true
    #expect(data.dataset().opportunities.items.count == 9)
    // 8 of 10 are not over 80 %: two files of different records.
    data.files["opportunities-2.csv"] =
      "opportunity_id,account_id,amount\n" + rows[2...].joined() + "o11,A,1\no12,A,1\n"
    #expect(data.dataset().vanished == [])
    #expect(data.dataset().opportunities.items.count == 12)
  }
}
