internal import Formatting

/// Documents as plain text of at most 80 columns, as far as figures allow.
struct TextWriter: DocumentWriter {
  /// Columns of a line.
  static let width = 80

  func bytes(_ document: Document) -> [UInt8] { SafeText(lines: text(document)).bytes }

  private func text(_ document: Document) -> String {
    let (title, day) = (SafeText.line(document.title), SafeText.line(document.day))
    let blanks = max(2, TextWriter.width - DisplayText.width(title) - DisplayText.width(day))
    let lines = document.lines.flatMap { line in
      DisplayText.wrapped(SafeText.line(line), to: TextWriter.width, breaksWords: false)
    }
    let head = [title + String(repeating: " ", count: blanks) + day] + lines
    return head.map { $0 + "\n" }.joined() + document.blocks.map(text).joined()
  }

  private func text(_ block: Document.Block) -> String {
    switch block {
    case .heading(let heading): return "\n" + SafeText.line(heading).uppercased() + "\n"
    case .table(let table): return table.rows.isEmpty ? "  none\n" : table.text(width: TextWriter.width, indent: 2)
    case .chart(let chart): return text(.table(chart.table))
    case .note(let note):
      let lines = DisplayText.wrapped(SafeText.line(note), to: TextWriter.width - 4, breaksWords: false)
      return lines.enumerated().map { position, line in (position == 0 ? "  " : "    ") + line + "\n" }.joined()
    }
  }
}

extension ReportTable {
  /// A text table of at most so many columns, as far as its texts can be cut; each line is ended by a newline.
  public func text(width: Int = 80, gap: Int = 2, indent: Int = 0) -> String {
    TextTable.text(self, width: width, gap: gap, indent: indent)
  }
}

/// Tables of plain text: headings, and cells lined up below them.
enum TextTable {
  /// The table as lines, each ended by a newline, none with blanks at its end.
  static func text(_ table: ReportTable, width: Int, gap: Int, indent: Int) -> String {
    if let below = table.columns.firstIndex(where: { $0.id == table.below }) {
      return text(table, below: below, width: width, gap: gap, indent: indent)
    }
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

  /// The table without a column, whose cells stand below their rows.
  private static func text(_ table: ReportTable, below: Int, width: Int, gap: Int, indent: Int) -> String {
    var upper = table
    upper.below = nil
    upper.columns.remove(at: below)
    for row in upper.rows.indices { upper.rows[row].remove(at: below) }
    let lines = text(upper, width: width, gap: gap, indent: indent).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast()
    let blanks = String(repeating: " ", count: indent + 2 * gap)
    let heading = lines.count - table.rows.count
    return lines.enumerated().map { position, line in
      guard position >= heading else { return line + "\n" }
      let words = SafeText.line(table.rows[position - heading][below].text)
      let wrapped = DisplayText.wrapped(words, to: width - blanks.count, breaksWords: true)
      return line + "\n" + wrapped.map { blanks + $0 + "\n" }.joined()
    }.joined()
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
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
