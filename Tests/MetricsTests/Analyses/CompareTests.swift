import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// Two populations side by side, worked out by hand; and that the list's own side is what all figures say.
@Suite struct CompareTests {
  /// On the list 12 accounts with 12 deals, 9 won; off it 12 with 12, 1 won: a deal of 100 each. a1 and b1 have no tier.
  private static let data: SmallData = {
    var accounts = "account_id,is_target,tier\n"
    var deals = "opportunity_id,account_id,type,status,amount,created_at,closed_at\n"
    for number in 1...12 {
      accounts += "a\(number),yes,\(number == 1 ? "" : "1")\nb\(number),no,\(number == 1 ? "" : "2")\n"
      deals += "o\(number),a\(number),new,\(number <= 9 ? "won" : "lost"),100,2026-05-01,2026-06-10\n"
      deals += "p\(number),b\(number),new,\(number <= 1 ? "won" : "lost"),100,2026-05-01,2026-06-10\n"
    }
    return SmallData(["accounts.csv": accounts, "opportunities.csv": deals])
  }()

  private func row(_ comparison: PopulationComparison, _ id: String) throws -> ComparedKPI {
    try #require(comparison.rows.first { $0.kpi.id == id })
  }

  @Test func theListAgainstTheRest() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let (first, second) = snapshot.populations(.list)
    #expect(first.accounts.count == 12 && second.accounts.count == 12)
    let comparison = snapshot.compare(first, second)
    #expect(comparison.common == 0)
    let rate = try row(comparison, "close_rate")
    #expect(rate.first.value == 0.75 && rate.second.value == 1.0 / 12)
    // Newcombe, 95 %: 0.75 − 0.0833 with the Wilson intervals (0.4677, 0.9111) and (0.0149, 0.3539).
    let interval = try #require(rate.interval)
    #expect(abs(interval.low - 0.2757) < 0.0005 && abs(interval.high - 0.8416) < 0.0005, "\(interval)")
    #expect(rate.verdict == .higher && rate.isBetter == true)
    let revenue = try row(comparison, "new_revenue")
    // 900 of 12 accounts and 100 of 12: 75 and 8.33 an account.
    #expect(revenue.first.money?.decimal == "900.0000" && revenue.second.money?.decimal == "100.0000")
    #expect(revenue.firstEach == 75 && abs((revenue.secondEach ?? 0) - 100.0 / 12) < 1e-9)
    #expect(abs((revenue.ratio ?? 0) - 9) < 1e-9 && revenue.verdict == .higher)
    // Every account off the list counts, with tier or without.
    #expect(try row(comparison, "target_accounts").second.value == 12)
    let waiting = try row(comparison, "intent_surge")
    #expect(waiting.first.value == nil && waiting.verdict == .few && waiting.isBetter == nil)
  }

  @Test func fewCasesGiveNoVerdict() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let (first, second) = snapshot.populations(.list)
    let few = Population(name: "some", accounts: Array(first.accounts.prefix(9)))
    let rate = try row(snapshot.compare(few, second), "close_rate")
    #expect(rate.first.value == 1 && rate.verdict == .few)
  }

  /// On the list seven deals took 20 days and five none: median 20, mean 12. Off it seven took 19 and five 300: median 19, mean
  /// 136. The means differ beyond noise, the medians the other way: nothing is said.
  @Test func mediansAndMeansThatDisagree() throws {
    var accounts = "account_id,is_target\n"
    var deals = "opportunity_id,account_id,type,status,amount,created_at,closed_at\n"
    let closed = try #require(Day(iso: "2026-06-10"))
    for number in 1...12 {
      accounts += "a\(number),yes\nb\(number),no\n"
      let (first, second) = number <= 7 ? (20, 19) : (0, 300)
      deals += "o\(number),a\(number),expansion,won,100,\((closed - first).iso),2026-06-10\n"
      deals += "p\(number),b\(number),expansion,won,100,\((closed - second).iso),2026-06-10\n"
    }
    let snapshot = try SmallData(["accounts.csv": accounts, "opportunities.csv": deals])
      .snapshot("30d", on: "2026-06-30")
    let (first, second) = snapshot.populations(.list)
    let cycle = try row(snapshot.compare(first, second), "expansion_cycle")
    #expect(cycle.first.value == 20 && cycle.second.value == 19 && (cycle.interval?.high ?? 0) < 0)
    #expect(cycle.verdict == .noise)
  }

  @Test func theReadyMadeOnes() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    #expect(snapshot.populations(.tiers).0.accounts.count == 11 && snapshot.populations(.tiers).1.accounts.isEmpty)
    let set = snapshot.only(["a1", "a2", "b3"])
    // b3 is off the list, and so on neither side.
    #expect(snapshot.populations(.filter, of: set).0.accounts.count == 2)
    #expect(snapshot.populations(.filter, of: set).1.accounts.count == 10)
    // The filter narrows both sides.
    #expect(snapshot.populations(.list, of: set).1.accounts.map { snapshot.dataset.accounts[$0].id } == ["b3"])
    #expect(snapshot.populations(.engaged).1.accounts.count == 12)
  }

  /// What is computed account by account is what the columns of the whole list add up to.
  @Test(arguments: [UInt64(101), 104, 109, 113]) func theListsSideIsTheFigures(_ seed: UInt64) throws {
    let snapshot = try RandomDirectory(seed: seed).data.snapshot(
      "90d", on: RandomDirectory.text(RowPropertyTests.today))
    let list = snapshot.populations(.list).0
    let comparison = snapshot.compare(list, Population(name: "nobody", accounts: []))
    let figures = snapshot.figures(trends: false)
    for row in comparison.rows {
      // Retention is also of accounts that have left the list since.
      if [.stage(5), .lifecycle].contains(row.kpi.home) { continue }
      let figure = try #require(figures[row.kpi.id]?.all)
      #expect(isClose(row.first.value ?? -1, figure.value ?? -1), "\(row.kpi.id)")
      #expect(row.first.money == figure.money && row.first.cases == figure.cases, "\(row.kpi.id)")
      #expect(row.verdict == .few)
    }
  }
}
