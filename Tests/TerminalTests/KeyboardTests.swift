import EndToEndSupport
import Testing

/// Keys, mouse and pastes through tmux and ncurses.
@Suite(.serialized, .enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct KeyboardTests {
  @Test func keysByName() throws {
    let session = try Probe.start()
    try session.press("Up", "Down", "Home", "End", "PPage", "NPage", "F1", "F12")
    try session.wait(for: "all Up Down Home End PgUp PgDn F1 F12.")
    try session.press("Enter", "Tab", "BTab", "BSpace", "DC", "Space", "C-s", "é")
    try session.wait(for: "all Enter Tab S-Tab Backspace Del Space C-s é.")
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "xterm", "linux", "vt100", "foot"])
  func arrowsOfBothModes(_ type: String) throws {
    let session = try Probe.start(environment: ["TERM": type])
    try session.send("\u{1B}[A\u{1B}OA\u{1B}[D\u{1B}OD\u{1B}[1;5C\u{1B}OH\u{1B}[5~\u{1B}[24~")
    try session.wait(for: "all Up Up Left Left Right Home PgUp F12.")
  }

  @Test func escapeIsAKeyOfItsOwn() throws {
    let session = try Probe.start()
    try session.send("\u{1B}")
    try session.wait(for: "all Esc.")
    try session.press("Escape", "x")
    try session.wait(for: "all Esc Esc x.")
    // Alt means nothing here.
    try session.press("M-q", "y")
    try session.wait(for: "all Esc Esc x y.")
  }

  @Test func altWhereItIsUsed() throws {
    let session = try Probe.start(environment: ["PROBE_ALT": "1"])
    try session.press("M-x", "Escape")
    try session.wait(for: "all M-x Esc.")
  }

  /// With so long a delay nothing but the bytes decide.
  @Test func aSlowLineCutsSequences() throws {
    let session = try Probe.start(environment: ["ESCDELAY": "20000"])
    for piece in ["\u{1B}", "[", "A", "\u{1B}[1;", "5B", "\u{1B}]11;rgb:q", "q/q", "\u{1B}", "\\", "x"] {
      try session.send(piece)
    }
    try session.wait(for: "all Up Down x.")
  }

  @Test(arguments: ["xterm-256color", "tmux-256color"], ["", "truecolor"])
  func mouse(_ type: String, _ promise: String) throws {
    let session = try Probe.start(environment: ["TERM": type, "COLORTERM": promise])
    #expect(try session.state().mouse)
    try session.click(column: 9, row: 4)
    try session.wheel(up: true, column: 2, row: 3)
    try session.wheel(up: false, column: 70, row: 20)
    try session.wait(for: "all click@9,4 wheelUp@2,3 wheelDown@70,20.")
  }

  @Test func noMouse() throws {
    let session = try Probe.start(environment: ["PROBE_NO_MOUSE": "1"])
    #expect(try !session.state().mouse)
  }

  @Test func aPasteIsOneKey() throws {
    let session = try Probe.start()
    #expect(try session.state().bracketedPaste)
    try session.send("\u{1B}[200~q é\r\u{1B}[A:\u{1B}[201~")
    try session.wait(for: "all paste<q é|")
    try session.tmux("set-buffer", "quit\nq")
    try session.tmux("paste-buffer", "-p")
    try session.wait(for: "paste<quit|q>.")
  }

  @Test(arguments: ["", "1"])
  func theEndOfInputIsTold(_ ignoring: String) throws {
    let session = try Probe.start(environment: ["PROBE_IGNORES_HUP": ignoring])
    // The other side of the terminal goes away: the program gets SIGHUP, and its input is at its end.
    let process = try session.processIdentifier()
    try session.tmux("kill-session")
    #expect(session.waitForEnd(of: process))
  }
}
