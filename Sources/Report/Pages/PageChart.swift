internal import Formatting

/// The drawings of pages: inline SVG in the page's own colours.
enum PageChart {
  /// A number of a drawing: one decimal place.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let size = tenths.magnitude
    return (tenths < 0 ? "-" : "") + "\(size / 10)" + (size % 10 == 0 ? "" : ".\(size % 10)")
  }

  /// A drawing that says something of its own.
  ///
  /// - Parameter label: the same in words, for who does not see it.
  private static func drawing(_ width: Double, _ height: Double, _ kind: String, label: String, _ shapes: [HTML])
    -> HTML
  {
    .element(
      "svg",
      [
        "class": kind, "role": "img", "aria-label": label, "viewBox": "0 0 \(number(width)) \(number(height))",
      ], all: shapes)
  }

  /// A drawing of what stands in words beside it.
  private static func ornament(_ width: Double, _ height: Double, _ kind: String, _ shapes: [HTML]) -> HTML {
    .element(
      "svg",
      [
        "class": kind, "aria-hidden": "true", "preserveAspectRatio": "none",
        "viewBox": "0 0 \(number(width)) \(number(height))",
      ], all: shapes)
  }

  private static func rect(_ kind: String, x: Double, y: Double = 0, width: Double, height: Double) -> HTML {
    .shape(
      "rect",
      [
        "class": kind, "x": number(x), "y": number(y), "width": number(max(0, width)), "height": number(height),
      ])
  }

  private static func line(_ kind: String, _ x: Double, _ y: Double, _ x2: Double, _ y2: Double) -> HTML {
    .shape(
      "line", ["class": kind, "x1": number(x), "y1": number(y), "x2": number(x2), "y2": number(y2)])
  }

  /// Counts by tier after each other: none, then tiers 1–3 as `TierCounts` has them.
  ///
  /// - Parameter full: what the whole width stands for.
  static func stacked(byTier counts: [Int], full: Int) -> HTML {
    var x = 0.0
    var shapes: [HTML] = []
    for tier in [1, 2, 3, 0] where counts[tier] > 0 {
      let width = 400 * Double(counts[tier]) / Double(max(1, full))
      shapes.append(rect("t\(tier)", x: x, width: width, height: 14))
      x += width
    }
    return ornament(400, 14, "bar", shapes)
  }

  /// A part of a whole, with a mark where it usually is by now.
  static func progress(_ part: Double?, usual: Double?) -> HTML {
    func place(_ part: Double) -> Double { 100 * min(max(part, 0), 1) }
    var shapes = [rect("track", x: 0, y: 3, width: 100, height: 8)]
    if let part { shapes.append(rect("fill", x: 0, y: 3, width: place(part), height: 8)) }
    if let usual {
      let x = min(99, max(1, place(usual)))
      shapes.append(line("mark", x, 0, x, 14))
    }
    return ornament(100, 14, "bar", shapes)
  }

  /// What is won, and where it will land: from 0, the band from P10 to P90, a mark at P50.
  static func landing(won: Double, low: Double?, middle: Double, high: Double?, label: String) -> HTML {
    let full = max(won, middle, high ?? 0) * 1.04
    func place(_ value: Double) -> Double { full > 0 ? 400 * max(0, value) / full : 0 }
    var shapes = [rect("track", x: 0, y: 5, width: 400, height: 8)]
    if let low, let high {
      shapes.append(rect("band", x: place(low), y: 2, width: place(high) - place(low), height: 14))
    }
    shapes += [
      rect("fill", x: 0, y: 5, width: place(won), height: 8), line("mark", place(middle), 0, place(middle), 18),
    ]
    return drawing(400, 18, "landing", label: label, shapes)
  }
}

extension PageChart {
  /// A course of values, as both charts of one draw it.
  private struct Course {
    /// From old to new.
    var values: [Double?]
    var low: Double
    var high: Double

