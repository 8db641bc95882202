/// Why an end-to-end test could not go on.
public enum HarnessError: Error, CustomStringConvertible {
  /// The program was not built with the tests.
  case productIsMissing(name: String, lookedIn: [String])
  /// tmux is not installed.
  case tmuxIsMissing
  /// tmux refused a command.
  case tmuxFailed(arguments: [String], output: String)
  /// Something did not happen in time; the screen as it was then.
  case deadline(awaited: String, seconds: Double, screen: String)

  /// What happened, for the report of a failed test.
  public var description: String {
    switch self {
    case .productIsMissing(let name, let places): "\(name) is not built; looked in \(places.joined(separator: ", "))"
    case .tmuxIsMissing: "tmux is not installed; install it, or set ABMTOP_NO_TMUX=1 to skip the tests that need it"
    case .tmuxFailed(let arguments, let output): "tmux \(arguments.joined(separator: " ")): \(output)"
    case .deadline(let awaited, let seconds, let screen):
      "after \(seconds) s still not there: \(awaited)\n\(Self.framed(screen))"
    }
  }

  private static func framed(_ screen: String) -> String {
    "┌────\n" + screen.split(separator: "\n", omittingEmptySubsequences: false).map { "│\($0)\n" }.joined() + "└────"
  }
}
