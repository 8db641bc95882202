public import Accounts
public import Ingest
public import Metrics
public import Foundation
internal import Synchronization
public import Values

/// The golden directories: data, and the figures that an independent implementation computed for it.
public enum Golden: String, CaseIterable, Sendable {
  case small, messy

  /// The folder with `data/` and `expected.json`.
  public var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/golden/\(rawValue)")
  }

  /// The settings of the set's `abmtop.yaml`.
  public var readRules: ReadRules {
    var rules = ReadRules()
    switch self {
    case .small: rules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)]
    case .messy:
      rules.tiers = ["gold": 1, "silver": 2]
      for (day, cents) in [("2026-01-01", 110), ("2025-01-01", 104), ("2026-07-01", 108)] as [(String, Int64)] {
        if let day = Day(iso: day) { rules.rates.set("EUR", from: day, Decimal(mantissa: cents, scale: 2)) }
      }
    }
    return rules
  }

  /// The settings of both sets' `abmtop.yaml`.
  public static var accountRules: AccountRules {
    var rules = AccountRules()
    rules.competitorTopics = [Glob("competitor:*")]
    return rules
  }

  /// The file of the messy set that is a copy of another, byte by byte.
  public static let copy = "nps (1).csv"

  /// The data, read and resolved: once for all tests.
  public func dataset() throws -> Dataset {
    switch self {
    case .small: try Golden.readSmall.get()
    case .messy: try Golden.readMessy.get()
    }
  }

  private static let readSmall = Result { try small.read() }
  private static let readMessy = Result { try messy.read() }

  /// The data on a day, with a fiscal year that begins in January: computed once for all tests.
  public func snapshot(_ period: Period, on today: Day) throws -> Snapshot {
    let key = "\(rawValue) \(period) \(today.iso)"
    if let known = Golden.snapshots.withLock({ $0[key] }) { return known }
    let snapshot = Snapshot(try dataset(), period: period, today: today)
    Golden.snapshots.withLock { $0[key] = snapshot }
    return snapshot
  }

  private static let snapshots = Mutex<[String: Snapshot]>([:])

  private func read() throws -> Dataset {
    let data = folder.appending(path: "data").path
    let rules = readRules
    let reader = FileReader(directory: data, rules: rules)
    // What is no data, and which file is a copy of another, is known where the directory is looked at.
    let names = try FileManager.default.contentsOfDirectory(atPath: data).filter {
      $0 != "abmtop.yaml" && $0 != Golden.copy && !FileReader.isNoData($0)
    }.sorted()
    return Dataset(
      files: reader.readAll(names), rules: Golden.accountRules, readRules: rules, today: Day(iso: "2026-11-30"))
  }

  /// One case of `expected.json`.
  public struct Case: Sendable, CustomStringConvertible {
    /// The set.
    public let golden: Golden
    /// Its position in `expected.json`.
    public let position: Int
    /// For the list of tests.
    public var description: String { "\(golden.rawValue)[\(position)]" }
  }

  /// All cases of all sets.
  public static let cases: [Case] = allCases.flatMap { golden in (0..<8).map { Case(golden: golden, position: $0) } }

  /// `expected.json`, parsed.
  public func expected() throws -> [[String: Any]] {
    let bytes = try Data(contentsOf: folder.appending(path: "expected.json"))
    return try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]] ?? []
  }
}
