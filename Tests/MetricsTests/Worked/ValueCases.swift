import Accounts
import Ingest
import TestSupport

extension WorkedCase {
  /// TOPO: pipeline velocity.
  static let velocity: [WorkedCase] = [
    // Open new: o1, o2, o3, and o10, won only tomorrow: 4. Won since 2025-07-01: o4 600 (30 days), o5 200 (10 days),
    // o6 400 (no creation, no cycle); o7 is of 06-30. Lost: o8, o9, and o11: 3. Mean amount 1200/3 = 400; close rate
    // 3/6; cycle (30+10)/2 = 20. 4 × 400 × 0.5 ÷ 20 = 40 a day. The upsell o12 counts nowhere.
    WorkedCase("pipeline_velocity", "the year up to T", year, value: 40) {
      $0.also = ["open": 4, "mean_amount": 400, "close_rate": 0.5, "cycle": 20]
    },
    // Tier 2 alone: b has o3 open and nothing won.
    WorkedCase("pipeline_velocity", "nothing won", year, value: nil) {
      $0.only = ["b"]
      $0.also = ["open": 1, "mean_amount": nil, "close_rate": 0, "cycle": nil]
    },
    // Won on the day it was created: a cycle of 0 days is nothing to divide by.
    WorkedCase(
      "pipeline_velocity", "a cycle of no days",
      SmallData([
        "accounts.csv": "account_id,tier\na,1\n",
        "opportunities.csv": """
        opportunity_id,account_id,status,amount,created_at,closed_at
        o1,a,won,10,2026-06-01,2026-06-01
        o2,a,open,10,2026-06-01,
        """,
      ]), value: nil),
  ]

