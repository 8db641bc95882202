import Cells
import TestSupport
import Testing

@Suite struct LayoutTests {
  private let screen = Rect(x: 0, y: 0, width: 80, height: 24)

  @Test func rowsShareTheHeight() {
    let rows = screen.rows([.fixed(2), .rest, .fixed(1)])
    #expect(rows.map(\.y) == [0, 2, 23])
    #expect(rows.map(\.height) == [2, 21, 1])
    #expect(rows.allSatisfy { $0.width == 80 })
  }

  @Test func columnsShareByWeight() {
    let columns = screen.columns([.flexible(2, min: 0), .flexible(1, min: 0)], gap: 2)
    #expect(columns.map(\.width) == [52, 26])
    #expect(columns.map(\.x) == [0, 54])
  }

  @Test func aLeastWidthIsKeptAndTheOthersShareTheRest() {
    // 80 by weights would be 27, 27, 26; the last wants 40, so that 40 are left for two.
    let columns = screen.columns([.rest, .rest, .flexible(1, min: 40)])
    #expect(columns.map(\.width) == [20, 20, 40])
  }

  @Test func whereThereIsTooLittleTheFirstAreServed() {
    let rows = Rect(x: 0, y: 0, width: 10, height: 3).rows([.fixed(2), .fixed(2), .fixed(2)])
    #expect(rows.map(\.height) == [2, 1, 0])
  }

  @Test func nothingOverlapsAndNothingLeaves() {
    var generator = SeededNumbers(seed: 31)
    for _ in 0..<400 {
      let rect = Rect(x: 3, y: 5, width: Int.random(in: 0...60, using: &generator), height: 4)
      let gap = Int.random(in: 0...2, using: &generator)
      let shares = (0..<Int.random(in: 1...5, using: &generator)).map { _ -> Share in
        let number = Int.random(in: 0...20, using: &generator)
        return Bool.random(using: &generator) ? .fixed(number) : .flexible(number, min: number / 2)
      }
      let parts = rect.columns(shares, gap: gap).filter { !$0.isEmpty }
      for (one, next) in zip(parts, parts.dropFirst()) { #expect(one.maxX + gap == next.x) }
      #expect(parts.allSatisfy { $0.intersection(rect) == $0 })
    }
  }

  @Test func centredFits() {
    #expect(screen.centred(Size(40, 10)) == Rect(x: 20, y: 7, width: 40, height: 10))
    #expect(screen.centred(Size(100, 10)) == Rect(x: 0, y: 7, width: 80, height: 10))
  }

  @Test func insetsAreNeverNegative() {
    #expect(Rect(x: 4, y: 4, width: 3, height: 1).inset(dx: 2, dy: 2).isEmpty)
    #expect(screen.row(24).isEmpty)
    #expect(screen.row(23) == Rect(x: 0, y: 23, width: 80, height: 1))
  }
}
