import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// What is done most often, key by key; drilling down, filtering, tiers and periods have tests of their own.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct PathsTests {
  @Test func aFigureIsExplainedToFileAndLine() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("Tab")
    try session.press("e")
    // In `expected.json` the score of 19 of 48 ever reached the minimum.
    let explained = try session.wait(forTitle: "Explain Ever engaged")
    #expect(explained.contains("Numerator 19, denominator 48"))
    try session.press("Enter")
    try session.wait(for: "activities.csv:")
    try session.press("Enter")
    try session.wait(for: "N previous")
  }

  @Test func thePaletteFindsScreensAndAccounts() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press(":")
    try session.type("renew")
    try session.wait(for: "Renewals")
    try session.press("Enter")
    try session.wait(forTitle: "› Renewals")
    try session.press(":")
    try session.type("monarch tel")
    try session.wait(for: "account  ")
    try session.press("Enter")
    try session.wait(forTitle: "› Monarch Telecom")
  }

  @Test func whatIsOnScreenIsExported() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("A", "x")
    try session.wait(for: "Write to")
    try session.press("C-u")
    let path = scratch.path("home/out.json")
    try session.type(path)
    try session.press("Enter")
    try session.wait(for: "written: ")
    let written = try JSON.object(try scratch.read("home/out.json"))
    let rows = try #require(written["rows"] as? [[String: Any]])
    #expect(rows.count == 48)
    // Of Monarch Telecom, which stands first, `expected.json` has a score of 44.4.
    let score = try #require(rows[0]["aes"] as? Double)
    #expect(abs(score - 44.4) < 0.05)
  }

  @Test func aFigureIsCopied() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("Tab", "y")
    try session.wait(for: "opied")
    let start = "\u{1B}]52;c;"
    try session.poll("the clipboard is written") { session.rawOutput().contains(start) }
    let raw = session.rawOutput()
    let code = try #require(raw.range(of: start)).upperBound
    let text = raw[code...].prefix { $0.isLetter || $0.isNumber || "+/=".contains($0) }
    let copied = String(decoding: try #require(Data(base64Encoded: String(text))), as: UTF8.self)
    #expect(copied.contains("Ever engaged (AES): 39.5833%"))
    #expect(copied.contains("Numerator: 19"))
  }

  @Test func aFilterIsSavedAndFound() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("/")
    try session.type("tier:1")
    try session.press("Enter")
    try session.wait(forAccounts: "4 of 48")
    try session.press("V")
    try session.wait(for: "Save the view as")
    try session.type("the best")
    try session.press("Enter")
    try session.wait(for: "Saved as")
    try session.press("Escape")
    try session.wait(forAccounts: "48")
    try session.press(":")
    try session.type("the best")
    try session.wait(for: "view  tier:1")
    try session.press("Enter")
    try session.wait(forAccounts: "4 of 48")
  }

  @Test func columnsAndMarks() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard(columns: 120, rows: 40)
    try session.waitForFigures()
    try session.press("A", "Space", "Space")
    try session.wait(for: "2 marked")
    try session.press("c")
    try session.wait(for: "[✓] Owner")
    try session.press("j", "Space")
    try session.wait(for: "[ ] Owner")
    try session.press("Escape")
    try session.wait(until: "no owner") { !$0.contains("Owner") }
    try session.press("M")
    try session.wait(forTitle: "› Marked")
    try session.wait(for: "─ 2 ·")
  }

  @Test func lensesShowTheSameAccounts() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("L")
    try session.wait(for: "Dead-opportunity win-back")
    try session.press("L")
    try session.wait(for: "Engaged now")
    try session.press("L")
    try session.wait(until: "the funnel is back") { Screen.funnel($0).count == 6 }
  }

  @Test func theAddressInTheCRM() throws {
    let scratch = try Scratch(.small)
    let settings = try scratch.read("data/abmtop.yaml")
    try scratch.write(settings + "\ncrm:\n  url: https://crm.example/{id}\n", to: "data/abmtop.yaml")
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("A", "o")
    try session.wait(for: "https://crm.example/A0000")
    try session.press("y")
    try session.wait(for: "opied")
  }
}
