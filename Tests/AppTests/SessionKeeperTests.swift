import Dashboard
import Settings
import Testing

@testable import App

/// Two instances that leave, one after the other.
@Suite struct SessionKeeperTests {
  private func keeper(_ scratch: borrowing Scratch) -> SessionKeeper {
    SessionKeeper(
      directories: BaseDirectories(environment: ["XDG_STATE_HOME": scratch.path + "/state"], accountHome: { nil }))
  }

  @Test func bothHistoriesAreKept() throws {
    let scratch = try Scratch()
    let (one, two) = (keeper(scratch), keeper(scratch))
    var first = one.load()
    var second = two.load()
    first.filterHistory = ["tier:1", "acme"]
    first.theme = "light"
    second.filterHistory = ["tier:2"]
    second.views = [.init(name: "mine", filter: "tier:2")]
    one.save(first)
    two.save(second)
    // Saved twice is kept once.
    two.save(second)
    let kept = keeper(scratch).load()
    #expect(kept.filterHistory == ["tier:2", "tier:1", "acme"])
    #expect(kept.theme == "light" && kept.views.map(\.name) == ["mine"])
  }

  @Test func whatOneTakesAwayStaysAway() throws {
    let scratch = try Scratch()
    var session = SessionState()
    session.views = [.init(name: "a", filter: "x"), .init(name: "b", filter: "y")]
    session.sort = "-aes"
    keeper(scratch).save(session)
    let (one, two) = (keeper(scratch), keeper(scratch))
    var first = one.load()
    var second = two.load()
    first.views.removeFirst()
    second.views.append(.init(name: "c", filter: "z"))
    second.sort = "name"
    two.save(second)
    one.save(first)
    let kept = keeper(scratch).load()
    #expect(kept.views.map(\.name) == ["b", "c"] && kept.sort == "name")
  }

  @Test func withoutAHomeNothingIsKept() throws {
    let keeper = SessionKeeper(
      directories: BaseDirectories(
        environment: ["HOME": "/nonexistent"], accountHome: { nil }, isFolder: { _ in false }))
    keeper.save(SessionState())
    #expect(keeper.load() == SessionState())
  }
}
