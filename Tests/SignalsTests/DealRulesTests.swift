import Metrics
import Signals
import Testing
import Values

/// The rules of open deals: the day before, on, after.
@Suite struct DealRulesTests {
  private func deal(
    _ row: String = "O1,A1,open,1000,2026-01-01,", activities: [String] = [], history: [String] = []
  ) -> [String: String] {
    var files = [
      "opportunities.csv": "opportunity_id,account_id,status,amount,created_at,expected_close\n\(row)\n",
      "activities.csv": "timestamp,type,account_id,contact_id\n" + activities.map { $0 + "\n" }.joined(),
    ]
    if !history.isEmpty {
      files["opportunity_history.csv"] =
        "opportunity_id,changed_at,stage,amount,expected_close\n" + history.map { $0 + "\n" }.joined()
    }
    return files
  }

  @Test func stalledAfterThreeWeeks() throws {
    let acme = try RuleCase(deal(activities: ["2026-02-01,meeting,A1,", "2026-03-20,call,A1,"]))
    try acme.expect(.stalled, from: "2026-02-22", through: "2026-03-19")
    #expect(try acme.signal(.stalled, "2026-02-22")?.level == .medium)
    // Six weeks without a touch are one level up.
    #expect(try acme.signal(.stalled, "2026-03-14")?.level == .medium)
    #expect(try acme.signal(.stalled, "2026-03-15")?.level == .high)
  }

  @Test func ghostedTenDaysAfterTheFirstOfThreeDays() throws {
    let acme = try RuleCase(
      deal(activities: [
        "2026-02-01,visit,A1,", "2026-02-03,email_sent,A1,", "2026-02-05,email_sent,A1,", "2026-02-05,call_attempt,A1,",
        "2026-02-07,email_sent,A1,", "2026-02-20,email_reply,A1,",
      ]))
    try acme.expect(.ghosted, from: "2026-02-13", through: "2026-02-19")
  }

  @Test func overdueTheDayAfterItsClose() throws {
    let acme = try RuleCase(deal("O1,A1,open,1000,2026-01-01,2026-02-10"))
    try acme.expect(.overdue, from: "2026-02-11", through: nil)
    #expect(try acme.signal(.overdue, "2026-02-11")?.due?.iso == "2026-02-18")
  }

  /// One move of 32 days, or two of few; a first date is none, and of one day the last counts.
  @Test func slippedByDaysOrByMoves() throws {
    let row = "O1,A1,open,1000,2025-12-01,2026-03-05"
    let far = try RuleCase(deal(row, history: ["O1,2026-01-01,,,2026-02-01", "O1,2026-01-10,,,2026-03-05"]))
    try far.expect(.slipped, from: "2026-01-10", through: "2026-04-09")
    let twice = try RuleCase(
      deal(
        row,
        history: [
          "O1,2026-01-01,,,2026-02-01", "O1,2026-01-10,,,2026-02-20", "O1,2026-01-10,,,2026-02-11",
          "O1,2026-01-20,,,2026-03-05",
        ]))
    try twice.expect(.slipped, from: "2026-01-20", through: "2026-04-09")
  }

  /// The won ones took 30 days: the 31st day is too long.
  @Test func stuckLongerThanTheWonOnes() throws {
    var files = deal("O1,A1,open,1000,2026-02-01,")
    files["opportunities.csv"] =
      "opportunity_id,account_id,status,amount,created_at,closed_at\nO1,A1,open,1000,2026-02-01,\n"
      + "O2,A1,won,1000,2026-01-01,2026-01-31\n"
    var acme = try RuleCase(files)
    #expect(try acme.signal(.stuck, "2026-03-04") == nil, "one won deal is no habit")
    acme.rules.stuckWon = 1
    try acme.expect(.stuck, from: "2026-03-04", through: nil)
    #expect(try acme.signal(.stuck, "2026-03-04")?.detail == .stuck(stage: nil, days: 31, usual: 30))
  }

  @Test func shrunkAsLongAsTheLargerAmountIsOfTheMonth() throws {
    let acme = try RuleCase(
      deal("O1,A1,open,70,2025-12-01,", history: ["O1,2026-01-01,,100,", "O1,2026-02-01,,80,"]))
    try acme.expect(.shrunk, from: "2026-02-01", through: "2026-03-01")
    #expect(try acme.signal(.shrunk, "2026-02-01")?.money?.decimal == "20.0000")
  }

  private let contacts = [
    "contacts.csv": "contact_id,account_id,name,title,role\nC1,A1,Ida Jo,Analyst,User\nC2,A1,Cy Ott,CFO,Buyer\n"
  ]

  @Test func singleThreadedAndWithoutADeciderFromThirtyDaysOn() throws {
    let files = deal(activities: ["2026-01-02,meeting,A1,C1", "2026-02-05,meeting,A1,C2"])
      .merging(contacts) { first, _ in first }
    let acme = try RuleCase(files)
    try acme.expect(.singleThreaded, from: "2026-01-31", through: "2026-02-04")
    try acme.expect(.noDecider, from: "2026-01-31", through: "2026-02-04")
    #expect(try acme.signal(.singleThreaded, "2026-02-01")?.detail == .singleThreaded(engaged: 1, people: ["Ida Jo"]))
    // One person is engaged: the two are different things to do.
    #expect(try acme.signal(.noDecider, "2026-02-01")?.coveredBy == nil)
  }

  @Test func oneSignalWhereNobodyIsEngaged() throws {
    let files = deal(activities: ["2025-06-02,meeting,A1,C1"]).merging(contacts) { first, _ in first }
    #expect(try RuleCase(files).signal(.noDecider, "2026-02-01")?.coveredBy?.text == "single_threaded:O1")
    let nameless = deal(activities: ["2025-06-02,meeting,A1,"]).merging(contacts) { first, _ in first }
    #expect(try RuleCase(nameless).signal(.singleThreaded, "2026-02-01") == nil, "no activity names a contact")
  }
}
