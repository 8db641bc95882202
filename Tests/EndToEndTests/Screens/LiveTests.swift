import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// What changes in the directory is on screen without a key.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct LiveTests {
  /// A visit of an account on the list; `N` is the row's number.
  private static func visit(_ number: Int, of account: String = "A000000") -> String {
    "X\(number),2026-11-20T10:00:0\(number)Z,visit,\(account),,,,,,,\n"
  }

  @Test func appendedRows() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(until: "52 visits") { Screen.value(of: "Website visits", on: $0) == "52" }
    for number in 1...3 {
      let start = Date()
      try scratch.append(Self.visit(number), to: "data/activities.csv")
      try session.wait(until: "\(52 + number) visits") {
        Screen.value(of: "Website visits", on: $0) == String(52 + number)
      }
      print("an appended row was on screen after \(String(format: "%.2f", Date().timeIntervalSince(start))) s")
    }
    try scratch.append(
      "X1,A000008,New deal,new,Discovery,,,,9000,,2026-11-20,,,,,,,,,,\n", to: "data/opportunities.csv")
    try session.wait(until: "one more has reached stage 3") { Screen.funnel($0).dropFirst(2).first == 27 }
  }

  @Test func aShortIntervalShowsChangesToo() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard("--interval", "0.3")
    try session.wait(until: "52 visits") { Screen.value(of: "Website visits", on: $0) == "52" }
    try scratch.append(Self.visit(1), to: "data/activities.csv")
    try session.wait(until: "53 visits") { Screen.value(of: "Website visits", on: $0) == "53" }
  }

  @Test func halfARowCountsOnceItIsWhole() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(until: "52 visits") { Screen.value(of: "Website visits", on: $0) == "52" }
    let row = Self.visit(1)
    try scratch.append(String(row.prefix(12)), to: "data/activities.csv")
    try scratch.append(String(row.dropFirst(12)), to: "data/activities.csv")
    try session.wait(until: "53 visits") { Screen.value(of: "Website visits", on: $0) == "53" }
  }

  @Test func filesReplacedAddedAndDeleted() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "48")
    let accounts = try scratch.read("data/accounts.csv")
    // Replaced by a renamed file, with one account more.
    try scratch.write(
      accounts + "NEW1,Newcomer GmbH,newcomer.example,,,,,,,,1,yes,,,,2026-01-01,\n", to: "data/accounts.csv")
    try session.wait(forAccounts: "49")
    // Added.
    try scratch.write("account_id,name,tier\nNEW2,Second,2\nNEW3,Third,3\n", to: "data/accounts-more.csv")
    try session.wait(forAccounts: "51")
    // Renamed to what is no table, and back.
    try FileManager.default.moveItem(
      atPath: scratch.path("data/accounts-more.csv"), toPath: scratch.path("data/.hidden"))
    try session.wait(forAccounts: "49")
    try FileManager.default.moveItem(
      atPath: scratch.path("data/.hidden"), toPath: scratch.path("data/accounts-more.csv"))
    try session.wait(forAccounts: "51")
    // Deleted.
    try scratch.remove("data/accounts-more.csv")
    try session.wait(forAccounts: "49")
    // Rewritten in place, at the same inode.
    try Data(accounts.utf8).write(to: scratch.folder.appending(path: "data/accounts.csv"))
    try session.wait(forAccounts: "48")
    // What is on screen in the end is what a fresh look gives.
    try session.wait(forFunnel: try Asked(.small, 0).funnel.map(\.reached))
  }

  @Test func theCursorStaysOnItsAccount() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "48")
    try session.press("A")
    try session.wait(forTitle: "› Accounts")
    try session.press("Down", "Down", "Enter")
    try session.wait(forTitle: "› Acme Airlines")
    try session.press("Escape")
    try session.wait(until: "the accounts are back") { Screen.title($0).contains("› Accounts  ") }
    // An account comes with the highest score of all, and stands above from now on.
    try scratch.append("Y1,2026-11-20T10:00:00Z,meeting,NEW1,,,,,,,9\n", to: "data/activities.csv")
    try scratch.write("account_id,name,tier\nNEW1,Newcomer GmbH,1\n", to: "data/accounts-more.csv")
    try session.wait(forAccounts: "49")
    try session.press("Enter")
    try session.wait(forTitle: "› Acme Airlines")
  }

  @Test func settingsAreReadAgain() throws {
    let scratch = try Scratch(.small)
    let settings = try scratch.read("data/abmtop.yaml")
    let session = try scratch.dashboard()
    try session.wait(forTitle: "1 Oct–21 Nov")
    try scratch.write(settings + "fiscal_year_start: 3\n", to: "data/abmtop.yaml")
    // Fiscal quarters begin in March, June, September and December.
    try session.wait(forTitle: "1 Sep–21 Nov")
    try scratch.write(settings + "fiscal_year_start: thirteen\n", to: "data/abmtop.yaml")
    let screen = try session.wait(until: "the mistake is named") { $0.contains("abmtop.yaml:") }
    #expect(Screen.title(screen).contains("1 Sep–21 Nov"))
    #expect(Screen.funnel(screen).first == 48)
    try scratch.write(settings, to: "data/abmtop.yaml")
    try session.wait(forTitle: "1 Oct–21 Nov")
    try session.wait(forAbsenceOf: "abmtop.yaml:")
  }

  @Test func anEmptyDirectoryWaitsForFiles() throws {
    let scratch = try Scratch()
    let session = try scratch.dashboard()
    try session.wait(until: "the screen says what is missing") {
      $0.contains("Waiting for files") && $0.contains("accounts")
    }
    try scratch.write("account_id,name,tier\nA,Alpha,1\nB,Beta,2\n", to: "data/accounts.csv")
    try session.wait(forAccounts: "2")
    try session.press("q")
    #expect(try session.waitForExit() == 0)
  }

  @Test func theDirectoryGoesAndComesBack() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.wait(forAccounts: "48")
    try FileManager.default.moveItem(atPath: scratch.data, toPath: scratch.path("away"))
    try session.wait(until: "it is said") { $0.contains("data: there is no such directory") }
    try FileManager.default.createDirectory(atPath: scratch.data, withIntermediateDirectories: true)
    try scratch.write("account_id,name,tier\nA,Alpha,1\nB,Beta,2\n", to: "data/accounts.csv")
    try session.wait(forAccounts: "2")
    try session.wait(forAbsenceOf: "no such directory")
    // Still watched, with whatever the system has for that.
    try scratch.append("C,Gamma,3\n", to: "data/accounts.csv")
    try session.wait(forAccounts: "3")
  }
}
