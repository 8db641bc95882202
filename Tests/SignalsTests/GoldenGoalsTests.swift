import Accounts
import Foundation
import Metrics
import Report
import Signals
import Testing
import Values

/// The goals of the golden directory, field by field, as `report --goals --format json` prints them.
@Suite struct GoldenGoalsTests {
  /// `goals:` of its `abmtop.yaml`.
  static let settings = [
    GoalSetting(kpi: "expansion_revenue", value: "20000", period: "quarter"),
    GoalSetting(kpi: "expansion_revenue", value: "60000", period: "year"),
    GoalSetting(kpi: "not_engaged_rate", value: "30%"),
  ]

  @Test(arguments: SignalsGolden.cases)
  func matches(_ position: Int) throws {
    let expected = try SignalsGolden.expected(position)
    let wanted = try #require(expected["goals"] as? [String: Any])
    let day = try #require((expected["as_of"] as? String).flatMap { Day(iso: $0) })
    let snapshot = Snapshot(try SignalsGolden.dataset(), period: .quarterToDate, today: day)
    let list = GoalList(snapshot.dataset, settings: GoldenGoalsTests.settings, at: day)
    let goals = GoalReport(snapshot, list, calendar: SignalsGolden.workingDays)
    let actual = try #require(try JSONSerialization.jsonObject(with: Data(goals.json.bytes)) as? [String: Any])
    let differences = GoldenDifferences.between(wanted, actual) { path in
      // What revenue will come to is the forecast's.
      path.hasSuffix(".landing") && path.contains("revenue")
    }
    #expect(differences.isEmpty, "\(differences.prefix(60).joined(separator: "\n"))")
  }

  /// The signals `goal` of the golden file are these goals.
  @Test(arguments: SignalsGolden.cases)
  func findsThoseBehind(_ position: Int) throws {
    let expected = try SignalsGolden.expected(position)
    let signals = try #require((expected["signals"] as? [String: Any])?["signals"] as? [[String: Any]])
    let wanted = signals.filter { $0["rule"] as? String == "goal" }
    let day = try #require((expected["as_of"] as? String).flatMap { Day(iso: $0) })
    let snapshot = Snapshot(try SignalsGolden.dataset(), period: .quarterToDate, today: day)
    let list = GoalList(snapshot.dataset, settings: GoldenGoalsTests.settings, at: day)
    let found = GoalReport(snapshot, list, calendar: SignalsGolden.workingDays).findings
    let ids = wanted.compactMap { $0["subject"] as? String }
    #expect(Set(found.map { $0.id }) == Set(ids))
    for goal in found {
      let its = try #require(wanted.first { $0["subject"] as? String == goal.id })
      #expect(goal.since.iso == its["since"] as? String && goal.due.iso == its["due"] as? String)
      #expect(goal.money?.decimal == its["money"] as? String, "\(goal.id)")
      #expect((its["evidence"] as? [String])?.contains(goal.evidence.text) == true, "\(goal.id)")
    }
  }
}
