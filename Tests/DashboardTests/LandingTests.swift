import Dashboard
import Forecast
import Metrics
import Testing

/// Where the quarter will land, on the screens.
@Suite struct LandingTests {
  private func player(_ width: Int, _ height: Int) throws -> Player {
    var player = try Player(width, height)
    let snapshot = try #require(Company.standard)
    var forecaster = Forecaster(snapshot, target: .newRevenue)
    let landing = forecaster.landing(.quarter, at: snapshot.asOf)
    player.send(.landing(landing, generation: player.state.generation))
    return player
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func theOverviewSaysItInOneLine(_ width: Int, _ height: Int) throws {
    let lines = try player(width, height).lines.filter { $0.contains("New revenue to ") }
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { $0.contains("lands at") || $0.contains("at the pace of 91 days") })
  }

  /// Nothing is said before it has come, and of other figures.
  @Test func nothingIsSaidBeforeItHasCome() throws {
    #expect(!(try Player(120, 40).screen.contains("New revenue to ")))
    var player = try Player(120, 40)
    let snapshot = try #require(Company.standard)
    var forecaster = Forecaster(snapshot, target: .newRevenue)
    let landing = forecaster.landing(.quarter, at: snapshot.asOf)
    player.send(.landing(landing, generation: player.state.generation - 1))
    #expect(!player.screen.contains("New revenue to "))
  }
}
