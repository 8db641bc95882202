import Accounts
public import ArgumentParser
import Foundation
import Ingest
import Live
import Metrics
import Sample
import Values

/// Measures the program on a large seeded directory, and prints the figures as a Markdown table.
public struct Bench: ParsableCommand {
  /// Its name and help.
  public static let configuration = CommandConfiguration(
    commandName: "abmtop-bench",
    abstract: "Measure reading, facts and figures on a seeded directory.",
    discussion: """
      The directory is written once into a cache folder and kept for the next run. Everything is read from the page
      cache: what is measured is this program, not the disk. Times are the best of several runs where a run is short.
      """)

  @Option(help: "How many accounts the directory has.")
  var accounts = 20_000

  @Option(help: "How many activities it has.")
  var activities = 10_000_000

  @Option(help: "Which directory: the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Flag(help: "Give the activities an activity_id.")
  var ids = false

  @Flag(inversion: .prefixedNo, help: "Keep the directory for the next run.")
  var keep = true

  @Option(help: "How many threads to use; all processors by default.")
  var threads: Int?

  @Flag(help: "Measure the cold start alone: for a profiler.")
  var onlyStart = false

  /// What the parser makes before it reads the arguments.
  public init() {}

  /// Refuses sizes that no directory can have.
  ///
  /// - Throws: `ValidationError` with the ranges.
  public func validate() throws {
    guard (1...9_999_999).contains(accounts), (1...4_000_000_000).contains(activities), threads ?? 1 >= 1 else {
      throw ValidationError("There are 1 to 9,999,999 accounts, at least one activity and at least one thread.")
    }
  }

  /// Writes the directory where it is not there yet, measures, and prints the table.
  public func run() throws {
    let directory = try BenchDirectory(accounts: accounts, activities: activities, seed: seed, withIDs: ids)
    try directory.write()
    defer { if !keep { directory.remove() } }
    let workers = threads == 1 ? Workers.serial : Workers.threads
    var table = MeasuredTable()
    let plain = try PlainRead(directory)
    table.add(plain)
    let start = ColdStart(directory, workers: workers)
    table.add(start, plain: plain)
    if onlyStart {
      print(table.markdown)
      return
    }
    table.add(try Appending(start, rows: 1_000, workers: workers))
    table.add(Filtering(start.snapshot))
    table.add(try Keys(start.snapshot))
    table.add(Moving(start.snapshot, workers: workers))
    print("\(accounts) accounts, \(activities) activities\(ids ? " with ids" : ""), \(workers.count) threads\n")
    print(table.markdown)
  }
}

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
