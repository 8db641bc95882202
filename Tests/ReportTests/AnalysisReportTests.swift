import Accounts
import Foundation
import Formatting
import Metrics
import Report
import TestSupport
import Testing

/// What `report --analysis` prints, in every form.
@Suite struct AnalysisReportTests {
  /// Thirty accounts with names that try to break out, some with deals, contacts and a parent.
  private static let snapshot = Result {
    var accounts = "account_id,name,is_target,tier,target_since,parent_account_id,owner\n"
    var deals = "opportunity_id,account_id,type,status,amount,created_at,closed_at,lost_reason,stage\n"
    var contacts = "contact_id,account_id,role\n"
    var activities = "timestamp,type,account_id,contact_id,count\n"
    for number in 0..<30 {
      let since = "2026-0\(1 + number % 6)-1\(number % 9)"
      let parent = number % 10 == 3 ? "a0" : ""
      let name = number % 7 == 0 ? "\u{1B}[2J" : "Acme | \(number / 2)"
      let isTarget = number % 5 == 4 ? "no" : "yes"
      accounts += "a\(number),=\(name),\(isTarget),\(1 + number % 3),\(since),\(parent),Kim\n"
      let status = ["open", "won", "lost"][number % 3]
      deals += "o\(number),a\(number),new,\(status),\(100 * number),\(since),2026-06-2\(number % 9),Price,Proposal\n"
      contacts += "c\(number),a\(number),Champion\n"
      activities += "2026-06-0\(1 + number % 9),meeting,a\(number),c\(number),1\n"
    }
    return try SmallData([
      "accounts.csv": accounts, "opportunities.csv": deals, "contacts.csv": contacts, "activities.csv": activities,
    ]).snapshot("30d", on: "2026-06-30")
  }

  private func text(_ id: String, _ format: ReportFormat, variant: String = "", by: String? = nil) throws -> String {
    var options = ReportOptions()
    options.format = format
    options.by = by
    return String(
      decoding: try Report.analysis(id, variant: variant, try Self.snapshot.get(), options), as: UTF8.self)
  }

  @Test(arguments: Analysis.all.map(\.id)) func everyForm(_ id: String) throws {
    let analysis = try #require(Analysis.named(id))
    for variant in [""] + analysis.variants.map(\.id) {
      let lines = try text(id, .text, variant: variant).split(separator: "\n")
      let wide = lines.filter { DisplayText.width(String($0)) > 80 }
      #expect(wide.isEmpty, "\(id) \(variant): \(wide)")
      let json = try text(id, .json, variant: variant)
      let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(read["analysis"] as? String == id)
      #expect((read["tables"] as? [String: Any])?.count == analysis.tables)
      for format in ReportFormat.allCases {
        #expect(!(try text(id, format, variant: variant)).contains("\u{1B}"), "\(id) as \(format)")
      }
    }
    #expect(try text(id, .csv).split(separator: "\n").allSatisfy { !$0.hasPrefix("=") })
  }

  @Test func whatDoesNotExist() throws {
    let snapshot = try Self.snapshot.get()
    #expect(throws: ReportError.unknownAnalysis("velocty", nearest: "velocity")) {
      try Report.analysis("velocty", snapshot)
    }
    #expect(throws: ReportError.unknownVariant("x", of: [])) { try Report.analysis("losses", variant: "x", snapshot) }
    var options = ReportOptions()
    options.by = "ownr"
    #expect(throws: ReportError.unknownColumn("ownr", nearest: "owner")) {
      try Report.analysis("velocity", snapshot, options)
    }
  }

  @Test func groupsByAnotherColumn() throws {
    let json = try text("effort", .json, by: "owner")
    #expect(json.contains("\"Kim\""))
  }
}
