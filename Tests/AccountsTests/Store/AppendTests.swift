import Accounts
import Ingest
import TestSupport
import Testing
import Values

/// What is built upon the dataset before equals what is built from the start.
@Suite struct AppendTests {
  private static let today = RandomCompany(seed: 0).today
  private static let points = [0, 1, 40, 7, 14, 21].map { days in
    FactPoint(asOf: today - days, from: today - days - 29)
  }

  /// Readings of text that is added behind the rows of a file.
  private func appended(_ text: String, to path: String) -> FileReading? {
    TestData([path: RandomCompany.activityHeader + "\n" + text]).readings().first
  }

  @Test(arguments: Rounds.of(1...8 as ClosedRange<UInt64>))
  func anyChangeEqualsAFreshStart(seed: UInt64) throws {
    var company = RandomCompany(seed: seed)
    let data = TestData(company.files())
    var readings = Dictionary(uniqueKeysWithValues: data.readings().map { ($0.path, $0) })
    var dataset: Dataset?
    var table: FactTable?
    for step in 0..<25 {
      let path = "activities-\(["a", "m", "z"][company.random.below(3)]).csv"
      switch company.random.below(10) {
      case 0:
        let text = RandomCompany.accountHeader + "\n" + company.account(14 + company.random.below(2)) + "\n"
        let new = TestData(["accounts.csv": text]).readings()[0]
        readings["accounts.csv"]?.parts += new.parts
      case 1: readings[path] = nil
      case 2:
        let name = "activities-\(company.random.below(9)).csv"
        readings[name] = appended(company.activities(9), to: name)
      case 3: readings[path] = appended(company.activities(50), to: path)
      default:
        let new = try #require(appended(company.activities(1 + company.random.below(9)), to: path))
        if readings[path] == nil { readings[path] = new } else { readings[path]?.parts += new.parts }
      }
      let files = readings.values.shuffled(using: &company.random)
      let next = Dataset(files: files, rules: data.rules, readRules: data.readRules, after: dataset)
      let fresh = Dataset(files: files, rules: data.rules, readRules: data.readRules)
      let nextTable = FactTable(next, points: AppendTests.points, after: table)
      let difference = nextTable.difference(from: FactTable(fresh, points: AppendTests.points))
      #expect(difference == nil, "seed \(seed), step \(step)")
      #expect(next.orphans == fresh.orphans && next.orphansOfFile == fresh.orphansOfFile, "seed \(seed), step \(step)")
      #expect(next.newestDay == fresh.newestDay && next.earliestDay == fresh.earliestDay)
      for account in fresh.accounts.indices.prefix(3) {
        let left = next.details(of: account, at: AppendTests.points[0]).activities
        let right = fresh.details(of: account, at: AppendTests.points[0]).activities
        #expect(left == right)
        let touches = [next, fresh].map { TouchHistory($0, at: AppendTests.points[0]) }
        #expect(touches[0].touches(of: account) == touches[1].touches(of: account))
        #expect(touches[0].campaigns(touching: account) == touches[1].campaigns(touching: account))
      }
      if difference != nil { return }
      dataset = next
      table = nextTable
    }
  }

  @Test func onlyTheAccountsNamedAreComputed() throws {
    var company = RandomCompany(seed: 7)
    let data = TestData(company.files())
    var files = data.readings()
    let dataset = Dataset(files: files, rules: data.rules, readRules: data.readRules)
    let table = FactTable(dataset, points: AppendTests.points)
    #expect(table.accountsComputed == 14)
    let now = AppendTests.today.iso
    let text = "\(now)T10:00:00Z,visit,a3,,,,,\n\(now)T10:01:00Z,visit,a5,,,,,\n\(now)T10:02:00Z,visit,a3,,,,,\n"
    let position = try #require(files.firstIndex { $0.path == "activities-m.csv" })
    files[position].parts += try #require(appended(text, to: "activities-m.csv")).parts
    let next = Dataset(files: files, rules: data.rules, readRules: data.readRules, after: dataset)
    let nextTable = FactTable(next, points: AppendTests.points, after: table)
    #expect(nextTable.accountsComputed == 2)
    let rows = [3, 5].map { account in
      next.details(of: account, at: AppendTests.points[0]).activityCount
    }
    #expect(nextTable.activitiesReplayed == rows.reduce(0, +))
    #expect(nextTable.difference(from: FactTable(next, points: AppendTests.points)) == nil)
  }

  @Test func otherPointsAndOtherTablesComputeEverything() throws {
    var company = RandomCompany(seed: 9)
    let data = TestData(company.files())
    let dataset = data.dataset()
    let table = FactTable(dataset, points: AppendTests.points)
    let moved = AppendTests.points.map { FactPoint(asOf: $0.asOf - 1, from: $0.from - 1) }
    let again = FactTable(dataset, points: moved, after: table)
    #expect(again.accountsComputed == 14)
    #expect(again.difference(from: FactTable(dataset, points: moved)) == nil)
  }
}
