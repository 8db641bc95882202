import Accounts
import Ingest
import Testing
import Values

/// Scores, first touch, view-through, research heat (kpis.md, Facts of one account).
@Suite struct EngagementTests {
  private func facts(_ rows: String, asOf: String = "2026-11-21", from: String = "2026-11-01") -> AccountFacts {
    let header = "timestamp,type,account_id,visitor_id,count\n"
    return TestData(["accounts.csv": twoAccounts, "activities.csv": header + rows]).facts(asOf: asOf, from: from)["A"]
  }

  @Test func theScoreHalvesInThirtyDays() {
    let facts = facts("2026-10-22,meeting,A,,\n")
    #expect(facts.aes == 7.5)
    #expect(facts.engagedOn == day("2026-10-22") && !facts.isEngagedNow)
    #expect(facts.stage == 2 && facts.enteredOn == day("2026-10-22"))
  }

  @Test func engagedOnIsTheFirstDayThatReachesTheMinimum() {
    #expect(facts("2026-11-03T09:00:00Z,chat,A,,\n2026-11-03T10:00:00Z,chat,A,,\n").engagedOn == day("2026-11-03"))
    // 5 a month ago are 2.5 today.
    #expect(facts("2026-10-04,chat,A,,\n2026-11-03,chat,A,,\n").engagedOn == nil)
    #expect(facts("2026-10-04,chat,A,,\n2026-11-03,chat,A,,\n2026-11-03,chat,A,,\n").engagedOn == day("2026-11-03"))
    #expect(facts("2026-11-22,meeting,A,,\n").engagedOn == nil)
  }

  @Test func firstTouchIsAnEngagementThatIsATouch() {
    let facts = facts("2026-11-01,email_sent,A,,\n2026-11-02,email_open,A,,\n2026-11-03,visit,A,,4\n")
    #expect(facts.firstTouch == day("2026-11-03") && facts.lastTouch == day("2026-11-03"))
    #expect(facts.touches == 5 && facts.touchesEver == 5)
  }

  @Test func rowsOfOneMomentCountInWhateverOrder() {
    let moment = "2026-11-03T09:00:00Z"
    // The impression of the same moment comes before the visit, also where it stands behind it.
    #expect(facts("\(moment),visit,A,,\n\(moment),ad_impression,A,,\n").viewThroughVisits == 1)
    // A click at the same moment lies between, both ends included.
    #expect(facts("\(moment),visit,A,,\n\(moment),ad_click,A,,\n\(moment),ad_impression,A,,\n").viewThroughVisits == 0)
  }

  @Test func viewThroughLastsSevenDays() {
    let impression = "2026-11-03T09:00:00Z,ad_impression,A,,\n"
    #expect(facts(impression + "2026-11-10T09:00:00Z,visit,A,,3\n").viewThroughVisits == 3)
    #expect(facts(impression + "2026-11-10T09:00:01Z,visit,A,,\n").viewThroughVisits == 0)
    #expect(facts(impression + "2026-11-04,email_click,A,,\n2026-11-05,visit,A,,\n").viewThroughVisits == 0)
    #expect(facts("2026-11-02,ad_click,A,,\n" + impression + "2026-11-05,conversion,A,,\n").viewThroughConversions == 1)
  }

  @Test func peppersCompareWithTheWindowsBefore() {
    // [T − 13, T] is 8–21 November.
    #expect(facts("2026-11-08,visit,A,,3\n").peppers == 1)
    #expect(facts("2026-11-07,visit,A,,3\n").peppers == 0)
    // 4 visits and 2 × 1 visitor are 6, and nothing before.
    #expect(facts("2026-11-20,visit,A,v1,2\n2026-11-20,visit,A,v1,2\n").peppers == 2)
    #expect(facts("2026-11-20,high_value_visit,A,v1,2\n").peppers == 3)
    // 36 in one of six windows are 6 on average: 12 is twice, not thrice that.
    #expect(facts("2026-11-20,visit,A,,12\n2026-11-01,visit,A,,36\n").peppers == 2)
    #expect(facts("2026-11-20,visit,A,,12\n2026-11-01,visit,A,,24\n").peppers == 3)
    // 98 days back is outside of all windows.
    #expect(facts("2026-11-20,visit,A,,12\n2026-08-15,visit,A,,360\n").peppers == 3)
  }

  @Test func engagedStakeholdersEngagedHereWithinTheWindow() {
    let facts = TestData([
      "accounts.csv": twoAccounts, "contacts.csv": "contact_id,account_id\np1,A\np2,A\np3,A\np4,A\n",
      "activities.csv": """
      timestamp,type,account_id,contact_id
      2026-08-24,visit,A,p1
      2026-08-23,visit,A,p2
      2026-11-20,visit,B,p3
      2026-11-20,email_sent,A,p4

      """,
    ]).facts(asOf: "2026-11-21")
    #expect(facts["A"].stakeholders == 4 && facts["A"].engagedStakeholders == 1)
  }

  @Test func relationshipsAreDerivedWhereThereIsNoTable() {
    let files = [
      "accounts.csv": twoAccounts,
      "activities.csv": "timestamp,type,account_id\n2026-11-21,meeting,A\n2026-10-22,call,A\n",
    ]
    // w = 8 + 4 ÷ 2 = 10: 100 × 10 ÷ 30. Thirty days before: 100 × 4 ÷ 24.
    let derived = TestData(files).facts(asOf: "2026-11-21")
    #expect(abs((derived["A"].relationship ?? 0) - 100.0 / 3) < 1e-12)
    #expect(abs((derived["A"].relationshipBefore ?? 0) - 100.0 / 6) < 1e-12)
    #expect(derived["B"].relationship == nil)
    let table = "date,account_id,score,contact_id\n2026-11-01,A,40,\n2026-11-02,A,80,p1\n2026-09-01,A,10,p1\n"
    let told = TestData(files.merging(["relationships.csv": table]) { $1 }).facts(asOf: "2026-11-21")
    #expect(told["A"].relationship == 60 && told["A"].relationshipBefore == 10 && told["A"].isImproving)
  }
}
