import TestSupport

extension WorkedCase {
  /// Stage 6, and expansion in the lifecycle.
  static let expansion: [WorkedCase] = [
    // Active at T: grace 100 (ended 06-10, until 07-10), renewed 150 (its renewal, not what it replaced), coming 100
    // (its renewal begins on 07-10), year 365 (365 ÷ 365 days × 365), twoYears 365 (730 ÷ 730 × 365), early 200.
    // over ended on 05-30: its grace ended on 06-29. 1280/6.
    // At 05-31 (graces from 05-01): grace 100, renewed 100, coming 100, over 100, year, twoYears 365 each, early 100:
    // 1230/7.
    WorkedCase("acv", "nothing counts twice, and nothing is lost in its grace", terms, value: .value(1280.0 / 6)) {
      $0.numerator = 1280
      $0.denominator = 6
      $0.previous = .value(1230.0 / 7)
      $0.rows = [
        "renewed": ["contracts.csv:4"], "coming": ["contracts.csv:5"], "over": [], "early": ["contracts.csv:11"],
      ]
    },
    // On 07-10: grace is in its last day (100), coming's renewal has begun (120 for 100). 100+150+120+365+365+200.
    WorkedCase("acv", "the last day of grace", terms, value: .value(1300.0 / 6)) { $0.today = "2026-07-10" },
    // On 07-11: grace is out.
    WorkedCase("acv", "the day after", terms, value: .value(1200.0 / 5)) { $0.today = "2026-07-11" },
    WorkedCase("acv", "no active contract", terms, value: nil) { $0.only = ["over"] },

    // Won in June: new 100, upsell 20, cross-sell 30 and 40, renewal 5, expansion 7. In May: 1000.
    WorkedCase("total_revenue", "every type", sales, value: 202) {
      $0.tiers = [155, 47, 0, 0]
      $0.previous = 1000
    },
    // 20 + 30 + 40 + 7.
    WorkedCase("expansion_revenue", "expansion, cross-sell and upsell", sales, value: 97) {
      $0.tiers = [50, 47, 0, 0]
      $0.previous = 0
      $0.rows = ["a": ["opportunities.csv:3", "opportunities.csv:4"]]
    },
    // o8 11. At 05-31 also o2 20 and o5 40, which were open then, and o4 30, which has always existed.
    WorkedCase("expansion_pipeline", "open at T", sales, value: 11) {
      $0.tiers = [0, 11, 0, 0]
      $0.previous = 101
    },
    // upsell 05-01 → 06-20: 50; expansion 06-30 → 06-30: 0; cross-sell o5 05-22 → 06-20: 29. o4 has no creation.
    // Median 29, mean 79/3. a: 50; b: 0 and 29: 14.5.
    WorkedCase("expansion_cycle", "creation to close", sales, value: 29) {
      $0.mean = .value(79.0 / 3)
      $0.count = 3
      $0.tiers = [50, 14.5, nil, nil]
      $0.previous = nil
    },
    // Closed before it was created: it counts as revenue, and has no cycle.
    WorkedCase("expansion_cycle", "a close before the creation is no cycle", backwards, value: nil) { $0.count = 0 },
    WorkedCase("expansion_revenue", "a close before the creation is revenue", backwards, value: 9),
  ]

  private static let terms = SmallData([
    "accounts.csv": "account_id,tier\n"
      + ["grace", "renewed", "coming", "over", "year", "twoYears", "early"].map { "\($0),1\n" }.joined(),
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,value,previous_contract_id
    k1,grace,2025-06-11,2026-06-10,100,,
    k2,renewed,2025-06-11,2026-06-10,100,,
    k3,renewed,2026-06-11,2027-06-10,150,,k2
    k4,coming,2025-06-21,2026-06-20,100,,
    k5,coming,2026-07-10,2027-07-09,120,,k4
    k6,over,2025-05-31,2026-05-30,100,,
    k7,year,2026-01-01,2026-12-31,,365,
    k8,twoYears,2026-01-01,2027-12-31,,730,
    k9,early,2026-01-01,2026-12-31,100,,
    k10,early,2026-06-01,2027-12-31,200,,k9
    """,
  ])

  private static let sales = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,2\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,won,100,2026-06-01,2026-06-20
    o2,a,upsell,won,20,2026-05-01,2026-06-20
    o4,a,cross_sell,won,30,,2026-06-21
    o5,b,cross_sell,won,40,2026-05-22,2026-06-20
    o6,a,renewal,won,5,2026-06-01,2026-06-20
    o7,b,expansion,won,7,2026-06-30,2026-06-30
    o8,b,upsell,open,11,2026-05-01,
    o9,a,new,won,1000,2026-05-01,2026-05-31
    """,
  ])

  private static let backwards = SmallData([
    "accounts.csv": "account_id,tier\na,1\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,upsell,won,9,2026-06-20,2026-06-15
    """,
  ])
}
