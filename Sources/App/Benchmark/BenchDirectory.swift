import Foundation
import Sample

/// The seeded directory that is measured, in the user's cache folder.
struct BenchDirectory: Sendable {
  /// The last day of its data: fixed, so that a kept directory stays comparable.
  static let asOf = 20_778
  let accounts: Int
  let activities: Int
  let seed: UInt64
  let withIDs: Bool
  /// Its absolute path.
  let path: String

  init(accounts: Int, activities: Int, seed: UInt64, withIDs: Bool) throws {
    self.accounts = accounts
    self.activities = activities
    self.seed = seed
    self.withIDs = withIDs
    let environment = ProcessInfo.processInfo.environment
    let cache = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "/tmp") + "/.cache"
    path = "\(cache)/abmtop-bench/\(accounts)-\(activities)-\(seed)\(withIDs ? "-ids" : "")"
  }

  /// Writes it, unless it was written before.
  func write() throws {
    let done = path + "/.done"
    if FileManager.default.fileExists(atPath: done) { return }
    try FileManager.default.createDirectory(atPath: path + "/activities", withIntermediateDirectories: true)
    var open: (path: String, file: FileHandle)?
    try Sample.benchmark(
      accounts: accounts, activities: activities, seed: seed, asOf: BenchDirectory.asOf, activityIDs: withIDs
    ) { name, bytes in
      if open?.path != name {
        try open?.file.close()
        try Data().write(to: URL(filePath: path + "/" + name))
        open = (name, try FileHandle(forWritingTo: URL(filePath: path + "/" + name)))
      }
      try open?.file.write(contentsOf: bytes)
    }
    try open?.file.close()
    try Data().write(to: URL(filePath: done))
  }

  /// Deletes it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Its files, below the directory.
  var files: [String] {
    let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".csv") }.sorted()
  }
}
