internal import Formatting

/// A part of a digest before it is written. Texts may hold what data says: each writer makes them harmless.
enum DigestBlock {
  case title(String)
  case heading(String)
  case name(String)
  case paragraph(String)
  case items([String])
}

/// A digest as plain text.
enum DigestText {
  static func bytes(_ blocks: [DigestBlock]) -> [UInt8] {
    var text = ""
    for (position, block) in blocks.enumerated() {
      if position > 0 { text += "\n" }
      switch block {
      case .title(let title): text += SafeText.line(title) + "\n"
      case .heading(let heading): text += SafeText.line(heading).uppercased() + "\n"
      case .name(let name): text += SafeText.line(name) + "\n"
      case .paragraph(let words): text += lines(words, first: "", rest: "")
      case .items(let items): text += items.map { lines($0, first: "- ", rest: "  ") }.joined()
      }
    }
    return SafeText(lines: text).bytes
  }

  private static func lines(_ words: String, first: String, rest: String) -> String {
    DisplayText.wrapped(SafeText.line(words), to: TextWriter.width - first.utf8.count, breaksWords: false)
      .enumerated().map { ($0 == 0 ? first : rest) + $1 + "\n" }.joined()
  }
}

/// A digest as Markdown.
enum DigestMarkdown {
  static func bytes(_ blocks: [DigestBlock]) -> [UInt8] {
    let parts = blocks.map { block -> String in
      switch block {
      case .title(let title): "# " + MarkdownTable.escaped(title) + "\n"
      case .heading(let heading): "## " + MarkdownTable.escaped(heading) + "\n"
      case .name(let name): "**" + MarkdownTable.escaped(name) + "**\n"
      case .paragraph(let words): MarkdownTable.escaped(words) + "\n"
      case .items(let items): items.map { "- " + MarkdownTable.escaped($0) + "\n" }.joined()
      }
    }
    return SafeText(lines: parts.joined(separator: "\n")).bytes
  }
}

/// A digest as a fragment of HTML: headings, paragraphs, lists; no attribute, no style, nothing from data unescaped.
enum DigestHTML {
  static func bytes(_ blocks: [DigestBlock]) -> [UInt8] {
    let parts = blocks.map { block -> String in
      switch block {
      case .title(let title): element("h1", title)
      case .heading(let heading): element("h2", heading)
      case .name(let name): element("h3", name)
      case .paragraph(let words): element("p", words)
      case .items(let items): "<ul>\n" + items.map { element("li", $0) }.joined() + "</ul>\n"
      }
    }
    return SafeText(lines: parts.joined()).bytes
  }

  private static func element(_ name: String, _ text: String) -> String { "<\(name)>\(escaped(text))</\(name)>\n" }

  /// A text that reads as it is written: harmless, on one line, and nothing in it is markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in SafeText.line(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
