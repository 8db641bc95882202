import Accounts
import Ingest
import Metrics
import Synchronization
import TestSupport

@testable import Live
import Values

/// A clock that a test sets.
final class FakeClock: Sendable {
  private let time = Mutex(1_000.0)

  var now: Double { time.withLock { $0 } }

  func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
}

/// A directory and a session that watches it, driven look by look: no thread, no waiting.
final class Rig {
  let directory: TemporaryDirectory
  let clock = FakeClock()
  let requests = Mailbox<LiveRequest>()
  let updates = Mailbox<LiveUpdate>()
  var request: LiveRequest
  private var session: MonitorSession
  /// The newest update, and all that were taken.
  private(set) var update = LiveUpdate()
  private(set) var updateCount = 0
  /// Whether a request to stop ended it.
  private(set) var hasEnded = false

  /// A file beside the directory whose change makes the settings be read again.
  static let settingsFile = "settings"

  init(_ directory: TemporaryDirectory, workers: Workers = .serial, memory: MemoryLimit? = nil) throws {
    self.directory = directory
    let held = Shared()
    request = LiveRequest()
    let clock = clock
    var environment = LiveEnvironment(
      settings: { held.settings.withLock { $0 } }, settingsFiles: [directory.beside(Rig.settingsFile)],
      today: { _ in held.today.withLock { $0 } }, clock: { clock.now },
      now: { held.time.withLock { $0 } }, workers: workers)
    if let memory { environment.memory = memory }
    session = MonitorSession(
      directory: directory.path, environment: environment, request: request, requests: requests, updates: updates)
    shared = held
  }

  /// What the world says, for the session's closures.
  final class Shared: Sendable {
    let settings = Mutex<Result<LiveSettings, LiveFault>>(.success(LiveSettings()))
    let today = Mutex(Day(20_777))
    let time = Mutex(Instant(milliseconds: 1_795_132_800_000))
  }
  let shared: Shared

  /// One look. The update that it put, or nil.
  @discardableResult func look() -> LiveUpdate? {
    hasEnded = session.look() == nil
    guard let newest = updates.receive() else { return nil }
    update = newest
    updateCount += 1
    return newest
  }

  /// Puts a request, as the screen does.
  func ask(_ change: (inout LiveRequest) -> Void) {
    change(&request)
    requests.put(request)
  }

  /// Looks until nothing is left to settle. The newest update.
  @discardableResult func settle() -> LiveUpdate {
    look()
    for _ in 0..<40 {
      clock.advance(0.25)
      look()
      if session.isSettled { return update }
    }
    return update
  }

  /// Changes the settings, with a trace on disk.
  func change(_ settings: Result<LiveSettings, LiveFault>) throws {
    shared.settings.withLock { $0 = settings }
    try directory.writeBeside(Rig.settingsFile, "\(clock.now)")
  }

  /// The rows of a table's files that count, by the files' paths.
  var rows: [String: Int] {
    var rows: [String: Int] = [:]
    for file in update.snapshot?.health.files ?? [] where file.outcome == .read { rows[file.path] = file.rows }
    return rows
  }

  /// What became of a file; nil where there is none.
  func outcome(_ path: String) -> FileOutcome? {
    update.snapshot?.health.files.first { $0.path.utf8.elementsEqual(path.utf8) }?.outcome
  }

  var banners: [String] { (update.snapshot?.health.banners ?? []).map { $0.words(\.decimal) } }
}
