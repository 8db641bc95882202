import Values
import Accounts
import Ingest
import TestSupport
import Testing

/// A change of any table costs the accounts that it touches, and comes to the same as a fresh start.
@Suite struct ChangedTablesTests {
  private static let today = RandomCompany(seed: 0).today
  private static let points = [0, 1, 40, 7, 14, 21].map { days in
    FactPoint(asOf: today - days, from: today - days - 29)
  }

  /// A company that changes, with the state built upon the one before at each step.
  private struct World {
    var company: RandomCompany
    var readings: [String: FileReading] = [:]
    var dataset: Dataset
    var table: FactTable
    let data: TestData

    init(seed: UInt64, without tables: [String] = []) {
      company = RandomCompany(seed: seed)
      var files = company.files().merging(company.otherFiles()) { $1 }
      for table in tables { files[table] = nil }
      data = TestData(files)
      for reading in data.readings() { readings[reading.path] = reading }
      dataset = Dataset(files: Array(readings.values), rules: data.rules, readRules: data.readRules)
      table = FactTable(dataset, points: ChangedTablesTests.points)
    }

    func read(_ path: String, _ text: String) -> FileReading? { TestData([path: text]).readings().first }

    /// Goes on to the readings as they are now; how the state differs from a fresh one.
    mutating func step() -> String? {
      let files = readings.values.shuffled(using: &company.random)
      let next = Dataset(files: files, rules: data.rules, readRules: data.readRules, after: dataset)
      let fresh = Dataset(files: files, rules: data.rules, readRules: data.readRules)
      let nextTable = FactTable(next, points: ChangedTablesTests.points, after: table)
      (dataset, table) = (next, nextTable)
      if next.orphans != fresh.orphans { return "orphans \(next.orphans), \(fresh.orphans)" }
      if next.orphansOfFile != fresh.orphansOfFile { return "orphans of files" }
      if next.newestDay != fresh.newestDay || next.earliestDay != fresh.earliestDay { return "days" }
      for account in fresh.accounts.indices {
        let left = next.details(of: account, at: ChangedTablesTests.points[0])
        let right = fresh.details(of: account, at: ChangedTablesTests.points[0])
        // Places are compared by what they lead to: parts may have other numbers.
        if left.activities != right.activities { return "activities of \(account)" }
      }
      return nextTable.difference(from: FactTable(fresh, points: ChangedTablesTests.points))
    }
  }

  @Test(arguments: Rounds.of(1...10 as ClosedRange<UInt64>))
  func anyChangeEqualsAFreshStart(seed: UInt64) throws {
    // Without a table of accounts they are made from the names in the others.
    var world = World(seed: seed, without: seed % 5 == 0 ? ["accounts.csv"] : [])
    var computed = 0
    var all = 0
    for step in 0..<30 {
      var done: [String] = []
      for _ in 0...world.company.random.below(2) {
        let files = world.company.files().merging(world.company.otherFiles()) { $1 }
        let path = files.keys.sorted()[world.company.random.below(files.count)]
        let text = try #require(files[path])
        if path == "accounts.csv" && seed % 5 == 0 { continue }
        done.append(path)
        var lines = text.split(separator: "\n")
        switch path.hasPrefix("activities") ? 3 : world.company.random.below(5) {
        case 0:
          // As many rows as before, in another order: others replace, and come first.
          let header = lines.removeFirst()
          lines.shuffle(using: &world.company.random)
          world.readings[path] = world.read(path, ([header] + lines).joined(separator: "\n") + "\n")
        case 1:
          world.readings[path] = world.read(path, lines.prefix(3).joined(separator: "\n") + "\n")
        case 2:
          world.readings[path] = world.read(path, text)
        default:
          let more = [lines[0]] + lines.dropFirst(1 + world.company.random.below(lines.count - 1)).prefix(3)
          let new = try #require(world.read(path, more.joined(separator: "\n") + "\n"))
          if world.readings[path] == nil {
            world.readings[path] = new
          } else {
            world.readings[path]?.parts += new.parts
          }
        }
      }
      let difference = world.step()
      #expect(difference == nil, "seed \(seed), step \(step): \(done)")
      if difference != nil { return }
      all += world.dataset.accounts.count
      computed += world.table.accountsComputed
    }
    // Most changes touch some accounts only.
    #expect(computed < all)
  }

  /// The accounts computed for a file's new text.
  private func computed(_ world: inout World, _ path: String, _ text: String) -> Int {
    world.readings[path] = world.read(path, text)
    #expect(world.step() == nil)
    return world.table.accountsComputed
  }

