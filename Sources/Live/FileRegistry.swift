internal import Accounts
internal import Ingest
internal import Metrics
internal import Values

/// The files in force: what was read of each, as it stood when it was last whole.
///
/// A file that grows counts as far as it is complete; one that is new, replaced or deleted counts once it has stayed the
/// same for a while; one that fails keeps its last good version (data.md, Bad rows and changing files).
struct FileRegistry {
  /// How a refresh is made.
  struct Conditions {
    /// Seconds on the monitor's clock.
    var now: Double
    /// The same as the time of day, for people.
    var time = Instant(milliseconds: 0)
    /// How many seconds a new state must stay the same; 0: what is there counts, open ends too.
    var quiet: Double
    /// Changes are counted only.
    var isPaused = false
    /// Nothing is on screen yet: everything counts at once.
    var isFirst = false
  }

  /// What a refresh came to.
  struct Outcome {
    /// Whether the rows in force, or what is known of the files, are others.
    var hasChanged = false
    /// When the next look is due because something waits to settle; nil: nothing does.
    var due: Double?
    /// Changes seen but not applied, while paused.
    var waiting = 0
    /// What was read.
    var work = LiveWork()
    /// The reading was stopped: nothing has changed.
    var wasStopped = false

    mutating func wait(until time: Double) { due = min(due ?? time, time) }
  }

  var entries: [FilePath: FileEntry] = [:]
  /// Files that were never read and do not count yet.
  var newcomers: [FilePath: Debounce] = [:]
  /// Reads files: from the start, or what came behind a reading.
  private var reader: BatchReader

  init(reader: BatchReader) { self.reader = reader }

  /// The readings in force, in the order of paths (`FileOrder`).
  var readings: [FileReading] { entries.keys.sorted().flatMap { entries[$0]?.reading.readings ?? [] } }

  /// When what is in force of each file was read, and why the newest state of some could not be.
  var reports: [FilePath: (read: FileHealth.Reading?, failure: FileReason?)] {
    var reports: [FilePath: (read: FileHealth.Reading?, failure: FileReason?)] = [:]
    for (path, entry) in entries {
      let report = (entry.read, entry.isRead ? entry.failure?.reason : nil)
      reports[path] = report
      for sheet in entry.reading.sheets { reports[FilePath(sheet.path)] = report }
    }
    return reports
  }

  /// Files whose newest state could not be read, with the reason, in the order of paths (`FileOrder`).
  var failures: [(path: String, reason: FileReason)] {
    entries.flatMap { path, entry -> [(FilePath, FileReason)] in
      if let failure = entry.failure { return [(path, failure.reason)] }
      return entry.reading.sheets.compactMap { sheet in
        if case .failed(let reason) = sheet.outcome { (FilePath(sheet.path), reason) } else { nil }
      }
    }.sorted { $0.0 < $1.0 }.map { ($0.text, $1) }
  }

  /// Goes on with another reader: of other rules, or one that reports how far it has come.
  mutating func use(_ reader: BatchReader) { self.reader = reader }

  /// The next refresh reads everything again. The rows stay in force until then.
  mutating func forget() {
    for path in entries.keys { entries[path]?.mustBeRead = true }
  }

  /// Whether the next refresh reads everything again.
  var isForgotten: Bool { entries.values.contains(where: \.mustBeRead) }

  /// Applies what has changed since.
  mutating func refresh(_ scan: DirectoryScan, _ conditions: Conditions) -> Outcome {
    var outcome = Outcome()
    var candidates: [FilePath: Candidate] = [:]
    var jobs: [BatchReader.Job] = []
    newcomers = newcomers.filter { scan.items[$0.key] != nil }
    for path in entries.keys where scan.items[path] == nil {
      if let reason = scan.reasonUnknown(path) {
        fail(path, reason, identity: nil, conditions, &outcome)
      } else {
        candidates[path] = Candidate(identity: nil)
      }
    }
    for (path, item) in scan.items {
      switch item {
      case .failed(let reason): fail(path, reason, identity: nil, conditions, &outcome)
      case .ignored(let reason): ignore(path, reason, conditions, &outcome)
      case .file(let identity):
        if let entry = entries[path] {
          examine(path, entry, identity, conditions, &candidates, &jobs, &outcome)
        } else {
          candidates[path] = Candidate(identity: identity)
        }
      }
    }
    if conditions.isPaused {
      outcome.waiting += candidates.count
      return outcome
    }
    debounce(&candidates, conditions, &outcome)
    var leaving: [FilePath] = []
    for (path, candidate) in candidates where candidate.isSettled {
      if let identity = candidate.identity {
        jobs.append(
          .init(
            path: path, identity: identity, isSettled: candidate.rests && !conditions.isFirst || conditions.quiet == 0,
            acceptsChanges: candidate.acceptsChanges))
      } else {
        leaving.append(path)
      }
    }
    for path in leaving {
      entries[path] = nil
      outcome.hasChanged = true
    }
    // Rates first: amounts in other currencies are read by them.
    let giveRates = jobs.filter { FileReader.givesRates($0.path.text) }
    for batch in [giveRates, jobs.filter { !FileReader.givesRates($0.path.text) }] where !batch.isEmpty {
      guard let results = read(batch) else {
        outcome.wasStopped = true
        return outcome
      }
      for result in results { apply(result, conditions, &outcome) }
    }
    if outcome.hasChanged, !readByPeers(conditions, &outcome) { outcome.wasStopped = true }
    return outcome
  }

