import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// A theme of one's own is edited while the program runs.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct ThemeReloadTests {
  /// A base16 scheme as they are published: no roles. Its background is of the 256 colours, so that any terminal has it.
  private func scheme(background: String) -> String {
    let colours = [
      background, "202020", "404040", "606060", "b0b0b0", "e0e0e0", "f0f0f0", "ffffff", "ff8787", "ffaf5f", "ffd75f",
      "87d787", "5fd7d7", "87afff", "d7afff", "d7875f",
    ]
    let lines = colours.enumerated().map { "base0\(String($0, radix: 16, uppercase: true)): \"\($1)\"" }
    return "scheme: \"Mine\"\nauthor: \"me\"\n" + lines.joined(separator: "\n") + "\n"
  }

  @Test func anEditedThemeIsSeenAndABrokenOneIsTold() throws {
    let scratch = try Scratch(.small)
    let file = "config/abmtop/themes/mine.yaml"
    try FileManager.default.createDirectory(
      atPath: scratch.path("config/abmtop/themes"), withIntermediateDirectories: true)
    try scratch.write(scheme(background: "000000"), to: file)
    let session = try scratch.dashboard("--theme", "mine")
    try session.waitForFigures()
    // 52 and 17 are 5f0000 and 00005f of the palette of 256.
    try scratch.write(scheme(background: "5f0000"), to: file)
    try session.poll("the background is red") { try hasBackground(52, "95;0;0", session) }
    try scratch.write(scheme(background: "nonsense"), to: file)
    let told = try session.wait(for: "mine.yaml:3")
    #expect(told.contains("base00"))
    #expect(try hasBackground(52, "95;0;0", session))
    try scratch.write(scheme(background: "00005f"), to: file)
    try session.poll("the background is blue") { try hasBackground(17, "0;0;95", session) }
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
  }

  private func hasBackground(_ index: Int, _ parts: String, _ session: TerminalSession) throws -> Bool {
    let screen = try session.colouredScreen()
    return screen.contains("48;5;\(index)m") || screen.contains("48;5;\(index);") || screen.contains("48;2;\(parts)")
  }
}
