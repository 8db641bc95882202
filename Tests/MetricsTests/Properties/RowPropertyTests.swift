import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// What rows may do to figures: nothing by their order or file, nothing before their day.
@Suite struct RowPropertyTests {
  static let seeds: [UInt64] = Rounds.of(1...20)
  static let periods = ["30d", "qtd", "last-quarter", "365d", "all", "2026-02-01..2026-03-15"]
  /// T, as a day of `RandomDirectory`: 2026-03-17, with five months of rows after it.
  static let today = 440

  private func snapshot(_ data: SmallData, _ seed: UInt64, on day: Int = today) throws -> Snapshot {
    let period = RowPropertyTests.periods[Int(seed) % RowPropertyTests.periods.count]
    return try data.snapshot(period, on: RandomDirectory.text(day))
  }

  @Test(arguments: seeds)
  func orderAndFilesChangeNothing(_ seed: UInt64) throws {
    let directory = RandomDirectory(seed: seed)
    var random = Seeded(state: seed ^ 0xABCD)
    let shuffled = directory.files { table, rows in
      let rows = rows.shuffled(using: &random)
      let cut = random.number(0...rows.count)
      return ["\(table)-b.csv": Array(rows[..<cut]), "\(table)/more.csv": Array(rows[cut...])]
    }
    let found = differences(try snapshot(directory.data, seed), try snapshot(shuffled, seed))
    #expect(found.isEmpty, "\(found.prefix(5))")
  }

  /// Contracts count until T + 30 days as what renews others; everything else only from its day on.
  @Test(arguments: seeds)
  func rowsOfLaterDaysChangeNothing(_ seed: UInt64) throws {
    var directory = RandomDirectory(seed: seed)
    let whole = try snapshot(directory.data, seed)
    let asOf = whole.asOf - RandomDirectory.start
    var removed = 0
    for (table, rows) in directory.tables {
      let last = asOf + (table == "contracts" ? 30 : 0)
      directory.tables[table] = rows.filter { ($0.day ?? 0) <= last }
      removed += rows.count - (directory.tables[table]?.count ?? 0)
    }
    let found = differences(try snapshot(directory.data, seed), whole)
    #expect(found.isEmpty, "\(removed) rows: \(found.prefix(5))")
  }

  /// T moved back to a day of its own choice equals the data of that day.
  @Test(arguments: seeds)
  func movedBackEqualsTheDataCut(_ seed: UInt64) throws {
    var directory = RandomDirectory(seed: seed)
    let today = directory.random.number(100...430)
    let whole = try snapshot(directory.data, seed, on: today)
    let asOf = whole.asOf - RandomDirectory.start
    for (table, rows) in directory.tables {
      let last = asOf + (table == "contracts" ? 30 : 0)
      directory.tables[table] = rows.filter { ($0.day ?? 0) <= last }
    }
    let found = differences(try snapshot(directory.data, seed, on: today), whole)
    #expect(found.isEmpty, "\(found.prefix(5))")
  }

  /// A repeated row with an id replaces itself. (A blank line keeps the second file from being the first's copy.)
  @Test(arguments: seeds)
  func rowsWithAnIdTwiceChangeNothing(_ seed: UInt64) throws {
    let directory = RandomDirectory(seed: seed)
    var twice = directory.data
    for table in ["accounts", "contacts", "opportunities", "contracts"] {
      twice.files["\(table)-again.csv"] = (twice.files["\(table).csv"] ?? "") + "\n"
    }
    let found = differences(try snapshot(directory.data, seed), try snapshot(twice, seed))
    #expect(found.isEmpty, "\(found.prefix(5))")
  }
}
