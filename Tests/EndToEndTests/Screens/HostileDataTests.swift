import EndToEndSupport
import Testing

/// Nothing in the data is more than text to the terminal.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct HostileDataTests {
  @Test(arguments: [(80, 24), (120, 40)])
  func nothingRawReachesTheTerminal(_ columns: Int, _ rows: Int) throws {
    let scratch = try Scratch()
    try HostileData.write(to: scratch)
    let session = try scratch.dashboard(columns: columns, rows: rows)
    let count = String(HostileData.names.count)
    try session.wait(forAccounts: count)
    try session.press("A")
    try session.wait(forTitle: "› Accounts")
    for _ in HostileData.names {
      try session.press("Enter")
      try session.wait(until: "an account") { $0.contains("N previous") }
      try session.press("Escape")
      try session.wait(until: "the accounts") { Screen.title($0).contains("› Accounts  ") }
      try session.press("Down")
    }
    try session.press("0")
    // Without contracts the last two stages have no count.
    try session.wait(until: "the overview") { Screen.funnel($0).count >= 4 }
    // What was left out stands in the title line too: the path may lose its beginning.
    for (key, title) in [("d", "Deals"), ("H", "Data health"), ("e", "Explain")] {
      try session.press(key)
      try session.wait(forTitle: "› \(title)")
      try session.press("Enter", "Enter", "y")
      try session.press("0")
      try session.wait(until: "the overview") { Screen.funnel($0).count >= 4 }
    }
    // Completion offers owners; the palette offers accounts.
    try session.press("/")
    try session.type("owner:")
    try session.press("Tab", "Escape", "Escape", ":")
    try session.type("red")
    try session.press("Escape", "q")
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
    check(session.rawOutput())
  }

  private func check(_ raw: String) {
    #expect(raw.unicodeScalars.count > 1_000)
    for sequence in ["\u{1B}[31mred", "\u{1B}[31mtype", "\u{1B}]0;title", "\u{1B}[2J\u{1B}[31m", "tab\tbed"] {
      #expect(!raw.contains(sequence), "\(sequence.debugDescription) reached the terminal")
    }
    // What curses writes itself are ESC, CR, LF, BS, BEL, SI, SO and TAB.
    let ours: Set<UInt32> = [0x07, 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F, 0x1B]
    var found: Set<UInt32> = []
    for scalar in raw.unicodeScalars {
      switch scalar.value {
      case 0..<0x20 where !ours.contains(scalar.value): found.insert(scalar.value)
      case 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF:
        found.insert(scalar.value)
      default: break
      }
    }
    #expect(found.isEmpty, "\(found.map { "U+" + String($0, radix: 16) }) reached the terminal")
  }
}
