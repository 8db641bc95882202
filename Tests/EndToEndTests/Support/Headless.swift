internal import Foundation

/// A program that ran to its end without a terminal.
public struct Headless: Sendable {
  /// The exit code; 128 and the signal's number if a signal ended it.
  public let code: Int32
  /// What it printed on standard output.
  public let output: String
  /// What it printed on standard error.
  public let errors: String

  /// Runs a built program, its standard input empty.
  ///
  /// - Parameters:
  ///   - program: its name.
  ///   - environment: variables beside `PATH`, `HOME` and `LANG=C.UTF-8`.
  public init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    self.init(Spawn.run(try BuiltProducts.path(program), arguments, environment: Self.environment(environment)))
  }

  /// Runs a line of shell, with arguments as `$1`, `$2`, … The built program is `$program`.
  public init(
    shell line: String, program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws {
    let environment = environment.merging(["program": try BuiltProducts.path(program)]) { $1 }
    self.init(Spawn.run("/bin/sh", ["-c", line, "sh"] + arguments, environment: Self.environment(environment)))
  }

  private init(_ result: Spawn.Result) {
    code = result.code
    output = result.output
    errors = result.errors
  }

  private static func environment(_ more: [String: String]) -> [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": path, "HOME": NSTemporaryDirectory(), "LANG": "C.UTF-8"]
      .merging(Sanitizers.environment) { $1 }.merging(more) { $1 }
  }
}
