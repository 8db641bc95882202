import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// However the program is left, the terminal is as it was.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct LeavingTests {
  /// The keys to each screen.
  @Test(arguments: [[], ["3", "Enter"], ["A"], ["A", "Enter"], ["d"], ["w"], ["H"], ["?"], ["e"], ["L"]])
  func quitting(_ keys: [String]) throws {
    let scratch = try Scratch.tiny()
    let session = try scratch.dashboard()
    try session.waitForFigures()
    let running = try session.state()
    #expect(running.alternateScreen && running.mouse && running.bracketedPaste && !running.cursor)
    for key in keys { try session.press(key) }
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
  }

  /// Where text is typed, q is a letter; Ctrl-C leaves from there too.
  @Test(arguments: ["/", ":", "p", "T"])
  func interruptingWhileTyping(_ key: String) throws {
    let scratch = try Scratch.tiny()
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press(key, "C-c")
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGALRM])
  func endingInOrder(_ signal: Int32) throws {
    let scratch = try Scratch.tiny()
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.signal(signal)
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGQUIT, SIGBUS, SIGILL, SIGFPE, SIGTRAP])
  func dyingOfASignal(_ signal: Int32) throws {
    let scratch = try Scratch.tiny()
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.signal(signal)
    #expect(try session.waitForExit() == 128 + signal)
    try session.expectRestored()
  }

  /// Ctrl-\ without any setting of the runtime: the terminal is restored, and there is one line and no waiting.
  @Test func leavingAtOnce() throws {
    let scratch = try Scratch.tiny()
    let session = try scratch.dashboard(environment: ["SWIFT_BACKTRACE": ""])
    try session.waitForFigures()
    try session.press("C-\\")
    #expect(try session.waitForExit() == 128 + SIGQUIT)
    try session.expectRestored()
    // The shell may say `Quit` itself.
    let lines = try session.lines().filter { !$0.isEmpty && !$0.contains("Quit") }
    #expect(lines == ["abmtop: ended at once (SIGQUIT)."])
  }

  @Test func whatTwoInstancesTypedIsBothKept() throws {
    let scratch = try Scratch.tiny()
    let sessions = try [scratch.dashboard(), scratch.dashboard()]
    for (session, text) in zip(sessions, ["tier:1", "tier:3"]) {
      try session.waitForFigures()
      try session.press("/")
      try session.type(text)
      try session.press("Enter", "q")
    }
    for session in sessions { #expect(try session.waitForExit() == 0) }
    let state = try scratch.read("state/abmtop/state.json")
    #expect(state.contains("tier:1") && state.contains("tier:3"))
  }

  @Test func leavingWhileItLoads() throws {
    let scratch = try Scratch(.messy)
    let session = try scratch.dashboard()
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
  }

  /// Of a sparse file, so large that it is read for minutes.
  @Test(arguments: ["q", "C-c"])
  func leavingInTheMiddleOfAHugeFile(_ key: String) throws {
    let scratch = try Scratch(.small)
    let handle = try FileHandle(forWritingTo: scratch.folder.appending(path: "data/activities.csv"))
    try handle.truncate(atOffset: 1 << 36)
    try handle.close()
    let session = try scratch.dashboard()
    try session.wait(for: "Reading")
    try session.press(key)
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
  }

  @Test func theTerminalGoesAway() throws {
    let scratch = try Scratch.tiny()
    let session = try scratch.dashboard()
    try session.waitForFigures()
    let process = try session.processIdentifier()
    try session.tmux("kill-server")
    #expect(session.waitForEnd(of: process))
  }

  @Test func suspendingAndContinuing() throws {
    let scratch = try Scratch(.small)
    let session = try TerminalSession(
      ["sh", "-i"], environment: scratch.environment.merging(["PS1": "ready> "]) { $1 })
    session.deadline = 45
    try session.wait(for: "ready>")
    try session.type("\(try BuiltProducts.path("abmtop")) \(scratch.data) --as-of 2026-11-21\n")
    try session.waitForFigures()
    try session.press("C-z")
    try session.wait(for: "Stopped")
    let stopped = try session.state()
    #expect(!stopped.alternateScreen && !stopped.mouse && stopped.cursor && !stopped.bracketedPaste)
    // What changes meanwhile is on screen afterwards.
    try scratch.append("X1,2026-11-20T10:00:00Z,visit,A000000,,,,,,,\n", to: "data/activities.csv")
    try session.type("fg\n")
    try session.wait(until: "53 visits") { Screen.value(of: "Website visits", on: $0) == "53" }
    let again = try session.state()
    #expect(again.alternateScreen && again.mouse && again.bracketedPaste && !again.cursor)
    try session.press("q")
    try session.wait(until: "the shell is back") { $0.contains("ready>") && !$0.contains("on list") }
    #expect(try session.finalState() == .untouched)
  }

  @Test func whatWasChosenIsKept() throws {
    let scratch = try Scratch(.small)
    let settings = try scratch.read("data/abmtop.yaml")
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("/")
    try session.type("tier:2")
    try session.press("Enter")
    try session.wait(forAccounts: "18 of 48")
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    #expect(try !scratch.names(in: "state").isEmpty)
    // The directory is never written into, nor is the configuration.
    #expect(try scratch.read("data/abmtop.yaml") == settings)
    #expect(try scratch.names(in: "data").count == 11)
    #expect(try scratch.names(in: "config/abmtop").isEmpty)
    // Recalled by the up arrow.
    let again = try scratch.dashboard()
    try again.wait(forAccounts: "48")
    try again.press("/", "Up")
    try again.wait(for: "/tier:2")
  }
}
