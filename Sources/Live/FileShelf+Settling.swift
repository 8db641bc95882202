internal import Ingest

/// Which of the new states count now.
extension FileShelf {
  /// A path whose state is not the one in force.
  struct Candidate {
    /// nil where the file is gone.
    var identity: FileIdentity?
    var isSettled = false
    /// Whether it has been the same for long enough, so that an open end counts.
    var rests = false
    var takesAnything = false
  }

  /// Decides which of the new states count now.
  mutating func settle(
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
}
