internal import Formatting

/// Markup of a page. Texts get into it escaped, by its type: nothing that a file holds can end an element or begin one.
struct HTML: Sendable {
  /// The markup as written.
  private(set) var markup = ""

  /// No markup.
  static let none = HTML()

  private init(markup: String = "") { self.markup = markup }

  /// A text, harmless and on one line.
  static func text(_ any: String) -> HTML { HTML(markup: escaped(any)) }

  /// An element with what it holds; its attributes are written in their order.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ children: HTML...
  ) -> HTML {
    element(name, attributes, all: children)
  }

  /// An element that holds a text.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
  ) -> HTML {
    element(name, attributes, all: [.text(text)])
  }

  /// An element with all of what it holds.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], all children: [HTML]
  ) -> HTML {
    HTML(markup: open(name, attributes) + children.map(\.markup).joined() + "</\(name)>")
  }

  /// An element that holds nothing and needs no end, such as `meta`.
  static func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) -> HTML {
    HTML(markup: open(name, attributes))
  }

  /// A part of a drawing: an element that holds nothing, ended as XML asks.
  static func shape(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) -> HTML {
    HTML(markup: open(name, attributes).dropLast() + "/>")
  }

  /// The program's own rules of style, which hold nothing of any file.
  static func style(_ rules: String) -> HTML { HTML(markup: "<style>\n\(rules)</style>") }

  /// Several pieces after each other.
  static func all(_ pieces: [HTML]) -> HTML { HTML(markup: pieces.map(\.markup).joined()) }

  /// The same with a line end after it.
  var line: HTML { HTML(markup: markup + "\n") }

  /// A page of its own, ended by a newline.
  static func page(title: String, _ body: [HTML]) -> [UInt8] {
    let head: [HTML] = [
      .void("meta", ["charset": "utf-8"]).line,
      // Nothing is requested and nothing runs, whatever a browser finds in it.
      .void(
        "meta", ["http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"]
      ).line,
      .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]).line,
      .void("meta", ["name": "color-scheme", "content": "light dark"]).line,
      .void("meta", ["name": "generator", "content": "abmtop"]).line,
      HTML.element("title", text: title).line, HTML.style(PageStyle.rules).line,
    ]
    let page = HTML.element(
      "html", ["lang": "en"], HTML(markup: "\n"), HTML.element("head", [:], all: [HTML(markup: "\n")] + head).line,
      HTML.element("body", [:], all: [HTML(markup: "\n")] + body).line)
    return SafeText(lines: "<!doctype html>\n" + page.line.markup).bytes
  }

  private static func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) -> String {
    "<\(name)" + attributes.map { name, value in " \(name)=\"\(escaped(value))\"" }.joined() + ">"
  }

  private static func escaped(_ any: String) -> String {
    var result = ""
    for scalar in SafeText.line(any).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