  private static let year = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,2\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,open,1,2026-06-01,
    o2,a,,open,1,2026-06-01,
    o3,b,new,open,1,2026-06-01,
    o4,a,new,won,600,2026-05-01,2026-05-31
    o5,a,new,won,200,2025-06-21,2025-07-01
    o6,a,new,won,400,,2026-05-01
    o7,a,new,won,9999,2025-06-01,2025-06-30
    o8,a,new,lost,1,2026-01-01,2026-05-01
    o9,a,new,lost,1,2025-01-01,2025-07-01
    o10,a,new,won,9999,2026-05-01,2026-07-01
    o11,b,new,lost,1,2026-01-01,2026-06-30
    o12,a,upsell,won,9999,2026-05-01,2026-06-01
    """,
  ])

  /// TOPO: lifetime value = ACV × 0.8 ÷ churn.
  static let lifetimeValue: [WorkedCase] = [
    // Default churn 0.15: a 100, b 300, c 500, w 0 (won, no contract). 900 × 0.8 ÷ 0.15 ÷ 4 = 1200.
    WorkedCase("customer_ltv", "few accounts due: the default churn", values, value: 1200) {
      $0.numerator = 4800
      $0.denominator = 4
      $0.tiers = [.value(1600.0 * 2 / 3), .value(4000.0 / 3), nil, nil]
    },
    // Margin 0.5, churn 0.01 as it is, not raised to 0.05: 900 × 0.5 ÷ 0.01 ÷ 4.
    WorkedCase(
      "customer_ltv", "margin and default churn are settings",
      values.with {
        $0.accountRules.grossMargin = 0.5
        $0.accountRules.defaultChurn = 0.01
      }, value: 11_250),
    // Medians of customers' LTV (÷ 0.15 × 0.8): tier 1: a 1600/3, b 1600: 3200/3; tier 2: c 8000/3, w 0: 4000/3; tier 3
    // and none have no customers: all four: 0, 1600/3, 1600, 8000/3: 3200/3.
    // Not customers: d (1), e (2), f and g (3), h (none): 3200/3 × 4 + 4000/3.
    WorkedCase("potential_ltv", "the median of the tier, else of all", values, value: .value(16_800.0 / 3)) {
      $0.tiers = [.value(3200.0 / 3), .value(4000.0 / 3), .value(6400.0 / 3), .value(3200.0 / 3)]
    },
    // Under a filter the medians stay those of the whole list.
    WorkedCase("potential_ltv", "medians of the unfiltered list", values, value: .value(3200.0 / 3)) {
      $0.only = ["a", "f"]
    },
    // 20 accounts due in the two years, 15 renewed: churn 1/4. Customers: 15 of 100 a year: 100 × 0.8 ÷ 0.25.
    WorkedCase("customer_ltv", "churn of twenty accounts", due(renewed: 15, lost: 5), value: 320),
    // 19 due: the default. 100 × 0.8 ÷ 0.15.
    WorkedCase("customer_ltv", "nineteen are too few", due(renewed: 15, lost: 4), value: .value(1600.0 / 3)),
    // All renewed: no less than 0.05.
    WorkedCase("customer_ltv", "churn is at least 0.05", due(renewed: 20, lost: 0), value: 1600),
    // The churn is of the unfiltered list.
    WorkedCase("customer_ltv", "churn of the unfiltered list", due(renewed: 15, lost: 5), value: 320) {
      $0.only = ["r1"]
    },
    // T − 729 = 2024-07-01: what ended the day before is not due.
    WorkedCase(
      "customer_ltv", "the two years begin on T − 729", due(renewed: 15, lost: 5, ended: "2024-06-30"),
      value: .value(1600.0 / 3)),
    WorkedCase(
      "customer_ltv", "on the first day of the two years", due(renewed: 15, lost: 5, ended: "2024-07-01"), value: 320),
    // No customer at all: no mean, and nothing to tell what others could be worth by.
    WorkedCase("customer_ltv", "without customers", due(renewed: 0, lost: 3), value: nil),
    WorkedCase("potential_ltv", "without customers", due(renewed: 0, lost: 3), value: nil),
    WorkedCase("expansion_potential", "without customers", due(renewed: 0, lost: 3), value: 0),
  ]

  /// TOPO: what customers could be worth more.
  static let potential: [WorkedCase] = [
    // Medians: tier 1 3200/3, tier 2 4000/3. a 3200/3 − 1600/3; b is above it; c too; w 4000/3 − 0. z is not on the list.
    WorkedCase("expansion_potential", "up to the median of the tier", values, value: .value(5600.0 / 3)) {
      $0.tiers = [.value(1600.0 / 3), .value(4000.0 / 3), 0, 0]
      $0.rows = ["a": ["accounts.csv:2", "contracts.csv:2"], "b": []]
    },
    // Under a filter the medians stay those of the whole list.
    WorkedCase("expansion_potential", "medians of the unfiltered list", values, value: .value(1600.0 / 3)) {
      $0.only = ["a", "c"]
    },
  ]

  private static let values = SmallData([
    "accounts.csv": "account_id,tier,is_target\na,1,\nb,1,\nc,2,\nw,2,\nd,1,\ne,2,\nf,3,\ng,3,\nh,,y\nz,1,n\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value
    k1,a,2026-01-01,2026-12-31,100
    k2,b,2026-01-01,2026-12-31,300
    k3,c,2026-01-01,2026-12-31,500
    k4,z,2026-01-01,2026-12-31,90000
    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,created_at,closed_at
    o1,w,new,won,2026-01-01,2026-01-10
    """,
  ])

  /// Accounts with a contract that ended long ago and was renewed by one of 100 a year, or was not.
  private static func due(renewed: Int, lost: Int, ended: String = "2026-01-31") -> SmallData {
    let names = (0..<renewed).map { "r\($0 + 1)" } + (0..<lost).map { "l\($0 + 1)" }
    let old = names.map { "\($0)-1,\($0),2024-02-01,\($0.hasPrefix("l") ? ended : "2026-01-31"),100,\n" }
    let new = names.prefix(renewed).map { "\($0)-2,\($0),2026-02-01,2027-01-31,100,\($0)-1\n" }
    return SmallData([
      "accounts.csv": "account_id,tier\n" + names.map { "\($0),1\n" }.joined(),
      "contracts.csv": "contract_id,account_id,start,end,annual_value,previous_contract_id\n" + (old + new).joined(),
    ])
  }
}
