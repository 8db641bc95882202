internal import Ingest
internal import Accounts
internal import Values

/// What becomes of the files that were read, that failed, or that are left out.
extension FileShelf {
  mutating func take(_ result: ShelfReader.Result, _ conditions: Conditions, _ outcome: inout Outcome) {
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
    entries[path] = ShelfEntry(
      reading: reading, identity: state, seen: now, read: .init(at: conditions.time, seconds: result.seconds))
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
  mutating func fail(
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
  mutating func setAside(
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
    case .ignored(let reason): identity == nil && FileReader.reads(path) ? reason : nil
    }
  }
}
