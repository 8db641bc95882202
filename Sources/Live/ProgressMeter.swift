internal import Metrics
internal import Synchronization

/// Adds up what several readers have read, and tells it at most ten times a second.
final class ProgressMeter: Sendable {
  private let state: Mutex<(progress: LoadProgress, told: Double)>
  private let clock: @Sendable () -> Double
  private let tell: @Sendable (LoadProgress) -> Void

  /// The least seconds between two tellings.
  private static let pause = 0.1

  /// A meter that tells its beginning at once.
  init(
    files: Int, bytes: Int64, clock: @escaping @Sendable () -> Double, tell: @escaping @Sendable (LoadProgress) -> Void
  ) {
    var progress = LoadProgress()
    progress.filesTotal = files
    progress.bytesTotal = bytes
    state = Mutex((progress, clock()))
    self.clock = clock
    self.tell = tell
    tell(progress)
  }

  /// Some more bytes have been read.
  func advance(_ bytes: Int64) {
    change { $0.bytesRead += bytes }
  }

  /// Some more records have been parsed.
  func advance(rows: Int) {
    change { $0.rows += rows }
  }

  /// A file has been read to its end.
  func finish() {
    change { $0.filesRead += 1 }
  }

  private func change(_ change: (inout LoadProgress) -> Void) {
    let now = clock()
    state.withLock { state in
      change(&state.progress)
      if now - state.told < ProgressMeter.pause { return }
      state.told = now
      // Within the lock: an older state must not be told after a newer one.
      tell(state.progress)
    }
  }
}
