import Accounts
import Ingest
import TestSupport
import Testing
import Values

/// The engagement score and the day on which it first reached the minimum; peppers.
@Suite struct EngagementTests {
  /// - `sum`: 6 + 6 on one day, 06-10, is that day, whatever the hour.
  /// - `decay`: 8 on 05-31, 6 on 06-30: 8/2 + 6 = 10 on 06-30.
  /// - `first`: 15 on 03-01 and again on 06-01: the first.
  /// - `tooLate`: 9 on 06-30, 1 on 07-01: not yet.
  /// - `uncounted`: a count of 0 is nothing.
  static let data = SmallData([
    "accounts.csv": "account_id,tier\nsum,1\ndecay,1\nfirst,1\ntooLate,1\nuncounted,1\n",
    "activities.csv": """
    timestamp,type,account_id,count
    2026-06-10T22:00:00Z,content_download,sum,1
    2026-06-10T01:00:00Z,content_download,sum,1
    2026-06-12,meeting,sum,1
    2026-05-31,visit,decay,8
    2026-06-30,visit,decay,6
    2026-03-01,meeting,first,1
    2026-06-01,meeting,first,1
    2026-06-30,visit,tooLate,9
    2026-07-01,visit,tooLate,1
    2026-06-30,meeting,uncounted,0
    """,
  ])

  @Test(arguments: [
    ("sum", "2026-06-10"), ("decay", "2026-06-30"), ("first", "2026-03-01"), ("tooLate", nil), ("uncounted", nil),
  ])
  func engagedOn(_ id: String, _ day: String?) throws {
    let facts = try #require(try EngagementTests.data.snapshot("30d", on: "2026-06-30").facts(of: id))
    #expect(facts.engagedOn?.iso == day)
  }

  /// A hundred times 0.1 is 10, though its doubles add up to a little less.
  @Test func slack() throws {
    let rows = (0..<100).map { "2026-06-30T0\($0 / 60):\($0 % 60 < 10 ? "0" : "")\($0 % 60):00Z,visit,a\n" }.joined()
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n", "activities.csv": "timestamp,type,account_id\n" + rows,
    ]).with { $0.readRules.activityTypes.all[Int(ActivityTypes.Code.visit)].weight = 0.1 }
    let facts = try #require(try data.snapshot("30d", on: "2026-06-30").facts(of: "a"))
    #expect(facts.engagedOn?.iso == "2026-06-30")
    #expect(facts.isEngagedNow)
    #expect(abs(facts.aes - 10) < 1e-9)
  }

  /// Unknown types are of class other: no weight, a touch in P, and no first touch.
  @Test func otherTypes() throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "activities.csv": "timestamp,type,account_id,count\n2026-06-01,raffle,a,3\n2026-05-01,raffle,a,4\n",
    ])
    let facts = try #require(try data.snapshot("30d", on: "2026-06-30").facts(of: "a"))
    #expect(facts.aes == 0)
    #expect(facts.touches == 3)
    #expect(facts.touchesEver == 7)
    #expect(facts.firstTouch == nil)
  }

  @Test(arguments: WorkedCase.peppers.sorted { $0.key < $1.key })
  func peppers(_ id: String, _ peppers: UInt8) throws {
    let snapshot = try WorkedCase.heat.snapshot("30d", on: "2026-06-30")
    #expect(snapshot.facts(of: id)?.peppers == peppers)
  }
}
