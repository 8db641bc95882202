import EndToEndSupport
import Testing

/// 20,000 accounts on screen.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct ManyAccountsTests {
  @Test func scrollingAndFiltering() throws {
    let scratch = try Scratch()
    try write(20_000, to: scratch)
    let session = try scratch.dashboard("--period", "7d")
    // The tests' program is not optimised: as many accounts as it needs some seconds for.
    session.deadline = 90
    try session.wait(forAccounts: "20,000")
    try session.press("A")
    try session.wait(for: " of 20,000")
    try session.press("G")
    try session.wait(for: "20,000 of 20,000")
    try session.press("Home")
    try session.wait(for: " 1–")
    try session.press("End", "Enter")
    try session.wait(forTitle: "› Company ")
    try session.press("Escape", "/")
    try session.type("tier:1 company 0000")
    // Multiples of 3 with 0000 in the number: 34 of 000000–000099.
    try session.wait(forAccounts: "34 of 20,000")
    try session.press("Escape")
    try session.wait(forAccounts: "20,000")
    try session.press("q")
    #expect(try session.waitForExit() == 0)
  }

  private func write(_ count: Int, to scratch: Scratch) throws {
    var accounts = "account_id,name,tier,owner,industry,created_at\n"
    var activities = "timestamp,type,account_id\n"
    for number in 0..<count {
      let digits = String(1_000_000 + number).dropFirst()
      accounts += "B\(digits),Company \(digits),\(number % 3 + 1),Owner \(number % 7),Industry,2025-01-01\n"
      if number % 100 == 0 { activities += "2026-11-20T10:00:00Z,meeting,B\(digits)\n" }
    }
    try scratch.write(accounts, to: "data/accounts.csv")
    try scratch.write(activities, to: "data/activities.csv")
  }
}
