extension DisplayText {
  /// The text in lines of at most `width` cells, broken at spaces, and within words that are longer than a line.
  ///
  /// Line feeds begin a new line; spaces at the end of a line are dropped, those at its start are kept.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapLine(String($0), to: width) }
  }

  private static func wrapLine(_ line: String, to width: Int) -> [String] {
    let all = cells(of: line)
    var lines: [String] = []
    var start = 0
    while start < all.count {
      var (end, used) = (start, 0)
      while end < all.count, used + all[end].width <= width {
        used += all[end].width
        end += 1
      }
      // A wide glyph in a line of one cell: nothing of it can be shown.
      guard end > start else { return lines + ["\u{FFFD}"] }
      var next = end
      if end < all.count, all[end].glyph != .space,
        let space = all[start..<end].lastIndex(where: { $0.glyph == .space }),
        all[start..<space].contains(where: { $0.glyph != .space })
      {
        end = space
        next = space
      }
      if next < all.count { next = all[next...].firstIndex { $0.glyph != .space } ?? all.count }
      while end > start, all[end - 1].glyph == .space { end -= 1 }
      lines.append(string(Array(all[start..<end])))
      start = next
    }
    return lines.isEmpty ? [""] : lines
  }
}
