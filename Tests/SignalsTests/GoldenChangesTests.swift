import Accounts
import Foundation
import Metrics
import Report
import Signals
import Testing
import Values

/// The changes of the golden directory, field by field, as `report --changes --format json` prints them.
@Suite struct GoldenChangesTests {
  @Test(arguments: SignalsGolden.cases, ["qtd", "last-quarter", "90d", "ytd"])
  func matches(_ position: Int, _ name: String) throws {
    let expected = try SignalsGolden.expected(position)
    let wanted = try #require((expected["changes"] as? [String: Any])?[name] as? [String: Any])
    let day = try #require((expected["as_of"] as? String).flatMap { Day(iso: $0) })
    let snapshot = Snapshot(try SignalsGolden.dataset(), period: try #require(Period(name)), today: day)
    let changes = PeriodChanges(snapshot)
    let json = Report.changesJSON(snapshot, changes)
    let actual = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    let differences = GoldenDifferences.between(wanted, actual) { _ in false }
    #expect(differences.isEmpty, "\(differences.prefix(60).joined(separator: "\n"))")
  }

  /// Opening and all steps give the closing, in money and in deals.
  @Test(arguments: ["qtd", "last-quarter", "90d", "ytd", "30d"])
  func addsUp(_ name: String) throws {
    for day in ["2026-11-21", "2026-06-30", "2026-03-15"] {
      let snapshot = Snapshot(
        try SignalsGolden.dataset(), period: try #require(Period(name)), today: try #require(Day(iso: day)))
      let changes = PipelineChanges(snapshot)
      var money = changes.opening.money.units
      var count = changes.opening.count
      for step in PipelineChanges.Step.allCases {
        money += (step.adds ? 1 : -1) * changes[step].money.units
        if step != .raised && step != .cut { count += (step.adds ? 1 : -1) * changes[step].count }
      }
      #expect(money == changes.closing.money.units && count == changes.closing.count, "\(name) \(day)")
    }
  }
}
