internal import Formatting

/// Names side by side, one of them chosen.
public struct Tabs: Widget, Hashable, Sendable {
  /// The names.
  public var names: [String]
  /// Index of the chosen one.
  public var chosen: Int

  /// Names, one of them chosen.
  public init(_ names: [String], chosen: Int) {
    self.names = names
    self.chosen = chosen
  }

  /// Draws the first row of the rectangle. The chosen one is in brackets, so that colour is not needed to find it.
  /// Where not all fit, those from the first that still lets the chosen one be seen are shown, and `…` says so.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    guard !rect.isEmpty, !names.isEmpty else { return }
    let widths = names.map { DisplayText.width($0) + 2 }
    let current = min(max(0, chosen), names.count - 1)
    var first = 0
    let markWidth = DisplayText.width(glyphs.ellipsis)
    while first < current, widths[first...current].reduce(first > 0 ? markWidth : 0, +) > rect.width { first += 1 }
    var x = rect.x
    if first > 0 { x = grid.put(glyphs.ellipsis, at: rect.origin, style: Style(.dim), maxWidth: rect.width) }
    for index in first..<names.count {
      let isChosen = index == current
      let isLast = index == names.count - 1
      guard isChosen || x + widths[index] + (isLast ? 0 : markWidth) <= rect.maxX else {
        grid.put(glyphs.ellipsis, at: Point(x, rect.y), style: Style(.dim), maxWidth: rect.maxX - x)
        return
      }
      let text = isChosen ? "[\(names[index])]" : " \(names[index]) "
      let style = isChosen ? Style(.accent).bold : Style(.dim)
      x = grid.put(text, at: Point(x, rect.y), style: style, maxWidth: rect.maxX - x, ellipsis: glyphs.ellipsis)
    }
  }
}
