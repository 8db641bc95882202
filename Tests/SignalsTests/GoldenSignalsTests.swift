import Accounts
import Foundation
import Report
import Metrics
import Signals
import Testing
import Values

/// The signals of the golden directory, field by field, as `signals --format json` prints them.
@Suite struct GoldenSignalsTests {
  @Test(arguments: SignalsGolden.cases)
  func matches(_ position: Int) throws {
    let expected = try SignalsGolden.expected(position)
    let wanted = try #require(expected["signals"] as? [String: Any])
    let day = try #require((expected["as_of"] as? String).flatMap { Day(iso: $0) })
    let dataset = try SignalsGolden.dataset()
    var rules = SignalRules()
    rules.workingDays = SignalsGolden.workingDays
    let goals = try (wanted["signals"] as? [[String: Any]] ?? []).filter { $0["rule"] as? String == "goal" }.map(goal)
    let list = SignalList(dataset, at: day, rules: rules, goals: goals)
    let bytes = Data(list.json(ids: { dataset.accounts[$0].id }, sentence: { _ in "" }).bytes)
    let actual = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    var differences: [String] = []
    for key in ["as_of", "counts", "total", "levels"] where !isSame(wanted[key], actual[key]) {
      differences.append("\(key): \(text(wanted[key])) expected, \(text(actual[key]))")
    }
    differences += compare(
      wanted["signals"] as? [[String: Any]] ?? [], actual["signals"] as? [[String: Any]] ?? [])
    #expect(differences.isEmpty, "\(differences.prefix(60).joined(separator: "\n"))")
  }

  /// A goal that is behind, as goals and pace would find it.
  private func goal(_ signal: [String: Any]) throws -> GoalFinding {
    let facts = try #require(signal["facts"] as? [String: Double])
    func day(_ key: String) throws -> Day { try #require((signal[key] as? String).flatMap { Day(iso: $0) }) }
    let place = try #require((signal["evidence"] as? [String])?.first)
    let parts = place.split(separator: ":")
    let money = (signal["money"] as? String).flatMap { text in
      Int64(text.replacingOccurrences(of: ".", with: "")).map { Money(units: $0) }
    }
    return GoalFinding(
      id: try #require(signal["subject"] as? String), isFarBehind: signal["reasons"] as? [String] == ["far behind"],
      since: try day("since"), due: try day("due"), money: money, attainment: facts["attainment"] ?? 0,
      pace: facts["pace"] ?? 0,
      evidence: parts.count == 2 ? .row(Place(path: String(parts[0]), line: Int(parts[1]) ?? 0)) : .settings(place))
  }

  private func compare(_ wanted: [[String: Any]], _ actual: [[String: Any]]) -> [String] {
    func key(_ signal: [String: Any]) -> String { "\(signal["rule"] ?? ""):\(signal["subject"] ?? "")" }
    var differences: [String] = []
    let found = Dictionary(actual.map { (key($0), $0) }) { first, _ in first }
    let known = Set(wanted.map(key))
    for signal in actual where !known.contains(key(signal)) { differences.append("too many: \(text(signal))") }
    for signal in wanted {
      guard let other = found[key(signal)] else {
        differences.append("missing: \(text(signal))")
        continue
      }
      for field in signal.keys.sorted() {
        let isSet = field == "evidence" || field == "covers"
        let same =
          isSet
          ? Set(signal[field] as? [String] ?? []) == Set(other[field] as? [String] ?? [])
          : isSame(signal[field], other[field])
        if !same {
          differences.append("\(key(signal)).\(field): \(text(signal[field])) expected, \(text(other[field]))")
        }
      }
    }
    let (left, right) = (wanted.map(key), actual.map(key))
    if let first = zip(left, right).enumerated().first(where: { $0.element.0 != $0.element.1 }) {
      differences.append("order from \(first.offset): \(first.element.0) expected, \(first.element.1)")
    }
    return differences
  }

  private func isSame(_ left: Any?, _ right: Any?) -> Bool {
    if let left = left as? NSNumber, let right = right as? NSNumber {
      return abs(left.doubleValue - right.doubleValue) <= 1e-9 * max(1, abs(left.doubleValue))
    }
    if let left = left as? [String: Any], let right = right as? [String: Any] {
      return left.keys.sorted() == right.keys.sorted() && left.keys.allSatisfy { isSame(left[$0], right[$0]) }
    }
    if let left = left as? [Any], let right = right as? [Any] {
      return left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
    }
    return text(left) == text(right)
  }

  private func text(_ value: Any?) -> String {
    guard let value, !(value is NSNull) else { return "null" }
    if let value = value as? [String: Any] {
      return "{" + value.keys.sorted().map { "\($0): \(text(value[$0]))" }.joined(separator: ", ") + "}"
    }
    if let value = value as? [Any] { return "[" + value.map(text).joined(separator: ", ") + "]" }
    return "\(value)"
  }
}
