internal import Synchronization

/// Adds up what several readers have read, and tells it at most ten times a second.
final class ProgressMeter: Sendable {
  private let state: Mutex<(progress: LiveProgress, told: Double)>
  private let clock: @Sendable () -> Double
  private let tell: @Sendable (LiveProgress) -> Void

  init(_ progress: LiveProgress, clock: @escaping @Sendable () -> Double, tell: @escaping @Sendable (LiveProgress) -> Void)
  {
    state = Mutex((progress, clock()))
    self.clock = clock
    self.tell = tell
  }

  /// Some more bytes have been read.
  func advance(_ bytes: Int64) {
    let now = clock()
    let due: LiveProgress? = state.withLock { state in
      state.progress.bytesRead += bytes
      if now - state.told < 0.1 { return nil }
      state.told = now
      return state.progress
    }
    if let due { tell(due) }
  }
}
