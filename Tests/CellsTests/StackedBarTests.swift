import Cells
import Formatting
import TestSupport
import Testing

@Suite struct StackedBarTests {
  private let tiers: [Role] = [.tier1, .tier2, .tier3, .tierNone]

  private func bar(_ values: [Double], of full: Double) -> StackedBar {
    StackedBar(zip(values, tiers).map { StackedBar.Part($0, $1, label: $1.name) }, full: full)
  }

  @Test func aBarIsExactToAnEighth() {
    // 5 of 16 of 4 cells of 8 eighths: 10 eighths, a cell and a quarter.
    #expect(drawn(bar([5], of: 16), 4).lines == ["█▎  "])
    #expect(drawn(bar([16], of: 16), 4).lines == ["████"])
    #expect(drawn(bar([0], of: 16), 4).lines == ["    "])
  }

  @Test func theSmallestIsStillSeen() {
    #expect(drawn(bar([1], of: 100_000), 4).lines == ["▏   "])
    #expect(drawn(bar([1], of: 100_000), 4, 1, .ascii).lines == ["#   "])
  }

  @Test func aBoundaryInsideACellHasBothColours() {
    // 12 and 20 eighths: the second cell is half the one, half the other.
    let grid = drawn(bar([12, 20], of: 32), 4)
    #expect(grid.lines == ["█▌██"])
    #expect(grid[Point(1, 0)].style == Style(.tier1, on: .tier2, .area))
    #expect(grid[Point(2, 0)].style == Style(.tier2).with(.area))
  }

  @Test func withoutColourPartsHavePatterns() {
    let mono = Glyphs(ascii: false, colour: false)
    #expect(drawn(bar([4, 2, 1, 1], of: 16), 16, 1, mono).lines == ["████▓▓▒░        "])
    #expect(drawn(bar([4, 2, 1, 1], of: 16), 16, 1, .ascii).lines == ["####==-.        "])
  }

  @Test func aSmallPartTakesACellFromTheLargest() {
    #expect(drawn(bar([100, 1, 100], of: 201), 10, 1, .ascii).lines == ["####=-----"])
  }

  @Test func inWords() {
    #expect(bar([120, 0, 7.5], of: 500).plain { Format.decimal($0, places: 1) } == "tier1 120.0, tier3 7.5")
    #expect(bar([0, 0], of: 500).plain { Format.decimal($0, places: 0) } == "0")
  }

  @Test func eachPartIsSeenAndTheWholeIsTheRoundedLength() {
    var generator = SeededNumbers(seed: 41)
    for _ in 0..<2000 {
      let values = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Double([0, 1, 3, 40, 700].randomElement(using: &generator) ?? 0)
      }
      let sum = values.reduce(0, +)
      let full = max(1, sum * Double.random(in: 1...3, using: &generator))
      let width = Int.random(in: 1...50, using: &generator)
      let parts = values.filter { $0 > 0 }.count

      let coloured = drawn(bar(values, of: full), width)
      let eighths = coloured.lines[0].reduce(0) { $0 + (Array(" ▏▎▍▌▋▊▉█").firstIndex(of: $1) ?? 0) }
      let wanted = sum > 0 ? max(1, Int((sum / full * Double(width * 8)).rounded())) : 0
      // A cell of two parts is full whatever its glyph says.
      let shared = coloured.row(0).filter { $0.style.background != .background }
      let lost = shared.reduce(0) { $0 + 8 - (Array(" ▏▎▍▌▋▊▉█").firstIndex(of: Character($1.glyph.string)) ?? 0) }
      #expect(eighths + lost == wanted)
      if wanted >= parts * 5 {
        let seen = Set(coloured.row(0).flatMap { [$0.style.foreground, $0.style.background] })
        for (value, role) in zip(values, tiers) where value > 0 {
          #expect(seen.contains(role), "\(values) in \(width), \(role)")
        }
      }

      let patterns = drawn(bar(values, of: full), width, 1, .ascii).lines[0].filter { $0 != " " }
      #expect(patterns.count == (sum > 0 ? max(1, Int((sum / full * Double(width)).rounded())) : 0))
      if patterns.count >= parts { #expect(Set(patterns).count == parts) }
    }
  }

  @Test func nonsenseIsNothing() {
    #expect(drawn(bar([.nan, -3, .infinity], of: 10), 4).lines == ["    "])
    #expect(drawn(bar([3], of: 0), 4).lines == ["████"])
  }
}
