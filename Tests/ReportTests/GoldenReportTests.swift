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
    let result = try #require(expected["result"] as? [String: Any])
    let today = try #require((expected["as_of"] as? String).flatMap { Day(iso: $0) })
    let period = try #require((expected["period"] as? String).flatMap { Period($0) })
    let snapshot = Snapshot(try golden.golden.dataset(), period: period, today: today)
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
  }

  /// Members that a report has beyond the golden files.
  private static let additions: Set = [
    "schema", "reason", "trust", "coverage", "partial", "list", "won", "waiting", "fingerprint",
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
