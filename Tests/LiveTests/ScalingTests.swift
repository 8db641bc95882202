import Accounts
import Glibc
import Ingest
import Metrics
import TestSupport
import Testing
import Values

@testable import Live

/// Nothing is quadratic in what a user brings: twice the rows of one account, or twice the files, cost at most 2.6 times the
/// processor time, in every table.
@Suite(.serialized, .enabled(if: Rounds.areAll, "ABMTOP_ROUNDS_DIVISOR")) struct ScalingTests {
  /// Rows of one account, by their number.
  static let tables: [(name: String, header: String, row: @Sendable (Int) -> String)] = [
    ("accounts", "account_id,name,tier,domain,parent_id", { "p\($0),Parent \($0),1,p\($0).example,a1" }),
    ("contacts", "contact_id,account_id,email,name,role", { "c\($0),a1,c\($0)@a.example,Name \($0),economic buyer" }),
    ("activities", "timestamp,type,account_id,contact_id", { "\(Self.day($0))T10:00:00Z,visit,a1,c\($0 % 50)" }),
    (
      "opportunities", "opportunity_id,account_id,name,type,status,amount,created_at,closed_at",
      {
        "o\($0),a1,Deal,\($0 % 2 == 0 ? "new" : "expansion"),\($0 % 3 == 0 ? "open" : "won"),100,\(Self.day($0)),\(Self.day($0 + 9))"
      }
    ),
    (
      "contracts", "contract_id,account_id,start_date,end_date,annual_value,previous_contract_id",
      { "k\($0),a1,\(Self.day($0)),\(Self.day($0 + 365)),1000,\($0 % 3 == 0 && $0 > 0 ? "k\($0 - 1)" : "")" }
    ),
    ("spend", "date,channel,campaign,amount", { "\(Self.day($0)),ads,camp\($0 % 7),10" }),
    ("intent", "date,account_id,topic,score", { "\(Self.day($0)),a1,topic\($0 % 40),\($0 % 100)" }),
    ("relationships", "date,account_id,score", { "\(Self.day($0)),a1,\($0 % 100)" }),
    ("nps", "date,account_id,score,contact_id", { "\(Self.day($0)),a1,\($0 % 11),c\($0)" }),
    (
      "opportunity_history", "opportunity_id,changed_at,field,old_value,new_value",
      { "o1,\(Self.day($0))T09:00:00Z,sales_stage,a\($0),a\($0 + 1)" }
    ),
  ]

  /// Days of four years, again and again.
  private static func day(_ number: Int) -> String { Day(Int32(19_400 + number % 1_370)).iso }

  @Test(arguments: tables.map(\.name)) func rowsOfOneAccount(_ name: String) throws {
    let table = try #require(Self.tables.first { $0.name == name })
    func directory(_ count: Int) throws -> TemporaryDirectory {
      let directory = try TemporaryDirectory()
      if name != "accounts" { try directory.write("accounts.csv", "account_id,name,tier\na1,Acme,1\n") }
      if name == "opportunity_history" {
        try directory.write(
          "opportunities.csv",
          "opportunity_id,account_id,name,type,status,amount,created_at,closed_at\no1,a1,D,new,open,1,2023-03-01,\n")
      }
      let rows =
        (name == "accounts" ? "a1,Acme,1,a.example,\n" : "") + (0..<count).map { table.row($0) + "\n" }.joined()
      try directory.write(name + ".csv", table.header + "\n" + rows)
      return directory
    }
    try expectLinear(try directory(4_000), try directory(8_000))
  }

  @Test func filesOfOneRow() throws {
    func directory(_ count: Int) throws -> TemporaryDirectory {
      let directory = try TemporaryDirectory()
      try directory.write("accounts.csv", "account_id,name,tier\na1,Acme,1\n")
      for number in 0..<count {
        try directory.write(
          "f\(number)/activities.csv",
          "timestamp,type,account_id\n2026-11-0\(number % 9 + 1)T10:00:0\(number % 7)Z,visit,a1\n")
      }
      return directory
    }
    try expectLinear(try directory(300), try directory(600))
  }

  /// Reads both directories and computes what is shown of them. What others do on the machine disturbs a measurement, never
  /// in favour: the best of a few counts.
  private func expectLinear(_ small: TemporaryDirectory, _ large: TemporaryDirectory) throws {
    var ratios: [Double] = []
    for _ in 0..<4 {
      let (few, many) = (try seconds(small), try seconds(large))
      ratios.append(many / few)
      if many <= 2.6 * few { return }
    }
    Issue.record("twice as much costs \(ratios) times the processor time")
  }

  /// Processor seconds of this thread.
  private func seconds(_ directory: TemporaryDirectory) throws -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    let (dataset, failures) = try DirectoryReader.dataset(
      of: directory.path, settings: LiveSettings(), workers: .serial)
    let snapshot = Snapshot(
      dataset, period: .quarterToDate, today: Day(20_777), fiscalYearStart: 1, health: dataset.health, workers: .serial)
    let figures = snapshot.figures(of: .all, trends: false)
    #expect(failures.isEmpty && !figures.kpis.isEmpty)
    return now() - start
  }
}
