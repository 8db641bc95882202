internal import Accounts
internal import Ingest
internal import Values

/// What becomes of the files that were read, that failed, or that are left out.
extension FileRegistry {
  mutating func apply(_ result: BatchReader.Result, _ conditions: Conditions, _ outcome: inout Outcome) {
    let (path, now) = (result.job.path, conditions.now)
    var reading = result.reading
    outcome.work.add(reading)
    let couldNotBeRead = reading.outcome != .read && reading.identity == nil
    // It has only just gone, which the next look will see.
    if couldNotBeRead && result.after == nil { return outcome.wait(until: now) }
    let state = reading.identity ?? result.job.identity
    if reading.changedWhileReading, !result.job.acceptsChanges {
      guard let after = result.after else { return outcome.wait(until: now) }
      if after != state && !state.isGrowing(into: after) {
        return hold(path, after, isRewrite: false, conditions, &outcome)
      }
    }
    if let previous = result.job.previous, reading.bytesRead >= reading.bytes, previous.bytes > 0,
      reading.identity != previous.identity, !result.job.acceptsChanges
    {
      return hold(path, state, isRewrite: true, conditions, &outcome)
    }
    // It grew behind what was read, which is whole as far as it goes.
    reading.changedWhileReading = false
    if let reason = reading.failureReason ?? entries[path]?.reading.firstFailure(of: reading) {
      // What is in force stays so, even if it was recognised by a header that cannot be read now.
      if entries[path]?.isRead == true || reading.isFailed {
        return fail(path, reason, reading, state, conditions, &outcome)
      }
    }
    // What is shown of a file that no table claims: why, how large it is, and its columns.
    let isSame =
      entries[path].map {
        !$0.isRead && $0.reading.outcome == reading.outcome && $0.reading.bytes == reading.bytes
          && $0.reading.columns == reading.columns
      } ?? false
    if !isSame { outcome.hasChanged = true }
    newcomers[path] = nil
    if !reading.isComplete { outcome.wait(until: now + conditions.quiet) }
    entries[path] = FileEntry(
      reading: reading, identity: state, seen: now, read: .init(at: conditions.time, seconds: result.seconds))
  }

  /// Puts the same state of a file, read otherwise, in the place of what is in force. A file that has changed meanwhile is left to the next
  /// look, which reads it whole.
  mutating func replace(_ result: BatchReader.Result, _ conditions: Conditions, _ outcome: inout Outcome) {
    outcome.work.add(result.reading)
    let path = result.job.path
    guard let entry = entries[path], result.reading.outcome == .read, result.reading.identity == entry.identity else {
      entries[path]?.mustBeRead = true
      return outcome.wait(until: conditions.now)
    }
    entries[path]?.reading = result.reading
    outcome.hasChanged = true
  }

  /// Leaves a file for a later look: what was read of it is of no one state.
  private mutating func hold(
    _ path: FilePath, _ identity: FileIdentity, isRewrite: Bool, _ conditions: Conditions, _ outcome: inout Outcome
  ) {
    var pending = entries[path]?.pending ?? newcomers[path] ?? Debounce(identity, now: conditions.now)
    pending.observe(identity, now: conditions.now)
    pending.isRewrite = pending.isRewrite || isRewrite
    if entries[path] == nil { newcomers[path] = pending } else { entries[path]?.pending = pending }
    outcome.wait(until: max(conditions.now, pending.due(quiet: conditions.quiet)))
  }

  /// Notes a failure of a path that was never opened.
  mutating func fail(
    _ path: FilePath, _ reason: FileReason, identity: FileIdentity?, _ conditions: Conditions, _ outcome: inout Outcome
  ) {
    fail(path, reason, FileReading(path: path.text, outcome: .failed(reason)), identity, conditions, &outcome)
  }

  /// Notes a failure; the last good version stays in force.
  private mutating func fail(
    _ path: FilePath, _ reason: FileReason, _ reading: FileReading, _ identity: FileIdentity?, _ conditions: Conditions,
    _ outcome: inout Outcome
  ) {
    let isKnown = entries[path]?.failure?.reason == reason
    if conditions.isPaused {
      if !isKnown { outcome.waiting += 1 }
      return
    }
    newcomers[path] = nil
    if !isKnown { outcome.hasChanged = true }
    var entry = entries[path] ?? FileEntry(reading: reading, seen: conditions.now)
    if !entry.isRead {
      entry.reading = reading
      entry.identity = nil
    }
    if var failure = entry.failure, failure.identity == identity {
      failure.failedAgain(reason, now: conditions.now)
      entry.failure = failure
    } else {
      entry.failure = FileEntry.Failure(reason, identity: identity, now: conditions.now)
    }
    entry.pending = nil
    entry.mustBeRead = false
    entries[path] = entry
  }

