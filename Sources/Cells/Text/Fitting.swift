/// Where a text stands in a width that is larger than it.
public enum Align: Hashable, Sendable {
  /// At the left, spaces after it.
  case left
  /// In the middle; an odd cell goes to the right.
  case centre
  /// At the right, spaces before it.
  case right
}

extension DisplayText {
  /// The text as shown, cut to a width. Where something is cut off the ellipsis takes the last cells, if it fits.
  ///
  /// The result is never wider than `width`; it may be one cell narrower where a wide glyph would have been split.
  public static func clipped(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    if isPlainASCII(text), text.utf8.count <= width { return text }
    let all = cells(of: text)
    if all.reduce(0, { $0 + $1.width }) <= width { return string(all) }
    let mark = cells(of: ellipsis)
    let markWidth = mark.reduce(0) { $0 + $1.width }
    let kept = prefix(of: all, fitting: markWidth <= width ? width - markWidth : width)
    return string(markWidth <= width ? kept + mark : kept)
  }

  /// The text cut and filled with spaces, so that it is exactly as wide as asked.
  public static func padded(_ text: String, to width: Int, align: Align = .left, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    let shown = clipped(text, to: width, ellipsis: ellipsis)
    let room = width - DisplayText.width(shown)
    let before = align == .left ? 0 : (align == .right ? room : room / 2)
    return String(repeating: " ", count: before) + shown + String(repeating: " ", count: room - before)
  }

  private static func prefix(of cells: [(glyph: Glyph, width: Int)], fitting width: Int) -> [(glyph: Glyph, width: Int)]
  {
    var used = 0
    return Array(
      cells.prefix { cell in
        used += cell.width
        return used <= width
      })
  }

  private static func string(_ cells: [(glyph: Glyph, width: Int)]) -> String {
    var text = String.UnicodeScalarView()
    for cell in cells { cell.glyph.forEachScalar { text.append($0) } }
    return String(text)
  }
}
