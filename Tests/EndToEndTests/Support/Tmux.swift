internal import Foundation

/// A tmux server of its own: nothing of the user's configuration, nothing shared with another test.
public final class Tmux {
  /// False only if tmux is missing and `ABMTOP_NO_TMUX=1` says that its tests are to be skipped.
  public static var isWanted: Bool {
    executable != nil || ProcessInfo.processInfo.environment["ABMTOP_NO_TMUX"] != "1"
  }

  /// Where tmux is installed; nil if it is not.
  public static let executable: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/tmux" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  // A path, not a name: tmux leaves the sockets of names behind.
  private let socket = NSTemporaryDirectory() + "/abmtop-\(UUID().uuidString).tmux"
  private let path: String

  /// - Throws: `HarnessError.tmuxIsMissing`.
  public init() throws {
    guard let path = Tmux.executable else { throw HarnessError.tmuxIsMissing }
    self.path = path
  }

  deinit {
    _ = try? run(["kill-server"])
    try? FileManager.default.removeItem(atPath: socket)
  }

  /// Runs a tmux command and returns what it prints.
  @discardableResult
  public func run(_ arguments: [String]) throws -> String {
    // Nothing of the developer's own terminal may reach the program under test.
    let environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
      "HOME": NSTemporaryDirectory(), "TERM": "xterm-256color", "SHELL": "/bin/sh",
    ]
    let result = Spawn.run(path, ["-S", socket, "-f", "/dev/null", "-u"] + arguments, environment: environment)
    guard result.code == 0 else {
      throw HarnessError.tmuxFailed(arguments: arguments, output: result.output + result.errors)
    }
    return result.output
  }
}
