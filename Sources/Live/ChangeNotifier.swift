internal import CLinux
internal import Glibc

/// Signals when something in the watched folders changes, where the system has inotify. Polling does the work: this only
/// shortens the wait, so that losing an event costs no more than an interval.
struct ChangeNotifier: ~Copyable {
  /// For `poll`; -1 where there is none.
  let descriptor: Int32
  /// Whether every folder is watched, so that hardly a change goes unnoticed.
  private(set) var isComplete = false
  private var watches: [String: Int32] = [:]

  init() { descriptor = clinux_inotify_open() }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Watches these folders and no others.
  mutating func watch(_ folders: [String]) {
    if descriptor < 0 { return }
    isComplete = true
    var current: [String: Int32] = [:]
    for folder in folders {
      // Asking again for a known one is free; a folder that was deleted and made again has a new watch.
      let watch = clinux_inotify_watch(descriptor, folder, clinux_inotify_directory_mask)
      if watch >= 0 { current[folder] = watch } else { isComplete = false }
    }
    let wanted = Set(current.values)
    for watch in watches.values where !wanted.contains(watch) { clinux_inotify_unwatch(descriptor, watch) }
    watches = current
  }

  /// Forgets what was signalled.
  func clear() {
    if descriptor < 0 { return }
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
      while clinux_inotify_read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
    }
  }
}
