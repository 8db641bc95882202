public import Accounts
public import Ingest
public import Metrics
internal import Foundation
import Values

/// A data directory small enough to be worked out by hand: the text of every file by its name.
public struct SmallData: Sendable {
  /// Paths below the directory, and what stands there.
  public var files: [String: String]
  /// Settings that files are read by.
  public var readRules = ReadRules()
  /// Settings that facts are computed by.
  public var accountRules = AccountRules()
  /// The first month of the fiscal year, 1–12.
  public var fiscalYearStart = 1

  /// A directory with these files.
  public init(_ files: [String: String]) { self.files = files }

  /// The same directory with other settings.
  public func with(_ change: (inout SmallData) -> Void) -> SmallData {
    var copy = self
    change(&copy)
    return copy
  }

  /// The same directory with these files as well, or with others in place of those of the same name.
  public func adding(_ more: [String: String]) -> SmallData {
    with { $0.files.merge(more) { _, new in new } }
  }

  /// The same directory without a file.
  public func without(_ name: String) -> SmallData { with { $0.files[name] = nil } }

  /// Writes the files to a folder of its own, reads and resolves them, and removes the folder.
  public func dataset() throws -> Dataset {
    let folder = FileManager.default.temporaryDirectory.appending(path: "abmtop-small-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let reader = FileReader(directory: folder.path, rules: readRules)
    return Dataset(files: files.keys.compactMap { reader.read($0) }, rules: accountRules, readRules: readRules)
  }

  /// The snapshot on a day.
  ///
  /// - Parameters:
  ///   - period: as a user writes it (`30d`, `qtd`, `2026-01-01..2026-01-31`).
  ///   - today: an ISO date.
  public func snapshot(_ period: String, on today: String) throws -> Snapshot {
    guard let period = Period(period), let today = Day(iso: today) else { throw SmallDataError.unreadablePoint }
    return Snapshot(try dataset(), period: period, today: today, fiscalYearStart: fiscalYearStart)
  }
}

/// What a test wrote wrongly.
public enum SmallDataError: Error {
  /// No period or no day.
  case unreadablePoint
}

extension Snapshot {
  /// The accounts with these ids; nil: all.
  public func only(_ ids: [String]?) -> AccountSet {
    guard let ids else { return .all }
    return AccountSet(members: dataset.accounts.map { ids.contains($0.id) })
  }

  /// The facts of an account by its id; nil where there is no such account.
  public func facts(of id: String) -> AccountFacts? { dataset.account(id: id).map { facts[$0] } }
}
