import Cells
import Testing

@Suite struct MenuTests {
  @Test func hintsThatDoNotFitAreLeftOutWhole() {
    let hints = Hints([
      .init("1-6", "stage"), .init("↵", "open", priority: 5), .init("/", "filter", priority: 9),
      .init("?", "help", priority: 9),
    ])
    #expect(drawn(hints, 40).text == " 1-6 stage  ↵ open  / filter  ? help")
    #expect(drawn(hints, 30).text == " ↵ open  / filter  ? help")
    #expect(drawn(hints, 16).text == " / filter")
    #expect(drawn(hints, 17).text == " / filter  ? help")
    #expect(drawn(hints, 5).text == "")
  }

  @Test func tabsShowTheChosenOneInBrackets() {
    let tabs = Tabs(["Funnel", "Tiers", "Movers"], chosen: 1)
    #expect(drawn(tabs, 30).text == " Funnel [Tiers] Movers")
    #expect(drawn(tabs, 16).text == " Funnel [Tiers]…")
    #expect(drawn(Tabs(["Funnel", "Tiers", "Movers"], chosen: 2), 12).text == "…[Movers]")
  }

  @Test func aMenuScrollsToTheCursor() {
    let menu = Menu((0..<10).map { .init("line \($0)", note: "k\($0)") }, selected: 7)
    #expect(drawn(menu, 16, 3).lines == ["  line 6     k6 ", "▸ line 7     k7 ", "  line 8     k8 "])
    #expect(menu.first(height: 3) == 6)
    #expect(drawn(menu, 9, 1).lines == ["▸ line 7 "])
  }

  @Test func aMenuHasBoxes() {
    let menu = Menu([.init("AES", isTicked: true), .init("Heat", isTicked: false)], selected: 0)
    #expect(drawn(menu, 12, 2, .ascii).lines == ["> [x] AES   ", "  [ ] Heat  "])
  }

  @Test func matchesAreUnderlined() {
    let grid = drawn(Menu([.init("Renewals", matches: [0, 2])], selected: nil), 12)
    let underlined = grid.row(0).enumerated().filter { $0.element.style.attributes == .underline }.map(\.offset)
    #expect(underlined == [2, 4])
  }

  @Test func anInputLineFollowsItsCursor() {
    let end = drawn(TextInput(prompt: "/", text: "stage:engaged", cursor: 13), 8)
    #expect(end.lines == ["/ngaged "])
    #expect(end[Point(7, 0)].style.attributes.contains(.reverse))
    let start = drawn(TextInput(prompt: "/", text: "stage:engaged", cursor: 0), 8)
    #expect(start.lines == ["/stage:e"])
    #expect(start[Point(1, 0)].style.attributes.contains(.reverse))
    let empty = drawn(TextInput(prompt: "/", text: "", cursor: 0, placeholder: "name or tier:1"), 10)
    #expect(empty.lines == ["/name or …"])
  }

  @Test func aMistakeIsUnderlined() {
    let grid = drawn(TextInput(text: "tier:x a", cursor: nil, error: 5..<6), 10)
    let wrong = grid.row(0).enumerated().filter { $0.element.style == Style(.bad, on: .background, .underline) }
    #expect(wrong.map(\.offset) == [5])
  }

  @Test func aBannerFillsItsLine() {
    let grid = drawn(Banner("As of 3 Oct, not today"), 30)
    #expect(grid.row(0).allSatisfy { $0.style.background == .banner })
    #expect(grid.text == " As of 3 Oct, not today")
    #expect(drawn(Banner("crm.csv: unreadable", .alarm), 16).text == " ! crm.csv: un…")
  }

  @Test func aParagraphWrapsAndScrolls() {
    let text = Paragraph("Accounts with at least two opens in the last thirty days.", offset: 1)
    #expect(drawn(text, 16, 3).text == "least two opens\nin the last\nthirty days.")
    #expect(text.position(in: Size(16, 3), glyphs: .unicode) == "2–4 of 4")
    #expect(text.lastOffset(in: Size(16, 3)) == 1)
    #expect(text.position(in: Size(16, 9), glyphs: .unicode) == "")
  }
}
