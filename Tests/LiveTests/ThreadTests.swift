import Accounts
import Ingest
import Foundation
import Metrics
import Synchronization
import TestSupport
import Testing

@testable import Live
import Values

/// The monitor on its own thread, with the system's clock and inotify.
@Suite struct ThreadTests {
  /// Waits for a mailbox's bell, and gives up after half a minute.
  private static func next<Value>(_ mailbox: Mailbox<Value>, where holds: (Value) -> Bool) throws -> Value {
    let deadline = Date().addingTimeInterval(30)
    while true {
      let left = deadline.timeIntervalSinceNow
      var descriptors = [pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)]
      try #require(left > 0 && poll(&descriptors, 1, Int32(left * 1_000)) > 0, "nothing came")
      if let value = mailbox.receive(), holds(value) { return value }
    }
  }

  private static func monitor(_ directory: TemporaryDirectory) -> Monitor {
    let start = ContinuousClock.now
    return Monitor(
      directory: directory.path,
      environment: LiveEnvironment(
        settings: { .success(LiveSettings()) }, settingsFiles: [], today: { _ in Day(20_777) },
        clock: { (ContinuousClock.now - start) / .seconds(1) },
        now: { Instant(milliseconds: 0) }, workers: .threads))
  }

  private static func activities(_ update: LiveUpdate) -> Int? {
    update.snapshot?.health.files.first { $0.path == "activities.csv" }?.rows
  }

  @Test func anAppendedRowArrivesAndTheThreadEnds() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", ChangeTests.accounts)
    try directory.write("activities.csv", ChangeTests.header)
    let monitor = Self.monitor(directory)
    // An interval of an hour: only inotify can tell in time.
    #expect(monitor.start(LiveRequest(interval: 3_600)))
    _ = try Self.next(monitor.updates) { Self.activities($0) == 0 }
    try directory.append("activities.csv", "2026-11-03,visit,a1\n")
    _ = try Self.next(monitor.updates) { Self.activities($0) == 1 }
    try directory.replace("activities.csv", ChangeTests.header + "2026-11-03,visit,a1\n2026-11-04,visit,a2\n")
    _ = try Self.next(monitor.updates) { Self.activities($0) == 2 }
    var request = LiveRequest(interval: 3_600)
    request.period = .days(7)
    monitor.requests.put(request)
    _ = try Self.next(monitor.updates) { $0.snapshot?.period.period == .days(7) }
    request.stops = true
    monitor.requests.put(request)
    #expect(try Self.next(monitor.ended) { _ in true })
  }

  @Test func aHundredChangesASecondAreTakenAsTheyCome() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", ChangeTests.accounts)
    try directory.write("activities.csv", ChangeTests.header)
    let monitor = Self.monitor(directory)
    #expect(monitor.start(LiveRequest()))
    _ = try Self.next(monitor.updates) { Self.activities($0) == 0 }
    let writes = 300
    let writer = Thread {
      for number in 0..<writes { try? directory.append("activities.csv", "2026-11-01,visit,a\(number % 2 + 1)\n") }
    }
    writer.start()
    var last = 0
    _ = try Self.next(monitor.updates) { update in
      let rows = Self.activities(update) ?? 0
      #expect(rows >= last, "what is on screen never goes back")
      last = rows
      return rows == writes
    }
    var request = LiveRequest()
    request.stops = true
    monitor.requests.put(request)
    #expect(try Self.next(monitor.ended) { _ in true })
  }

  @Test func oneHugeFileIsReadByAllWorkersAndSmallOnesByOneEach() throws {
    let directory = try TemporaryDirectory()
    // Above the size from which the workers share a file; few rows with long fields, so that it is quickly read.
    let row = "2026-11-01,visit,a1,\(String(repeating: "x", count: 4_000))\n"
    let count = (17 << 20) / row.utf8.count
    try directory.write("activities.csv", "timestamp,type,account_id,url\n" + String(repeating: row, count: count))
    for number in 0..<6 { try directory.write("nps-\(number).csv", "date,account_id,score\n2026-11-01,a1,\(number)\n") }
    let running = Mutex<(now: Int, most: Int)>((0, 0))
    let workers = Workers(count: 2) { pieces, work in
      for piece in 0..<pieces {
        running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        work(piece)
        running.withLock { $0.now -= 1 }
      }
    }
    let reader = BatchReader(directory: directory.path, rules: ReadRules(), workers: workers)
    let scan = try DirectoryScan(directory.path)
    let jobs = scan.items.compactMap { path, item -> BatchReader.Job? in
      guard case .file(let identity) = item else { return nil }
      return .init(path: path, identity: identity, isSettled: true)
    }
    let results = try #require(reader.read(jobs))
    #expect(results.map(\.job.path) == scan.items.keys.sorted())
    let huge = try #require(results.first { $0.job.path.text == "activities.csv" }?.reading)
    #expect(huge.parts.count >= 2)
    #expect(huge.recordsParsed == count)
    // The workers were handed the small files only.
    #expect(running.withLock { $0.most } == 1)
  }
}
