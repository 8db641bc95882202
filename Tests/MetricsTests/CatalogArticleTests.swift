import Foundation
import Metrics
import Testing
import Values

/// The articles on KPIs and fields in the program's documentation say what the catalogs say.
@Suite struct CatalogArticleTests {
  @Test func everyKPIStandsInItsArticleWithAllThatTheCatalogSays() throws {
    try Self.expect("KPICatalog", after: "## KPIs\n", KPICatalog.all.map(Self.row))
  }

  @Test func theArticleHasAHeadingForEachHome() throws {
    let headings = try Self.text("KPICatalog").split(separator: "\n").filter { $0.hasPrefix("### ") }
    let stages = FunnelStage.names.enumerated().map { "Stage \($0.offset + 1), \($0.element)" }
    #expect(headings.map { String($0.dropFirst(4)) } == stages + ["Lifecycle", "TOPO"])
  }

  @Test func everyFieldOfAnAccountStandsInItsArticle() throws {
    try Self.expect("Fields", after: "## Accounts\n", AccountCatalog.all.map(Self.row))
  }

  @Test func everyFieldOfADealAndOfAContractStandsInItsArticle() throws {
    try Self.expect("Fields", after: "## Deals\n", DealCatalog.all.map(Self.row))
    try Self.expect("Fields", after: "## Contracts\n", ContractCatalog.all.map(Self.row))
    try Self.expect("Fields", after: "## Renewals\n", RenewalCatalog.all.map(Self.row))
  }

  /// A KPI as a row of the article's tables.
  private static func row(_ kpi: KPI) -> String {
    let good =
      switch kpi.direction {
      case .higher: "higher"
      case .lower: "lower"
      case .neither: "neither"
      }
    let needs = kpi.needs.map { $0.map(\.rawValue).joined(separator: " or ") }.joined(separator: "; ")
    return line([
      "`\(kpi.id)`", kpi.name, kpi.team.rawValue, kpi.unit.rawValue, good, needs.isEmpty ? "–" : needs, kpi.formula,
    ])
  }

  /// A field as a row of the article's tables.
  private static func row<Row>(_ field: Field<Row>) -> String {
    let aliases = field.aliases.map { "`\($0)`" }.joined(separator: ", ")
    let export = field.exportName == field.id ? "–" : "`\(field.exportName)`"
    return line([
      "`\(field.id)`", aliases.isEmpty ? "–" : aliases, field.title, field.unit.name, export, field.meaning,
    ])
  }

  private static func line(_ cells: [String]) -> String { cells.reduce("|") { "\($0) \($1) |" } }

  /// The rows of the tables between a heading and the next one of its level.
  private static func expect(_ article: String, after heading: String, _ expected: [String]) throws {
    let parts = try text(article).components(separatedBy: heading)
    let section = try #require(parts.last?.components(separatedBy: "\n## ").first)
    let found = section.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| `") }
    #expect(found == expected, "\(expected.filter { !found.contains($0) }.joined(separator: "\n"))")
  }

  private static func text(_ article: String) throws -> String {
    let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let path = "Sources/App/App.docc/\(article).md"
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
