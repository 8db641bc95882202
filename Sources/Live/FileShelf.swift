internal import Exports

/// The files in force: what was read of each, as it stood when it was last whole.
///
/// A file that grows is taken as far as it is complete; one that is replaced or deleted counts once it has stayed the
/// same for a while; one that fails keeps its last good version (data.md, Bad rows and changing files).
struct FileShelf {
  /// One file in force.
  struct Entry {
    /// The last good reading, or the failure where there never was one.
    var reading: FileReading
    /// The state of the file that was read.
    var identity: FileIdentity
    /// Why the newest state could not be read.
    var failure: String?
    /// A newer state that is not taken yet, since when it has been the same, and since when it waits.
    var pending: (identity: FileIdentity?, since: Double, first: Double)?
    /// When this state was first seen.
    var seen: Double
  }

  /// What a refresh came to.
  struct Outcome {
    /// Whether the rows in force are others.
    var hasChanged = false
    /// When the next look is due because something waits to settle; nil: nothing does.
    var due: Double?
    /// Files that were read, whole or in part: a work counter.
    var filesRead = 0
    /// Changes seen but not taken, while paused.
    var waiting = 0
  }

  private(set) var entries: [String: Entry] = [:]
  /// Reads files: from the start, or what came behind a reading.
  let reader: ShelfReader

  init(reader: ShelfReader) { self.reader = reader }

  /// The readings in force, in the byte order of paths; copies of a file's bytes ignored.
  var readings: [FileReading] {
    entries.values.map(\.reading).sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
  }

  /// Files whose newest state could not be read, with the reason.
  var failures: [(path: String, reason: String)] {
    entries.compactMap { path, entry in entry.failure.map { (path, $0) } }.sorted { $0.0 < $1.0 }
  }

  /// Forgets what was read: the next refresh reads everything again. The rows stay in force until then.
  mutating func forget() {
    for path in entries.keys {
      entries[path]?.identity = FileIdentity(device: 0, inode: 0, size: -1, modified: 0, changed: 0)
    }
  }

  /// Takes what has changed since.
  ///
  /// - Parameters:
  ///   - now: seconds on the monitor's clock.
  ///   - quiet: how many seconds a replaced or deleted file must stay the same.
  ///   - isPaused: changes are counted only.
  ///   - isFirst: nothing is on screen yet, so everything is read at once.
  mutating func refresh(
    _ scan: DirectoryScan, now: Double, quiet: Double, isPaused: Bool = false, isFirst: Bool = false
  ) -> Outcome {
    var outcome = Outcome()
    var work: [ShelfReader.Job] = []
    for (path, identity) in scan.files.sorted(by: { $0.key < $1.key }) {
      guard let entry = entries[path] else {
        if isPaused { outcome.waiting += 1 } else { work.append(.init(path: path, identity: identity)) }
        continue
      }
      if entry.identity == identity {
        entries[path]?.pending = nil
        if !entry.reading.isComplete {
          if now - entry.seen >= quiet {
            if !isPaused { work.append(.init(path: path, identity: identity, previous: entry.reading, isSettled: true)) }
          } else {
            outcome.wait(until: entry.seen + quiet)
          }
        } else if entry.failure != nil && !isPaused {
          work.append(.init(path: path, identity: identity))
        }
        continue
      }
      if isPaused {
        outcome.waiting += 1
      } else if entry.failure == nil && entry.identity.isGrowing(into: identity) {
        work.append(.init(path: path, identity: identity, previous: entry.reading))
      } else if hasSettled(path, as: identity, now: now, quiet: quiet, outcome: &outcome) {
        work.append(.init(path: path, identity: identity))
      }
    }
    for path in entries.keys where scan.files[path] == nil {
      if isPaused {
        outcome.waiting += 1
      } else if hasSettled(path, as: nil, now: now, quiet: quiet, outcome: &outcome) {
        entries[path] = nil
        outcome.hasChanged = true
      }
    }
    if isFirst { for position in work.indices { work[position].isSettled = reader.isOld(work[position].identity) } }
    take(reader.read(work), now: now, outcome: &outcome)
    return outcome
  }

  /// Whether a new state (nil: gone) has stayed the same long enough; notes it if not.
  private mutating func hasSettled(
    _ path: String, as identity: FileIdentity?, now: Double, quiet: Double, outcome: inout Outcome
  ) -> Bool {
    if entries[path]?.identity.size == -1 { return true }
    if let pending = entries[path]?.pending {
      if pending.identity == identity {
        if now - pending.since >= quiet { return true }
      } else {
        // A writer that never rests must not keep its file from being read: after a second it is taken as it is.
        if now - pending.first >= quiet + 1 { return true }
        entries[path]?.pending = (identity, now, pending.first)
      }
    } else {
      entries[path]?.pending = (identity, now, now)
    }
    outcome.wait(until: (entries[path]?.pending?.since ?? now) + quiet)
    return false
  }

  private mutating func take(_ results: [(job: ShelfReader.Job, reading: FileReading)], now: Double, outcome: inout Outcome)
  {
    outcome.filesRead = results.count
    for (job, reading) in results {
      if !reading.isComplete && !job.isSettled { outcome.wait(until: now) }
      if case .failed(let reason) = reading.outcome, let held = entries[job.path], held.reading.outcome == .read {
        if held.failure != reason { outcome.hasChanged = true }
        entries[job.path]?.failure = reason
        entries[job.path]?.identity = job.identity
        entries[job.path]?.pending = nil
        continue
      }
      var failure: String?
      if case .failed(let reason) = reading.outcome { failure = reason }
      // A file that still fails as before, or that nothing claims, changes nothing on screen.
      let isSame = entries[job.path].map { $0.failure == failure && $0.reading.outcome == reading.outcome } ?? false
      if !isSame || reading.outcome == .read { outcome.hasChanged = true }
      entries[job.path] = Entry(reading: reading, identity: job.identity, failure: failure, pending: nil, seen: now)
    }
  }
}

extension FileShelf.Outcome {
  mutating func wait(until time: Double) { due = min(due ?? time, time) }
}

extension FileIdentity {
  /// Whether the other state can be this one with bytes added: the bytes themselves still have to be compared.
  func isGrowing(into other: FileIdentity) -> Bool {
    device == other.device && inode == other.inode && other.size > size && size > 0
  }
}
