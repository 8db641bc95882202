internal import Foundation
internal import Glibc

/// Runs a program to its end.
///
/// Not Foundation's `Process`: that waits until nobody holds the pipes it made, and a tmux server, which outlives the
/// command that started it, may have inherited those of another test.
enum Spawn {
  /// How a program ended.
  struct Result {
    /// The exit code; 128 and the signal's number if a signal ended it; -1 if it could not be run.
    var code: Int32
    /// What it printed on standard output.
    var output: String
    /// What it printed on standard error.
    var errors: String
  }

  /// Runs `path` with arguments and exactly this environment, its output and its errors into a file each.
  static func run(_ path: String, _ arguments: [String], environment: [String: String]) -> Result {
    let files = ["out", "err"].map {
      FileManager.default.temporaryDirectory.appendingPathComponent("abmtop-\(UUID().uuidString).\($0)")
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for (descriptor, file) in zip([STDOUT_FILENO, STDERR_FILENO], files) {
      posix_spawn_file_actions_addopen(&actions, descriptor, file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var attributes = cleanSignals()
    defer { posix_spawnattr_destroy(&attributes) }
    var process: pid_t = 0
    let failure = withCStrings([path] + arguments) { argv in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { envp in
        posix_spawn(&process, path, &actions, &attributes, argv, envp)
      }
    }
    guard failure == 0 else { return Result(code: -1, output: "", errors: String(cString: strerror(failure))) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let texts = files.map { String(decoding: (try? Data(contentsOf: $0)) ?? Data(), as: UTF8.self) }
    let signal = status & 0x7F
    return Result(code: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: texts[0], errors: texts[1])
  }

  /// No signal blocked and none ignored. The threads that tests run on block most of them, and what is started from
  /// there would inherit that: a tmux server that never ends, and a program that no signal reaches.
  private static func cleanSignals() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    return attributes
  }

  private static func withCStrings<Value>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
  ) -> Value {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { pointers in
      guard let start = pointers.baseAddress else { preconditionFailure("an array that ends with nil is not empty") }
      return body(start)
    }
  }
}
