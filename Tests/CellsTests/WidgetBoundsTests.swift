import Cells
import Formatting
import TestSupport
import Testing

@Suite struct WidgetBoundsTests {
  private func anyWidget(_ generator: inout SeededNumbers) -> any Widget {
    let text = hostileText(&generator, atMost: 12)
    let other = hostileText(&generator, atMost: 8)
    let values = (0..<Int.random(in: 0...9, using: &generator)).map { _ -> Double? in
      [nil, 0, .nan, -4, 1e300, .infinity, 7].randomElement(using: &generator) ?? nil
    }
    let number = Int.random(in: -2...9, using: &generator)
    let labels = [-3: text, 0: other, number > 0 ? number : 10: other]
    let widgets: [any Widget] = [
      Panel(text, note: other, isActive: number > 3),
      Rule(text, note: other),
      StackedBar(values.map { StackedBar.Part($0 ?? 0, .tier1, label: text) }, full: Double(number)),
      Sparkline(values, floor: number > 3 ? .zero : .least, role: number > 5 ? nil : .good),
      LineChart(
        [.init(values), .init(values.reversed())], labels: labels,
        marks: [.init(at: Double(number), text.first ?? "x", ascii: "x", label: other, role: .good)],
        fromZero: number > 2, format: { _ in other }),
      Gauge(values.first ?? nil, label: text),
      TableView(
        [TableColumn(text, least: number, most: 9), TableColumn(other, align: .right, least: 3, priority: number)],
        count: number * 3, first: number, selected: number, sort: (0, true), isMarked: { $0 % 2 == 0 }, emptyText: text
      ) { _ in [TableCell([Span(other), Span(text)]), TableCell(text)] },
      Tabs([text, other, text], chosen: number),
      Menu([.init(text, note: other, isTicked: number > 2, matches: [0, 2]), .init(other)], selected: number),
      TextInput(prompt: other, text: text, cursor: number, error: 1..<3, placeholder: other),
      Hints([.init(other, text), .init("q", other, priority: number)]),
      Banner(text, number > 3 ? .alarm : .notice),
      Paragraph(text + " " + other, offset: number),
    ]
    return widgets[Int.random(in: 0..<widgets.count, using: &generator)]
  }

  private func draw(_ widget: some Widget, into grid: inout Grid, in rect: Rect, _ glyphs: Glyphs) {
    grid.draw(widget, in: rect, glyphs: glyphs)
  }

  @Test func noWidgetLeavesItsRectangleOrBreaksAColumn() {
    var generator = SeededNumbers(seed: 61)
    let ground = Cell(Glyph("·"), Style(.track))
    for _ in 0..<3000 {
      let size = Size(Int.random(in: 0...40, using: &generator), Int.random(in: 0...8, using: &generator))
      var grid = Grid(size)
      grid.fill(grid.bounds, ground.glyph, style: ground.style)
      let rect = Rect(
        x: Int.random(in: 0...20, using: &generator), y: Int.random(in: 0...4, using: &generator),
        width: Int.random(in: 0...30, using: &generator), height: Int.random(in: 0...6, using: &generator))
      let widget = anyWidget(&generator)
      let glyphs = Glyphs(ascii: Bool.random(using: &generator), colour: Bool.random(using: &generator))
      draw(widget, into: &grid, in: rect, glyphs)
      #expect(flaws(of: grid) == [], "\(widget) in \(rect)")
      for y in 0..<grid.height {
        for x in 0..<grid.width where !rect.contains(Point(x, y)) && grid[Point(x, y)] != ground {
          Issue.record("\(widget) drew at \(x), \(y), outside of \(rect)")
        }
      }
    }
  }
}
