import EndToEndSupport
import Foundation
import Testing

/// Exports of real systems on the Data health screen: the counts and sums that their SOURCE.txt states.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct RealExportsScreenTests {
  @Test(arguments: [
    (
      "02-salesforce-workshop-org", ["Account.csv": "22", "Contact.csv": "102", "Opportunity.csv": "50"],
      ["12 won ($10,542,562.98)", "3 lost ($3,058,912.50)", "35 open ($30,002,070.50)"]
    ),
    (
      "04-salesforce-dev-edition", ["Account.csv": "18", "Contact.csv": "25", "Opportunity.csv": "36"],
      ["12 won ($2,815,000.00)", "8 lost ($830,000.00)", "16 open ($2,115,000.00)"]
    ),
  ])
  func dataHealthSaysWhatTheSourceStates(_ folder: String, _ rows: [String: String], _ sums: [String]) throws {
    let scratch = try Scratch()
    let directory = RealExportsTests.root.appending(path: folder).path
    let session = try scratch.session([directory], columns: 120, rows: 40)
    try session.wait(until: "the funnel is there") { Screen.funnel($0).count == 6 }
    try session.press("H")
    let list = try session.wait(until: "the files are listed") { $0.contains("Opportunity.csv") }
    for (file, count) in rows {
      let line = try #require(list.split(separator: "\n").first { $0.contains(file) })
      #expect(line.split(separator: " ").contains(Substring(count)), "\(file): \(line)")
    }
    // The cursor goes down to the file whose details say the sums.
    for _ in 0..<12 where !(try session.screen().contains("all opportunities: ")) {
      let before = try session.screen()
      try session.press("j")
      try session.wait(until: "the cursor has moved") { $0 != before }
    }
    let text = try session.screen().filter { $0 != "│" && $0 != "\n" }.split(separator: " ").joined(separator: " ")
    for sum in sums { #expect(text.contains(sum), "\(sum) in \(text)") }
  }
}
