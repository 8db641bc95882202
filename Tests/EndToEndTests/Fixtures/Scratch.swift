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
    // Not a first start: its hints lie over the figures until a key is typed.
    let state =
      #"{"columns":[],"filterHistory":[],"hasSeenHints":true,"lens":"","sort":"","theme":"","views":[]}"#
    try FileManager.default.createDirectory(
      at: folder.appending(path: "state/abmtop"), withIntermediateDirectories: true)
    try Data(state.utf8).write(to: folder.appending(path: "state/abmtop/state.json"))
  }

  /// A data directory with the files of a golden set.
  convenience init(_ golden: Golden) throws {
    try self.init()
    try FileManager.default.removeItem(at: folder.appending(path: "data"))
    try FileManager.default.copyItem(at: golden.folder.appending(path: "data"), to: folder.appending(path: "data"))
  }

  /// A data directory with a few rows of the tables: for what no figure decides, as reading a golden set is most of a test.
  static func tiny() throws -> Scratch {
    let scratch = try Scratch()
    for (name, text) in tinyFiles { try scratch.write(text, to: "data/" + name) }
    return scratch
  }

  private static let tinyFiles = [
    "accounts.csv": """
    account_id,name,tier,owner,created_at
    A,Alpha,1,Kim Lee,2025-01-01
    B,Beta,2,,2025-01-01
    C,Gamma,3,,2025-01-01

    """,
    "contacts.csv": "contact_id,account_id,name,role\nP,A,Ada Byron,champion\n",
    "activities.csv": """
    timestamp,type,account_id,contact_id
    2026-11-19T10:00:00Z,meeting,A,P
    2026-11-20T10:00:00Z,visit,B,

    """,
    "opportunities.csv": """
    opportunity_id,account_id,name,type,status,amount,created_at,closed_at
    O,A,First,new,won,9000,2026-10-05,2026-11-02
    Q,B,Second,new,open,5000,2026-10-20,

    """,
    "contracts.csv": "contract_id,account_id,start,end,annual_value\nK,A,2026-11-02,2027-11-01,9000\n",
  ]

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
