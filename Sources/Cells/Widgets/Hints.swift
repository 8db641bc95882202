internal import Formatting

/// A line of keys and what they do. What does not fit is left out whole, the least important first.
public struct Hints: Widget, Hashable, Sendable {
  /// A key and what it does.
  public struct Hint: Hashable, Sendable {
    /// The key, as `Key.sign` names it.
    public var key: String
    /// What it does.
    public var label: String
    /// Higher stays longer; of equals the first stays.
    public var priority: Int

    /// A key and what it does.
    public init(_ key: String, _ label: String, priority: Int = 0) {
      self.key = key
      self.label = label
      self.priority = priority
    }

    var width: Int { DisplayText.width(key) + (label.isEmpty ? 0 : 1 + DisplayText.width(label)) }
  }

  /// The hints from left to right.
  public var hints: [Hint]

  /// A line of hints.
  public init(_ hints: [Hint]) { self.hints = hints }

  /// Draws the first row of the rectangle.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    for (index, place) in places(in: rect) {
      let hint = hints[index]
      var spans = [Span(hint.key, Style(.accent))]
      if !hint.label.isEmpty { spans.append(Span(" " + hint.label, Style(.dim))) }
      grid.put(spans, at: place.origin)
    }
  }

  /// Where the hints that fit stand, by their index: what a click on one means is the caller's to say.
  public func places(in rect: Rect) -> [(index: Int, rect: Rect)] {
    guard !rect.isEmpty else { return [] }
    var x = rect.x + 1
    return shown(in: rect.width).map { index in
      defer { x += hints[index].width + 2 }
      return (index, Rect(x: x, y: rect.y, width: hints[index].width, height: 1))
    }
  }

  /// Indices of the hints that fit into a width with a blank before and two between, in their order.
  func shown(in width: Int) -> [Int] {
    var left = width - 1
    var kept: Set<Int> = []
    let byRank = hints.indices.sorted { (hints[$1].priority, $0) < (hints[$0].priority, $1) }
    for index in byRank {
      let needed = hints[index].width + (kept.isEmpty ? 0 : 2)
      guard needed <= left else { continue }
      kept.insert(index)
      left -= needed
    }
    return hints.indices.filter { kept.contains($0) }
  }
}
