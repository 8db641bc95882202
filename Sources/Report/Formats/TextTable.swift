internal import Formatting

/// Tables of plain text: headings, and cells lined up below them.
enum TextTable {
  /// The table as lines, each ended by a newline, none with blanks at its end.
  static func text(_ table: ReportTable, width: Int, gap: Int, indent: Int) -> String {
    let rows = table.rows.map { row in row.map { SafeText.line($0.text) } }
    let titles = table.columns.map { $0.title.split(separator: "\n").map { SafeText.line(String($0)) } }
    var widths = table.columns.indices.map { column in
      max(
        titles[column].map(DisplayText.width).max() ?? 0, rows.map { DisplayText.width($0[column]) }.max() ?? 0)
    }
    shrink(&widths, of: table, to: width - indent - gap * max(0, widths.count - 1))

    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        DisplayText.padded(
          DisplayText.clipped(cell, to: widths[column]), to: widths[column],
          align: table.columns[column].isRight ? .right : .left)
      }
      let text = String(repeating: " ", count: indent) + padded.joined(separator: String(repeating: " ", count: gap))
      return text.trimmingEnd + "\n"
    }
    let height = titles.map(\.count).max() ?? 0
    let heading = (0..<height).map { level in
      // Titles of several lines stand on the last one.
      line(
        titles.map { lines in
          let position = level - (height - lines.count)
          return position >= 0 ? lines[position] : ""
        })
    }
    return heading.joined() + rows.map(line).joined()
  }

  /// Takes what is too much from the widest columns that can be cut.
  private static func shrink(_ widths: inout [Int], of table: ReportTable, to available: Int) {
    var excess = widths.reduce(0, +) - available
    while excess > 0 {
      let candidates = widths.indices.filter { widths[$0] > table.columns[$0].least ?? widths[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }
}

extension String {
  /// Without blanks at its end.
  var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
