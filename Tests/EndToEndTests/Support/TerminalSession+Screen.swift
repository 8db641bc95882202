internal import Foundation
internal import Glibc

extension TerminalSession {
  /// The screen's text, without spaces at the ends of lines.
  public func screen() throws -> String { try tmux("capture-pane", "-p") }

  /// The screen's text with the escape sequences of its colours and attributes.
  public func colouredScreen() throws -> String { try tmux("capture-pane", "-p", "-e") }

  /// The screen's lines, without spaces at their ends.
  public func lines() throws -> [String] {
    try screen().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Waits until the screen satisfies a condition, and returns it.
  /// - Throws: `HarnessError.deadline` with the screen, naming what was awaited.
  @discardableResult
  public func wait(
    until awaited: String = "the condition", _ condition: (String) throws -> Bool
  ) throws -> String {
    var last = ""
    var held: String?
    var (recorded, looked, holds) = (-1, Date.distantPast, false)
    try poll(awaited, screen: { last }) {
      // Each look starts a program: there is one after the program under test has written, one more where the condition
      // holds, and now and then one for what tmux does by itself.
      let (bytes, now) = (recordedBytes, Date())
      if bytes == recorded && !holds && now < looked + 0.2 { return false }
      (recorded, looked) = (bytes, now)
      last = try screen()
      defer { held = last }
      // A screen can be caught while it is drawn: it counts when the next look finds the same.
      holds = try condition(last)
      return holds && held == last
    }
    return last
  }

  /// Waits until the screen shows a text, and returns the screen.
  @discardableResult
  public func wait(for text: String) throws -> String {
    try wait(until: "\"\(text)\" is shown") { $0.contains(text) }
  }

  /// Waits until the screen no longer shows a text, and returns the screen.
  @discardableResult
  public func wait(forAbsenceOf text: String) throws -> String {
    try wait(until: "\"\(text)\" is gone") { !$0.contains(text) }
  }

  /// How much of what the program writes has been recorded. It is recorded after it is on the screen.
  private var recordedBytes: Int {
    var status = stat()
    return stat(file("raw").path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Looks again and again whether something holds, until the deadline.
  public func poll(_ awaited: String, _ holds: () throws -> Bool) throws {
    try poll(awaited, screen: screen, holds)
  }

  /// Looks again and again whether something holds, until the deadline.
  func poll(_ awaited: String, screen: () throws -> String, _ holds: () throws -> Bool) throws {
    let end = Date(timeIntervalSinceNow: deadline)
    while try !holds() {
      guard Date() < end else {
        throw HarnessError.deadline(awaited: awaited, seconds: deadline, screen: try screen())
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }
}