  @Test func aChangedDealCostsTheAccountsNamedBeforeAndAfter() throws {
    var world = World(seed: 11)
    let header = "opportunity_id,account_id,type,status,amount,created_at,closed_at\n"
    let rows = "o1,a1,new,open,100,2024-01-01,\no2,a2,new,open,200,2024-01-01,\n"
    _ = computed(&world, "opportunities.csv", header + rows)
    #expect(computed(&world, "opportunities.csv", header + rows + "o3,a5,new,open,5,2024-01-01,\n") == 1)
    let moved = "o1,a1,new,open,100,2024-01-01,\no2,a7,new,open,200,2024-01-01,\no3,a5,new,open,5,2024-01-01,\n"
    #expect(computed(&world, "opportunities.csv", header + moved) == 2)
    // The same rows in another order are the same deals.
    let turned = "o3,a5,new,open,5,2024-01-01,\no2,a7,new,open,200,2024-01-01,\no1,a1,new,open,100,2024-01-01,\n"
    #expect(computed(&world, "opportunities.csv", header + turned) == 0)
    #expect(world.table.activitiesReplayed == 0)
    // An order of files and lines that decides between rows with one id.
    #expect(computed(&world, "opportunities.csv", header + turned + "o2,a8,new,open,200,2024-01-01,\n") == 2)
  }

  @Test func anAnswerAndATopicCostTheirAccount() throws {
    var world = World(seed: 12)
    for (path, header, row) in [
      ("nps.csv", "date,account_id,score,contact_id\n", "2024-09-01,a3,9,c3\n"),
      ("intent.csv", "date,topic,score,account_id\n", "2024-09-01,Pricing,80,a3\n"),
      ("relationships.csv", "date,account_id,score,contact_id\n", "2024-09-01,a3,55,nobody\n"),
      ("contracts.csv", "contract_id,account_id,start,end,annual_value\n", "k1,a3,2024-01-01,2024-12-30,7\n"),
    ] {
      _ = computed(&world, path, header + row)
      #expect(computed(&world, path, header + row + row.replacing("a3", with: "a4").replacing("k1", with: "k2")) == 1)
    }
  }

  @Test func aContactCostsItsAccountsAndThoseItsRowsName() throws {
    var world = World(seed: 13)
    let header = "contact_id,account_id,email,role\n"
    _ = computed(&world, "contacts.csv", header + "c1,a1,,buyer\nc2,a2,,buyer\n")
    _ = computed(
      &world, "activities-m.csv",
      RandomCompany.activityHeader + "\n2024-09-01T10:00:00Z,meeting,,,c9,,,\n2024-09-02T10:00:00Z,meeting,a6,,c2,,,\n")
    // c0 stands first: every contact has another number, and only a3 another contact.
    #expect(computed(&world, "contacts.csv", header + "c0,a3,,buyer\nc1,a1,,buyer\nc2,a2,,buyer\n") <= 3)
    // c9 brings its activity to a4.
    let orphans = world.dataset.orphans[.activities] ?? 0
    _ = computed(&world, "contacts.csv", header + "c0,a3,,buyer\nc1,a1,,buyer\nc2,a2,,buyer\nc9,a4,,\n")
    #expect((world.dataset.orphans[.activities] ?? 0) < orphans)
  }

  @Test func aReplacedActivityCostsTheAccountsOfBothRows() throws {
    var world = World(seed: 14)
    let header = RandomCompany.activityHeader + "\n"
    world.readings = world.readings.filter { !$0.key.hasPrefix("activities") }
    let now = Self.today.iso
    _ = computed(
      &world, "activities-a.csv",
      header
        + "\(now)T10:00:00Z,visit,a1,,,v1,,e1\n\(now)T11:00:00Z,visit,a2,,,v1,,e2\n\(now)T11:00:00Z,visit,a3,,,v3,,e3\n"
    )
    func append(_ row: String) throws -> Int {
      let new = try #require(world.read("activities-a.csv", header + row))
      world.readings["activities-a.csv"]?.parts += new.parts
      #expect(world.step() == nil)
      return world.table.accountsComputed
    }
    // Of v1's first row nothing is left, so that it is a2 that v1 came to: three accounts of fourteen.
    #expect(try append("\(now)T12:00:00Z,visit,a5,,,v5,,e1\n") == 3)
    #expect(try append("\(now)T12:00:00Z,visit,a5,,,v5,,e7\n") == 1)
  }

  @Test func anActivityIsItsOpportunitysAccounts() {
    let facts = TestData([
      "accounts.csv": twoAccounts,
      "opportunities.csv": "Id,AccountId,Name,StageName,Amount,CreatedDate,CloseDate\n"
        + "006000000000001AAA,B,Deal,Open,100,2026-10-01,2026-12-01\n",
      "activities.csv": "Id,WhatId,Subject,ActivityDate,Status,TaskSubtype\n"
        + "00T000000000001,006000000000001,Meeting,2026-11-02,Completed,Call\n",
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts.dataset.orphans[.activities] == nil)
    #expect(facts["B"].touches == 1)
  }
}
