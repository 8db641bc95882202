public import Foundation

/// A program that runs in a terminal which tmux emulates: keys go in, the screen comes out.
///
/// Waiting never is a fixed sleep: the screen is looked at again and again until it shows what is awaited, and a test
/// fails with the screen in its message if that takes longer than the deadline.
public final class TerminalSession {
  /// The longest wait in seconds before a test fails.
  public var deadline = 20.0
  /// Holds what the session writes: the program's exit code, the terminal's settings, its raw output.
  public let folder: URL

  private let tmux: Tmux

  /// Runs a program. After it has ended its screen stays.
  ///
  /// - Parameters:
  ///   - command: the program's path and its arguments.
  ///   - environment: variables beside `PATH`, `HOME`, `LANG=C.UTF-8` and `TERM=tmux-256color`; an empty value unsets.
  public convenience init(
    _ command: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws {
    try self.init(
      script: command.map(TerminalSession.quoted).joined(separator: " "), columns: columns, rows: rows,
      environment: environment)
  }

  /// Runs a line of shell, for example `program </dev/null`. The last program of it replaces the shell if it is
  /// written with `exec`, and otherwise is its child.
  public init(script: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) throws {
    tmux = try Tmux()
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("abmtop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.wrapper(script, environment, folder).write(to: file("run"), atomically: true, encoding: .utf8)
    try tmux.run([
      "start-server", ";", "set", "-g", "default-terminal", "tmux-256color", ";", "set", "-g", "status", "off", ";",
      "set", "-sg", "escape-time", "0", ";", "set", "-g", "set-clipboard", "on", ";",
      "new-session", "-d", "-x", String(columns), "-y", String(rows), "sh", file("run").path,
    ])
    try tmux.run(["pipe-pane", "-O", "cat >> \(Self.quoted(file("raw").path))"])
    // Only now that its output is recorded may the program begin.
    _ = FileManager.default.createFile(atPath: file("go").path, contents: nil)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private static func wrapper(_ script: String, _ environment: [String: String], _ folder: URL) -> String {
    let variables = Sanitizers.environment.merging(environment) { $1 }.sorted { $0.key < $1.key }
      .map { $0.value.isEmpty ? "unset \($0.key)" : "export \($0.key)=\(quoted($0.value))" }
    let place = quoted(folder.path)
    // The keys that interrupt go to the whole group: this shell stays, what it starts has the default again.
    return """
      trap : INT QUIT
      while [ ! -e \(place)/go ]; do sleep 0.01; done
      \(variables.joined(separator: "\n"))
      stty -g > \(place)/before
      sh -c 'echo $$ > '\(place)'/pid; eval "exec $0"' \(quoted(script))
      code=$?
      stty -g > \(place)/after
      echo $code > \(place)/code.part
      mv \(place)/code.part \(place)/code
      exec sleep 600
      """
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// What a file of the session holds, without the line's end; nil if there is none yet.
  func content(_ name: String) -> String? {
    (try? String(contentsOf: file(name), encoding: .utf8))?.trimmingCharacters(in: .newlines)
  }

  /// Runs a tmux command in the session and returns what it prints.
  @discardableResult
  public func tmux(_ arguments: String...) throws -> String { try tmux.run(arguments) }

  // MARK: Keys

  /// Presses keys by tmux's names: `q`, `Enter`, `Escape`, `Up`, `F5`, `C-c`, `C-z`, `BTab`, `Space`, `PPage`.
  ///
  /// `Escape` is sent in the form of a key's number, which no other key can follow too soon.
  public func press(_ keys: String...) throws {
    for group in keys.split(separator: "Escape", omittingEmptySubsequences: false).enumerated() {
      if group.offset > 0 { try send("\u{1B}[27u") }
      if !group.element.isEmpty { try tmux.run(["send-keys"] + group.element) }
    }
  }

  /// Types a text character by character.
  public func type(_ text: String) throws { try tmux.run(["send-keys", "-l", "--", text]) }

  /// Sends bytes as they are: what a terminal would send for the mouse or a paste.
  public func send(_ bytes: String) throws {
    try tmux.run(["send-keys", "-H"] + bytes.utf8.map { String($0, radix: 16) })
  }

  /// Clicks a cell, counted from 0, with the left button.
  public func click(column: Int, row: Int) throws {
    try send("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
  }

  /// Turns the wheel by one notch over a cell, counted from 0.
  public func wheel(up: Bool, column: Int, row: Int) throws {
    try send("\u{1B}[<\(up ? 64 : 65);\(column + 1);\(row + 1)M")
  }

  /// Gives the window another size.
  public func resize(columns: Int, rows: Int) throws {
    try tmux.run(["resize-window", "-x", String(columns), "-y", String(rows)])
  }
}
