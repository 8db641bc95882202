public import Accounts
public import History
internal import Ingest
public import Values

/// Watches a directory on a thread of its own and hands over the newest whole state.
///
/// The screen puts requests into one mailbox and receives updates from the other: the two threads share nothing else.
public final class Monitor: Sendable {
  /// What the screen wants. Put a whole request: the newest holds.
  public let requests = Mailbox<LiveRequest>()
  /// What the screen shows next. Its descriptor is readable while an update waits.
  public let updates = Mailbox<LiveUpdate>()
  /// Holds `true` once the thread has ended, because a request said so.
  public let ended = Mailbox<Bool>()
  private let directory: String
  private let environment: LiveEnvironment

  /// A monitor of a directory, which need not exist yet.
  public init(directory: String, environment: LiveEnvironment) {
    self.directory = directory
    self.environment = environment
  }

  /// Starts watching.
  ///
  /// - Returns: false if the system gives no thread.
  public func start(_ request: LiveRequest) -> Bool {
    Threads.start { [directory, environment, requests, updates, ended] in
      var session = MonitorSession(
        directory: directory, environment: environment, request: request, requests: requests, updates: updates)
      session.run()
      ended.put(true)
    }
  }
}

/// Reads a directory once, for the commands that print and leave.
public enum DirectoryReader {
  /// How often a file that changes while it is read is read again before it counts as it is.
  private static let attempts = 4

  /// The dataset of a directory as it is now, and the files that could not be read.
  ///
  /// - Parameters:
  ///   - today: the day of reading; nil: nothing is dated after it.
  ///   - observed: what abmtop itself observed of tracked attributes.
  /// - Throws: `LiveFault` where the directory itself cannot be read, or its files need more memory than there is.
  public static func dataset(
    of directory: String, settings: LiveSettings, today: Day? = nil,
    observed: ObservedChanges = ObservedChanges(), workers: Workers,
    memory: MemoryLimit = .ofProcess()
  ) throws(LiveFault) -> (dataset: Dataset, failures: [(path: String, reason: FileReason)]) {
    var reader = BatchReader(directory: directory, rules: settings.read, workers: workers)
    let meter = MemoryMeter(memory)
    reader.progress = ReadProgress { _ in meter.allowsMore() }
    var registry = FileRegistry(reader: reader)
    for attempt in 0..<attempts {
      let scan: DirectoryScan
      do throws(DirectoryScan.Failure) {
        scan = try DirectoryScan(directory)
      } catch {
        throw .directory(error.directory, code: error.code, isShown: false)
      }
      // The last look comes when what changed in all those before is overdue.
      let conditions = FileRegistry.Conditions(
        now: Double(attempt) * Debounce.maximumDelay / Double(attempts - 1), quiet: 0, isFirst: true)
      let due = registry.refresh(scan, conditions).due
      if let excess = meter.excess { throw .memory(directory, excess, isShown: false) }
      if due == nil { break }
    }
    var duplicates = DuplicateFiles()
    let readings = duplicates.ignoringDuplicates(registry.readings, in: directory)
    let dataset = Dataset(
      files: readings, rules: settings.accounts, readRules: settings.read, today: today, observed: observed,
      workers: workers)
    return (dataset, registry.failures)
  }
}
