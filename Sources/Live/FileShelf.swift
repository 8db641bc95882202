internal import Exports

/// The files in force: what was read of each, as it stood when it was last whole.
///
/// A file that grows is taken as far as it is complete; one that is new, replaced or deleted counts once it has stayed the
/// same for a while; one that fails keeps its last good version (data.md, Bad rows and changing files).
struct FileShelf {
  /// How a refresh is made.
  struct Conditions {
    /// Seconds on the monitor's clock.
    var now: Double
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

  private(set) var entries: [FilePath: ShelfEntry] = [:]
  /// Files that were never read and do not count yet.
  private var newcomers: [FilePath: Settling] = [:]
  /// Reads files: from the start, or what came behind a reading.
  private var reader: ShelfReader

  init(reader: ShelfReader) { self.reader = reader }

  /// The readings in force, in the byte order of paths.
  var readings: [FileReading] { entries.sorted { $0.key < $1.key }.map(\.value.reading) }

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

  // MARK: New states

  /// A path whose state is not the one in force.
  private struct Candidate {
    /// nil where the file is gone.
    var identity: FileIdentity?
    var isSettled = false
    /// Whether it has been the same for long enough, so that an open end counts.
    var rests = false
    var takesAnything = false
  }

  /// Decides which of the new states count now.
  private mutating func settle(
    _ candidates: inout [FilePath: Candidate], _ conditions: Conditions, _ outcome: inout Outcome
  ) {
    let (now, quiet) = (conditions.now, conditions.quiet)
    let isForced = conditions.isFirst || isForgotten
    for (path, candidate) in candidates {
      let entry = entries[path]
      var settling = entry?.settling ?? newcomers[path] ?? Settling(candidate.identity, now: now)
      settling.see(candidate.identity, now: now)
      let countsNothing = candidate.identity == nil && entry?.isRead == false
      candidates[path]?.isSettled =
        isForced || countsNothing || settling.hasSettled(now: now, quiet: quiet)
      candidates[path]?.rests =
        settling.rests(now: now, quiet: quiet)
        || entry.map { $0.identity == candidate.identity && now - $0.seen >= quiet } ?? false
      candidates[path]?.takesAnything = settling.isOverdue(now: now, quiet: quiet)
      if entry == nil { newcomers[path] = settling } else { entries[path]?.settling = settling }
    }
    if !isForced { holdMoved(&candidates) }
    for (path, candidate) in candidates where !candidate.isSettled {
      let settling = entries[path]?.settling ?? newcomers[path]
      outcome.wait(until: max(now, settling?.due(quiet: quiet) ?? now))
    }
  }

  /// A file that was renamed, or copied before the old one was deleted, must not count twice: it waits for the place that
  /// it came from.
  private func holdMoved(_ candidates: inout [FilePath: Candidate]) {
    while true {
      var numbers: [FileNumber: FilePath] = [:]
      var sizes: [Int64: FilePath] = [:]
      for (path, candidate) in candidates where !candidate.isSettled {
        guard let identity = entries[path]?.identity, entries[path]?.isRead == true else { continue }
        numbers[identity.number] = path
        sizes[identity.size] = path
      }
      let held = candidates.filter { path, candidate in
        guard candidate.isSettled, let identity = candidate.identity else { return false }
        return [numbers[identity.number], sizes[identity.size]].contains { $0.map { $0 != path } ?? false }
      }
      if held.isEmpty { return }
      for path in held.keys { candidates[path]?.isSettled = false }
    }
  }

  // MARK: What became of them

