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
  /// `format` says how values of the axis are written. The axis begins at 0 unless `fromZero` is false.
  public init(
    _ series: [Series], labels: [Int: String] = [:], marks: [Mark] = [], ticks: Int = 5, fromZero: Bool = true,
    format: (Double) -> String
  ) {
    self.series = series
    self.labels = labels
    self.marks = marks
    scale = Scale(series.flatMap { $0.values.compactMap { $0 } }, count: ticks, fromZero: fromZero)
    tickLabels = [:]
    for tick in scale.ticks { tickLabels[tick] = format(tick) }
  }

  /// Draws axes, lines, marks and labels. Below 8 columns or 3 rows only the lines are drawn.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    guard rect.width >= 8, rect.height >= 3 else {
      drawLines(into: &grid, in: rect, glyphs)
      return
    }
    let wish = tickLabels.values.map { DisplayText.width($0) }.max() ?? 0
    let gutter = min(wish, rect.width / 3) + 1
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
    var taken: Set<Int> = []
    // Where rows are few only every second tick is labelled, or every fifth, …: labels are always evenly apart.
    let intervals = max(1, scale.ticks.count - 1)
    let most = max(1, (plot.height - 1) / 2)
    let step = (1...intervals).first { intervals % $0 == 0 && intervals / $0 <= most } ?? intervals
    for tick in stride(from: 0, to: scale.ticks.count, by: step).map({ scale.ticks[$0] }) {
      let y = plot.maxY - 1 - Int((scale.position(tick) * Double(plot.height - 1)).rounded())
      guard taken.insert(y).inserted else { continue }
      let place = Rect(x: rect.x, y: y, width: plot.x - rect.x - 1, height: 1)
      grid.put(tickLabels[tick] ?? "", in: place, align: .right, style: Style(.dim), ellipsis: glyphs.ellipsis)
      for x in stride(from: plot.x, to: plot.maxX, by: 2) {
        grid.put(glyphs.isASCII ? "." : "╌", at: Point(x, y), style: Style(.track))
      }
    }
  }

  private func drawLines(into grid: inout Grid, in plot: Rect, _ glyphs: Glyphs) {
    guard !plot.isEmpty else { return }
    for line in series {
      if glyphs.isASCII {
        for (index, value) in line.values.enumerated() {
          guard let value else { continue }
          let y = plot.maxY - 1 - Int((scale.position(value) * Double(plot.height - 1)).rounded())
          grid.put("*", at: Point(plot.x + column(Double(index), of: plot.width), y), style: Style(line.role))
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
          let y = plot.height * 4 - 1 - Int((scale.position(value) * Double(plot.height * 4 - 1)).rounded())
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
