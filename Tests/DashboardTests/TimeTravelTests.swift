import Accounts
@testable import Dashboard
import Formatting
import Metrics
import Testing
import Values

/// Earlier days: what the keys ask the reading thread for, and what the screens say while it answers.
@Suite struct TimeTravelTests {
  private func requested(_ player: inout Player) -> [Effect.Request] {
    player.takeEffects().compactMap { if case .request(let request) = $0 { request } else { nil } }
  }

  /// The company as it stood on another day.
  private func snapshot(_ day: Day) throws -> Snapshot {
    let company = try #require(Company.standard)
    return Snapshot(company.dataset, period: company.period.period, today: day)
  }

  @Test func stepsAddUpBeforeTheAnswerComes() throws {
    var player = try Player()
    let today = try #require(player.state.snapshot?.today)
    player.type(", , < .")
    #expect(requested(&player).map(\.asOf) == [today - 1, today - 2, today - 9, today - 8])
    // What is on screen is still today's, and it is said that another day is on its way.
    #expect(player.state.isTravelling)
    #expect(player.line(0).contains(" …"))
    player.send(.snapshot(try snapshot(today - 8), readAt: "14:04"))
    #expect(!player.state.isTravelling)
    #expect(
      player.screen.contains("As of \(DayText.full(today - 8)), 8 days before \(DayText.full(today)). | comes back."))
  }

  @Test func theFiguresAreThoseOfTheDay() throws {
    var player = try Player()
    let today = try #require(player.state.snapshot?.today)
    player.type("<")
    let then = try snapshot(today - 7)
    player.send(.snapshot(then, readAt: "14:04"))
    #expect(player.state.figures?.funnel == then.figures().funnel)
    // The filter and the screen on top stay.
    player.type("/ tier:1 Enter A")
    let path = player.state.pathNames
    player.type(",")
    player.send(.snapshot(try snapshot(today - 8), readAt: "14:05"))
    #expect(player.state.pathNames == path)
    #expect(player.state.filter.text == "tier:1")
    #expect(player.line(0).contains(DayText.near(today - 8, to: today)))
  }

  @Test func forwardEndsAtThePresent() throws {
    var player = try Player()
    player.type(".")
    #expect(requested(&player).isEmpty)
    #expect(player.screen.contains("There is no later day than this one."))
    player.type(", >")
    let last = try #require(requested(&player).last)
    #expect(last.followsToday && last.asOf == nil)
    player.type("|")
    #expect(requested(&player).isEmpty)
  }

  @Test func aDayThatWasGivenIsThePresent() throws {
    let today = try #require(Company.standard?.today)
    var player = try Player { $0.asOf = today }
    player.type("< |")
    #expect(requested(&player).map(\.asOf) == [today - 7, today])
    #expect(player.state.travel == nil)
  }

  @Test func nothingIsShownBeforeTheFirstRow() throws {
    let earliest = try #require(Company.standard?.dataset.earliestDay)
    var player = try Player(snapshot: try snapshot(earliest + 2))
    player.type(", ,")
    #expect(requested(&player).map(\.asOf) == [earliest + 1, earliest])
    player.type(",")
    #expect(requested(&player).isEmpty)
    #expect(player.screen.contains("The data begin on \(DayText.full(earliest))."))
  }

  @Test func aPeriodWithDaysOfItsOwnStays() throws {
    let company = try #require(Company.standard)
    let range = Period.range(from: company.today - 30, to: company.today - 3)
    var player = try Player(snapshot: Snapshot(company.dataset, period: range, today: company.today))
    player.type(",")
    #expect(requested(&player).isEmpty)
    #expect(player.screen.contains("The period has days of its own"))
  }

  @Test func plainTextSaysTheDay() throws {
    let today = try #require(Company.standard?.today)
    var player = try Player { $0.isPlain = true }
    player.type("<")
    player.send(.snapshot(try snapshot(today - 7), readAt: "14:04"))
    let text = plainText(player.state).joined(separator: "\n")
    #expect(text.contains("Warning: As of \(DayText.full(today - 7)), 7 days before"))
  }
}
