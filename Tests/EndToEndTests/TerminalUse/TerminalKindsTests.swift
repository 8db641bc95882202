import EndToEndSupport
import TestSupport
import Testing

/// Terminals of all kinds, and none.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct TerminalKindsTests {
  private static let funnel = [48, 29, 26, 23, 12, 9]

  @Test(arguments: ["linux", "vt100", "xterm", "xterm-256color", "screen", "foot"])
  func figuresAreShown(_ type: String) throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard(environment: ["TERM": type])
    try session.wait(forFunnel: Self.funnel)
    try session.press("A")
    try session.wait(forTitle: "Accounts")
    try session.press("Escape")
    try session.wait(forFunnel: Self.funnel)
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    #expect(try !session.state().alternateScreen)
    #expect(session.settingsAreRestored())
  }

  @Test(arguments: [("nonsense-9000", "nonsense-9000"), ("dumb", "dumb"), ("", "TERM is not set")])
  func unusableTerminals(_ type: String, _ word: String) throws {
    let scratch = try Scratch.tiny()
    let session = try scratch.dashboard(environment: ["TERM": type])
    #expect(try session.waitForExit() == 69)
    let screen = try session.screen()
    #expect(screen.contains(word), "\(screen)")
    try session.expectRestored()
  }

  @Test func withoutColours() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard(environment: ["NO_COLOR": "1"])
    try session.wait(forFunnel: Self.funnel)
    // Foreground and background, of the palette, of 256 and true ones.
    let colours = try session.colouredScreen().matches(of: /\u{1B}\[([0-9;]*)m/).flatMap { match in
      match.output.1.split(separator: ";").compactMap { Int($0) }.filter {
        (30...49).contains($0) || (90...107).contains($0)
      }
    }
    #expect(colours.allSatisfy { $0 == 39 || $0 == 49 }, "\(Set(colours))")
  }

  @Test func onlyASCIIWhereTheLocaleHasNoMore() throws {
    let scratch = try Scratch(.small)
    for (arguments, environment) in [([], ["LANG": "C", "LC_ALL": "C"]), (["--ascii"], [:])] {
      let session = try scratch.session(
        [scratch.data, "--as-of", "2026-11-21"] + arguments, environment: environment)
      try session.wait(forFunnel: Self.funnel)
      try session.press("A")
      try session.wait(forTitle: "Accounts")
      try session.press("Enter")
      try session.wait(forTitle: "Monarch")
      try session.press("q")
      #expect(try session.waitForExit() == 0)
      guard !environment.isEmpty else { continue }
      let raw = session.rawOutput().unicodeScalars.filter { $0.value > 0x7E }
      #expect(raw.isEmpty, "\(String(String.UnicodeScalarView(raw.prefix(40)))) was written under LANG=C")
    }
  }

  @Test func plainTextForScreenReaders() throws {
    let scratch = try Scratch(.small)
    for (arguments, environment) in [(["--plain"], ["TERM": "dumb"]), ([], ["ACCESSIBLE": "1"])] {
      let session = try scratch.session(
        [scratch.data, "--as-of", "2026-11-21"] + arguments, environment: environment)
      let screen = try session.wait(until: "the figures in words") { $0.contains("Movers: 7") }
      #expect(!screen.contains("│") && !screen.contains("█") && !screen.contains("─") && !screen.contains("⣿"))
      // Lines are typed, and each shows what it led to.
      try session.press("a", "c", "c", "o", "u", "n", "t", "s", "Enter")
      try session.wait(for: "48. Name ")
      try session.press("q", "Enter")
      #expect(try session.waitForExit() == 0)
    }
  }

  @Test func noMouseLeavesItToTheTerminal() throws {
    let scratch = try Scratch.tiny()
    let session = try scratch.dashboard("--no-mouse")
    try session.waitForFigures()
    #expect(try !session.state().mouse)
    #expect(try session.state().alternateScreen)
  }

  @Test(arguments: ["< /dev/null", "> /dev/null", "<&-"])
  func withoutATerminal(_ redirection: String) throws {
    let scratch = try Scratch.tiny()
    let session = try TerminalSession(
      script: "\(try BuiltProducts.path("abmtop")) \(scratch.data) \(redirection)", environment: scratch.environment)
    #expect(try session.waitForExit() == 69)
    try session.wait(for: "abmtop report")
    try session.expectRestored()
  }
}
