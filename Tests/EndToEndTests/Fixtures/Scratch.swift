import EndToEndSupport
import Foundation
import Sample
import TestSupport

/// A folder of one test: a home, the XDG folders, and a data directory. It goes with the test.
final class Scratch {
  let folder: URL

  /// A data directory without a file.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "abmtop-\(UUID().uuidString)")
    for name in ["home", "config/abmtop", "state", "cache", "data"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
  }

  /// A data directory with the files of a golden set.
  convenience init(_ golden: Golden) throws {
    try self.init()
    try FileManager.default.removeItem(at: folder.appending(path: "data"))
    try FileManager.default.copyItem(at: golden.folder.appending(path: "data"), to: folder.appending(path: "data"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of the data directory.
  var data: String { path("data") }

  /// A path in the folder.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Variables that keep the program inside the folder. A crash is not to ask for a key.
  var environment: [String: String] {
    [
      "HOME": path("home"), "XDG_CONFIG_HOME": path("config"), "XDG_STATE_HOME": path("state"),
      "XDG_CACHE_HOME": path("cache"), "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  // MARK: Files

  /// Writes a file in one step, replacing the one that is there: a new inode, renamed into its place.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
  }

  /// Appends to a file in place.
  func append(_ text: String, to name: String) throws {
    let file = try FileHandle(forWritingTo: folder.appending(path: name))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.appending(path: name)) }

  /// The names in one of the folders.
  func names(in name: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path(name)) }

  /// Writes the benchmark's directory.
  func writeBenchmark(accounts: Int, activities: Int, asOf: Int) throws {
    var open: (path: String, file: FileHandle)?
    let folder = folder.appending(path: "data")
    try Sample.benchmark(accounts: accounts, activities: activities, asOf: asOf) { path, bytes in
      if open?.path != path {
        let url = folder.appending(path: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: url)
        open = (path, try FileHandle(forWritingTo: url))
      }
      try open?.file.write(contentsOf: Data(bytes))
    }
    try open?.file.close()
  }

  // MARK: The program

  /// Runs the program without a terminal.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Headless {
    try Headless("abmtop", arguments, environment: self.environment.merging(environment) { $1 })
  }

  /// Runs a line of shell without a terminal; the program is `$program`, the data directory `$1`.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> Headless {
    try Headless(
      shell: line, program: "abmtop", [data], environment: self.environment.merging(environment) { $1 })
  }

  /// Runs the program in a terminal.
  func session(
    _ arguments: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      [try BuiltProducts.path("abmtop")] + arguments, columns: columns, rows: rows,
      environment: self.environment.merging(environment) { $1 })
    session.deadline = 45
    return session
  }

  /// Opens the data directory as of the day of the golden sets.
  func dashboard(
    _ arguments: String..., columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> TerminalSession {
    try session(
      [data, "--as-of", "2026-11-21"] + arguments, columns: columns, rows: rows, environment: environment)
  }
}
