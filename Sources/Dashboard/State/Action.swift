public import Cells
public import Metrics
public import Values

/// Everything that can happen: keys, data, time.
public enum Action: Sendable {
  /// A key, the mouse, or pasted text.
  case key(Cells.Key)
  /// The screen has another size.
  case resized(width: Int, height: Int)
  /// A state of the directory was read and computed; `readAt` is the time of day in words, such as `14:03`.
  case snapshot(Snapshot, readAt: String)
  /// Figures with their trends, for the generation that `Effect.computeTrends` named.
  case figures(Figures, generation: Int)
  /// So many changes wait to be read while paused, where the reading thread counts them.
  case waiting(Int)
  /// How far the first reading has come.
  case loading(LoadProgress)
  /// The directory cannot be read, for a reason in words.
  case failed(String)
  /// What is wrong for now with the directory or the settings, in words; empty once all is well again.
  case faults([String])
  /// Time passed: seconds since the start. Send one at `State.nextTick`, and before anything else if that is easy.
  case tick(Double)
  /// Something to tell for a moment: copied, written, a theme that is broken.
  case notice(String)
  /// Names of the themes there are.
  case themes([String])
  /// A theme is in force now; nothing else is redrawn.
  case themeChanged(String)
}
