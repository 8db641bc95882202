import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// `report` gives the figures that an independent implementation computed.
@Suite struct GoldenReportTests {
  @Test(arguments: Golden.cases)
  func figuresAsJSON(_ golden: Golden.Case) throws {
    let asked = try Asked(golden)
    let scratch = try Scratch()
    let report = try scratch.run(
      "report", asked.data, "--as-of", asked.asOf, "--period", asked.period, "--format", "json", "--accounts",
      "--filter", asked.filter)
    try #require(report.code == 0, "\(report.errors)")
    let figures = try JSON.object(report.output)
    #expect(figures["schema"] as? Int == 1)
    var expected = asked.result
    // The notes are counted by free wording there.
    if var health = expected["health"] as? [String: Any] {
      health["notes"] = nil
      expected["health"] = health
    }
    let differences = JSON.differences(figures, from: expected)
    #expect(differences.isEmpty, "\(differences.count) differ: \(differences.prefix(10).joined(separator: "\n"))")
  }

  @Test(arguments: Golden.cases)
  func funnelAsText(_ golden: Golden.Case) throws {
    let asked = try Asked(golden)
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
    #expect(report.output.contains("49"))
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

/// One case of `expected.json`, as the program is asked for it.
struct Asked {
  let data: String
  let asOf: String
  let period: String
  let filter: String
  let result: [String: Any]

  init(_ golden: Golden.Case) throws {
    let expected = try golden.golden.expected()[golden.position]
    data = golden.golden.folder.appending(path: "data").path
    asOf = try #require(expected["as_of"] as? String)
    period = try #require(expected["period"] as? String)
    let accounts = expected["filter_accounts"] as? [String]
    filter = accounts.map { "id:" + $0.joined(separator: ",") } ?? ""
    result = try #require(expected["result"] as? [String: Any])
  }

  struct Stage {
    let number: Int
    let name: String
    let at: Int
    let reached: Int
  }

  /// The six stages, with their names as the program writes them.
  var funnel: [Stage] {
    (result["funnel"] as? [[String: Any]] ?? []).compactMap { stage in
      guard let number = stage["stage"] as? Int, let name = stage["name"] as? String,
        let all = stage["all"] as? [String: Any], let at = all["at"] as? Int, let reached = all["reached"] as? Int
      else { return nil }
      return Stage(number: number, name: name.capitalized, at: at, reached: reached)
    }
  }
}