  /// Notes that a path is left out by rule.
  mutating func ignore(
    _ path: FilePath, _ reason: FileReason, _ conditions: Conditions, _ outcome: inout Outcome
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
    entries[path] = FileEntry(reading: reading, seen: conditions.now)
  }
}

extension FileReading {
  /// Whether it belongs to a table, but cannot be read.
  fileprivate var isFailed: Bool {
    if case .failed = outcome { return true }
    return false
  }

  /// Why a sheet of a workbook that counts cannot be read in a newer state: then the whole workbook stays as it is.
  fileprivate func firstFailure(of newer: FileReading) -> FileReason? {
    let counting = Set(sheets.lazy.filter { $0.outcome == .read }.map(\.path))
    return newer.sheets.lazy.compactMap { sheet in
      if case .failed(let reason) = sheet.outcome, counting.contains(sheet.path) { reason } else { nil }
    }.first
  }

  /// Why it could not be read: an ignored file that could not even be opened counts too. nil where it was read, or where
  /// it was recognised as no table.
  fileprivate var failureReason: FileReason? {
    switch outcome {
    case .read: nil
    case .failed(let reason): reason
    case .ignored(let reason): identity == nil && FileReader.reads(path) ? reason : nil
    }
  }
}

/// Which of the new states count now.
extension FileRegistry {
  /// A path whose state is not the one in force.
  struct Candidate {
    /// nil where the file is gone.
    var identity: FileIdentity?
    var isSettled = false
    /// Whether it has been the same for long enough, so that an open end counts.
    var rests = false
    var acceptsChanges = false
  }

  /// Decides which of the new states count now.
  mutating func debounce(
    _ candidates: inout [FilePath: Candidate], _ conditions: Conditions, _ outcome: inout Outcome
  ) {
    let (now, quiet) = (conditions.now, conditions.quiet)
    let isForced = conditions.isFirst || isForgotten
    for (path, candidate) in candidates {
      let entry = entries[path]
      var pending = entry?.pending ?? newcomers[path] ?? Debounce(candidate.identity, now: now)
      pending.observe(candidate.identity, now: now)
      let countsNothing = candidate.identity == nil && entry?.isRead == false
      candidates[path]?.isSettled =
        isForced || countsNothing || pending.hasSettled(now: now, quiet: quiet)
      candidates[path]?.rests =
        pending.rests(now: now, quiet: quiet)
        || entry.map { $0.identity == candidate.identity && now - $0.seen >= quiet } ?? false
      candidates[path]?.acceptsChanges = pending.isOverdue(now: now, quiet: quiet)
      if entry == nil { newcomers[path] = pending } else { entries[path]?.pending = pending }
    }
    if !isForced { holdMoved(&candidates) }
    for (path, candidate) in candidates where !candidate.isSettled {
      let pending = entries[path]?.pending ?? newcomers[path]
      outcome.wait(until: max(now, pending?.due(quiet: quiet) ?? now))
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
}

/// A new state of a path that is seen but does not count yet: it has to stay the same for a while.
struct Debounce {
  /// The state, nil where the file is gone.
  var identity: FileIdentity?
  /// Since when it has been the same, in seconds on the monitor's clock.
  var since: Double
  /// When the path first left the state that counts.
  let first: Double
  /// Whether the file grew, but not by an append alone.
  var isRewrite = false

  /// How many seconds longer a file may change before it counts as it is: a writer that never rests starves nobody.
  static let maximumDelay = 0.6

  init(_ identity: FileIdentity?, now: Double) {
    self.identity = identity
    since = now
    first = now
  }

  /// Notes the state that is seen now.
  mutating func observe(_ identity: FileIdentity?, now: Double) {
    if identity == self.identity { return }
    self.identity = identity
    since = now
  }

  /// Whether it has been the same for `quiet` seconds, or has changed for so long that it counts anyway.
  func hasSettled(now: Double, quiet: Double) -> Bool {
    rests(now: now, quiet: quiet) || isOverdue(now: now, quiet: quiet)
  }

  /// Whether it has been the same for `quiet` seconds.
  func rests(now: Double, quiet: Double) -> Bool { now - since >= quiet - Debounce.slack }

  /// Whether it has changed for too long to wait any more.
  func isOverdue(now: Double, quiet: Double) -> Bool { now - first >= quiet + Debounce.maximumDelay - Debounce.slack }

  /// When it will have been the same long enough, if it stays so.
  func due(quiet: Double) -> Double { min(since + quiet, first + quiet + Debounce.maximumDelay) }

  /// Times are sums of doubles: a look at the very moment that was requested must not come too early.
  private static let slack = 1e-6
}
