import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// The six stages, and the day each was entered.
@Suite struct StageTests {
  /// By account: stage at 2026-06-30, the day it was entered, days in it. The working:
  ///
  /// - `new` is only a target, since its target_since; `old` since its creation; `bare` since an unknown day.
  /// - `engaged`: 15 points on 06-20; long gone on `cooled`, but a stage once reached stays.
  /// - `deal`: its earliest new opportunity of 05-01; `undated` has one without creation: entered on an unknown day.
  /// - `lost`: a lost one is an opportunity still. `expands` has an open expansion only: a target.
  /// - `won` on 06-10; `signed` has a contract since 06-05 and nothing won; `both`: the earlier of 06-10 and 06-05.
  /// - `ended`: its contract is long over, it stays at Won.
  /// - `kept`: renewed by a contract of 05-01; `keptLater`: its renewal begins within the grace, on 07-10: renewed
  ///   although that day is to come, and for 0 days.
  /// - `upsold`: a won upsell on 06-12, before anything else. `grown`: renewed for more on 06-15.
  /// - `grownEarlier`: both, the earlier of 06-15 and 06-12. `same`: renewed for as much: Retention.
  /// - `merged`: one contract of 150 renews two of 100: no growth.
  static let expected: [String: (stage: UInt8, enteredOn: String?, days: Int?)] = [
    "new": (1, "2026-06-01", 29), "old": (1, "2020-01-01", 2372), "bare": (1, nil, nil),
    "engaged": (2, "2026-06-20", 10),
    "cooled": (2, "2025-01-01", 545), "deal": (3, "2026-05-01", 60), "undated": (3, nil, nil),
    "lost": (3, "2026-05-01", 60), "expands": (1, nil, nil), "won": (4, "2026-06-10", 20),
    "signed": (4, "2026-06-05", 25), "both": (4, "2026-06-05", 25), "ended": (4, "2024-01-01", 911),
    "kept": (5, "2026-05-01", 60), "keptLater": (5, "2026-07-10", 0), "upsold": (6, "2026-06-12", 18),
    "grown": (6, "2026-06-15", 15), "grownEarlier": (6, "2026-06-12", 18), "same": (5, "2026-06-15", 15),
    "merged": (5, "2026-06-15", 15),
  ]

  static let data: SmallData = {
    let names = expected.keys.filter { $0 != "new" && $0 != "old" }.sorted()
    return SmallData([
      "accounts.csv": "account_id,tier,target_since,created_at\nnew,1,2026-06-01,2020-01-01\nold,1,,2020-01-01\n"
        + names.map { "\($0),1,,\n" }.joined(),
      "activities.csv": "timestamp,type,account_id\n2026-06-20,meeting,engaged\n2025-01-01,meeting,cooled\n",
      "opportunities.csv": """
      opportunity_id,account_id,type,status,amount,created_at,closed_at
      o1,deal,new,open,1,2026-05-15,
      o2,deal,new,open,1,2026-05-01,
      o3,undated,new,open,1,,
      o4,lost,new,lost,1,2026-05-01,2026-05-10
      o5,expands,upsell,open,1,2026-05-01,
      o6,won,new,won,1,2026-05-01,2026-06-20
      o7,won,new,won,1,2026-05-02,2026-06-10
      o8,both,new,won,1,2026-05-01,2026-06-10
      o9,upsold,upsell,won,1,2026-05-01,2026-06-12
      o10,grownEarlier,cross_sell,won,1,2026-05-01,2026-06-12
      o11,grownEarlier,expansion,won,1,2026-05-01,2026-06-20
      """,
      "contracts.csv": """
      contract_id,account_id,start,end,annual_value,previous_contract_id
      k1,signed,2026-06-05,2027-06-04,100,
      k2,both,2026-06-05,2027-06-04,100,
      k3,ended,2024-01-01,2024-12-31,100,
      k4,kept,2025-05-01,2026-04-30,100,
      k5,kept,2026-05-01,2027-04-30,100,
      k6,keptLater,2025-06-21,2026-06-20,100,
      k7,keptLater,2026-07-10,2027-07-09,100,k6
      k8,grown,2025-06-15,2026-06-14,100,
      k9,grown,2026-06-15,2027-06-14,101,
      k10,grownEarlier,2025-06-15,2026-06-14,100,
      k11,grownEarlier,2026-06-15,2027-06-14,101,
      k12,same,2025-06-15,2026-06-14,100,
      k13,same,2026-06-15,2027-06-14,100,
      k14,merged,2025-06-15,2026-06-14,100,
      k15,merged,2025-06-15,2026-06-14,100,
      k16,merged,2026-06-15,2027-06-14,150,
      """,
    ])
  }()

  @Test func sixStages() throws {
    let snapshot = try StageTests.data.snapshot("30d", on: "2026-06-30")
    for (id, expected) in StageTests.expected {
      let facts = try #require(snapshot.facts(of: id))
      #expect(facts.stage == expected.stage, "\(id)")
      #expect(facts.enteredOn?.iso == expected.enteredOn, "\(id)")
      #expect(facts.daysInStage(at: snapshot.asOf) == expected.days, "\(id)")
    }
  }

  /// Stage 1: 4, stage 2: 2, stage 3: 3, stage 4: 4, stage 5: 4, stage 6: 3; reached: 20, 16, 14, 11, 7, 3.
  @Test func funnel() throws {
    let funnel = try StageTests.data.snapshot("30d", on: "2026-06-30").figures().funnel
    #expect(funnel.stages.map(\.at.all) == [4, 2, 3, 4, 4, 3])
    #expect(funnel.stages.map(\.reached.all) == [20, 16, 14, 11, 7, 3])
    #expect(funnel.stages.map { $0.reached.byTier[1] } == [20, 16, 14, 11, 7, 3])
    let conversions: [Double?] = [nil, 16.0 / 20, 14.0 / 16, 11.0 / 14, 7.0 / 11, 3.0 / 7]
    #expect((1...6).map { funnel.conversion(stage: $0) } == conversions)
    #expect(funnel.conversion(stage: 3, tier: 2) == nil)
  }

  /// At T of 2026-05-31: what happened in June had not.
  @Test func theMonthBefore() throws {
    let snapshot = try StageTests.data.snapshot("30d", on: "2026-05-31")
    let stages = ["engaged", "won", "signed", "both", "kept", "keptLater", "upsold", "grown", "grownEarlier", "merged"]
      .map { snapshot.facts(of: $0)?.stage }
    // grown, grownEarlier and merged: their renewals begin on 06-15, within T + 30 days: renewed, and for more.
    #expect(stages == [1, 3, 1, 3, 5, 4, 1, 6, 6, 5])
    #expect(snapshot.facts(of: "new")?.isOnList == false)
  }
}
