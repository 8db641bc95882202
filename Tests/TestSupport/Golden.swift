public import Accounts
public import Ingest
public import Foundation
import Values

/// The golden directories: data, and the figures that an independent implementation computed for it.
public enum Golden: String, CaseIterable, Sendable {
  case small, messy

  /// The folder with `data/` and `expected.json`.
  public var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/golden/\(rawValue)")
  }

  /// The settings of both sets' `abmtop.yaml`.
  public static var readRules: ReadRules {
    var rules = ReadRules()
    rules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)]
    return rules
  }

  /// The settings of both sets' `abmtop.yaml`.
  public static var accountRules: AccountRules {
    var rules = AccountRules()
    rules.competitorTopics = [Glob("competitor:*")]
    return rules
  }

  /// The data, read and resolved.
  public func dataset() throws -> Dataset {
    let data = folder.appending(path: "data").path
    let reader = FileReader(directory: data, rules: Golden.readRules)
    let names = try FileManager.default.contentsOfDirectory(atPath: data).filter { $0 != "abmtop.yaml" }
    return Dataset(
      files: names.compactMap { reader.read($0) }, rules: Golden.accountRules, readRules: Golden.readRules)
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

  /// All cases of the sets whose every field is compared.
  public static let cases: [Case] = [small].flatMap { golden in (0..<8).map { Case(golden: golden, position: $0) } }

  /// `expected.json`, parsed.
  public func expected() throws -> [[String: Any]] {
    let bytes = try Data(contentsOf: folder.appending(path: "expected.json"))
    return try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]] ?? []
  }
}
