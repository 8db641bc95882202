import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// Every KPI of the catalog, worked out by hand.
@Suite struct WorkedCaseTests {
  @Test(arguments: WorkedCase.all)
  func isAsWorkedOut(_ expected: WorkedCase) throws {
    let snapshot = try expected.data.snapshot(expected.period, on: expected.today)
    let figures = snapshot.figures(of: snapshot.only(expected.only))
    let kpi = try #require(figures[expected.kpi])
    check("value", kpi.all.value, expected.value)
    check("numerator", kpi.all.numerator, expected.numerator)
    check("denominator", kpi.all.denominator, expected.denominator)
    check("mean", kpi.all.mean, expected.mean)
    check("count", kpi.all.count.map(Double.init), expected.count)
    check("previous", kpi.previous, expected.previous)
    check("n", kpi.all.cases.map(Double.init), expected.cases)
    if let interval = expected.interval {
      check("low", kpi.all.interval?.low, .value(interval.low))
      check("high", kpi.all.interval?.high, .value(interval.high))
    }
    if let change = expected.change { #expect(kpi.change == change) }
    for (position, tier) in expected.tiers.enumerated() {
      check("tier \(["1", "2", "3", "none"][position])", kpi.tiers[position].value, tier)
    }
    for (name, value) in expected.also {
      let told = try #require((kpi.all.also + kpi.all.factors).first { $0.name == name })
      check(name, told.value, value)
    }
    if let money = kpi.all.money, case .value(let value) = expected.value {
      #expect(money.double == value, "a sum of money is exact")
    }
  }

  @Test(arguments: WorkedCase.all.filter { !$0.rows.isEmpty })
  func namesTheRows(_ expected: WorkedCase) throws {
    let snapshot = try expected.data.snapshot(expected.period, on: expected.today)
    let kpi = try #require(KPICatalog.kpi(expected.kpi))
    for (id, rows) in expected.rows {
      let account = try #require(snapshot.dataset.account(id: id))
      let found = snapshot.evidence(for: kpi, account: account).map { "\($0.place.path):\($0.place.line)" }
      #expect(found.sorted() == rows.sorted(), "\(id)")
    }
  }

  @Test func coversTheCatalog() {
    let worked = Set(WorkedCase.all.map(\.kpi))
    #expect(Set(KPICatalog.all.map(\.id)).subtracting(worked).isEmpty)
    #expect(worked.subtracting(KPICatalog.all.map(\.id)).isEmpty)
  }

  private func check(_ name: String, _ value: Double?, _ expected: Known) {
    switch expected {
    case .unasked: break
    case .none: #expect(value == nil, "\(name) is n/a")
    case .value(let number):
      let difference = value.map { abs($0 - number) } ?? .infinity
      #expect(
        difference <= 1e-9 * max(1, abs(number)), "\(name) is \(value.map { "\($0)" } ?? "n/a"), expected \(number)")
    }
  }
}
