import Accounts
import Foundation
import Ingest
import Metrics
import Synchronization
import TestSupport
import Values

/// The golden directory of signals, goals and changes: data, and what an independent implementation says of it.
enum SignalsGolden {
  /// The folder with `data/` and `expected.json`.
  static let folder = Golden.small.folder.deletingLastPathComponent().appending(path: "signals")

  /// How many cases `expected.json` has: one a day.
  static let cases = 0..<3

  /// `expected.json`, parsed once.
  static func expected(_ position: Int) throws -> [String: Any] {
    let bytes = try Data(contentsOf: folder.appending(path: "expected.json"))
    let all = try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]] ?? []
    return all[position]
  }

  /// The days off of its `abmtop.yaml`.
  static let workingDays = WorkingDays(
    holidays: Set(["2026-11-11", "2026-12-25"].compactMap { Day(iso: $0) }))

  /// The data, read and resolved by the settings of its `abmtop.yaml`: once for all tests.
  static func dataset() throws -> Dataset { try read.get() }

  private static let read = Result {
    let data = folder.appending(path: "data").path
    let reader = FileReader(directory: data, rules: Golden.small.readRules)
    let names = try FileManager.default.contentsOfDirectory(atPath: data).filter { $0 != "abmtop.yaml" }.sorted()
    var rules = AccountRules()
    rules.competitorTopics = [Glob("competitor:*")]
    rules.profile = IdealCustomerProfile(criteria: [
      .init(field: "industry", test: .oneOf(["Software", "Retail"])),
      .init(field: "employees", test: .atLeast(200)), .init(field: "employees", test: .atLeast(20)),
    ])
    return Dataset(
      files: reader.readAll(names), rules: rules, readRules: Golden.small.readRules, today: Day(iso: "2026-11-30"))
  }
}
