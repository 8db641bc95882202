internal import Formatting

/// A part of a report for people: a heading, a table, and what has to be said about it.
struct ReportSection {
  var title: String
  var table: ReportTable
  /// Whole sentences or lines below the table. Texts from data are harmless already.
  var notes: [String] = []
}

extension Report {
  /// Sections as text of at most 80 columns, as far as figures allow.
  static func text(_ sections: [ReportSection]) -> String {
    sections.map { section in
      var text = "\n" + SafeText.line(section.title).uppercased() + "\n"
      text += section.table.rows.isEmpty ? "  none\n" : section.table.text(indent: 2)
      for note in section.notes {
        let lines = DisplayText.wrapped(SafeText.line(note), to: 76, breaksWords: false)
        for (position, line) in lines.enumerated() { text += (position == 0 ? "  " : "    ") + line + "\n" }
      }
      return text
    }.joined()
  }

  /// Sections as Markdown.
  static func markdown(_ sections: [ReportSection]) -> String {
    sections.map { section in
      var text = "\n## " + MarkdownTable.escaped(section.title) + "\n\n"
      text += section.table.rows.isEmpty ? "none\n" : section.table.markdown
      if !section.notes.isEmpty { text += "\n" }
      for note in section.notes { text += "- " + MarkdownTable.escaped(note) + "\n" }
      return text
    }.joined()
  }
}
