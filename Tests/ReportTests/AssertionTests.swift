import Formatting
import Foundation
import Metrics
import Report
import TestSupport
import Testing
import Values

/// What `assert` understands, and how it turns out.
@Suite struct AssertionTests {
  @Test(arguments: [
    ("engaged_rate >= 50%", "engaged_rate", ">=", 0.5), ("engaged_rate>0.5", "engaged_rate", ">", 0.5),
    ("Engaged rate >= 50", "engaged_rate", ">=", 0.5), ("bad_rows <= 0.5%", "bad_rows", "<=", 0.005),
    ("stale < 14d", "stale", "<", 14), ("stale.activities <= 1w", "stale.activities", "<=", 7),
    ("new_revenue ≥ 1.5M", "new_revenue", ">=", 1_500_000), ("new_revenue >= 250k", "new_revenue", ">=", 250_000),
    ("funnel.engaged != 1,200", "funnel.engaged", "!=", 1_200), ("won_accounts == 3", "won_accounts", "=", 3),
    ("  nps  >  -10 ", "nps", ">", -10),
  ])
  func whatIsUnderstood(_ text: String, _ id: String, _ comparison: String, _ bound: Double) throws {
    let assertion = try Assertion(text)
    #expect(assertion.subject.id == id)
    #expect(assertion.comparison.rawValue == comparison)
    #expect(assertion.bound == bound)
  }

  /// Every figure can be asserted, by its id and by its name.
  @Test func everyFigure() throws {
    for figure in ExplainedFigure.all {
      #expect(try Assertion("\(figure.id) >= 1").subject.id == figure.id)
      #expect((try? Assertion("\(figure.name) >= 1")) != nil, "\(figure.name)")
    }
  }

  @Test func whatIsNot() {
    func mistake(_ text: String) -> Assertion.Mistake? {
      do throws(Assertion.Mistake) {
        _ = try Assertion(text)
        return nil
      } catch {
        return error
      }
    }
    #expect(mistake("engaged_rate") == .noComparison("engaged_rate"))
    #expect(mistake("engaged_rate =< 1") == .noComparison("engaged_rate =< 1"))
    #expect(mistake("engaged_rat >= 1%") == .unknownName("engaged_rat", nearest: "engaged_rate"))
    #expect(mistake("stale.activites < 3d") == .unknownName("stale.activites", nearest: "stale.activities"))
    #expect(mistake("engaged_rate >= ") == .unreadableValue("", of: "engaged_rate", .ratio))
    #expect(mistake("stale < 5%") == .unreadableValue("5%", of: "stale", .days))
    #expect(mistake("new_revenue > lots") == .unreadableValue("lots", of: "new_revenue", .money))
    #expect(mistake("\u{1B}[2J >= 1")?.words.contains("\u{1B}") == false)
  }

  /// Three accounts on the list, two engaged deals won and lost; of the ten rows of opportunities one cannot be read.
  private static let snapshot = Result {
    try SmallData([
      "accounts.csv": "account_id,name,is_target\nA1,Acme,yes\nA2,Bolt,yes\nA3,Cord,yes\n",
      "opportunities.csv": "opportunity_id,account_id,type,status,amount,created_at,closed_at\n"
        + "O1,A1,new,won,1000,2026-06-01,2026-06-10\nO2,A2,new,lost,500,2026-06-01,2026-06-12\n"
        + "O3,A3,new,open,700,2026-06-20,\nO4,A3,new,open,never,2026-06-20,\n",
    ]).snapshot("30d", on: "2026-06-30")
  }

  private func outcome(_ text: String) throws -> AssertionOutcome {
    let snapshot = try Self.snapshot.get()
    return AssertionOutcome(try Assertion(text), snapshot, snapshot.figures(trends: false))
  }

  @Test(arguments: [
    ("close_rate >= 50%", true), ("close_rate > 50%", false), ("new_revenue = 1K", true), ("new_revenue < 1000", false),
    ("stale <= 10d", true), ("stale < 10d", false), ("stale.opportunities >= 10", true),
    ("funnel.target = 3", true), ("bad_rows <= 14.2%", false), ("bad_rows <= 15%", true),
  ])
  func howItTurnsOut(_ text: String, _ holds: Bool) throws {
    let outcome = try outcome(text)
    #expect(outcome.holds == holds, "\(text): \(outcome.value ?? -1)")
  }

  /// What is not known holds nothing, whichever way it is compared, and says why.
  @Test func nothingKnown() throws {
    for text in ["nps >= 0", "nps < 0", "stale.activities < 14d"] { #expect(try !outcome(text).holds) }
    #expect(try outcome("nps >= 0").words(FigureFormat()).contains("no readable file for nps"))
    #expect(try outcome("stale.nps < 14d").words(FigureFormat()) == "n/a: no row of nps has a day")
    #expect(try outcome("bad_rows < 1%").words(FigureFormat()).contains("1 of 7 rows"))
  }

  @Test(arguments: ReportFormat.allCases.filter(\.isText)) func forms(_ format: ReportFormat) throws {
    var options = ReportOptions()
    options.format = format
    let outcomes = try ["close_rate >= 80%", "new_revenue = 1K"].map(outcome)
    let bytes = Report.assertions(try Self.snapshot.get(), outcomes, options)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("close_rate"))
    if format == .json {
      let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      #expect(read["holds"] as? Bool == false)
      #expect((read["assertions"] as? [[String: Any]])?.map { $0["holds"] as? Bool } == [false, true])
    }
    if format == .text {
      #expect(text.contains("1 of 2 assertions does not hold"))
      #expect(!text.contains("new_revenue"), "what holds is not listed")
    }
  }
}
