import Cells
import Formatting
import TestSupport
import Testing

/// Axes that say what is so: ticks that differ, no cliff made of noise, nothing below 0 or above all.
@Suite struct AxisTests {
  /// How screens write the values of an axis: with few digits.
  private static let formats: [@Sendable (Double) -> String] = [
    { Format.percent($0, places: 0) }, { Format.decimal($0, places: 0) }, { Format.decimal($0, places: 1) },
    { MoneyFormat(currency: "USD").short($0) }, { Format.shortCount(Int64(clamping: $0)) },
  ]

  private func anyValues(_ generator: inout SeededNumbers) -> [Double] {
    let size: Double = [1e-9, 1e-3, 0.12, 1, 66, 1e3, 4.4e6, 1e12].randomElement(using: &generator) ?? 1
    let spread: Double = [0, 1e-9, 0.001, 0.1, 1].randomElement(using: &generator) ?? 0
    return (0..<13).map { _ in size * (1 + spread * Double.random(in: 0...1, using: &generator)) }
  }

  @Test func noTwoTicksAreWrittenAlike() {
    var generator = SeededNumbers(seed: 61)
    for _ in 0..<2_000 {
      let values = anyValues(&generator)
      let format = Self.formats.randomElement(using: &generator) ?? { "\($0)" }
      let count = Int.random(in: 3...7, using: &generator)
      let fromZero = Bool.random(using: &generator)
      let chart = LineChart([.init(values)], ticks: count, fromZero: fromZero, format: format)
      let labels = chart.scale.ticks.map(format)
      #expect(Set(labels).count == labels.count, "\(values) \(labels)")
      #expect(values.allSatisfy { $0 >= chart.scale.low && $0 <= chart.scale.high * (1 + 1e-9) }, "\(values)")
      #expect(chart.scale.low >= 0, "\(values)")
    }
  }

  @Test func anAxisIsAsWideAsTheNoiseAndEndsAtAll() {
    var generator = SeededNumbers(seed: 62)
    for _ in 0..<2_000 {
      let base = Double.random(in: 0...1, using: &generator)
      let values = (0..<13).map { _ in min(1, base + Double.random(in: 0...0.01, using: &generator)) }
      let span = Double.random(in: 0...1, using: &generator)
      let fromZero = Bool.random(using: &generator)
      let scale = Scale(values, count: 6, fromZero: fromZero, span: span, cap: 1)
      #expect(scale.high - scale.low >= span * (1 - 1e-9), "\(scale)")
      #expect(scale.low >= 0 && scale.high <= 1 + 1e-9, "\(scale)")
      #expect(values.allSatisfy { $0 >= scale.low - 1e-9 && $0 <= scale.high + 1e-9 }, "\(scale)")
    }
  }

  @Test func theAxesThatWereWrong() {
    func ticks(_ values: [Double], span: Double = 0) -> [String] {
      let chart = LineChart([.init(values)], ticks: 6, fromZero: false, span: span, cap: 1) {
        Format.percent($0, places: 0)
      }
      return chart.scale.ticks.map { Format.percent($0, places: 0) }
    }
    // Six times 12 %.
    #expect(ticks([0.121, 0.122, 0.124]) == ["10%", "11%", "12%", "13%", "14%", "15%"])
    // Up to 200 % at a flat 0 %, and up to 120 % at 100 %.
    #expect(ticks([0, 0, 0], span: 0.04) == ["0%", "1%", "2%", "3%", "4%"])
    #expect(ticks([1, 1, 1], span: 0.1) == ["90%", "92%", "94%", "96%", "98%", "100%"])
    // 0.2 points of 24 accounts.
    #expect(ticks([0.5, 0.502], span: 0.38) == ["30%", "40%", "50%", "60%", "70%"])
  }

  @Test func aLineAtZeroLiesOnTheTickOfZero() {
    let chart = LineChart([.init([0, 0, 4])], ticks: 3) { Format.decimal($0, places: 0) }
    let lines = drawn(chart, 16, 6).lines
    let zero = lines.last { $0.hasPrefix("0 ") } ?? ""
    // Line and tick have their dots in the same row of the cell, the lowest.
    #expect(zero.hasPrefix("0 ⣀⣀⣀⣀") && zero.hasSuffix("⣀ ⣀ "), "\(lines)")
    #expect(lines.lastIndex(of: zero) == 4)
  }

  @Test func aChangeWithinTheNoiseIsNoCliff() {
    #expect(Sparkline([0.5, 0.5, 0.502, 0.502], span: 0.1).text(width: 2, glyphs: .ascii) == "--")
    #expect(Sparkline([0.5, 0.5, 0.502, 0.502]).text(width: 2, glyphs: .ascii) == "_#")
    // What is more than noise is seen as before.
    #expect(Sparkline([0.2, 0.2, 0.8, 0.8], span: 0.1).text(width: 2, glyphs: .ascii) == "_#")
  }

  @Test func whatIsCutOffHasNoSignOfFigures() {
    #expect(DisplayText.clipped("Harborstead", to: 6, ellipsis: Glyphs.ascii.ellipsis) == "Harb..")
  }
}
