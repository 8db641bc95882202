import Cells
import Formatting
import TestSupport
import Testing

/// What is wrong with a grid, in words; nothing for a sound one.
func flaws(of grid: Grid) -> [String] {
  var flaws: [String] = []
  for y in 0..<grid.height {
    let row = Array(grid.row(y))
    if row.count != grid.width { flaws.append("row \(y) has \(row.count) cells") }
    for (x, cell) in row.enumerated() {
      let follows = x > 0 && row[x - 1].glyph.width == 2
      if cell.glyph.isContinuation != follows { flaws.append("(\(x), \(y)): a continuation without its glyph") }
      if cell.glyph.width == 2, x + 1 == row.count { flaws.append("(\(x), \(y)): half a glyph at the edge") }
      for scalar in cell.glyph.scalars where scalar.properties.generalCategory == .control {
        flaws.append("(\(x), \(y)): control character")
      }
      for scalar in cell.glyph.scalars where scalar.properties.isBidiControl {
        flaws.append("(\(x), \(y)): bidi control")
      }
    }
    if DisplayText.width(grid.lines[y]) != grid.width { flaws.append("row \(y) is not as wide as the grid") }
  }
  return flaws
}

@Suite struct GridTests {
  @Test func cellsAreSmall() {
    #expect(MemoryLayout<Cell>.stride == 16)
  }

  @Test func textIsCutAtTheEdges() {
    var grid = Grid(width: 6, height: 2)
    #expect(grid.put("Overview", at: Point(2, 0)) == 6)
    grid.put("below", at: Point(0, 2))
    grid.put("above", at: Point(0, -1))
    grid.put("left", at: Point(-2, 1))
    #expect(grid.lines == ["  Over", "ft    "])
  }

  @Test func aWideGlyphIsNeverSplit() {
    var grid = Grid(width: 5, height: 1)
    grid.put("日本語", at: Point(0, 0))
    #expect(grid.lines == ["日本 "])
    grid.put("語", at: Point(-1, 0))
    #expect(grid.lines == ["  本 "])
    grid.put("日本", at: Point(1, 0), maxWidth: 3)
    #expect(grid.lines == [" 日  "])
    grid.put("x", at: Point(2, 0))
    #expect(grid.lines == ["  x  "])
    grid.put("日", at: Point(1, 0))
    grid.put("本", at: Point(2, 0))
    #expect(grid.lines == ["  本 "])
    #expect(flaws(of: grid) == [])
  }

  @Test func anEllipsisSaysWhatIsCut() {
    var grid = Grid(width: 12, height: 1)
    grid.put("Overview", at: Point(0, 0), maxWidth: 5, ellipsis: "…")
    grid.put("Won", in: Rect(x: 6, y: 0, width: 6, height: 1), align: .right)
    #expect(grid.lines == ["Over…    Won"])
  }

  @Test func spansFollowEachOther() {
    var grid = Grid(width: 9, height: 1)
    let end = grid.put([Span("T1 ", Style(.tier1)), Span("82%", .plain), Span(" of 9")], at: Point(0, 0), maxWidth: 8)
    #expect(end == 8)
    #expect(grid.lines == ["T1 82% o "])
    #expect(grid.styles == "aaa\na = tier1")
  }

  @Test func stylesAreDumpedWithALegend() {
    var grid = Grid(width: 4, height: 2)
    grid.put("ab", at: Point(1, 1), style: Style(.good, on: .selection, [.bold, .underline]))
    #expect(grid.styles == "\n.aa\na = good on selection, bold, underline")
    #expect(grid.text == "\n ab")
  }

  @Test func equalContentIsEqual() {
    var one = Grid(width: 10, height: 1)
    var other = Grid(width: 10, height: 1)
    one.put("e\u{301}té", at: Point(0, 0))
    #expect(one != other)
    other.put("e\u{301}té", at: Point(0, 0))
    #expect(one == other)
    other.restyle(Rect(x: 0, y: 0, width: 1, height: 1)) { $0.attributes = .bold }
    #expect(one != other)
  }

  @Test func aGridCanBePutOnAnother() {
    var small = Grid(width: 4, height: 1)
    small.put("日x", at: Point(0, 0))
    var grid = Grid(width: 6, height: 2)
    grid.put(small, at: Point(1, 1))
    grid.put(small, at: Point(5, 0))
    #expect(grid.lines == ["      ", " 日x  "])
    #expect(flaws(of: grid) == [])
  }

  @Test func whereOnlyASCIICanBeShown() {
    var grid = Grid(width: 9, height: 1)
    grid.put("日 e\u{301}é▲ok", at: Point(0, 0))
    grid.limitToASCII()
    #expect(grid.lines == ["?? e??ok "])
    #expect(flaws(of: grid) == [])
  }

  @Test func aGroundIsLaidOnlyUnderPlainCells() {
    var grid = Grid(width: 3, height: 1)
    grid.put("b", at: Point(1, 0), style: Style(.text, on: .changed))
    grid.lay(grid.bounds, on: .panel)
    #expect(grid.row(0).map(\.style.background) == [.panel, .changed, .panel])
  }

  @Test func whateverIsDrawnTheGridStaysSound() {
    var generator = SeededNumbers(seed: 21)
    for _ in 0..<60 {
      var grid = Grid(
        width: Int.random(in: 0...24, using: &generator), height: Int.random(in: 0...6, using: &generator))
      for _ in 0..<40 {
        let point = Point(
          Int.random(in: -6...26, using: &generator), Int.random(in: -2...7, using: &generator))
        let text = hostileText(&generator, atMost: 12)
        let rect = Rect(
          x: point.x, y: point.y, width: Int.random(in: -2...12, using: &generator),
          height: Int.random(in: -1...3, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: grid.put(text, at: point)
        case 1: grid.put(text, at: point, maxWidth: Int.random(in: -1...9, using: &generator), ellipsis: "…")
        case 2: grid.put(text, in: rect, align: .right)
        case 3: grid.fill(rect, Glyph(text.first ?? "本"), style: Style(.dim))
        default: grid.put(Grid(Size(5, 2), fill: Style(.bad)), at: point)
        }
      }
      #expect(flaws(of: grid) == [])
    }
  }
}
