/// Something that is drawn from plain values into a rectangle of a grid, and never outside of it.
public protocol Widget {
  /// Draws it.
  func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs)
}

extension Grid {
  /// Draws a widget into a rectangle.
  public mutating func draw(_ widget: some Widget, in rect: Rect, glyphs: Glyphs) {
    guard !rect.intersection(bounds).isEmpty else { return }
    widget.draw(into: &self, in: rect, glyphs: glyphs)
  }
}
