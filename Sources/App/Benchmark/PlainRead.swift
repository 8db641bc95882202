import Foundation

/// What the machine can do: reading all bytes, and what `wc -l` takes to count their lines.
struct PlainRead {
  let bytes: Int64
  /// Seconds of one thread that reads all files in blocks of 256 KiB.
  let read: Time
  /// Seconds of `wc -l` on all files; nil where there is no `wc`.
  let countingLines: Time?

  init(_ directory: BenchDirectory) throws {
    let paths = directory.files.map { directory.path + "/" + $0 }
    var bytes: Int64 = 0
    // The first round fills the page cache.
    let rounds = (0..<3).map { _ in Time { bytes = PlainRead.read(paths) } }
    self.bytes = bytes
    read = rounds.min() ?? Time()
    countingLines = (0..<3).compactMap { _ in PlainRead.wordCount(paths) }.min()
  }

  private static func read(_ paths: [String]) -> Int64 {
    var total: Int64 = 0
    withUnsafeTemporaryAllocation(byteCount: 256 << 10, alignment: 64) { buffer in
      for path in paths {
        let descriptor = open(path, O_RDONLY)
        if descriptor < 0 { continue }
        while true {
          let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
          if count <= 0 { break }
          total += Int64(count)
        }
        close(descriptor)
      }
    }
    return total
  }

  /// `waitUntilExit` of Foundation looks every 50 ms only: the process is waited for directly.
  private static func wordCount(_ paths: [String]) -> Time? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments = (["wc", "-l"] + paths).map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var status: Int32 = -1
    let time = Time {
      var process = pid_t()
      if posix_spawnp(&process, "wc", &actions, nil, &arguments, environ) == 0 { waitpid(process, &status, 0) }
    }
    return status == 0 ? time : nil
  }
}
