import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// Every row is accounted for, and so is everything that was won: whatever the directory holds.
@Suite struct BalancePropertyTests {
  /// A random directory with rows that do not count: replaced and deleted ones, orphans, bad ones, drafts.
  private func data(_ seed: UInt64) -> SmallData {
    var random = Seeded(state: seed ^ 0x5EED)
    var data = RandomDirectory(seed: seed).data
    func lines(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map { text($0) + "\n" }.joined() }
    let some = random.number(0...4)
    data.files["opportunities-more.csv"] =
      "opportunity_id,account_id,status,amount,created_at,closed_at,is_deleted\n"
      + lines(some) { "o\($0),a0,won,\($0)00,2026-01-01,2026-02-0\($0 + 1),\(random.one(in: 3) ? "yes" : "")" }
      + lines(some) { "x\($0),nobody\($0),won,1\($0),2026-01-01,2026-02-03," }
      + lines(random.number(0...2)) { "y\($0),a0,won,much,2026-01-01,2026-02-03," }
      + lines(1) { "y\($0),a0,won,7,2026-01-01,2099-01-01," }
    data.files["contracts-more.csv"] =
      "contract_id,account_id,start,end,annual_value,status\n"
      + lines(some) { "c\($0),a1,2026-01-01,2026-12-31,500,\(random.one(in: 2) ? "draft" : "active")" }
      + lines(some) { "d\($0),nobody,2026-01-01,2026-12-31,500," }
    data.files["activities-more.csv"] =
      "timestamp,type,account_id,activity_id,is_deleted\n"
      + lines(some) { "2026-01-0\($0 + 1),visit,a0,v\($0)," } + lines(some) { "2026-01-05,visit,a1,v\($0)," }
      + lines(some) { "2026-01-06,visit,who\($0),," } + lines(random.number(0...2)) { "soon,visit,a1,w\($0)," }
      + lines(random.number(0...2)) { "2026-01-07,visit,a0,v\($0),yes" }
    data.files["spend-more.csv"] =
      "date,amount,account_id,is_deleted\n" + lines(some) { "2026-01-0\($0 + 1),5,nobody," }
      + lines(some) { "2026-01-0\($0 + 1),5,a0,yes" }
    return data
  }

  @Test(arguments: RowPropertyTests.seeds)
  func rowsAddUp(_ seed: UInt64) throws {
    let data = data(seed)
    let details = TrustDetails(try data.dataset(), at: Point(asOf: Day(20_529), from: .distantPast))
    for balance in details.balances {
      #expect(balance.rows.isWhole, "\(balance)")
      // Each line below the header is a row.
      let lines = data.files[balance.path]?.split(separator: "\n").count ?? 0
      #expect(balance.rows.read == lines - 1, "\(balance)")
    }
    #expect(
      Set(details.balances.map(\.path))
        == Set(data.files.filter { $0.value.split(separator: "\n").count > 1 }.keys))
  }

  @Test(arguments: RowPropertyTests.seeds)
  func whatIsWonAddsUp(_ seed: UInt64) throws {
    let period = RowPropertyTests.periods[Int(seed) % RowPropertyTests.periods.count]
    let snapshot = try data(seed).snapshot(period, on: "2026-03-17")
    let details = TrustDetails(snapshot.dataset, at: snapshot.period.now)
    func sum(onList: Bool, _ value: (AccountFacts) -> Int64) -> Int64 {
      snapshot.facts.reduce(0) { $0 + ($1.isOnList == onList ? value($1) : 0) }
    }
    #expect(details.won.isWhole)
    #expect(details.won.shown.amount.units == sum(onList: true) { $0.revenue.units })
    #expect(details.won.offList.amount.units == sum(onList: false) { $0.revenue.units })
    #expect(details.list.offList.won == details.won.offList)
    #expect(details.list.offList.open.amount.units == sum(onList: false) { $0.pipeline.units })
    #expect(details.list.offList.touches == Int(sum(onList: false) { $0.touches }))
    #expect(details.list.offList.spend.amount.units == sum(onList: false) { $0.ownSpend.units })
    let reasons = snapshot.dataset.listReasons(at: snapshot.asOf)
    #expect(reasons.map(\.isOnList) == snapshot.facts.map(\.isOnList))
    #expect(details.list.all == snapshot.facts.count)
    #expect(details.orphans.reduce(0) { $0 + $1.rows } == snapshot.trust.orphans)
  }
}
