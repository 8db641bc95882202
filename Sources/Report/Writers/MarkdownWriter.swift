internal import Formatting

/// Documents in GitHub's Markdown.
struct MarkdownWriter: DocumentWriter {
  func bytes(_ document: Document) -> [UInt8] {
    var text = "# " + MarkdownTable.escaped(document.title) + ", " + MarkdownTable.escaped(document.day) + "\n\n"
    for line in document.lines { text += "- " + MarkdownTable.escaped(line) + "\n" }
    var follows = false
    for block in document.blocks {
      switch block {
      case .heading(let heading): text += "\n## " + MarkdownTable.escaped(heading) + "\n\n"
      case .table(let table): text += table.rows.isEmpty ? "none\n" : table.markdown
      case .chart(let chart): text += chart.table.markdown
      case .note(let note):
        // The first note after a table begins a list of them.
        text += (follows ? "" : "\n") + "- " + MarkdownTable.escaped(note) + "\n"
      }
      if case .note = block { follows = true } else { follows = false }
    }
    return SafeText(lines: text).bytes
  }
}

extension ReportTable {
  /// A Markdown table.
  var markdown: String {
    // Headings are broken for narrow text tables only.
    MarkdownTable.text(
      columns.map { ($0.title.split(separator: "\n").joined(separator: " "), $0.isRight) },
      rows: rows.map { $0.map(\.text) })
  }
}

/// Tables in GitHub's Markdown.
public enum MarkdownTable {
  /// The table as lines, each ended by a newline; columns that stand at the right are marked so.
  public static func text(_ columns: [(title: String, isRight: Bool)], rows: [[String]]) -> String {
    var text = line(columns.map(\.title))
    text += "|" + columns.map { $0.isRight ? " ---: |" : " --- |" }.joined() + "\n"
    for row in rows { text += line(row) }
    return text
  }

  private static func line(_ cells: [String]) -> String {
    "|" + cells.map { " " + escaped($0) + " |" }.joined() + "\n"
  }

  /// A text that reads as it is written: harmless, on one line, and nothing in it is markup.
  public static func escaped(_ text: String) -> String {
    var result = ""
    var scalars = SafeText.line(text).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\\", "|", "`", "*", "[", "]", "~": result += "\\"
      case "<":
        result += "&lt;"
        continue
      case "&":
        // Only what would be read as an entity needs an escape: `AT&T; ` and the like.
        let isEntity = scalars.first.map { $0 == "#" || $0.properties.isAlphabetic } ?? false
        result += isEntity ? "&amp;" : "&"
        continue
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
