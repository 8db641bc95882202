import Formatting
import Cells
@testable import Dashboard
import Testing

/// Keys in the footer, and what must not be overlooked above.
@Suite struct FooterTests {
  /// Clicks the first cell of a text on a line of the screen.
  private func click(_ text: String, line: Int, _ player: inout Player) throws {
    let shown = player.line(line)
    let place = try #require(shown.firstRange(of: text)?.lowerBound, "\(shown)")
    let x = DisplayText.width(String(shown[..<place]))
    player.send(.key(.mouse(Mouse(.click, at: Point(x, line)))))
  }

  @Test func aClickPressesTheKey() throws {
    var player = try Player(80, 24)
    try click("? help", line: 23, &player)
    #expect(player.line(0).contains("Help"))
    try click("Esc back", line: 23, &player)
    #expect(!player.line(0).contains("Help"))
    try click("/ filter", line: 23, &player)
    #expect(player.state.filter.isEditing)
    try click("restore", line: 23, &player)
    #expect(!player.state.filter.isEditing)
    try click("q quit", line: 23, &player)
    #expect(player.effects.contains(.quit))
  }

  @Test func aClickInWhatFloatsPressesItsKeys() throws {
    var player = try Player(80, 24)
    player.type("p")
    try click("leave", line: 23, &player)
    #expect(player.state.overlay == nil)
  }

  @Test(arguments: [(20, 5), (40, 10), (80, 24), (120, 40), (200, 60)])
  func everyHintStandsWhereItIsClicked(_ width: Int, _ height: Int) throws {
    let player = try Player(width, height)
    for case (let rect, .key(let key)) in layout(player.state).targets {
      let line = player.lines[rect.y]
      #expect(line.contains(key.sign(ascii: false) ?? "?"))
      #expect(rect.maxX <= width)
    }
  }

  @Test func aLongFaultIsReadWhole() throws {
    var player = try Player(80, 30)
    let fault =
      "The directory acme-gtm is gone: it may have been renamed, or the disk is not there. What was last read is shown."
    player.send(.faults([fault]))
    #expect(player.line(2).hasPrefix(" ! The directory"))
    #expect(player.line(2).count == 80)
    #expect(player.screen.contains("What was last read is shown."))
  }

  @Test func howManyBannersAreHiddenIsSaid() throws {
    var player = try Player(80, 24)
    player.send(.faults(["one is wrong", "two is wrong", "three is wrong"]))
    #expect(player.screen.contains("two is wrong"))
    #expect(!player.screen.contains("three is wrong"))
    #expect(player.line(3).contains("1 more: H"))
  }
}
