import Ingest
import Foundation
import Metrics
import Testing
import Values

/// The article on KPIs in the program's documentation says what the book says.
@Suite struct BookArticleTests {
  @Test func everyKPIStandsInItsArticleWithAllThatTheBookSays() throws {
    let expected = KPIBook.all.map(Self.row)
    let found = try Self.rows()
    #expect(found == expected, "\(expected.filter { !found.contains($0) }.joined(separator: "\n"))")
  }

  @Test func theArticleHasAHeadingForEachHome() throws {
    let headings = try Self.text().split(separator: "\n").filter { $0.hasPrefix("### ") }.map { $0.dropFirst(4) }
    let stages = FunnelStage.names.enumerated().map { "Stage \($0.offset + 1), \($0.element)" }
    #expect(headings.map(String.init) == stages + ["Lifecycle", "TOPO"])
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
    return [
      "`\(kpi.id)`", kpi.name, kpi.team.rawValue, kpi.unit.rawValue, good, needs.isEmpty ? "–" : needs, kpi.formula,
    ].reduce("|") { "\($0) \($1) |" }
  }

  private static func rows() throws -> [String] {
    try text().split(separator: "## KPIs\n")[1].split(separator: "\n").map(String.init).filter { $0.hasPrefix("| `") }
  }

  private static func text() throws -> String {
    let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    return try String(contentsOf: root.appending(path: "Sources/App/App.docc/KPIBook.md"), encoding: .utf8)
  }
}
