import EndToEndSupport
import TestSupport
import Testing

/// The filter narrows everything while it is typed.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct FilterTests {
  @Test func itNarrowsAsOneTypesAndIsRestored() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "48")
    try session.press("/")
    try session.type("tier:1")
    try session.wait(forAccounts: "4 of 48")
    // In `expected.json` all four of tier 1 have reached stage 3, and two stage 6.
    try session.press("Enter")
    try session.wait(forFunnel: [4, 4, 4, 2, 2, 2])
    try session.press("/")
    try session.type(" stage:>=4")
    try session.wait(forAccounts: "2 of 48")
    try session.press("Escape")
    let screen = try session.wait(forAccounts: "4 of 48")
    #expect(screen.contains("/tier:1"))
    // On the first screen Esc clears the filter.
    try session.press("Escape")
    try session.wait(forAccounts: "48")
  }

  @Test func anErrorKeepsTheLastGoodFilter() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "48")
    try session.press("/")
    try session.type("tier:1")
    try session.wait(forAccounts: "4 of 48")
    try session.type(" ((")
    // The completion covers the funnel; the KPIs below are still those of tier 1, of whose visits `expected.json` has 28.
    try session.wait(until: "the error, and the figures of tier 1") {
      $0.contains("is not closed") && Screen.value(of: "Website visits", on: $0) == "28"
    }
    try session.press("Escape")
    try session.wait(forAccounts: "48")
  }

  @Test func itHoldsOnEveryScreen() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard("--filter", "tier:1")
    try session.wait(forAccounts: "4 of 48")
    try session.press("A")
    let accounts = try session.wait(forTitle: "Accounts")
    #expect(accounts.contains("4 of 48"))
    #expect(accounts.contains("Monarch Telecom AG") && !accounts.contains("Acme Airlines Inc"))
  }

  @Test func textMatchesNamesInAnyScript() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "48")
    try session.press("A", "/")
    try session.type("华北")
    try session.wait(forAccounts: "1 of 48")
    try session.press("Enter", "Enter")
    try session.wait(forTitle: "› 华北数据集团")
  }
}
