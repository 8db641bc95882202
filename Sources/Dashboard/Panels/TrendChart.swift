internal import Cells
internal import Metrics
internal import Values
internal import Formatting

/// The chart of a KPI's 13 trend points.
func trendChart(_ kpi: KPI, _ context: Context) -> LineChart? {
  guard let trend = context.trends[kpi.id], trend.contains(where: { $0 != nil }) else { return nil }
  let values = Array(trend.reversed())
  var labels: [Int: String] = [:]
  for index in [0, 4, 8, 12] where index < values.count {
    labels[index] = DayText.short(context.asOf - 7 * (values.count - 1 - index))
  }
  let words = context.words
  // Where all values lie close together far from 0, an axis from 0 would show a flat line.
  let known = values.compactMap { $0 }
  let fromZero = (known.min() ?? 0) < 0.6 * (known.max() ?? 0) || known.min() == known.max()
  return LineChart([.init(values, label: kpi.name)], labels: labels, ticks: 6, fromZero: fromZero) {
    words.tiny($0, kpi.unit)
  }
}

extension ScreenLayout {
  /// Adds the course of a KPI over 13 weeks, or why there is none.
  mutating func addTrend(_ kpi: KPI, in rect: Rect, _ context: Context) {
    paint { grid in
      if let chart = trendChart(kpi, context) {
        grid.draw(chart, in: rect, glyphs: context.glyphs)
      } else {
        let text =
          context.trends[kpi.id] == nil ? context.glyphs.ellipsis : reasonText(context.figures[kpi.id]?.all.reason)
        grid.put(text, in: rect.row(0), style: Style(.dim), ellipsis: context.glyphs.ellipsis)
      }
    }
  }
}

/// Why a figure has no value.
func reasonText(_ reason: Figure.Reason?) -> String {
  switch reason {
  case .missing(let tables):
    "n/a: there is no file of \(tables.map(\.rawValue).joined(separator: " or "))"
  case .nothingToDivideBy: "n/a: the denominator is 0, there is nothing to divide by"
  case .noValues: "n/a: no account has such a value"
  case nil: "n/a in each of the last 13 weeks"
  }
}
