internal import Formatting

/// A line over time with a labelled axis at each side and marks where something happened.
public struct LineChart: Widget, Hashable, Sendable {
  /// One line.
  public struct Series: Hashable, Sendable {
    /// Its name in the plain form.
    public var label: String
    /// Points from old to new, evenly spaced; nil breaks the line.
    public var values: [Double?]
    /// Its colour.
    public var role: Role

    /// One line.
    public init(_ values: [Double?], label: String = "", role: Role = .accent) {
      self.values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
      self.label = label
      self.role = role
    }
  }

  /// Something that happened at a point of time.
  public struct Mark: Hashable, Sendable {
    /// Index of the point, also between two.
    public var index: Double
    /// One character that stands at the lower edge.
    public var sign: Character
    /// The sign where only ASCII may be drawn.
    public var ascii: Character
    /// What it means, in the plain form.
    public var label: String
    /// Its colour.
    public var role: Role

    /// Something that happened.
    public init(at index: Double, _ sign: Character, ascii: Character, label: String, role: Role) {
      self.index = index
      self.sign = sign
      self.ascii = ascii
      self.label = label
      self.role = role
    }
  }

  /// The lines; later ones are drawn over earlier ones.
  public var series: [Series]
  /// Labels below, by the index of their point; those that would touch the one before are left out.
  public var labels: [Int: String]
  /// What happened.
  public var marks: [Mark]
  /// Words for the values of the axis.
  public var tickLabels: [Double: String]
  /// The axis.
  public var scale: Scale

  /// A chart of lines.
  ///
  /// `format` says how values of the axis are written. No two ticks are written alike: where they would be, the axis is
  /// wider.
  ///
  /// - Parameters:
  ///   - fromZero: whether the axis begins at 0.
  ///   - span: how much the axis covers at least, so that a change within the noise is no cliff.
  ///   - cap: what no value is above, such as 1 of shares: the axis ends there.
  public init(
    _ series: [Series], labels: [Int: String] = [:], marks: [Mark] = [], ticks: Int = 5, fromZero: Bool = true,
    span: Double = 0, cap: Double? = nil, format: (Double) -> String
  ) {
    self.series = series
    self.labels = labels
    self.marks = marks
    let values = series.flatMap { $0.values.compactMap { $0 } }
    var scale = Scale(values, count: ticks, fromZero: fromZero, span: span, cap: cap)
    var span = span
    // By half at first, then in large steps: two dozen turns lead from any value to one that is written otherwise.
    for turn in 0..<24 where Set(scale.ticks.map(format)).count < scale.ticks.count {
      span = max(span, scale.high - scale.low) * (turn < 8 ? 1.5 : 100)
      scale = Scale(values, count: ticks, fromZero: fromZero, span: span, cap: cap)
    }
    self.scale = scale
    tickLabels = [:]
    var written: Set<String> = []
    for tick in scale.ticks {
      let label = format(tick)
      if written.insert(label).inserted { tickLabels[tick] = label }
    }
  }