  private mutating func take(_ result: ShelfReader.Result, _ conditions: Conditions, _ outcome: inout Outcome) {
    let (path, now) = (result.job.path, conditions.now)
    var reading = result.reading
    outcome.work.add(reading)
    let couldNotBeRead = reading.outcome != .read && reading.identity == nil
    // It has only just gone, which the next look will see.
    if couldNotBeRead && result.after == nil { return outcome.wait(until: now) }
    let state = reading.identity ?? result.job.identity
    if reading.changedWhileReading, !result.job.takesAnything {
      guard let after = result.after else { return outcome.wait(until: now) }
      if after != state && !state.isGrowing(into: after) {
        return hold(path, after, isRewrite: false, conditions, &outcome)
      }
    }
    if let previous = result.job.previous, reading.bytesRead >= reading.bytes, previous.bytes > 0,
      reading.identity != previous.identity, !result.job.takesAnything
    {
      return hold(path, state, isRewrite: true, conditions, &outcome)
    }
    // It grew behind what was read, which is whole as far as it goes.
    reading.changedWhileReading = false
    if let reason = reading.failureReason {
      // What is in force stays so, even if it was recognised by a header that cannot be read now.
      if entries[path]?.isRead == true || reading.isFailed {
        return fail(path, reason, reading, state, conditions, &outcome)
      }
    }
    let isSame = entries[path].map { !$0.isRead && $0.reading.outcome == reading.outcome } ?? false
    if !isSame { outcome.hasChanged = true }
    newcomers[path] = nil
    if !reading.isComplete { outcome.wait(until: now + conditions.quiet) }
    entries[path] = ShelfEntry(reading: reading, identity: state, seen: now)
  }

  /// Leaves a file for a later look: what was read of it is of no one state.
  private mutating func hold(
    _ path: FilePath, _ identity: FileIdentity, isRewrite: Bool, _ conditions: Conditions, _ outcome: inout Outcome
  ) {
    var settling = entries[path]?.settling ?? newcomers[path] ?? Settling(identity, now: conditions.now)
    settling.see(identity, now: conditions.now)
    settling.isRewrite = settling.isRewrite || isRewrite
    if entries[path] == nil { newcomers[path] = settling } else { entries[path]?.settling = settling }
    outcome.wait(until: max(conditions.now, settling.due(quiet: conditions.quiet)))
  }

  /// Notes a failure of a path that was never opened.
  private mutating func fail(
    _ path: FilePath, _ reason: String, identity: FileIdentity?, _ conditions: Conditions, _ outcome: inout Outcome
  ) {
    fail(path, reason, FileReading(path: path.text, outcome: .failed(reason)), identity, conditions, &outcome)
  }

  /// Notes a failure; the last good version stays in force.
  private mutating func fail(
    _ path: FilePath, _ reason: String, _ reading: FileReading, _ identity: FileIdentity?, _ conditions: Conditions,
    _ outcome: inout Outcome
  ) {
    let isKnown = entries[path]?.failure?.reason == reason
    if conditions.isPaused {
      if !isKnown { outcome.waiting += 1 }
      return
    }
    newcomers[path] = nil
    if !isKnown { outcome.hasChanged = true }
    var entry = entries[path] ?? ShelfEntry(reading: reading, seen: conditions.now)
    if !entry.isRead {
      entry.reading = reading
      entry.identity = nil
    }
    if var failure = entry.failure, failure.identity == identity {
      failure.failedAgain(reason, now: conditions.now)
      entry.failure = failure
    } else {
      entry.failure = ShelfEntry.Failure(reason, identity: identity, now: conditions.now)
    }
    entry.settling = nil
    entry.mustBeRead = false
    entries[path] = entry
  }

  /// Notes that a path is left out by rule.
  private mutating func setAside(
    _ path: FilePath, _ reason: String, _ conditions: Conditions, _ outcome: inout Outcome
  ) {
    let reading = FileReading(path: path.text, outcome: .ignored(reason))
    if entries[path]?.reading.outcome == reading.outcome {
      entries[path]?.mustBeRead = false
      return
    }
    if conditions.isPaused {
      outcome.waiting += 1
      return
    }
    outcome.hasChanged = true
    entries[path] = ShelfEntry(reading: reading, seen: conditions.now)
  }
}

extension FileReading {
  /// Whether it belongs to a table, but cannot be read.
  fileprivate var isFailed: Bool {
    if case .failed = outcome { return true }
    return false
  }

  /// Why it could not be read: an ignored file that could not even be opened counts too. nil where it was read, or where
  /// it was recognised as no table.
  fileprivate var failureReason: String? {
    switch outcome {
    case .read: nil
    case .failed(let reason): reason
    case .ignored(let reason): identity == nil && FileName(path).format != nil ? reason : nil
    }
  }
}
