import Accounts
import Foundation
import Metrics
import Report
import TestSupport
import Testing

/// Explanations as text, CSV and JSON: what is cut is said with what it adds, and machines get all.
@Suite struct ExplainReportTests {
  private static let data = SmallData([
    "accounts.csv": "account_id,account_name,tier\na,Acme,1\nb,Beta,1\nc,Gamma,2\n",
    "activities.csv": """
    timestamp,type,account_id
    2026-06-15,call,a
    2026-06-16,conversion,a
    2026-06-17,visit,b
    2026-06-18,visit,b
    2026-06-19,visit,c
    """,
    "spend.csv": "date,amount,account_id,tier,channel\n2026-06-01,5,b,,Fair\n2026-06-02,30,,,LinkedIn\n",
    "opportunities.csv":
      "opportunity_id,account_id,type,status,amount,created_at,closed_at\no,a,new,won,9,2026-06-01,2026-06-20\n",
  ])

  private func written(
    _ id: String, account: String? = nil, limit: Int? = nil, rows: Bool = false, _ format: ReportFormat = .text
  ) throws -> String {
    let snapshot = try ExplainReportTests.data.snapshot("30d", on: "2026-06-30")
    var options = ReportOptions()
    options.format = format
    return Written.explain(
      snapshot, snapshot.explain(try #require(ExplainedFigure.named(id))),
      account: account.flatMap { snapshot.dataset.account(id: $0) }, options, limit: limit, rows: rows)
  }

  /// A text whose lines are broken nowhere.
  private func unbroken(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  @Test func sharedSpendSaysHowItIsShared() throws {
    let text = unbroken(try written("cost_per_won", account: "c"))
    #expect(text.contains("$30.00 of LinkedIn ÷ 3 accounts = $10.00"))
    #expect(text.contains("The rows add up to $10.00 to numerator, 0 to denominator."))
    // Of the whole list it stands once, for all three.
    let whole = try written("cost_per_won", .csv).split(whereSeparator: \.isNewline).map(String.init)
    #expect(whole.first == "id,name,numerator,denominator")
    let rows = try written("cost_per_won", rows: true, .csv).split(whereSeparator: \.isNewline).map(String.init)
    #expect(rows.first == "account,row,day,what,numerator,denominator")
    #expect(rows.contains(",spend.csv:3,2026-06-02,$30.00 of LinkedIn ÷ 3 accounts = $10.00 × 3,30,0"))
    #expect(rows.contains("b,spend.csv:2,2026-06-01,$5.00 of Fair,5,0"))
  }

  @Test func whatIsCutIsSaidWithWhatItAdds() throws {
    let text = unbroken(try written("website_visits", limit: 1))
    #expect(text.contains("… and 1 more account, which add 1 to count; --limit 0 shows all."))
    #expect(text.contains("… and 1 more row and those of 1 more account, which add 2 to count; --rows lists all."))
    #expect(try written("website_visits", limit: 1, rows: true).contains("The rows add up to 3 to count."))
  }

  @Test func theShapeOfJSONIsThatOfAReport() throws {
    func object(_ text: String) throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    let explained = try object(try written("engaged_rate", .json))
    let snapshot = try ExplainReportTests.data.snapshot("30d", on: "2026-06-30")
    var options = ReportOptions()
    options.format = .json
    let report = try object(try Written.render(snapshot, snapshot.figures(), options))
    for member in ["schema", "as_of", "period", "trust"] {
      #expect((explained[member] as? NSObject) == (report[member] as? NSObject), "\(member)")
    }
    let kpi = try #require((report["kpis"] as? [String: [String: Any]])?["engaged_rate"])
    for member in ["value", "numerator", "denominator", "n", "small", "interval", "coverage", "partial", "unit"] {
      #expect((explained[member] as? NSObject) == (kpi[member] as? NSObject), "\(member)")
    }
    let rows = try #require(explained["rows"] as? [[String: Any]])
    let engaged = try #require(rows.first { $0["line"] as? Int == 3 && $0["file"] as? String == "activities.csv" })
    #expect(engaged["account"] as? String == "a")
    #expect(engaged["adds"] as? [String: Double] == ["numerator": 1, "denominator": 0])
  }

  @Test func whatCanBeExplainedIsListed() {
    let text = String(decoding: Report.explainable(), as: UTF8.self)
    #expect(text.contains("win_rate") && text.contains("Won of target list"))
    #expect(text.contains("funnel.engaged.conversion") && text.contains("topo.ltv"))
    #expect(text.split(separator: "\n").count == ExplainedFigure.all.count + 1)
  }

  @Test func aFunnelSaysWhyItDiffersFromTheRate() throws {
    let text = unbroken(try written("funnel.won"))
    #expect(text.contains("REACHED WON") && text.contains("win_rate only accounts"))
  }
}
