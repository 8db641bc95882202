import Cells
@testable import Dashboard
import Testing

/// The plain form of every screen says in words what the screen shows, and the ASCII form has no sign of two meanings.
@Suite struct PlainFormTests {
  /// Signs that a screen reader passes over, or spells out.
  private static let signs = Set("│─╭╮╰╯█▓▒░▏▎▍▌▋▊▉▲▼▸●◆♦○×✓›⣿⠁⡀~")

  /// The legend of help names the signs themselves.
  @Test(arguments: (ScreenSnapshotTests.scenes + ScreenSnapshotTests.dealScenes).filter { $0.name != "help" })
  func everyScreenIsSaidInWords(_ scene: ScreenSnapshotTests.Scene) throws {
    let isOfDeals = ScreenSnapshotTests.dealScenes.contains { $0.name == scene.name }
    var player = try Player(80, 24, snapshot: isOfDeals ? Company.withDealHistory : Company.standard) {
      $0.isPlain = true
    }
    player.type(scene.keys)
    let lines = plainText(player.state)
    let text = lines.joined(separator: "\n")
    let found = text.filter { Self.signs.contains($0) }
    #expect(found.isEmpty, "\(scene.name) has \(found): \(lines.filter { $0.contains { Self.signs.contains($0) } })")
    guard player.state.overlay == nil, let context = player.state.context else { return }
    // Each list of the screen is there with its rows; those of the overview are said as sentences.
    if player.state.page.screen is OverviewScreen { return }
    for pane in player.state.page.screen.panes where pane != .kpis {
      guard let list = player.state.list(in: pane), !list.isText, list.count > 0, !list.columns.isEmpty else {
        continue
      }
      let cells = list.cells(ofRow: 0, context).map { plainLine($0.spans) }.filter { $0.count > 1 }
      #expect(cells.isEmpty || cells.contains { text.contains($0) }, "\(scene.name), \(pane): \(cells)")
    }
  }

  @Test func signsOfASCIIMeanOneThingEach() {
    let glyphs = Glyphs.ascii
    let signs = [
      glyphs.live, glyphs.mark, glyphs.up, glyphs.down, glyphs.same, glyphs.missing, glyphs.step, glyphs.dot,
      glyphs.yes,
    ]
    #expect(Set(signs).count == signs.count)
    #expect(!signs.contains("~") && !signs.contains("!"))
  }
}
