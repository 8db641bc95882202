internal import Foundation
internal import Glibc

/// The modes that a program may leave a terminal in, as the terminal has them.
public struct TerminalState: Hashable, Sendable {
  /// The alternate screen is shown.
  public var alternateScreen: Bool
  /// Buttons are reported.
  public var mouse: Bool
  /// The cursor is shown.
  public var cursor: Bool
  /// The arrows send the sequences of application mode.
  public var applicationCursor: Bool
  /// Pastes are marked.
  public var bracketedPaste: Bool

  /// A terminal that nobody has touched.
  public static let untouched = TerminalState(
    alternateScreen: false, mouse: false, cursor: true, applicationCursor: false, bracketedPaste: false)
}

extension TerminalSession {
  /// The program's process.
  public func processIdentifier() throws -> Int32 {
    var identifier: Int32?
    try poll("the program runs", screen: screen) {
      identifier = content("pid").flatMap { Int32($0) }
      return identifier != nil
    }
    return identifier ?? 0
  }

  /// Sends the program a signal.
  public func signal(_ number: Int32) throws { kill(try processIdentifier(), number) }

  /// Waits until the program has ended, and returns its exit code; 128 and the signal's number if a signal ended it.
  @discardableResult
  public func waitForExit() throws -> Int32 {
    var code: Int32?
    try poll("the program ends", screen: screen) {
      code = content("code").flatMap { Int32($0) }
      return code != nil
    }
    return code ?? -1
  }

  /// Waits until a process is gone, also where the session's shell is gone too. False if it is not in time.
  public func waitForEnd(of process: Int32) -> Bool {
    (try? poll("process \(process) ends", screen: { "" }) { kill(process, 0) != 0 }) != nil
  }

  /// The terminal's modes now.
  public func state() throws -> TerminalState {
    let format = "#{alternate_on}#{mouse_any_flag}#{cursor_flag}#{keypad_cursor_flag}"
    let flags = try tmux("display-message", "-p", format).map { $0 == "1" }
    let output = rawOutput()
    let pasteOn = output.range(of: "\u{1B}[?2004h", options: .backwards)?.lowerBound
    let pasteOff = output.range(of: "\u{1B}[?2004l", options: .backwards)?.lowerBound
    return TerminalState(
      alternateScreen: flags[0], mouse: flags[1], cursor: flags[2], applicationCursor: flags[3],
      bracketedPaste: pasteOn.map { on in pasteOff.map { $0 < on } ?? true } ?? false)
  }

  /// The terminal's modes after the program's end: what it wrote last may still be on its way.
  public func finalState() throws -> TerminalState {
    _ = try? poll("the terminal is as it was", screen: { "" }) { try state() == .untouched }
    return try state()
  }

  /// Whether the terminal's settings (`stty`) after the program's end are those before its start.
  public func settingsAreRestored() -> Bool {
    guard let before = content("before"), let after = content("after") else { return false }
    return !before.isEmpty && before == after
  }

  /// All that the program has written to the terminal, as far as it has been recorded.
  public func rawOutput() -> String {
    String(decoding: (try? Data(contentsOf: file("raw"))) ?? Data(), as: UTF8.self)
  }
}
