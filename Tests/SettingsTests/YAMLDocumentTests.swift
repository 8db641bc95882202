import Settings
import Testing

@Suite("YAML with places")
struct YAMLDocumentTests {
  func parse(_ text: String) throws -> YAMLNode? { try YAMLDocument.parse(text, file: "f.yaml") }

  func problem(_ text: String) -> SettingsProblem? {
    do {
      _ = try YAMLDocument.parse(text, file: "f.yaml")
      return nil
    } catch {
      return error
    }
  }

  @Test("Every key and value has its line and column, from 1")
  func places() throws {
    let root = try #require(try parse("a: 1\nb:\n  c: [x, \"y\"]\n"))
    guard case .map(let entries) = root.content, case .map(let inner) = entries[1].value.content,
      case .list(let list) = inner[0].value.content
    else {
      Issue.record("other shape")
      return
    }
    #expect(entries.map(\.key) == ["a", "b"])
    #expect(entries[0].value.position == SourcePosition(file: "f.yaml", line: 1, column: 4))
    #expect(entries[1].position == SourcePosition(file: "f.yaml", line: 2, column: 1))
    #expect(inner[0].position == SourcePosition(file: "f.yaml", line: 3, column: 3))
    #expect(list[1].position == SourcePosition(file: "f.yaml", line: 3, column: 10))
    #expect(list.map(\.content) == [.scalar("x", isPlain: true), .scalar("y", isPlain: false)])
  }

  @Test("A text without a value is nothing", arguments: ["", "\n", "# only a comment\n", "---\n", "~", "null"])
  func nothing(text: String) throws {
    #expect(try parse(text) == nil)
  }

  @Test("Errors of syntax say where")
  func syntax() {
    #expect(problem("a: 1\nb: [1, 2\nc: 3\n")?.position == SourcePosition(file: "f.yaml", line: 3, column: 2))
    #expect(problem("a: 1\n\tb: 2\n")?.position.line == 2)
    #expect(problem("a: *unknown\n")?.position.line == 1)
    let words = problem("a: 'open\n")?.description ?? ""
    #expect(words.hasPrefix("f.yaml:2:1: this is not valid YAML: "))
    // Nothing ends the last line: what is missing there is missing there.
    #expect(problem("a: 1\nb ")?.position == SourcePosition(file: "f.yaml", line: 2, column: 3))
  }

  @Test("A key given twice is an error, with its name and place")
  func duplicates() {
    #expect(
      problem("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")?.description
        == "f.yaml:3:3: ‘c’ is given twice in one map; this is the first")
  }

  @Test("An anchor can be used again, and merged")
  func anchors() throws {
    let text = "base: &b {x: 1, y: 2}\nagain: *b\nmore:\n  <<: *b\n  y: 3\n"
    let root = try #require(try parse(text))
    guard case .map(let entries) = root.content, case .map(let more) = entries[2].value.content else {
      Issue.record("other shape")
      return
    }
    #expect(entries[1].value.content == entries[0].value.content)
    #expect(more.map(\.key) == ["y", "x"])
    #expect(more[0].value.content == .scalar("3", isPlain: true))
  }

  @Test("Aliases that double each time are refused by what they stand for")
  func bomb() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...18 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(problem(text)?.reason == .tooManyValues(YAMLDocument.maximumNodes))
  }

  @Test("Many aliases are refused before anything is built, even as keys and without spaces")
  func aliases() {
    let many = (0..<50).map { _ in "{\"k\":*a}" }.joined(separator: ",")
    #expect(problem("a: &a x\nb: [\(many)]\n")?.reason == .tooManyAliases(YAMLDocument.maximumAliases))
  }

  @Test("Globs and comments with asterisks are no aliases")
  func asterisks() throws {
    let globs = (0..<60).map { "\"*glob\($0)*\"" }.joined(separator: ", ")
    let comments = String(repeating: "# * point\n", count: 60)
    #expect(try parse(comments + "a: [\(globs), /pricing*]\n") != nil)
  }

  @Test("Depth and size are limited")
  func limits() {
    let deep = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
    #expect(problem(deep)?.reason == .tooDeep(64))
    let deeper = String(repeating: "- ", count: 200_000) + "x"
    #expect(problem(deeper) != nil)
    #expect(problem("a: " + String(repeating: "x", count: 1 << 20))?.reason == .tooLarge(bytes: 1 << 20))
  }

  @Test("A second document, a key that is a list, and control characters are errors")
  func oddities() {
    #expect(problem("a: 1\n---\nb: 2\n") != nil)
    #expect(problem("[a, b]: 1\n")?.reason == .keyIsNoText)
    #expect(problem("a: 1\nb: x\u{1}y\n")?.position.line == 2)
  }
}
