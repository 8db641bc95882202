import EndToEndSupport

/// The program under test.
enum Probe {
  /// No interactive crash report, which would wait for a key.
  static let environment = ["SWIFT_BACKTRACE": "enable=no"]

  /// Starts the probe and waits until it has drawn.
  static func start(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      [try BuiltProducts.path("terminal-probe")], columns: columns, rows: rows,
      environment: self.environment.merging(environment) { $1 })
    try session.wait(for: "edge")
    return session
  }
}
