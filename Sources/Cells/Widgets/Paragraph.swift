internal import Formatting

/// Text in wrapped lines that can be scrolled.
public struct Paragraph: Widget, Hashable, Sendable {
  /// The text, a style a line; lines are wrapped to the width.
  public var lines: [Span]
  /// Lines, after wrapping, that are scrolled past.
  public var offset: Int

  /// Lines of text.
  public init(_ lines: [Span], offset: Int = 0) {
    self.lines = lines
    self.offset = offset
  }

  /// Text of one style.
  public init(_ text: String, style: Style = .plain, offset: Int = 0) {
    self.init([Span(text, style)], offset: offset)
  }

  /// The lines as they are drawn at a width.
  public func wrapped(to width: Int) -> [Span] {
    lines.flatMap { line in DisplayText.wrapped(line.text, to: width).map { Span($0, line.style) } }
  }

  /// The farthest offset at which the last line is still at the lower edge.
  public func lastOffset(in size: Size) -> Int {
    max(0, wrapped(to: size.width).count - size.height)
  }

  /// `1–20 of 48` where not all lines are seen, else empty.
  public func position(in size: Size, glyphs: Glyphs) -> String {
    let count = wrapped(to: size.width).count
    guard count > size.height, size.height > 0 else { return "" }
    let first = min(max(0, offset), count - size.height)
    return "\(first + 1)\(glyphs.dash)\(first + size.height) of \(count)"
  }

  /// Draws as many lines as fit.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    let all = wrapped(to: rect.width)
    let first = min(max(0, offset), max(0, all.count - rect.height))
    for (row, line) in all.dropFirst(first).prefix(rect.height).enumerated() {
      grid.put(line.text, at: Point(rect.x, rect.y + row), style: line.style, maxWidth: rect.width)
    }
  }
}
