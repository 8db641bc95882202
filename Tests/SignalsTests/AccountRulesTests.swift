import Metrics
import Signals
import Testing
import Values

/// The rules of accounts to win: the day before, on, after.
@Suite struct AccountRulesTests {
  private func activities(_ rows: String...) -> [String: String] {
    ["activities.csv": "timestamp,type,account_id,contact_id,count\n" + rows.joined(separator: "\n") + "\n"]
  }

  /// 2 March 2026 is a Monday: five working days later it is the next one.
  @Test func engagedUntilFiveWorkingDaysLater() throws {
    let acme = try RuleCase(activities("2026-03-02,meeting,A1,,"))
    try acme.expect(.engaged, from: "2026-03-02", through: "2026-03-08")
    #expect(try acme.signal(.engaged, "2026-03-02")?.due?.iso == "2026-03-09")
    #expect(try acme.signal(.engaged, "2026-03-02")?.level == .medium)
  }

  @Test func unworkedFromFiveWorkingDaysOnUntilSomeoneWrites() throws {
    let acme = try RuleCase(
      activities("2026-03-02,event,A1,,", "2026-03-02,webinar,A1,,", "2026-03-12,email_sent,A1,,"))
    try acme.expect(.unworked, from: "2026-03-09", through: "2026-03-11")
    #expect(try acme.signal(.unworked, "2026-03-09")?.due?.iso == "2026-03-11")
    // Past its due day it is one level up.
    let late = try RuleCase(activities("2026-03-02,event,A1,,", "2026-03-02,webinar,A1,,"))
    #expect(try late.signal(.unworked, "2026-03-11")?.level == .medium)
    #expect(try late.signal(.unworked, "2026-03-12")?.level == .high)
  }

  @Test func surgeAsLongAsTheScoreIsOfTheWeek() throws {
    let acme = try RuleCase(["intent.csv": "date,topic,score,account_id\n2026-03-02,seo,61,A1\n2026-03-02,ads,59,A1\n"])
    try acme.expect(.surge, from: "2026-03-02", through: "2026-03-08")
    #expect(try acme.signal(.surge, "2026-03-04")?.detail == .surge(topics: ["seo"]))
    #expect(try acme.signal(.surge, "2026-03-04")?.evidence.map(\.text) == ["intent.csv:2"])
  }

  @Test func heatAndAnonymousVisitsAsLongAsTheWindow() throws {
    let acme = try RuleCase(activities("2026-03-02,pricing visit,A1,,3"))
    try acme.expect(.heat, from: "2026-03-02", through: "2026-03-15")
    try acme.expect(.anonymous, from: "2026-03-02", through: "2026-03-15")
    #expect(try acme.signal(.heat, "2026-03-02")?.detail == .heat(points: 15))
    let known = try RuleCase(activities("2026-03-02,pricing visit,A1,,3", "2026-03-05,webinar,A1,C1,"))
    try known.expect(.anonymous, from: "2026-03-02", through: "2026-03-04")
    #expect(try RuleCase(activities("2026-03-02,pricing visit,A1,,3"), tier: 3).signal(.anonymous, "2026-03-02") == nil)
  }

  /// An open deal, or a contract, and there is nothing to win.
  @Test func nothingToWinIsNoSignal() throws {
    let visits = activities("2026-03-02,pricing visit,A1,,4", "2026-03-02,meeting,A1,,")
    let deal = ["opportunities.csv": "opportunity_id,account_id,created_at,amount\nO1,A1,2026-03-01,1000\n"]
    let contract = [
      "contracts.csv": "contract_id,account_id,start,end,annual_value\nK1,A1,2026-01-01,2026-12-31,9000\n"
    ]
    for more in [deal, contract] {
      let acme = try RuleCase(visits.merging(more) { first, _ in first })
      for rule in [SignalRuleID.engaged, .heat, .anonymous] {
        #expect(try acme.signal(rule, "2026-03-03") == nil, "\(rule)")
      }
    }
  }

  @Test func winBackFromNinetyDaysAfterTheLoss() throws {
    let acme = try RuleCase([
      "opportunities.csv":
        "opportunity_id,account_id,status,amount,created_at,closed_at\nO1,A1,lost,500,2025-10-01,2026-01-01\n",
      "intent.csv": "date,topic,score,account_id\n2026-03-30,seo,61,A1\n",
    ])
    try acme.expect(.winBack, from: "2026-04-01", through: "2026-04-05")
    #expect(try acme.signal(.winBack, "2026-04-01")?.money?.decimal == "500.0000")
    #expect(try acme.signal(.surge, "2026-04-01")?.coveredBy?.text == "win_back:A1")
  }

  /// A rule that is off says nothing; what it would have covered stands for itself.
  @Test func aRuleCanBeOff() throws {
    var acme = try RuleCase(activities("2026-03-02,pricing visit,A1,,3", "2026-03-02,meeting,A1,,"))
    #expect(try acme.signal(.heat, "2026-03-02")?.coveredBy?.text == "engaged:A1")
    acme.rules.off = [.engaged]
    #expect(try acme.signal(.engaged, "2026-03-02") == nil)
    #expect(try acme.signal(.heat, "2026-03-02")?.coveredBy == nil)
  }

  @Test func aStaleTableIsOfTheFifteenthDay() throws {
    let acme = try RuleCase(["nps.csv": "date,account_id,score\n2026-01-01,A1,9\n"])
    try acme.expect(.stale, from: "2026-01-16", through: nil)
    // Rows every ten days: a month without one is no news, more than that is.
    let rare = try RuleCase(["nps.csv": "date,account_id,score\n2026-01-01,A1,9\n2026-01-11,A1,9\n2026-01-21,A1,9\n"])
    try rare.expect(.stale, from: "2026-02-21", through: nil)
  }
}
