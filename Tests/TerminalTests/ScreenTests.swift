import EndToEndSupport
import Testing

/// The probe in tmux: what is drawn, and what is not.
@Suite(.serialized, .enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct ScreenTests {
  @Test func widthsOfGlyphsAndTheLastCell() throws {
    let session = try Probe.start(columns: 60, rows: 12)
    let lines = try session.wait(for: "edge").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "size 60x12")
    #expect(lines[4] == "[日本語|é|e\u{301}|👩|DE|\u{FFFD}|x]")
    #expect(lines[11] == String(repeating: " ", count: 56) + "edge")
    // The marks and wide glyphs fill 6, 1, 1, 2, 2 and 1 cells, with seven bars and brackets and an x between them.
    try session.type("i")
    try session.wait(for: "last i.")
    #expect(try session.state().cursor)
    #expect(try session.tmux("display-message", "-p", "#{cursor_x},#{cursor_y}") == "4,6\n")
  }

  @Test func wideGlyphsOverHalvesOfOthers() throws {
    let session = try Probe.start(columns: 60, rows: 12)
    for (step, expected) in ["日本語", " a日本b", "語 日", " xy", "日本語", " a日本b"].enumerated() {
      if step > 0 { try session.type("w") }
      try session.wait(until: "row 6 is \(expected)") {
        let lines = $0.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count > 6 && lines[6] == expected
      }
    }
  }

  @Test func hundredsOfColourPairs() throws {
    let session = try Probe.start(environment: ["COLORTERM": "truecolor"])
    try session.type("p")
    try session.wait(for: "last p.")
    // #40d070 in the theme that is drawn last; a pair's number cut to eight or fifteen bits has other colours.
    let screen = try session.colouredScreen()
    #expect(screen.contains("\u{1B}[38;2;64;208;115m\u{1B}[48;2;48;48;67mcoloured"), "\(screen.debugDescription)")
  }

  @Test func aLocaleThatThisMachineLacksIsStillUTF8() throws {
    let session = try Probe.start(environment: ["LC_ALL": "tlh_KLINGON.UTF-8"])
    #expect(try session.screen().contains("utf8 true"))
    #expect(try session.screen().contains("日本語"))
  }

  @Test func anUnchangedGridWritesNothing() throws {
    let session = try Probe.start()
    try session.type("f")
    let before = try frames(try session.wait { $0.contains("last frames") })
    try session.type("rrrrr")
    try session.type("f")
    let after = try frames(try session.wait { try frames($0) > before })
    // One frame showed the first count.
    #expect(after == before + 1)
    try session.press("q")
    try session.waitForExit()
    // Each frame appears at once, and nothing is written between two frames.
    let frame = /\e\[\?2026h.*?\e\[\?2026l/.dotMatchesNewlines()
    let output = session.rawOutput()
    let first = try #require(output.firstRange(of: frame))
    let last = try #require(output.ranges(of: frame).last)
    #expect(output[first.lowerBound..<last.upperBound].replacing(frame, with: "") == "")
  }

  private func frames(_ screen: String) throws -> Int {
    let match = try #require(screen.firstMatch(of: /last frames (\d+)/))
    return try #require(Int(match.1))
  }

  @Test func theTerminalsOwnSizeCounts() throws {
    let session = try Probe.start(columns: 60, rows: 12, environment: ["COLUMNS": "40", "LINES": "10"])
    #expect(try session.screen().contains("size 60x12"))
    let lines = try session.wait(for: "edge").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[11] == String(repeating: " ", count: 56) + "edge")
  }

  @Test func resizing() throws {
    let session = try Probe.start(columns: 80, rows: 24)
    try session.resize(columns: 40, rows: 10)
    let screen = try session.wait(for: "size 40x10")
    #expect(screen.contains("last resized"))
    for step in 1...10 { try session.resize(columns: 60 + step, rows: 20 + step) }
    try session.wait(for: "size 70x30")
    let lines = try session.wait {
      $0.split(separator: "\n", omittingEmptySubsequences: false).count >= 30 && $0.contains("edge")
    }
    .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[29] == String(repeating: " ", count: 66) + "edge")
  }

  @Test(arguments: [
    (["COLORTERM": "truecolor"], "colours true", "\u{1B}[38;2;64;208;112m"),
    (["COLORTERM": "truecolor", "TERM": "xterm-256color"], "colours true", "\u{1B}[38;2;64;208;112m"),
    (["COLORTERM": ""], "colours 256", "\u{1B}[38;5;"),
    (["COLORTERM": "", "TERM": "xterm"], "colours 8", "\u{1B}[32m"),
    (["COLORTERM": "truecolor", "NO_COLOR": "1"], "colours mono", "coloured"),
    (["COLORTERM": "", "TERM": "vt100"], "colours mono", "coloured"),
    // Debian knows neither.
    (["COLORTERM": "", "TERM": "foot"], "colours 256", "\u{1B}[38;5;"),
    (["COLORTERM": "truecolor", "TERM": "xterm-kitty"], "colours true", "\u{1B}[38;2;64;208;112m"),
  ])
  func colours(_ environment: [String: String], _ said: String, _ sequence: String) throws {
    let session = try Probe.start(environment: environment)
    try session.wait(for: said)
    try session.wait(for: "edge")
    let coloured = try session.colouredScreen()
    #expect(coloured.contains(sequence), "\(coloured.debugDescription)")
    #expect(said != "colours mono" || !coloured.contains(/\e\[[0-9;]*[34][0-8]/), "\(coloured.debugDescription)")
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    #expect(try session.finalState() == .untouched)
  }

  @Test func anASCIILocaleIsToldAndNothingIsDisplaced() throws {
    let session = try Probe.start(environment: ["LANG": "C", "LC_ALL": "C"])
    let lines = try session.wait(for: "edge").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1].hasSuffix("utf8 false"))
    #expect(lines[4] == "[? ? ? |?|e|? |DE|?|x]")
  }

  @Test func theTitleAndTheClipboard() throws {
    let session = try Probe.start()
    try session.type("Ty")
    try session.wait(for: "last y.")
    #expect(try session.tmux("display-message", "-p", "#{pane_title}") == "probe␛]title\n")
    #expect(try session.tmux("show-buffer") == "copied")
  }
}
