import Cells
import Testing

@testable import Terminal

@Suite struct ColourSupportTests {
  private func support(_ variables: [String: String]) -> ColourSupport { ColourSupport { variables[$0] } }

  @Test(arguments: [
    (["COLORTERM": "truecolor", "TERM": "xterm-256color"], true), (["COLORTERM": "24bit", "TERM": "foot"], true),
    (["COLORTERM": "TrueColor", "TERM": "tmux-256color"], true), (["TERM": "xterm-256color"], false),
    (["COLORTERM": "yes", "TERM": "xterm"], false), (["COLORTERM": "truecolor", "TERM": "linux"], false),
    // GNU screen hands the promise on and breaks it; tmux under that name keeps it.
    (["COLORTERM": "truecolor", "TERM": "screen-256color"], false),
    (["COLORTERM": "truecolor", "TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"], true),
  ])
  func trueColour(_ variables: [String: String], _ expected: Bool) {
    #expect(support(variables).promisesTrueColour == expected)
  }

  @Test func noColour() {
    #expect(support(["NO_COLOR": "1"]).isRefused)
    #expect(!support(["NO_COLOR": ""]).isRefused)
    #expect(!support([:]).isRefused)
  }

  @Test(arguments: ["foot", "xterm-kitty", "xterm-ghostty", "alacritty-direct", "tmux-256color", "rxvt-unicode"])
  func relativesOfXterm(_ type: String) { #expect(ColourSupport.resemblesXterm(type)) }

  @Test(arguments: ["vt52", "nonsense", "", "xtermish", "3270"])
  func strangers(_ type: String) { #expect(!ColourSupport.resemblesXterm(type)) }

  @Test func thePoorerModeHolds() {
    #expect(ColourMode.trueColour.atMost(.ansi16) == .ansi16)
    #expect(ColourMode.mono.atMost(.indexed256) == .mono)
    #expect(ColourMode.indexed256.atMost(.indexed256) == .indexed256)
  }

  @Test func nearlyBlackIsNotThePalette() {
    #expect(PaintTable.direct(RGB(0, 0, 0)) == 0x000100)
    #expect(PaintTable.direct(RGB(0, 0, 7)) == 0x000100)
    #expect(PaintTable.direct(RGB(0, 0, 8)) == 8)
    #expect(PaintTable.direct(RGB(0x12, 0x34, 0x56)) == 0x123456)
  }

  @Test(arguments: [
    (["LANG": "de_DE.UTF-8"], true), (["LANG": "C"], false), ([:], false),
    (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], false), (["LC_ALL": "", "LC_CTYPE": "en_US.utf8"], true),
  ])
  func encodingsByName(_ variables: [String: String], _ expected: Bool) {
    #expect(TextLocale.namesUTF8 { variables[$0] } == expected)
  }
}
