/// Data that tries to reach the terminal as more than text.
enum HostileData {
  static let names = [
    "\u{1B}[2J\u{1B}[31mred\u{1B}]0;title\u{7}", "right\u{202E}tfel\u{2066}iso", "two\nlines\r\nhere",
    "c1\u{9B}31m\u{85}end", "tab\tbed\u{8}\u{8}\u{8}", "\u{FEFF}zero\u{200B}width\u{200E}",
    String(repeating: "株式会社", count: 60), String(repeating: "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪", count: 40),
    "e" + String(repeating: "\u{301}", count: 200), "=cmd|' /C calc'!A0", "شركة عربية", "del\u{7F}eted",
  ]

  /// Accounts with these names, owners and industries, engaged and with opportunities.
  static func write(to scratch: Scratch) throws {
    var accounts = "account_id,name,tier,owner,industry,created_at\n"
    var activities = "timestamp,type,account_id\n"
    var opportunities = "opportunity_id,account_id,name,type,status,amount,created_at,closed_at\n"
    for (index, name) in names.enumerated() {
      let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
      let id = index == 0 ? "EVIL" : "H\(index)"
      accounts += "\(id),\(quoted),\(index % 3 + 1),\(quoted),\(quoted),2025-01-01\n"
      activities += "2026-11-10T10:00:00Z,meeting,\(id)\n"
      opportunities += "O\(index),\(id),\(quoted),new,open,\(index + 1)000,2026-11-12,\n"
    }
    activities += "2026-11-11T10:00:00Z,\"\u{1B}[31mtype\",EVIL\nnever\u{1B}[2J,visit,EVIL\n"
    try scratch.write(accounts, to: "data/accounts.csv")
    try scratch.write(activities, to: "data/activities.csv")
    try scratch.write(opportunities, to: "data/opportunities.csv")
    try scratch.write("x\n", to: "data/\u{1B}[31mred\u{202E}.csv")
  }

  /// The control characters and bidirectional overrides in a text, apart from the ends of lines.
  static func controls(in text: String) -> [String] {
    var found: Set<UInt32> = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: break
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: found.insert(scalar.value)
      default: break
      }
    }
    return found.sorted().map { "U+" + String($0, radix: 16, uppercase: true) }
  }
}