  /// Reads files by what the others in force say about how their values are read.
  private func read(_ jobs: [BatchReader.Job]) -> [BatchReader.Result]? {
    let peers = ReadPeers(readings)
    var jobs = jobs.sorted { $0.path < $1.path }
    // Reading so at once costs less than finding out afterwards that there are several.
    let paths = Set(entries.keys).union(jobs.map(\.path))
    let mayCompare = paths.count { FileReader.mayGiveActivities($0.text) } > 1
    for position in jobs.indices {
      jobs[position].hints = entries[jobs[position].path].map { peers.hints(for: $0.reading) } ?? peers.ratesAlone
      if FileReader.mayGiveActivities(jobs[position].path.text), mayCompare {
        jobs[position].hints.comparesActivities = true
      }
    }
    return reader.read(jobs)
  }

  /// Reads again what the other files, as they are now, say has to be read otherwise: so what is in force equals a fresh start's.
  ///
  /// - Returns: false if the reading was stopped.
  private mutating func readByPeers(_ conditions: Conditions, _ outcome: inout Outcome) -> Bool {
    // Rates can hang on hints themselves, and what hangs on rates is read after them: nothing hangs on more than that.
    for _ in 0..<3 {
      let peers = ReadPeers(readings)
      var jobs: [BatchReader.Job] = []
      for (path, entry) in entries where entry.isRead {
        let hints = peers.hints(for: entry.reading)
        guard let identity = entry.identity, entry.reading.changes(with: hints, rules: reader.rules) else { continue }
        jobs.append(.init(path: path, identity: identity, isSettled: entry.reading.isSettled, hints: hints))
      }
      if jobs.isEmpty { return true }
      guard let results = reader.read(jobs) else { return false }
      for result in results { replace(result, conditions, &outcome) }
    }
    return true
  }

  /// A file that is known, in the state that is seen now.
  private mutating func examine(
    _ path: FilePath, _ entry: FileEntry, _ identity: FileIdentity, _ conditions: Conditions,
    _ candidates: inout [FilePath: Candidate], _ jobs: inout [BatchReader.Job], _ outcome: inout Outcome
  ) {
    let now = conditions.now
    if entry.mustBeRead {
      candidates[path] = Candidate(identity: identity)
    } else if entry.identity == identity {
      entries[path]?.pending = nil
      if conditions.isPaused { return }
      if entry.isRead && entry.failure != nil {
        entries[path]?.failure = nil
        outcome.hasChanged = true
      }
      guard entry.isRead, !entry.reading.isComplete else { return }
      if now - entry.seen >= conditions.quiet - 1e-6 {
        jobs.append(.init(path: path, identity: identity, previous: entry.reading, isSettled: true))
      } else {
        outcome.wait(until: entry.seen + conditions.quiet)
      }
    } else if let failure = entry.failure, failure.identity == identity {
      entries[path]?.pending = nil
      if now >= failure.retryAt && !conditions.isPaused {
        jobs.append(.init(path: path, identity: identity, isSettled: true))
      }
    } else if let known = entry.identity, known.isGrowing(into: identity), entry.isRead, entry.failure == nil,
      BatchReader.isText(path), entry.pending?.isRewrite != true
    {
      if conditions.isPaused {
        outcome.waiting += 1
      } else {
        jobs.append(.init(path: path, identity: identity, previous: entry.reading, isSettled: conditions.quiet == 0))
      }
    } else {
      candidates[path] = Candidate(identity: identity)
    }
  }
}

/// A file in force.
struct FileEntry {
  /// The last good reading, or what became of the file where there never was one.
  var reading: FileReading
  /// The state that was read; nil where nothing could be, or where it must be read again.
  var identity: FileIdentity?
  /// When that state was first seen, in seconds on the monitor's clock: an open end counts some time later.
  var seen: Double
  /// When what is in force was read; nil where nothing is.
  var read: FileHealth.Reading?
  /// Why the newest state could not be read.
  var failure: Failure?
  /// A newer state that does not count yet.
  var pending: Debounce?
  /// Whether it is read again whatever its state is.
  var mustBeRead = false

  /// A state that could not be read.
  struct Failure {
    var reason: FileReason
    /// nil where the file could not even be examined.
    var identity: FileIdentity?
    /// When it is tried again though it looks the same, and how long after that.
    var retryAt: Double
    var wait: Double

    /// The same file is not tried more often than this many seconds apart, once it has failed for a while: a damaged file of
    /// a gigabyte must not keep a processor busy.
    private static let longestWait = 60.0

    init(_ reason: FileReason, identity: FileIdentity?, now: Double) {
      self.reason = reason
      self.identity = identity
      wait = 1
      retryAt = now + wait
    }

    /// The same state failed again.
    mutating func failedAgain(_ reason: FileReason, now: Double) {
      self.reason = reason
      wait = min(wait * 2, Failure.longestWait)
      retryAt = now + wait
    }
  }

  /// Whether its rows count.
  var isRead: Bool { reading.outcome == .read }
}
