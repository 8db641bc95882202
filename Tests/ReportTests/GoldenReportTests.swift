import Accounts
import Ingest
import Foundation
import Metrics
import Report
import TestSupport
import Testing
import Values

/// The JSON report has the shape, the names and the figures of the golden files.
@Suite struct GoldenReportTests {
  @Test(arguments: Golden.cases)
  func isTheExpectedResult(_ golden: Golden.Case) throws {
    let expected = try golden.golden.expected()[golden.position]
    var result = try #require(expected["result"] as? [String: Any])
    if var health = result["health"] as? [String: Any] {
      health["ignored"] = (health["ignored"] as? [String])?.filter { $0 != Golden.copy }
      result["health"] = health
    }
    let today = try #require((expected["as_of"] as? String).flatMap { Day(iso: $0) })
    let period = try #require((expected["period"] as? String).flatMap { Period($0) })
    let snapshot = try golden.golden.snapshot(period, on: today)
    let ids = (expected["filter_accounts"] as? [String]).map(Set.init)
    let set = AccountSet(members: ids.map { ids in snapshot.dataset.accounts.map { ids.contains($0.id) } })

    var options = ReportOptions()
    options.format = .json
    options.accounts = result["accounts"] != nil
    let text = try Written.render(snapshot, snapshot.figures(of: set), options)
    let written = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])

    var differences: [String] = []
    compare(written, with: result, at: "", &differences)
    #expect(differences.isEmpty, "\(differences.prefix(30).joined(separator: "\n"))")
    #expect(written["schema"] as? Int == 1)

    options.format = .text
    let lines = try Written.render(snapshot, snapshot.figures(of: set), options).split(separator: "\n")
    for fields in try #require(result["funnel"] as? [[String: Any]]) {
      let (stage, all) = (try #require(fields["stage"] as? Int), try #require(fields["all"] as? [String: Any]))
      let name = try #require(fields["name"] as? String).capitalized
      let line = try #require(lines.first { $0.hasPrefix("  \(stage) \(name)") })
      let counts = line.dropFirst(4 + name.count).split(separator: " ").prefix(2).map(String.init)
      // What is partial is marked.
      let expected = ["at", "reached"].map { "\(all[$0] as? Int ?? -1)" }
      #expect(counts.map { $0.replacing("!", with: "") } == expected, "\(line)")
    }
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }

  /// What the accounts contribute adds up to the terms of each KPI, and the value is the golden one.
  @Test func explanationsAddUp() throws {
    let result = try #require(try Golden.small.expected()[0]["result"] as? [String: Any])
    let snapshot = try Golden.small.snapshot(.quarterToDate, on: try #require(Day(iso: "2026-11-21")))
    var options = ReportOptions()
    options.format = .json
    let expected = try #require(result["kpis"] as? [String: [String: Any]])
    #expect(expected.count == KPICatalog.all.count)
    for (id, figure) in expected {
      let kpi = try #require(KPICatalog.kpi(id))
      let text = Written.explain(snapshot, snapshot.explain(kpi, of: .all), options)
      let written = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      var differences: [String] = []
      compare(written["value"], with: figure["value"] ?? NSNull(), at: id, &differences)
      #expect(differences == [])
      let accounts = try #require(written["accounts"] as? [[String: Any]])
      let terms = try #require(written["terms"] as? [String: NSNumber])
      #expect(!terms.isEmpty, "\(id)")
      for (term, whole) in terms {
        let sum = accounts.reduce(0.0) { $0 + (($1[term] as? NSNumber)?.doubleValue ?? 0) }
        #expect(abs(sum - whole.doubleValue) <= 1e-6 * max(1, abs(whole.doubleValue)), "\(id), \(term)")
      }
    }
  }

  /// Members that a report has beyond the golden files.
  private static let additions: Set = [
    "schema", "reason", "trust", "coverage", "partial", "list", "won", "waiting", "fingerprint", "landing",
  ]

  private func compare(_ value: Any?, with expected: Any, at path: String, _ differences: inout [String]) {
    if path.hasPrefix(".health.notes") { return }  // Their wording is free.
    switch (value, expected) {
    case (let value as [String: Any], let expected as [String: Any]):
      for (name, member) in expected { compare(value[name], with: member, at: path + "." + name, &differences) }
      let unknown = Set(value.keys).subtracting(expected.keys).subtracting(GoldenReportTests.additions)
      // Data health is in one case only, though the report always has it.
      let surplus = path.isEmpty ? unknown.subtracting(["health"]) : unknown
      if !surplus.isEmpty { differences.append("\(path): also \(surplus)") }
      if value["reason"] != nil && !(value["value"] is NSNull) { differences.append("\(path): a reason for a value") }
      if value["value"] is NSNull && value["reason"] == nil { differences.append("\(path): null without a reason") }
    case (let value as [Any], let expected as [Any]):
      if value.count != expected.count { differences.append("\(path): \(value.count) of \(expected.count)") }
      for (position, pair) in zip(value, expected).enumerated() {
        compare(pair.0, with: pair.1, at: path + "[\(position)]", &differences)
      }
    case (let value as NSNumber, let expected as NSNumber):
      let scale = max(1, abs(expected.doubleValue))
      if abs(value.doubleValue - expected.doubleValue) > 1e-9 * scale {
        differences.append("\(path): \(value), expected \(expected)")
      }
    case (let value as String, let expected as String):
      if value != expected { differences.append("\(path): \(value), expected \(expected)") }
    case (is NSNull, is NSNull): break
    default: differences.append("\(path): \(value.map { "\($0)" } ?? "missing"), expected \(expected)")
    }
  }
}
