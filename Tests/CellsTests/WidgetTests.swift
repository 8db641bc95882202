import Cells
import Formatting
import Testing

/// What a widget draws into a grid of its own.
func drawn(_ widget: some Widget, _ width: Int, _ height: Int = 1, _ glyphs: Glyphs = .unicode) -> Grid {
  var grid = Grid(width: width, height: height)
  grid.draw(widget, in: grid.bounds, glyphs: glyphs)
  return grid
}

@Suite struct PanelTests {
  @Test func aPanelHasATitleAndACount() {
    let grid = drawn(Panel("Movers", note: "27"), 20, 3)
    #expect(
      grid.lines == [
        "╭─ Movers ──── 27 ─╮",
        "│                  │",
        "╰──────────────────╯",
      ])
  }

  @Test func inASCII() {
    #expect(drawn(Panel("Movers", note: "27"), 20, 2, .ascii).text == "+- Movers ---- 27 -+\n+------------------+")
  }

  @Test func aCountThatDoesNotFitIsLeftOutAndATitleIsCut() {
    #expect(drawn(Panel("Movers", note: "12 of 214"), 16, 2).lines[0] == "╭─ Movers ─────╮")
    #expect(drawn(Panel("Opportunities"), 12, 2).lines[0] == "╭─ Opport…─╮")
    #expect(drawn(Panel("Movers"), 12, 1).lines[0] == " Movers     ")
  }

  @Test func theActivePanelIsSeenByItsBorder() {
    #expect(drawn(Panel("A", isActive: true), 10, 3).styles != drawn(Panel("A"), 10, 3).styles)
  }

  @Test func aRulePartsAScreen() {
    #expect(drawn(Rule("2 Engaged", note: "742"), 24).lines == [" 2 Engaged ──────── 742 "])
  }
}

@Suite struct ChangeSignTests {
  @Test func changesHaveASignAndAColour() throws {
    let change = try #require(Change.points(from: 0.492, to: 0.523, upIsGood: true))
    #expect(change.signed(.unicode) == "▲ 3.1 pt")
    #expect(change.signed(.ascii) == "^ 3.1 pt")
    #expect(change.role == .good)
    #expect(Change.count(from: 7, to: 7, upIsGood: true).signed(.unicode) == "= 0")
    #expect(Change.count(from: 7, to: 7, upIsGood: true).role == .dim)
    #expect(Glyphs.ascii.worded("a ÷ b") == "a / b")
  }
}
