import Cells
@testable import Dashboard
import Testing

/// The one table of commands.
@Suite struct CommandTests {
  @Test func noKeyMeansTwoThingsOnOneScreen() {
    #expect(Keymap().conflicts == [])
  }

  @Test func everyCommandIsInTheTableOnce() {
    #expect(Set(Command.all.map(\.id)).count == Command.all.count)
  }

  @Test func everyCommandIsInTheHelp() throws {
    var player = try Player(160, 240)
    player.type("?")
    for command in Command.all { #expect(player.screen.contains(command.name), "\(command.name) is not in the help") }
  }

  @Test func keysCanBeChanged() throws {
    var keymap = Keymap()
    try keymap.set("deals", to: ["F5"])
    var player = try Player(configure: { $0.keymap = keymap })
    player.type("d")
    #expect(player.state.page.screen is OverviewScreen)
    player.type("F5")
    #expect(player.state.page.screen is DealsScreen)
    #expect(throws: Keymap.Problem.unknownCommand("fly")) { try keymap.set("fly", to: ["f"]) }
    #expect(throws: Keymap.Problem.unknownKey("Hyper", command: "deals")) { try keymap.set("deals", to: ["Hyper"]) }
    try keymap.set("deals", to: ["w"])
    #expect(keymap.conflicts == [.conflict(key: "w", "deals", "renewals")])
  }

  @Test(arguments: [("rnwl", "Renewals"), ("ever", "Ever engaged (AES)"), ("acme", "Acme GmbH"), ("qui", "Quit")])
  func paletteFinds(_ typed: String, _ label: String) throws {
    var player = try Player()
    player.type(": \(typed)")
    #expect(player.state.overlay?.items.first?.label == label)
  }
}
