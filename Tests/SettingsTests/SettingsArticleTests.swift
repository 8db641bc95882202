import Values
import App
import Foundation
import Settings
import Testing

/// The article on settings in the program's documentation says what `abmtop config --defaults` says.
@Suite struct SettingsArticleTests {
  @Test func everySettingStandsInTheArticleWithItsDefault() throws {
    let expected = Self.expectedRows()
    #expect(expected.count == SettingsCatalogue.all.count)
    let found = try Self.article().split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    #expect(found == expected, "\(expected.filter { !found.contains($0) }.joined(separator: "\n"))")
  }

  @Test func theExampleIsAccepted() throws {
    let yaml = try #require(
      try Self.article().split(separator: "```yaml\n").dropFirst().first?.split(separator: "```")[0])
    let values = try SettingsReader().read([SettingsSource(.directory, name: "abmtop.yaml", text: String(yaml))])
    #expect(values.text("currency.code") == "EUR")
    #expect(values.number("aes.minimum") == 12)
  }

  /// The rows of the article's tables, from the text of the defaults: comments, `# Value: ….`, perhaps an example, and
  /// `#name: default`.
  private static func expectedRows() -> [String] {
    ConfigText.defaults(SettingsCatalogue.all).split(separator: "\n\n").dropFirst().map { block in
      let lines = block.split(separator: "\n").map(String.init)
      let help = lines.prefix { !$0.hasPrefix("# Value: ") }.map { $0.dropFirst(2) }.joined(separator: " ")
      let value = lines.first { $0.hasPrefix("# Value: ") }?.dropFirst(9) ?? ""
      let setting = (lines.last ?? "").dropFirst().split(separator: ": ", maxSplits: 1)
      let kind = value.split(separator: ". ")[0]
      let words = kind.hasSuffix(".") ? kind.dropLast() : kind
      return "| `\(setting[0])` | \(words) | `\(setting[1])` | \(help) |"
    }
  }

  private static func article() throws -> String {
    let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    return try String(contentsOf: root.appending(path: "Sources/App/App.docc/Settings.md"), encoding: .utf8)
  }
}