  /// Draws axes, lines, marks and labels. Below 8 columns or 3 rows only the lines are drawn.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    guard rect.width >= 8, rect.height >= 3 else {
      drawLines(into: &grid, in: rect, glyphs)
      return
    }
    let wanted = tickLabels.values.map { DisplayText.width($0) }.max() ?? 0
    let gutter = min(wanted, rect.width / 3) + 1
    let body = rect.height - (marks.isEmpty ? 1 : 2)
    let plot = Rect(x: rect.x + gutter, y: rect.y, width: rect.width - gutter, height: max(1, body))
    drawTicks(into: &grid, rect, plot, glyphs)
    drawLines(into: &grid, in: plot, glyphs)
    drawMarks(into: &grid, plot, glyphs)
    drawLabels(into: &grid, Rect(x: plot.x, y: rect.maxY - 1, width: plot.width, height: 1), glyphs)
  }

  /// Each line in words, then what happened.
  public func plain(_ format: (Double) -> String) -> String {
    let lines = series.map { line in
      let words = Sparkline(line.values).plain(format)
      return line.label.isEmpty ? words : "\(line.label): \(words)"
    }
    let events = marks.sorted { $0.index < $1.index }.map(\.label)
    return (lines + (events.isEmpty ? [] : ["Marks: " + events.joined(separator: "; ")])).joined(separator: "\n")
  }

  private var pointCount: Int { series.map(\.values.count).max() ?? 0 }

  /// The column of a point, in the unit of `columns` columns.
  private func column(_ index: Double, of columns: Int) -> Int {
    guard pointCount > 1, columns > 1, index.isFinite else { return 0 }
    let share = min(1, max(0, index / Double(pointCount - 1)))
    return Int((share * Double(columns - 1)).rounded())
  }

  private func drawTicks(into grid: inout Grid, _ rect: Rect, _ plot: Rect, _ glyphs: Glyphs) {
    var used: Set<Int> = []
    // Where rows are few only every second tick is labelled, or every fifth, …: labels are always evenly apart.
    let intervals = max(1, scale.ticks.count - 1)
    let most = max(1, (plot.height - 1) / 2)
    let step = (1...intervals).first { intervals % $0 == 0 && intervals / $0 <= most } ?? intervals
    for tick in stride(from: 0, to: scale.ticks.count, by: step).map({ scale.ticks[$0] }) {
      let dot = dotRow(tick, in: plot)
      let y = glyphs.isASCII ? row(tick, in: plot) : plot.y + dot / 4
      guard used.insert(y).inserted else { continue }
      let place = Rect(x: rect.x, y: y, width: plot.x - rect.x - 1, height: 1)
      grid.put(tickLabels[tick] ?? "", in: place, align: .right, style: Style(.dim), ellipsis: glyphs.ellipsis)
      // At the very height at which a line of that value is drawn: no line at 0 seems to lie below 0.
      let dots = Braille.bit(column: 0, row: dot % 4) | Braille.bit(column: 1, row: dot % 4)
      let glyph = glyphs.isASCII ? Glyph(".") : Braille.glyph(dots)
      for x in stride(from: plot.x, to: plot.maxX, by: 2) {
        grid.fill(Rect(x: x, y: y, width: 1, height: 1), glyph, style: Style(.track))
      }
    }
  }

  /// The row of cells in which a value lies.
  private func row(_ value: Double, in plot: Rect) -> Int {
    plot.maxY - 1 - Int((scale.position(value) * Double(plot.height - 1)).rounded())
  }

  /// The row of dots from the top of the plot, four a cell, in which a value lies.
  private func dotRow(_ value: Double, in plot: Rect) -> Int {
    plot.height * 4 - 1 - Int((scale.position(value) * Double(plot.height * 4 - 1)).rounded())
  }

  private func drawLines(into grid: inout Grid, in plot: Rect, _ glyphs: Glyphs) {
    guard !plot.isEmpty else { return }
    for line in series {
      if glyphs.isASCII {
        for (index, value) in line.values.enumerated() {
          guard let value else { continue }
          let place = Point(plot.x + column(Double(index), of: plot.width), row(value, in: plot))
          grid.put("o", at: place, style: Style(line.role))
        }
      } else {
        var canvas = DotCanvas(width: plot.width, height: plot.height)
        var last: (x: Int, y: Int)?
        for (index, value) in line.values.enumerated() {
          guard let value else {
            last = nil
            continue
          }
          let x = column(Double(index), of: plot.width * 2)
          let y = dotRow(value, in: plot)
          canvas.line(from: last ?? (x, y), to: (x, y))
          last = (x, y)
        }
        canvas.draw(into: &grid, at: plot.origin, style: Style(line.role))
      }
    }
  }

  private func drawMarks(into grid: inout Grid, _ plot: Rect, _ glyphs: Glyphs) {
    for mark in marks where mark.index >= 0 && mark.index <= Double(max(0, pointCount - 1)) {
      let place = Point(plot.x + column(mark.index, of: plot.width), plot.maxY)
      grid.put(String(glyphs.isASCII ? mark.ascii : mark.sign), at: place, style: Style(mark.role), maxWidth: 1)
    }
  }

  private func drawLabels(into grid: inout Grid, _ row: Rect, _ glyphs: Glyphs) {
    var free = row.x
    for (index, text) in labels.sorted(by: { $0.key < $1.key }) where index >= 0 && index < pointCount {
      let width = DisplayText.width(text)
      let middle = row.x + column(Double(index), of: row.width) - width / 2
      let x = max(row.x, min(middle, row.maxX - width))
      guard x >= free, x + width <= row.maxX else { continue }
      grid.put(text, at: Point(x, row.y), style: Style(.dim))
      free = x + width + 1
    }
  }
}

