import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// `report` gives the figures that an independent implementation computed.
@Suite struct GoldenReportTests {
  @Test(arguments: Golden.cases)
  func figuresAsJSON(_ golden: Golden.Case) throws {
    let asked = try Asked(golden.golden, golden.position)
    let scratch = try Scratch()
    let report = try scratch.run(
      "report", asked.data, "--as-of", asked.asOf, "--period", asked.period, "--format", "json", "--accounts",
      "--filter", asked.filter)
    try #require(report.code == 0, "\(report.errors)")
    var figures = try JSON.object(report.output)
    #expect(figures["schema"] as? Int == 1)
    var expected = asked.result
    // The notes are counted by free wording there, and the files stand in the order in which they are read.
    if var health = figures["health"] as? [String: Any] {
      health["bad"] = (health["bad"] as? [String])?.sorted()
      figures["health"] = health
    }
    if var health = expected["health"] as? [String: Any] {
      health["notes"] = nil
      health["bad"] = (health["bad"] as? [String])?.sorted()
      expected["health"] = health
    }
    let differences = JSON.differences(figures, from: expected)
    #expect(differences.isEmpty, "\(differences.count) differ: \(differences.prefix(10).joined(separator: "\n"))")
  }

  /// 30d, and 90d with a filter; the other cases are written by `Report` alone, in its tests.
  @Test(arguments: [1, 7])
  func funnelAsText(_ position: Int) throws {
    let asked = try Asked(.small, position)
    let scratch = try Scratch()
    let report = try scratch.run(
      "report", asked.data, "--as-of", asked.asOf, "--period", asked.period, "--filter", asked.filter)
    try #require(report.code == 0, "\(report.errors)")
    for stage in asked.funnel {
      let line = report.output.split(separator: "\n").map(String.init).first {
        $0.hasPrefix("  \(stage.number) \(stage.name)")
      }
      let words = line?.split(separator: " ").map(String.init) ?? []
      #expect(words.dropFirst(2).prefix(2) == [String(stage.at), String(stage.reached)], "\(line ?? report.output)")
    }
    // The filter stands there as it was typed.
    let lines = report.output.split(separator: "\n").filter { $0 != asked.filter }
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: ["csv", "markdown"])
  func otherFormats(_ format: String) throws {
    let scratch = try Scratch(.small)
    let report = try scratch.run("report", scratch.data, "--as-of", "2026-11-21", "--format", format)
    #expect(report.code == 0, "\(report.errors)")
    #expect(report.output.contains("target_accounts") || report.output.contains("Target accounts"))
    #expect(report.output.contains("48"))
  }

  @Test func theFilterThatPicksNobodyLeavesRatiosEmpty() throws {
    let scratch = try Scratch(.small)
    let report = try scratch.run(
      "report", scratch.data, "--as-of", "2026-11-21", "--format", "json", "--filter", "id:nobody")
    try #require(report.code == 0, "\(report.errors)")
    let kpis = try JSON.object(report.output)["kpis"] as? [String: [String: Any]] ?? [:]
    #expect(kpis["target_accounts"]?["value"] as? Int == 0)
    #expect(kpis["engaged_rate"]?["value"] is NSNull)
    #expect((kpis["engaged_rate"]?["reason"] as? String)?.isEmpty == false)
  }
}
