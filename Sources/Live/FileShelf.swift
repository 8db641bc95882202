internal import Values
internal import Accounts
internal import Ingest
internal import Metrics

/// The files in force: what was read of each, as it stood when it was last whole.
///
/// A file that grows is taken as far as it is complete; one that is new, replaced or deleted counts once it has stayed the
/// same for a while; one that fails keeps its last good version (data.md, Bad rows and changing files).
struct FileShelf {
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
    /// Changes seen but not taken, while paused.
    var waiting = 0
    /// What was read.
    var work = LiveWork()
    /// The reading was stopped: nothing was taken.
    var wasStopped = false

    mutating func wait(until time: Double) { due = min(due ?? time, time) }
  }

  var entries: [FilePath: ShelfEntry] = [:]
  /// Files that were never read and do not count yet.
  var newcomers: [FilePath: Settling] = [:]
  /// Reads files: from the start, or what came behind a reading.
  private var reader: ShelfReader

  init(reader: ShelfReader) { self.reader = reader }

  /// The readings in force, in the byte order of paths.
  var readings: [FileReading] { entries.sorted { $0.key < $1.key }.map(\.value.reading) }

  /// When what is in force of each file was read, and why the newest state of some could not be.
  var reports: [FilePath: (read: FileHealth.Reading?, failure: String?)] {
    entries.mapValues { ($0.read, $0.isRead ? $0.failure?.reason : nil) }
  }

  /// Files whose newest state could not be read, with the reason, in the byte order of paths.
  var failures: [(path: String, reason: String)] {
    entries.sorted { $0.key < $1.key }.compactMap { path, entry in entry.failure.map { (path.text, $0.reason) } }
  }

  /// Goes on with another reader: of other rules, or one that tells how far it has come.
  mutating func use(_ reader: ShelfReader) { self.reader = reader }

  /// The next refresh reads everything again. The rows stay in force until then.
  mutating func forget() {
    for path in entries.keys { entries[path]?.mustBeRead = true }
  }

  /// Whether the next refresh reads everything again.
  var isForgotten: Bool { entries.values.contains(where: \.mustBeRead) }

  /// Takes what has changed since.
  mutating func refresh(_ scan: DirectoryScan, _ conditions: Conditions) -> Outcome {
    var outcome = Outcome()
    var candidates: [FilePath: Candidate] = [:]
    var jobs: [ShelfReader.Job] = []
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
      case .ignored(let reason): setAside(path, reason, conditions, &outcome)
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
    settle(&candidates, conditions, &outcome)
    var leaving: [FilePath] = []
    for (path, candidate) in candidates where candidate.isSettled {
      if let identity = candidate.identity {
        jobs.append(
          .init(
            path: path, identity: identity, isSettled: candidate.rests && !conditions.isFirst || conditions.quiet == 0,
            takesAnything: candidate.takesAnything))
      } else {
        leaving.append(path)
      }
    }
    guard let results = reader.read(jobs.sorted { $0.path < $1.path }) else {
      outcome.wasStopped = true
      return outcome
    }
    for path in leaving {
      entries[path] = nil
      outcome.hasChanged = true
    }
    for result in results { take(result, conditions, &outcome) }
    return outcome
  }

  /// A file that is known, in the state that is seen now.
  private mutating func examine(
    _ path: FilePath, _ entry: ShelfEntry, _ identity: FileIdentity, _ conditions: Conditions,
    _ candidates: inout [FilePath: Candidate], _ jobs: inout [ShelfReader.Job], _ outcome: inout Outcome
  ) {
    let now = conditions.now
    if entry.mustBeRead {
      candidates[path] = Candidate(identity: identity)
    } else if entry.identity == identity {
      entries[path]?.settling = nil
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
      entries[path]?.settling = nil
      if now >= failure.retryAt && !conditions.isPaused {
        jobs.append(.init(path: path, identity: identity, isSettled: true))
      }
    } else if let known = entry.identity, known.isGrowing(into: identity), entry.isRead, entry.failure == nil,
      ShelfReader.isText(path), entry.settling?.isRewrite != true
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
