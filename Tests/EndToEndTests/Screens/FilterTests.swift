import EndToEndSupport
import TestSupport
import Testing

/// The filter narrows everything while it is typed.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct FilterTests {
  @Test func itNarrowsAsOneTypesAndIsRestored() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "49")
    try session.press("/")
    try session.type("tier:1")
    try session.wait(forAccounts: "4 of 49")
    // In `expected.json` all four of tier 1 have reached stage 3, and two stage 6.
    try session.press("Enter")
    try session.wait(forFunnel: [4, 4, 4, 2, 2, 2])
    try session.press("/")
    try session.type(",2")
    try session.wait(forAccounts: "22 of 49")
    try session.press("Escape")
    let screen = try session.wait(forAccounts: "4 of 49")
    #expect(screen.contains("/tier:1"))
    // On the first screen Esc clears the filter.
    try session.press("Escape")
    try session.wait(forAccounts: "49")
  }

  @Test func anErrorKeepsTheLastGoodFilter() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "49")
    try session.press("/")
    try session.type("tier:1")
    try session.wait(forAccounts: "4 of 49")
    try session.type(" bogus:")
    let screen = try session.wait(until: "the error is named") { $0.contains("no field") }
    #expect(screen.contains("/tier:1 bogus:"))
    // The figures below are still those of tier 1; the completion may cover the head of the funnel.
    try session.type("5")
    try session.wait(until: "the funnel is that of tier 1") { $0.contains("no field") && Screen.funnel($0).first == 4 }
    try session.press("C-u", "Escape")
    try session.wait(forAccounts: "49")
  }

  @Test func itHoldsOnEveryScreen() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard("--filter", "tier:1")
    try session.wait(forAccounts: "4 of 49")
    try session.press("A")
    let accounts = try session.wait(forTitle: "Accounts")
    #expect(accounts.contains("4 of 49"))
    #expect(accounts.contains("Monarch Telecom AG") && !accounts.contains("Acme Airlines Inc"))
  }

  @Test func textMatchesNamesInAnyScript() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "49")
    try session.press("A", "/")
    try session.type("华北")
    try session.wait(forAccounts: "1 of 49")
    try session.press("Enter", "Enter")
    try session.wait(forTitle: "› 华北数据集团")
  }
}