/// An axis: from where to where, and at which round numbers it is labelled.
public struct Scale: Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end, above the lower.
  public let high: Double
  /// Round numbers from the lower to the upper end.
  public let ticks: [Double]

  /// An axis that holds all values, with at most `count` ticks, 1, 2 or 5 times a power of ten apart.
  ///
  /// With `fromZero` it begins at 0 unless a value is below. It never begins below 0 where no value is.
  ///
  /// - Parameters:
  ///   - span: how much it covers at least.
  ///   - cap: what no value is above: it ends there at the latest.
  public init(_ values: [Double], count: Int, fromZero: Bool = true, span: Double = 0, cap: Double? = nil) {
    let finite = values.filter(\.isFinite)
    var least = finite.min() ?? 0
    var most = finite.max() ?? 1
    if fromZero {
      least = min(0, least)
      most = max(0, most)
    }
    if least == 0 && most == 0 && span <= 0 {
      // Nothing but 0: one is enough above it, and a share has no more.
      (low, high, ticks) = (0, 1, [0, 1])
      return
    }
    if most - least <= 0 && span <= 0 {
      let half = most == 0 ? 1 : most.magnitude / 2
      (least, most) = fromZero ? (least, least + 2 * half) : (least - half, most + half)
    }
    let isPositive = finite.allSatisfy { $0 >= 0 }
    let cap = cap.flatMap { cap in finite.allSatisfy { $0 <= cap } ? cap : nil }
    Scale.widen(&least, &most, to: span, from: isPositive ? 0 : nil, cap: cap)
    let step = Scale.step(from: least, to: most, count: max(2, count))
    let first = Scale.whole(least / step, .down)
    let last = Scale.whole(most / step, .up)
    low = first * step
    high = last * step
    // A span too small for its values' precision gives no more than the two ends.
    let steps = last - first
    ticks = steps.isFinite && steps <= 100 ? (0...Int(steps)).map { (first + Double($0)) * step } : [low, high]
  }

  /// Where a value lies, from 0 at the lower end to 1 at the upper; cut to that.
  public func position(_ value: Double) -> Double {
    high > low ? min(1, max(0, (value - low) / (high - low))) : 0
  }

  /// Widens a range about its middle, and moves it to between its bounds.
  private static func widen(
    _ least: inout Double, _ most: inout Double, to span: Double, from floor: Double?, cap: Double?
  ) {
    let missing = span - (most - least)
    if missing > 0, missing.isFinite {
      least -= missing / 2
      most += missing / 2
    }
    if let cap, most > cap { (least, most) = (least - (most - cap), cap) }
    if let floor, least < floor { (least, most) = (floor, min(most + (floor - least), cap ?? .infinity)) }
  }

  /// A number of steps rounded; what lies within a billionth of a whole number is that, so that 0.7 ÷ 0.1 is 7.
  private static func whole(_ steps: Double, _ rule: FloatingPointRoundingRule) -> Double {
    let nearest = steps.rounded()
    return nearest != 0 && (steps - nearest).magnitude < 1e-9 ? nearest : steps.rounded(rule)
  }

  /// The smallest step whose ticks, rounded outwards, are no more than asked for: the axis is as tight as it can be.
  private static func step(from least: Double, to most: Double, count: Int) -> Double {
    let span = most - least
    guard span.isFinite, span > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= span, power < 1e300 { power *= 10 }
    while power > span, power > 1e-300 { power /= 10 }
    for factor in [0.1, 0.2, 0.5, 1, 2, 5] {
      let step = power * factor
      let steps = whole(most / step, .up) - whole(least / step, .down)
      if steps <= Double(count - 1) { return step }
    }
    return power * 10
  }
}

/// A canvas of dots, two by four a cell.
struct DotCanvas {
  private let width: Int
  private let height: Int
  private var dots: [UInt32]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    dots = Array(repeating: 0, count: width * height)
  }

  mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, y >= 0, x < width * 2, y < height * 4 else { return }
    dots[y / 4 * width + x / 2] |= Braille.bit(column: x % 2, row: y % 4)
  }

  /// A straight line, both ends included.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let (dx, dy) = ((end.x - start.x).magnitude, (end.y - start.y).magnitude)
    let steps = Int(max(dx, dy))
    guard steps > 0 else { return set(start.x, start.y) }
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      set(
        start.x + Int((share * Double(end.x - start.x)).rounded()),
        start.y + Int((share * Double(end.y - start.y)).rounded()))
    }
  }

  /// Draws the cells that have dots and leaves the others.
  func draw(into grid: inout Grid, at origin: Point, style: Style) {
    for y in 0..<height {
      for x in 0..<width where dots[y * width + x] != 0 {
        let place = Rect(x: origin.x + x, y: origin.y + y, width: 1, height: 1)
        grid.fill(place, Braille.glyph(dots[y * width + x]), style: style)
      }
    }
  }
}
