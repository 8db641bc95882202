internal import Accounts
internal import Foundation
internal import Glibc
internal import Ingest
internal import Live
internal import Metrics
internal import Report
internal import Synchronization
internal import TestSupport
internal import Values

/// Whatever is done to the files of a directory, a watch that has seen all of it shows what one that starts now shows.
///
/// Each two bytes are an operation: what is done, and to which file with which row.
enum OperationCheck {
  private static let files = [
    "accounts.csv", "activities.csv", "more/activities.csv", "opportunities.csv", "contracts.csv",
  ]

  private static let headers = [
    "account_id,name,tier\n", "timestamp,type,account_id\n", "timestamp,type,account_id\n",
    "opportunity_id,account_id,name,type,status,amount,created_at,closed_at\n",
    "contract_id,account_id,start_date,end_date,annual_value\n",
  ]

  private static func row(_ file: Int, _ number: Int) -> String {
    switch file {
    case 0: "a\(number % 5),Name \(number),\(number % 4)\n"
    case 1, 2: "2026-11-\(10 + number % 10)T10:00:00Z,visit,a\(number % 7)\n"
    case 3:
      "o\(number % 6),a\(number % 5),D,new,\(number % 2 == 0 ? "open" : "won"),\(number),2026-10-0\(number % 9 + 1),2026-11-0\(number % 9 + 1)\n"
    default: "k\(number % 6),a\(number % 5),2026-0\(number % 9 + 1)-01,2027-01-0\(number % 9 + 1),\(number)\n"
    }
  }

  static func check(_ bytes: [UInt8]) throws {
    let directory = try TemporaryDirectory()
    try directory.write(files[0], headers[0] + row(0, 1))
    let clock = Clock()
    let updates = Mailbox<LiveUpdate>()
    var session = MonitorSession(
      directory: directory.path,
      environment: LiveEnvironment(
        settings: { .success(LiveSettings()) }, settingsFiles: [], today: { _ in Day(20_777) }, clock: { clock.now },
        now: { Instant(milliseconds: 0) }, workers: .serial),
      request: LiveRequest(), requests: Mailbox(), updates: updates)
    var newest: LiveUpdate?
    var rest = bytes.prefix(48)[...]
    while let what = rest.popFirst() {
      try apply(Int(what), Int(rest.popFirst() ?? 0), to: directory)
      clock.advance(Double(what % 4) * 0.2)
      _ = session.look()
      newest = updates.receive() ?? newest
    }
    for _ in 0..<60 {
      clock.advance(0.3)
      _ = session.look()
      newest = updates.receive() ?? newest
      if session.isSettled { break }
    }
    try expect(session.isSettled, "it never settles")
    guard let shown = newest?.snapshot else { throw Broken(description: "nothing is shown") }
    // What cannot be read keeps its last good version in force, which who starts now never saw (data.md).
    guard shown.health.files.allSatisfy({ $0.failure == nil }) else { return }
    let (dataset, _) = try DirectoryReader.dataset(
      of: directory.path, settings: LiveSettings(), today: Day(20_777), workers: .serial)
    let fresh = Snapshot(dataset, period: shown.period.period, today: Day(20_777))
    try expectEqual(
      try lines(shown), try lines(fresh), "after \(bytes.prefix(48)): live against fresh")
  }

  private static func lines(_ snapshot: Snapshot) throws -> [String] {
    var options = ReportOptions()
    options.format = .json
    options.accounts = true
    return try Report.render(snapshot, snapshot.figures(of: .all, trends: false), options)
      .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func apply(_ what: Int, _ which: Int, to directory: TemporaryDirectory) throws {
    let file = which % files.count
    let name = files[file]
    let isThere = FileManager.default.fileExists(atPath: directory.absolute(name))
    switch what % 7 {
    case 0, 1: try directory.write(name, headers[file] + (0...(which / 8)).map { row(file, $0 + what) }.joined())
    case 2, 3:
      if isThere {
        try directory.append(name, row(file, which))
      } else {
        try directory.write(name, headers[file] + row(file, which))
      }
    case 4: if isThere { try directory.append(name, String(row(file, which).dropLast(3))) }
    case 5: if isThere { try directory.remove(name) }
    default: try directory.write(name, which % 2 == 0 ? "" : "no,such,table\n1,2,3\n")
    }
  }

  /// A clock that only this sets.
  private final class Clock: Sendable {
    private let time = Mutex(1_000.0)
    var now: Double { time.withLock { $0 } }
    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
  }
}
