import Cells
import Dashboard
import Foundation
import Testing

/// The article on screens and keys in the program's documentation has every command with its keys.
@Suite struct KeysArticleTests {
  @Test func everyCommandStandsInTheArticle() throws {
    let expected = Command.all.map { command in
      let keys = command.keys.compactMap(\.name).map { "`\($0.replacing("|", with: "\\|"))`" }
        .joined(separator: " ")
      return "| \(command.name) | \(keys.isEmpty ? "–" : keys) | `\(command.id.rawValue)` | \(command.help) |"
    }
    let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let article = try String(contentsOf: root.appending(path: "Sources/App/App.docc/Screens.md"), encoding: .utf8)
    let found = article.split(separator: "## Keys\n")[1].split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }.dropFirst()
    #expect(Array(found) == expected, "\(expected.filter { !found.contains($0) }.joined(separator: "\n"))")
  }
}
