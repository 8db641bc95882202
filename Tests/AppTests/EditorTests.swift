@testable import App
import Testing

/// Which editor opens a file, and how it is called.
@Suite struct EditorTests {
  @Test func visualComesBeforeEditor() {
    #expect(Editor(["EDITOR": "nano", "VISUAL": "code -w"])?.command == "code -w")
    #expect(Editor(["EDITOR": "nano", "VISUAL": " "])?.command == "nano")
    #expect(Editor([:]) == nil)
  }

  @Test(arguments: [
    ("vim", "+12 /d/a b.csv"), ("/usr/bin/code -w", "-g /d/a b.csv:12"), ("hx", "/d/a b.csv:12"),
    ("nano -l", "+12 /d/a b.csv"),
  ])
  func theLineIsGivenAsTheEditorKnowsIt(_ command: String, _ expected: String) throws {
    let editor = try #require(Editor(["EDITOR": command]))
    #expect(editor.arguments("/d/a b.csv", line: 12).joined(separator: " ") == expected)
  }

  @Test func itsExitStatusIsGivenBack() throws {
    #expect(try #require(Editor(["EDITOR": "true"])).open("/dev/null", line: 1) == 0)
    #expect(try #require(Editor(["EDITOR": "exit 3; true"])).open("/dev/null", line: 1) == 3)

  }
}
