internal import CLinux
internal import Glibc

/// Rings when something below the watched folders changes, where the system has inotify. Polling does the work:
/// this only shortens the wait, so that losing an event costs no more than an interval.
struct ChangeBell: ~Copyable {
  /// For `poll`; -1 where there is none.
  let descriptor: Int32
  private var watches: [String: Int32] = [:]

  init() { descriptor = clinux_inotify_open() }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Watches these folders and no others.
  mutating func watch(_ folders: [String]) {
    if descriptor < 0 { return }
    let wanted = Set(folders)
    for (folder, watch) in watches where !wanted.contains(folder) {
      clinux_inotify_unwatch(descriptor, watch)
      watches[folder] = nil
    }
    // A folder that was deleted and made again has a new watch: asking again for a known one is free.
    for folder in folders {
      let watch = clinux_inotify_watch(descriptor, folder, clinux_inotify_directory_mask)
      if watch >= 0 { watches[folder] = watch }
    }
  }

  /// Forgets what has rung.
  func clear() {
    if descriptor < 0 { return }
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
      while clinux_inotify_read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
    }
  }
}
