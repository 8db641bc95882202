import Accounts
import Ingest
import TestSupport
import Testing
import Values

/// What must hold whatever the rows are.
@Suite(.serialized) struct PropertyTests {
  private static let seeds: [UInt64] = Rounds.of([1, 2, 3, 4])
  private static let today = RandomCompany(seed: 0).today

  private func points(_ today: Day) -> [FactPoint] {
    [0, 1, 30, 7, 14].map { FactPoint(asOf: today - $0, from: today - $0 - 29) }
  }

  private func table(_ files: [String: String], _ today: Day = PropertyTests.today, workers: Workers = .serial)
    -> FactTable
  {
    let dataset = TestData(files).dataset()
    return FactTable(dataset, points: points(today), workers: workers)
  }

  private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

  @Test(arguments: seeds)
  func howFilesAreSplitChangesNothing(seed: UInt64) {
    var company = RandomCompany(seed: seed)
    let whole = company.files()
    var split = whole
    let rows = lines(whole["activities-m.csv"] ?? "")
    split["activities-m.csv"] = nil
    // The pieces stand where the file stood: which row is the later one stays as it was.
    split["activities-m-1.csv"] = rows[..<40].joined(separator: "\n") + "\n"
    split["activities-m-2.csv"] = "\(rows[0])\n" + rows[40...].joined(separator: "\n") + "\n"
    #expect(table(split).difference(from: table(whole)) == nil)
  }

  @Test(arguments: seeds)
  func howManyThreadsWorkChangesNothing(seed: UInt64) {
    var company = RandomCompany(seed: seed)
    let files = company.files()
    let many = Workers(count: 3) { pieces, work in
      for piece in (0..<pieces).reversed() { work(piece) }
    }
    #expect(table(files, workers: many).difference(from: table(files)) == nil)
  }

  @Test(arguments: seeds)
  func anEarlierTEqualsTheActivitiesUpToIt(seed: UInt64) {
    var company = RandomCompany(seed: seed)
    let files = company.files()
    let earlier = PropertyTests.today - 20
    var cut = files
    for (path, text) in files where path.hasPrefix("activities") {
      // Rows with an id replace others whenever they are dated: without them a cut is a cut.
      let kept = lines(text).filter { $0.hasPrefix("timestamp") || ($0.hasSuffix(",") && $0.prefix(10) <= earlier.iso) }
      cut[path] = kept.joined(separator: "\n") + "\n"
    }
    var without = files
    for (path, text) in files where path.hasPrefix("activities") {
      without[path] =
        lines(text).filter { $0.hasPrefix("timestamp") || $0.hasSuffix(",") }.joined(separator: "\n") + "\n"
    }
    #expect(table(cut, earlier).difference(from: table(without, earlier)) == nil)
  }

  @Test(arguments: seeds)
  func rowsAfterTChangeNothing(seed: UInt64) {
    var company = RandomCompany(seed: seed)
    var files = company.files()
    let before = table(files)
    let later = PropertyTests.today + 1
    files["activities-later.csv"] =
      "timestamp,type,account_id,visitor_id\n\(later.iso),meeting,a1,v1\n\(later.iso)T12:00:00Z,visit,a2,v2\n"
    files["opportunities-later.csv"] = "opportunity_id,account_id,amount,created_at\nnew,a1,500,\(later.iso)\n"
    files["intent-later.csv"] = "date,topic,score,account_id\n\(later.iso),crm,99,a1\n"
    #expect(table(files).difference(from: before) == nil)
  }

  @Test(arguments: seeds)
  func tiersAndPartsSumToTheWhole(seed: UInt64) {
    var company = RandomCompany(seed: seed)
    let columns = table(company.files()).columns[0]
    let count = columns.stages.count
    let members = (0..<count).map { _ in company.random.below(2) == 0 }
    for fact in Fact.allCases where fact.kind != .double {
      let whole = columns.sums(fact, over: columns.mask(nil))
      #expect(whole.reduce(0, +) == columns.integers(fact).reduce(0, +))
      let some = columns.sums(fact, over: columns.mask(members))
      let others = columns.sums(fact, over: columns.mask(members.map { !$0 }))
      #expect(zip(some, others).map { $0 + $1 } == whole, "\(fact)")
      #expect(columns.sums(fact, over: columns.mask(Array(repeating: true, count: count))) == whole)
    }
  }
}
