import Accounts
import Ingest
import Metrics
import Sample
import Signals
import TestSupport
import Testing
import Values

/// What the demo's company has to act on: a believable number at its end, and over its two years each rule at least once.
@Suite struct SampleSignalsTests {
  private static let snapshot = Result {
    let files = Sample.demo(seed: 1, asOf: 20_778).files().filter { $0.path != "abmtop.yaml" }
    let data = SmallData(Dictionary(files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }) { $1 }).with {
      // As its abmtop.yaml has it.
      $0.readRules.rates = ["EUR": Decimal(mantissa: 10_850, scale: 4)]
      $0.accountRules.competitorTopics = [Glob("competitor:*")]
      $0.accountRules.profile = IdealCustomerProfile(criteria: [
        .init(field: "industry", test: .oneOf(["Software", "Financial services", "Manufacturing", "Healthcare"])),
        .init(field: "employees", test: .atLeast(200)), .init(field: "region", test: .oneOf(["AMER", "EMEA"])),
      ])
    }
    return try data.snapshot("qtd", on: "2026-11-21")
  }

  /// Weeks before the end at which, between them, every rule fires: a look at all of them says which.
  @Test func eachRuleFires() throws {
    let snapshot = try Self.snapshot.get()
    var seen: Set<SignalRuleID> = []
    for week in [0, 33, 96] {
      let list = SignalList(
        snapshot.dataset, at: snapshot.asOf - 7 * week, goals: week == 0 ? GoalReport(snapshot).findings : [])
      seen.formUnion((list.signals + list.covered).map(\.rule))
      if week == 0 {
        #expect((12...24).contains(list.signals.count), "\(list.signals.count)")
        #expect(list.signals.count { $0.rule == .surge } <= 4)
      }
    }
    let missing = SignalRuleID.allCases.filter { !seen.contains($0) }
    #expect(missing.isEmpty, "\(missing)")
  }

  /// The goals are read, and one of those that run is behind.
  @Test func goalsOfTheSample() throws {
    let report = GoalReport(try Self.snapshot.get())
    #expect(report.problems.isEmpty && report.mismatches.isEmpty)
    let running = report.figures.filter { $0.status == .current }
    #expect(Set(running.map(\.goal.kpi.id)) == ["new_revenue", "pipeline_created", "engaged_rate"])
    #expect(Set(running.map(\.goal.period.unit)) == [.quarter, .year])
    #expect(report.findings.count == 1)
  }
}
