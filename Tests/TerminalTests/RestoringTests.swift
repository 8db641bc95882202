import EndToEndSupport
import Glibc
import Testing

/// However the program ends or stops, the terminal is left as it was.
@Suite(.serialized, .enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct RestoringTests {
  @Test func quitting() throws {
    let session = try Probe.start()
    let running = try session.state()
    #expect(running.alternateScreen && running.mouse && running.bracketedPaste && !running.cursor)
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    try expectRestored(session)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGALRM, 40])
  func endingInOrder(_ signal: Int32) throws {
    let session = try Probe.start()
    try session.signal(signal)
    #expect(try session.waitForExit() == 4)
    try expectRestored(session)
  }

  @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT])
  func dyingOfASignal(_ signal: Int32) throws {
    let session = try Probe.start()
    try session.signal(signal)
    #expect(try session.waitForExit() == 128 + signal)
    try expectRestored(session)
  }

  @Test(arguments: [("C", SIGILL), ("S", SIGSEGV), ("A", SIGABRT)])
  func dyingOfABug(_ key: String, _ signal: Int32) throws {
    let session = try Probe.start()
    try session.type(key)
    let code = try session.waitForExit()
    // A trap is SIGILL or SIGTRAP by processor.
    #expect(code == 128 + signal || (key == "C" && code == 128 + SIGTRAP))
    try expectRestored(session)
  }

  @Test func leavingByExit() throws {
    let session = try Probe.start()
    try session.type("eX")
    #expect(try session.waitForExit() == 5)
    try expectRestored(session)
    try session.wait(for: "said on standard error")
  }

  @Test func beingStoppedFromOutside() throws {
    let session = try Probe.start()
    try session.signal(SIGSTOP)
    try session.signal(SIGCONT)
    try session.wait(for: "last continued.")
    try session.press("Up", "q")
    #expect(try session.waitForExit() == 0)
    try expectRestored(session)
  }

  @Test func lastWordsAreReadable() throws {
    // Without `SWIFT_BACKTRACE`: there is no stack trace that waits for a key.
    let session = try Probe.start(environment: ["SWIFT_BACKTRACE": ""])
    try session.type("eC")
    try session.waitForExit()
    let screen = try session.wait(for: "the probe was told to crash")
    #expect(screen.contains("said on standard error"))
    #expect(screen.contains("abmtop: ended by a fault of its own (SIG"))
  }

  @Test func standardErrorDoesNotSpoilTheScreen() throws {
    let session = try Probe.start()
    try session.type("e")
    try session.wait(for: "last e.")
    #expect(try !session.screen().contains("said"))
    try session.press("q")
    try session.waitForExit()
    try session.wait(for: "said on standard error")
  }

  @Test func suspendingAndContinuing() throws {
    let session = try TerminalSession(
      ["sh", "-i"], environment: Probe.environment.merging(["PS1": "ready> "]) { $1 })
    try session.wait(for: "ready>")
    try session.type("\(try BuiltProducts.path("terminal-probe"))\n")
    try session.wait(for: "edge")
    try session.press("C-z")
    try session.wait(for: "Stopped")
    let stopped = try session.state()
    #expect(!stopped.alternateScreen && !stopped.mouse && stopped.cursor && !stopped.bracketedPaste)
    try session.type("echo back\n")
    try session.wait(for: "\nback")
    try session.resize(columns: 50, rows: 15)
    try session.type("fg\n")
    try session.wait(for: "size 50x15")
    try session.wait(for: "edge")
    let again = try session.state()
    #expect(again.alternateScreen && again.mouse && again.bracketedPaste && !again.cursor)
    try session.press("Up")
    try session.wait(for: "last Up.")
    try session.press("C-z")
    try session.wait(forAbsenceOf: "edge")
    try session.type("fg\n")
    try session.wait(for: "edge")
    try session.press("q")
    try session.wait(until: "the shell is back") { $0.contains("ready>") && !$0.contains("edge") }
    #expect(try session.finalState() == .untouched)
  }

  @Test func whereThereIsNoTerminal() throws {
    for (redirection, error) in [("< /dev/null", "inputIsNoTerminal"), ("> /dev/null", "outputIsNoTerminal")] {
      let session = try TerminalSession(
        script: "\(try BuiltProducts.path("terminal-probe")) \(redirection)", environment: Probe.environment)
      #expect(try session.waitForExit() == 1)
      try session.wait(for: error)
      try expectRestored(session)
    }
  }

  @Test(arguments: [("nonsense", "unknownTerminal"), ("dumb", "dumbTerminal"), ("", "unknownTerminal")])
  func whereTheTerminalIsUnusable(_ type: String, _ error: String) throws {
    let session = try TerminalSession(
      [try BuiltProducts.path("terminal-probe")],
      environment: Probe.environment.merging(["TERM": type, "COLORTERM": "truecolor"]) { $1 })
    #expect(try session.waitForExit() == 1)
    try session.wait(for: error)
    try expectRestored(session)
  }

  private func expectRestored(_ session: TerminalSession, _ place: SourceLocation = #_sourceLocation) throws {
    #expect(try session.finalState() == .untouched, sourceLocation: place)
    #expect(session.settingsAreRestored(), sourceLocation: place)
  }
}
