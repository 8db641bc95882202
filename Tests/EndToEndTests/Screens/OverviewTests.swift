import EndToEndSupport
import TestSupport
import Testing

/// What is on screen without a key pressed.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct OverviewTests {
  @Test(arguments: [(80, 24), (120, 40)])
  func theFunnelIsTheGoldenOne(_ columns: Int, _ rows: Int) throws {
    for golden in Golden.allCases {
      let scratch = try Scratch(golden)
      let expected = try Asked(golden, 0).funnel.map(\.reached)
      let session = try scratch.dashboard(columns: columns, rows: rows)
      let screen = try session.wait(forFunnel: expected)
      #expect(Screen.title(screen).contains("Overview"))
      #expect(Screen.title(screen).contains("QTD 1 Oct–21 Nov"))
      #expect(screen.contains("\(expected[0]) accounts on list"))
    }
  }

  @Test func periodAndFilterComeFromTheCommandLine() throws {
    let scratch = try Scratch(.small)
    // The last case: 90d, some accounts.
    let asked = try Asked(.small, 7)
    let session = try scratch.dashboard("--period", asked.period, "--filter", asked.filter)
    let screen = try session.wait(forFunnel: asked.funnel.map(\.reached))
    #expect(Screen.title(screen).contains("24 Aug–21 Nov"))
    #expect(screen.contains("/id:A000001"))
  }

  @Test func tiersAreCycled() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "48")
    // The accounts of tier 1, 2, 3 and none in `expected.json`.
    for count in ["4 of 48", "18 of 48", "24 of 48", "2 of 48", "48"] {
      try session.press("t")
      try session.wait(forAccounts: count)
    }
  }

  @Test func aPeriodIsPicked() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forTitle: "1 Oct–21 Nov")
    try session.press("p")
    try session.wait(for: "Last quarter")
    try session.type("30d")
    try session.press("Enter")
    try session.wait(forTitle: "23 Oct–21 Nov")
    try session.wait(forFunnel: try Asked(.small, 1).funnel.map(\.reached))
    try session.press("p")
    try session.wait(for: "Last quarter")
    try session.press("Escape")
    try session.wait(forAbsenceOf: "Last quarter")
    try session.wait(forTitle: "23 Oct–21 Nov")
  }

  /// The title's path as screens are opened and left.
  @Test func drillingDownAndBack() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("3", "Enter")
    try session.wait(forTitle: "› 3 Opportunity")
    try session.press("Escape")
    try session.wait(until: "the overview is back") {
      !Screen.title($0).contains("›  3") && Screen.funnel($0).count == 6
    }
    try session.press("A")
    let accounts = try session.wait(forTitle: "› Accounts")
    // The account with the highest score in `expected.json` stands first.
    #expect(accounts.contains("Monarch Telecom AG"))
    try session.press("Enter")
    let account = try session.wait(forTitle: "› Monarch Telecom")
    #expect(account.contains("44.4") && account.contains("Dana Whitfield"))
    try session.press("n")
    try session.wait(forTitle: "› Tundra Pharma")
    try session.press("N")
    try session.wait(forTitle: "› Monarch Telecom")
    try session.press("Escape")
    try session.wait(until: "the accounts are back") { Screen.title($0).contains("› Accounts  ") }
    try session.press("Escape")
    try session.wait(until: "the overview is back") { Screen.funnel($0).count == 6 }
    // One step more leaves nothing.
    try session.press("Escape")
    try session.press("?")
    try session.wait(forTitle: "› Help")
  }

  @Test func otherScreensOpen() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard(columns: 120, rows: 40)
    try session.waitForFigures()
    for (key, title) in [("d", "Deals"), ("w", "Renewals"), ("H", "Data health"), ("e", ""), ("b", "")] {
      try session.press(key)
      // What is broken down by is chosen first.
      if key == "b" {
        try session.wait(for: "Industry")
        try session.press("Enter")
      }
      try session.wait(forTitle: "Overview › \(title)")
      try session.press("0")
      try session.wait(until: "the overview is back") { Screen.funnel($0).count == 6 }
    }
    try session.press("H")
    let health = try session.wait(forTitle: "Data health")
    for name in ["accounts.csv", "activities.csv", "spend.csv"] { #expect(health.contains(name)) }
  }
}