    /// nil where there is no value.
    ///
    /// - Parameters:
    ///   - trend: newest first.
    ///   - others: what has to be on the axis too.
    ///   - noise: how wide the axis is at least.
    ///   - cap: what no value of this kind exceeds.
    init?(_ trend: [Double?], others: [Double] = [], noise: Double, fromZero: Bool, cap: Double? = nil) {
      values = trend.reversed().map { $0.flatMap { $0.isFinite ? $0 : nil } }
      let known = values.compactMap(\.self) + others.filter(\.isFinite)
      guard values.contains(where: { $0 != nil }), var low = known.min(), var high = known.max() else { return nil }
      // Where all values lie close together far from 0, an axis from 0 would show a flat line.
      if fromZero, low >= 0, low < 0.6 * high { low = 0 }
      if high - low < noise || high == low {
        let half = max(noise, high == low && noise == 0 ? 1 : 0) / 2
        (low, high) = ((low + high) / 2 - half, (low + high) / 2 + half)
      }
      // No axis goes beyond what there can be.
      if let cap, high > cap { (low, high) = (max(min(0, low), low - (high - cap)), cap) }
      (self.low, self.high) = (low, high)
    }

    func y(_ value: Double, top: Double, bottom: Double) -> Double {
      high > low ? bottom - (bottom - top) * (value - low) / (high - low) : (top + bottom) / 2
    }

    /// A line for each run of known values; a dot where one stands alone.
    func lines(left: Double, right: Double, top: Double, bottom: Double) -> [HTML] {
      let step = (right - left) / Double(max(1, values.count - 1))
      var runs: [[String]] = [[]]
      for (index, value) in values.enumerated() {
        guard let value else {
          if runs.last?.isEmpty == false { runs.append([]) }
          continue
        }
        let x = left + step * Double(index)
        runs[runs.count - 1].append(number(x) + "," + number(y(value, top: top, bottom: bottom)))
      }
      return runs.filter { !$0.isEmpty }.map { run in
        let points = run.count == 1 ? run + run : run
        return .shape("polyline", ["class": "course", "points": points.joined(separator: " ")])
      }
    }
  }

  /// A small course without an axis.
  ///
  /// - Parameters:
  ///   - trend: newest first.
  ///   - label: the same in words.
  static func spark(_ trend: [Double?], noise: Double, label: String) -> HTML {
    guard let course = Course(trend, noise: noise, fromZero: false) else { return .none }
    return drawing(66, 14, "spark", label: label, course.lines(left: 2, right: 64, top: 2, bottom: 12))
  }

  /// A course with its axis: lowest and highest at the left, the first and the last day below.
  ///
  /// - Parameters:
  ///   - trend: newest first.
  ///   - before: what the newest is compared with, a dashed line.
  ///   - cap: what no value of this kind exceeds.
  ///   - write: a value as the axis has it.
  static func line(
    _ trend: [Double?], before: Double?, noise: Double, days: (first: String, last: String), cap: Double?,
    label: String, _ write: (Double) -> String
  ) -> HTML {
    let others = [before].compactMap(\.self)
    guard let course = Course(trend, others: others, noise: noise, fromZero: true, cap: cap) else { return .none }
    let (left, right, top, bottom) = (52.0, 356.0, 8.0, 70.0)
    func text(_ words: String, _ x: Double, _ y: Double, _ anchor: String) -> HTML {
      .element("text", ["x": number(x), "y": number(y), "text-anchor": anchor], text: words)
    }
    var shapes = [
      line("axis", left, top, right, top), line("axis", left, bottom, right, bottom),
      text(write(course.high), left - 6, top + 4, "end"), text(write(course.low), left - 6, bottom + 3, "end"),
      text(days.first, left, bottom + 14, "start"), text(days.last, right, bottom + 14, "end"),
    ]
    if let before, before.isFinite {
      let y = course.y(before, top: top, bottom: bottom)
      shapes.append(line("before", left, y, right, y))
    }
    shapes += course.lines(left: left, right: right, top: top, bottom: bottom)
    return drawing(360, 88, "chart", label: label, shapes)
  }
}
