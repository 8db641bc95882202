import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// `explain`: the parts add up to the figure, and the rows are in the files.
@Suite struct ExplainTests {
  /// The sets whose figures are compared.
  static let sets: [Golden] = [.small]

  @Test(
    arguments: [
      "target_accounts", "engaged_rate", "website_visits", "ad_impressions", "cost_per_engaged", "close_rate",
      "pipeline_created", "nps", "renewal_rate", "acv",
    ], sets)
  func thePartsAddUp(_ kpi: String, _ golden: Golden) throws {
    let folder = golden.folder.appending(path: "data").path
    let scratch = try Scratch()
    let expected = try Asked(golden, 0).result["kpis"] as? [String: [String: Any]] ?? [:]
    let figure = try #require(expected[kpi])
    let ended = try scratch.run("explain", kpi, folder, "--as-of", "2026-11-21", "--format", "json")
    try #require(ended.code == 0, "\(ended.errors)")
    let explained = try JSON.object(ended.output)
    #expect(JSON.differences(explained["value"], from: figure["value"] ?? NSNull()).isEmpty)
    let accounts = explained["accounts"] as? [[String: Any]] ?? []
    let terms = (explained["terms"] as? [String: Any] ?? [:]).compactMapValues { ($0 as? NSNumber)?.doubleValue }
    #expect(!terms.isEmpty)
    let rows = explained["rows"] as? [[String: Any]] ?? []
    #expect(explained["rows_not_listed"] == nil)
    #expect(rows.allSatisfy { $0["file"] is String && ($0["line"] as? Int ?? 0) > 0 })
    for (term, whole) in terms {
      let sum = accounts.reduce(0.0) { $0 + (($1[term] as? NSNumber)?.doubleValue ?? 0) }
      #expect(abs(sum - whole) <= 1e-6 * max(1, abs(whole)), "\(term): the parts are \(sum), the whole \(whole)")
      let added = rows.reduce(0.0) { sum, row in
        sum + ((row["adds"] as? [String: Any])?[term] as? NSNumber ?? 0).doubleValue
      }
      #expect(abs(added - whole) <= 1e-6 * max(1, abs(whole)), "\(term): the rows are \(added), the whole \(whole)")
    }
  }

  @Test func theRowsThatCountedAreInTheFiles() throws {
    let scratch = try Scratch(.small)
    let ended = try scratch.run(
      "explain", "website_visits", scratch.data, "--as-of", "2026-11-21", "--account", "A000000", "--format", "json")
    try #require(ended.code == 0, "\(ended.errors)")
    let rows = try JSON.object(ended.output)["rows"] as? [[String: Any]] ?? []
    let lines = try scratch.read("data/activities.csv").split(separator: "\n", omittingEmptySubsequences: false)
    // Counted with `grep` in the file: A000000's visits from 1 October to 21 November 2026.
    #expect(rows.count == 9)
    for row in rows {
      #expect(row["file"] as? String == "activities.csv")
      let number = try #require(row["line"] as? Int)
      let day = try #require(row["day"] as? String)
      let line = lines[number - 1]
      #expect(line.contains("A000000") && line.contains("visit") && line.contains(day), "\(number): \(line)")
    }
  }
}
