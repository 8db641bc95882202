import Accounts
import Cells
@testable import Dashboard
import Testing

/// For how long accounts are at a stage.
@Suite struct StageDaysTests {
  @Test func everyAccountAtTheStageIsInOneRange() throws {
    let player = try Player(200, 60)
    let context = try #require(player.state.context)
    for stage in 1...6 {
      let days = StageDays(stage: stage, context)
      let accounts = AccountSource.at(stage).accounts(context, marks: [])
      #expect(days.bins.reduce(days.undated) { $0 + $1.sum } == accounts.count)
      let young = accounts.count { (context.facts($0).daysInStage(at: context.asOf) ?? 999) <= 30 }
      #expect(days.bins[0].sum == young)
    }
  }

  @Test func itStandsBesideTheListAndIsSaidInWords() throws {
    var player = try Player(200, 60)
    player.type("3 Enter")
    #expect(player.screen.contains("Days at the stage") && player.screen.contains(" at it · median "))
    var plain = try Player(80, 24) { $0.isPlain = true }
    plain.type("3 Enter")
    #expect(plainText(plain.state).contains { $0.hasPrefix("Days at the stage: ") })
  }
}
