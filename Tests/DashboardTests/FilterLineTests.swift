import Cells
@testable import Dashboard
import Metrics
import Testing

/// The filter while it is typed, and what it leaves in force.
@Suite struct FilterLineTests {
  @Test func aFilterWithAnErrorLeavesTheLastGoodOne() throws {
    var player = try Player()
    player.type("/ t i e r : 1")
    let good = player.state.figures?.accounts
    #expect(good == 10)
    player.type(", x")
    #expect(player.state.figures?.accounts == good)
    #expect(player.state.filter.problem != nil)
    let grid = draw(player.state)
    #expect(grid.row(1).contains { $0.style.attributes.contains(.underline) })
    player.type("Esc")
    #expect(player.state.filter.text.isEmpty)
    #expect(player.state.figures?.accounts == 40)
  }

  @Test func filtersAreRecalledAndCompleted() throws {
    var player = try Player()
    player.type("/ t i e r : 2 Enter / C-u r e g i o n : e m e a Enter")
    #expect(player.state.filter.history == ["region:emea", "tier:2"])
    player.type("/ C-u Up Up")
    #expect(player.state.filter.editor?.text == "tier:2")
    player.type("Down")
    #expect(player.state.filter.editor?.text == "region:emea")
    player.type("C-u o w n Tab")
    #expect(player.state.filter.editor?.text == "owner:")
  }

  @Test func tCyclesTheTierAndKeepsTheRestOfTheFilter() throws {
    var player = try Player()
    player.type("/ r e g i o n : e m e a Enter t")
    #expect(player.state.filter.text == "region:emea tier:1")
    player.type("t t t")
    #expect(player.state.filter.text == "region:emea tier:none")
    player.type("t")
    #expect(player.state.filter.text == "region:emea")
  }

  @Test func aFilterOnAColumnOfTheFilesWaitsForThem() throws {
    let player = try Player(configure: { $0.filter = "tier:1" })
    #expect(player.state.figures?.accounts == 10)
  }

  @Test func halfAWordDoesNotEmptyTheScreen() throws {
    var player = try Player()
    player.type("/ o w n")
    #expect(player.line(1).contains("no match yet"))
    #expect(player.state.figures?.accounts == 40)
    player.type("e r : k i m *")
    #expect(player.line(1).contains("8 of 40"))
    player.type("C-u z z z z")
    #expect(player.line(1).contains("no match yet"))
    #expect(player.state.figures?.accounts == 40)
    // The end of the word is the user's word on it.
    player.type("Space")
    #expect(player.line(1).contains("0 of 40"))
    player.type("Esc")
    #expect(player.state.figures?.accounts == 40)
  }

  @Test func halfAFieldNameKeepsTheFilterBeforeIt() throws {
    var player = try Player()
    player.type("/ t i e r : 1 Space b o g u s")
    #expect(player.state.figures?.accounts == 10)
    // By its colon the word is a field that there is not: the same filter stays.
    player.type(":")
    #expect(player.line(1).contains("no field"))
    #expect(player.state.figures?.accounts == 10)
    player.type("Enter")
    #expect(player.state.filter.text == "tier:1")
    #expect(player.state.figures?.accounts == 10)
  }

  @Test func enterMeansWhatIsTyped() throws {
    var player = try Player()
    player.type("/ t i e r : 1 Enter / b o g u s")
    #expect(player.state.figures?.accounts == 10)
    player.type("Enter")
    #expect(player.state.filter.text == "tier:1 bogus")
    #expect(player.state.figures?.accounts == 0)
    player.type("Esc")
    #expect(player.state.figures?.accounts == 40)
  }

  @Test func aRefreshWhileHalfAWordIsTypedKeepsTheFilterBeforeIt() throws {
    var player = try Player()
    player.type("/ t i e r : 1 Space b o g")
    player.send(.snapshot(try #require(Company.later), readAt: "14:04"))
    #expect(player.state.figures?.accounts == 10)
    #expect(player.line(1).contains("no match yet"))
  }

  @Test func aClickTakesACompletion() throws {
    var player = try Player(80, 24)
    player.type("/ o w n")
    let row = try #require(player.lines.firstIndex { $0.contains("owner:") && $0.contains("│") })
    let column = try #require(player.line(row).firstRange(of: "owner:")?.lowerBound)
    let x = player.line(row).distance(from: player.line(row).startIndex, to: column)
    player.send(.key(.mouse(Mouse(.click, at: Point(x, row)))))
    #expect(player.state.filter.editor?.text == "owner:")
  }
}
