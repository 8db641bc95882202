import Cells
import Formatting
import TestSupport
import Testing

@Suite struct ChartTests {
  private func short(_ value: Double) -> String { Format.decimal(value, places: 0) }

  @Test func aSparklineHasTwoPointsACell() {
    #expect(drawn(Sparkline([0, 1, 2, 3]), 2).lines == ["⣠⣾"])
    #expect(drawn(Sparkline([3, 3, 0, 0]), 2).lines == ["⣿⣀"])
  }

  @Test func theNewestPointIsAtTheRightAndTheOldestGo() {
    #expect(drawn(Sparkline([0, 3]), 3).lines == ["  ⣸"])
    #expect(drawn(Sparkline([9, 9, 0, 3]), 1).lines == ["⣸"])
    #expect(drawn(Sparkline([0, 3, 0]), 2).lines == ["⢀⣇"])
  }

  @Test func aGapHasNoDots() {
    #expect(drawn(Sparkline([nil, 0, 3, nil]), 2).lines == ["⢀⡇"])
    #expect(drawn(Sparkline([nil, nil]), 2).lines == ["  "])
    #expect(drawn(Sparkline([.nan, 1]), 1).lines == ["⢠"])
  }

  @Test func sparklinesInASCIIAndInWords() {
    #expect(drawn(Sparkline([0, 0, 1, 1, 2, 2, 3, 3]), 4, 1, .ascii).lines == ["_-=#"])
    #expect(
      Sparkline([40, nil, 38, 53, 52]).plain(short) == "from 40 to 52, lowest 38, highest 53, 1 of 5 without a value")
    #expect(Sparkline([nil]).plain(short) == "no values")
    #expect(Sparkline([0, 1, 2, 3]).text(width: 2, glyphs: .unicode) == "⣠⣾")
  }

  @Test(arguments: [
    ([0.0, 87], 5, [0.0, 50, 100]), ([12, 40], 5, [0, 10, 20, 30, 40]), ([0, 0.3], 6, [0, 0.1, 0.2, 0.3]),
    ([0, 1_204], 5, [0, 500, 1000, 1500]), ([5, 5], 4, [0, 2, 4, 6]), ([], 4, [0, 0.5, 1]), ([-4, 4], 4, [-5, 0, 5]),
    ([0, 0], 6, [0, 1]),
  ])
  func ticksAreRound(values: [Double], count: Int, expected: [Double]) {
    let ticks = Scale(values, count: count).ticks
    #expect(ticks.count == expected.count && zip(ticks, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(ticks)")
  }

  @Test func anAxisHoldsItsValuesAndNoMoreTicksThanAsked() {
    var generator = SeededNumbers(seed: 51)
    for _ in 0..<1000 {
      let values = (0..<5).map { _ in
        Double.random(in: -1...1, using: &generator) * [1e-9, 1, 1e3, 1e12].randomElement(using: &generator)!
      }
      let count = Int.random(in: 3...9, using: &generator)
      let scale = Scale(values, count: count, fromZero: Bool.random(using: &generator))
      #expect(scale.ticks.count <= count)
      #expect(scale.ticks.count >= 2)
      #expect(
        values.allSatisfy { $0 >= scale.low - 1e-9 * abs(scale.low) && $0 <= scale.high + 1e-9 * abs(scale.high) })
    }
  }

  @Test func aLineRisesFromTheLeftToTheRight() {
    let chart = LineChart([.init([0, 10])], labels: [0: "Jan", 1: "Dec"], ticks: 3, format: short)
    #expect(
      drawn(chart, 13, 5).lines == [
        "10 ⠉ ⠉ ⠉ ⠉⢀⠤⠊",
        "        ⡠⠔⠁  ",
        "     ⢀⠔⠊     ",
        " 0 ⡠⠒⠁ ⣀ ⣀ ⣀ ",
        "   Jan    Dec",
      ])
  }

  @Test func marksStandBelowTheLine() {
    let won = LineChart.Mark(at: 2, "◆", ascii: "W", label: "won 3 Mar", role: .stage4)
    let chart = LineChart([.init([0, 5, 10], label: "AES")], marks: [won], ticks: 3, format: short)
    let lines = drawn(chart, 13, 6, .ascii).lines
    #expect(lines[4] == "            W")
    #expect(lines[0] == "10 . . . . .o")
    #expect(chart.plain(short) == "AES: from 0 to 10, lowest 0, highest 10\nMarks: won 3 Mar")
  }

  @Test func aGaugeSaysHowFar() {
    #expect(drawn(Gauge(0.5, label: "Reading"), 28).lines == ["Reading ███████▌░░░░░░░  50%"])
    #expect(drawn(Gauge(0.999, label: ""), 14, 1, .ascii).lines == ["########.  99%"])
    #expect(drawn(Gauge(nil), 14, 1, .ascii).lines == [".........    -"])
    #expect(Gauge(0.42, label: "Reading").plain() == "Reading: 42%")
  }
}
