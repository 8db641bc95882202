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
    guard !rect.isEmpty else { return }
    var x = rect.x + 1
    for hint in shown(in: rect.width) {
      var spans = [Span(hint.key, Style(.accent))]
      if !hint.label.isEmpty { spans.append(Span(" " + hint.label, Style(.dim))) }
      x = grid.put(spans, at: Point(x, rect.y)) + 2
    }
  }

  /// The hints that fit into a width with a blank before and two between, in their order.
  func shown(in width: Int) -> [Hint] {
    var left = width - 1
    var kept: Set<Int> = []
    let byRank = hints.indices.sorted { (hints[$1].priority, $0) < (hints[$0].priority, $1) }
    for index in byRank {
      let needed = hints[index].width + (kept.isEmpty ? 0 : 2)
      guard needed <= left else { continue }
      kept.insert(index)
      left -= needed
    }
    return hints.indices.filter { kept.contains($0) }.map { hints[$0] }
  }
}
