import Accounts
import Foundation
import Testing
import Values

/// The golden directory is read as its makers meant it.
@Suite struct GoldenDataTests {
  /// O000015's history moves its close from the day in force to 18 December on 14 October.
  @Test func expectedClosesFollowTheHistory() throws {
    let dataset = try SignalsGolden.dataset()
    let newest = dataset.newestCreations
    let account = try #require(dataset.account(id: "X09"))
    let deal = try #require(dataset.opportunityTimelines(of: account, newest: newest).first { $0.id == "XO09" })
    let days = try ["2026-09-01", "2026-10-02", "2026-11-01"].map { try #require(Day(iso: $0)) }
    #expect(days.map { deal.expectedClose(at: $0)?.iso } == ["2026-09-22", "2026-10-22", "2026-11-16"])
    #expect(deal.closeMoves.map(\.day.iso) == ["2026-10-02", "2026-11-01"])
    #expect(deal.place.path == "opportunities-x.csv")
  }
}
