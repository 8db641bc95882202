import TestSupport

extension WorkedCase {
  /// Deals in the lifecycle.
  static let lifecycle: [WorkedCase] = [
    // Created in June: o1 100, o2 300, o4 50, o6 8. Not o3 (May), o5 (no creation). In May: o3 200.
    WorkedCase("pipeline_created", "every type, in any state", deals, value: 458) {
      $0.tiers = [400, 58, 0, 0]
      $0.previous = 200
      $0.rows = ["a": ["opportunities.csv:2", "opportunities.csv:3"]]
    },
    // Won in June: a 100 + 300, b 200 (a renewal) + 60 (without creation): 660 over two accounts.
    WorkedCase("revenue_per_account", "accounts with something won", deals, value: 330) {
      $0.numerator = 660
      $0.denominator = 2
      $0.tiers = [400, 260, nil, nil]
      $0.previous = nil
    },
    // 660 over four opportunities.
    WorkedCase("average_deal_size", "of every type", deals, value: 165) {
      $0.numerator = 660
      $0.denominator = 4
      $0.tiers = [200, 130, nil, nil]
      $0.previous = nil
    },
    // New ones closed in June: won o1, o2, o5; lost o4, and o6, which is open again only from 07-05 on. 3/5.
    // On 07-05 o6 is open again: 3/4.
    WorkedCase("close_rate", "new opportunities, won or lost in P", deals, value: 0.6) {
      $0.numerator = 3
      $0.denominator = 5
      $0.previous = nil
      $0.rows = ["b": ["opportunities.csv:5", "opportunities.csv:6", "opportunities.csv:7"]]
    },
    WorkedCase("close_rate", "a reopened one is lost no more", deals, value: 0.75) {
      $0.period = "2026-06-01..2026-07-05"
      $0.today = "2026-07-05"
    },
  ]

  private static let deals = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,2\nc,3\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at,reopened_at
    o1,a,new,won,100,2026-06-01,2026-06-02,
    o2,a,new,won,300,2026-06-30,2026-06-30,
    o3,b,renewal,won,200,2026-05-31,2026-06-15,
    o4,b,new,lost,50,2026-06-01,2026-06-20,
    o5,b,new,won,60,,2026-06-21,
    o6,b,new,open,8,2026-06-03,2026-06-10,2026-07-05
    """,
  ])

  /// Revival: at 05-31 a lost new opportunity and no open new one; in June a new one created or reopened.
  static let revival: [WorkedCase] = [
    // Dead: again (and revived by a new one), still, reopened (revived on 06-12), onlyExpands, wonOnce, tomorrow
    // (reopened after T). Not: open (has an open one), inJune (lost in June), expansion (lost an expansion).
    // 2 of 6. At 05-01 (from−1 of May), all of those lost on 05-01 are dead; opened in May: open's o5. 1 of 7.
    WorkedCase("revival_rate", "created or reopened in P", lost, value: .value(2.0 / 6)) {
      $0.numerator = 2
      $0.denominator = 6
      $0.previous = .value(1.0 / 7)
    },
    WorkedCase("revival_rate", "nobody was lost", lost, value: nil) { $0.only = ["inJune", "expansion"] },
  ]

  private static let lost = SmallData([
    "accounts.csv": "account_id,tier\n"
      + ["again", "still", "open", "inJune", "reopened", "expansion", "onlyExpands", "wonOnce", "tomorrow"]
      .map { "\($0),1\n" }.joined(),
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at,reopened_at
    o1,again,new,lost,1,2026-01-01,2026-05-01,
    o2,again,new,open,1,2026-06-10,,
    o3,still,new,lost,1,2026-01-01,2026-05-01,
    o4,open,new,lost,1,2026-01-01,2026-05-01,
    o5,open,new,open,1,2026-05-20,,
    o6,inJune,new,lost,1,2026-01-01,2026-06-05,
    o7,reopened,new,open,1,2026-01-01,2026-05-01,2026-06-12
    o8,expansion,upsell,lost,1,2026-01-01,2026-05-01,
    o9,onlyExpands,new,lost,1,2026-01-01,2026-05-01,
    o10,onlyExpands,upsell,open,1,2026-06-10,,
    o11,wonOnce,new,won,1,2025-01-01,2025-05-01,
    o12,wonOnce,new,lost,1,2026-01-01,2026-05-01,
    o13,tomorrow,new,open,1,2026-01-01,2026-05-01,2026-07-01
    """,
  ])

  /// Retention of revenue, by contracts and by customers.
  static let retained: [WorkedCase] = [
    // more: min(100, 120) = 100. less: 80. split: one of 200 renews 100 and 300, its parts are 50 and 150:
    // 200. namedWins: the named one (90), though the unnamed (60) begins first. lowest: of two on one day the id K10
    // (50), which is before K9 (70) as bytes: 50. 520 of 100+100+400+100+100 = 800: none is pending until 07-10.
    WorkedCase("gross_revenue_retention", "no more than before", renewals, value: .value(520.0 / 800)) {
      $0.numerator = 520
      $0.denominator = 800
      $0.cases = 6
      $0.previous = nil
    },
    // On 07-11 none is lost.
    WorkedCase("gross_revenue_retention", "what was not renewed in time is lost", renewals, value: .value(520.0 / 900))
    {
      $0.period = "2026-06-01..2026-07-11"
      $0.today = "2026-07-11"
    },
    // Parts of an account alone.
    WorkedCase("gross_revenue_retention", "split in proportion", renewals, value: .value(200.0 / 400)) {
      $0.only = ["split"]
    },
    // A part of 1/3, unrounded: 100, 100 and 100 renewed by one of 100: 3 × 100/3 of 300.
    WorkedCase("gross_revenue_retention", "parts are not rounded", thirds, value: .value(100.0 / 300)),
    // Two contracts of 0 a year and nothing else due: nothing to divide by.
    WorkedCase("gross_revenue_retention", "contracts worth nothing", worthless, value: nil) { $0.denominator = 0 },

    // Customers at 05-31: up 100 → 150, gone 200 → 0 (its grace ended on 06-19), won 0 → 500 (a customer by its won
    // opportunity, with its first contract in June), more 100 → 150 (a second contract), left 900 → 900 (off the list
    // since 06-15, but on it at 05-31). 1700 of 1300. Not: fresh (a customer only since June).
    WorkedCase("net_revenue_retention", "customers of the day before P", growth, value: .value(17.0 / 13)) {
      $0.numerator = 1700
      $0.denominator = 1300
      $0.cases = 5
    },
    WorkedCase("net_revenue_retention", "no customers before", growth, value: nil) { $0.only = ["fresh"] },
  ]

  private static let renewals = SmallData([
    "accounts.csv": "account_id,tier\nmore,1\nless,1\nnone,1\nsplit,1\nnamedWins,1\nlowest,1\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,previous_contract_id
    a1,more,2025-06-11,2026-06-10,100,
    a2,more,2026-06-11,2027-06-10,120,a1
    b1,less,2025-06-11,2026-06-10,100,
    b2,less,2026-06-11,2027-06-10,80,
    c1,none,2025-06-11,2026-06-10,100,
    d1,split,2025-06-11,2026-06-10,100,
    d2,split,2025-06-16,2026-06-15,300,
    d3,split,2026-06-16,2027-06-15,200,
    e1,namedWins,2025-06-11,2026-06-10,100,
    e2,namedWins,2026-06-01,2027-05-31,60,
    e3,namedWins,2026-06-11,2027-06-10,90,e1
    K1,lowest,2025-06-11,2026-06-10,100,
    K9,lowest,2026-06-11,2027-06-10,70,
    K10,lowest,2026-06-11,2027-06-10,50,
    """,
  ])

  private static let thirds = SmallData([
    "accounts.csv": "account_id,tier\na,1\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value
    k1,a,2025-06-11,2026-06-10,100
    k2,a,2025-06-11,2026-06-10,100
    k3,a,2025-06-11,2026-06-10,100
    k4,a,2026-06-11,2027-06-10,100
    """,
  ])

  private static let worthless = SmallData([
    "accounts.csv": "account_id,tier\na,1\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value
    k1,a,2025-06-11,2026-06-10,0
    k2,a,2026-06-11,2027-06-10,100
    """,
  ])

  private static let growth = SmallData([
    "accounts.csv": "account_id,tier,target_until\nup,1,\ngone,1,\nwon,1,\nmore,1,\nfresh,1,\nleft,1,2026-06-15\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,previous_contract_id
    k1,up,2025-06-11,2026-06-10,100,
    k2,up,2026-06-11,2027-06-10,150,k1
    k3,gone,2025-05-21,2026-05-20,200,
    k4,won,2026-06-05,2027-06-04,500,
    k5,more,2026-01-01,2026-12-31,100,
    k6,more,2026-06-15,2026-12-31,50,
    k7,fresh,2026-06-01,2027-05-31,900,
    k8,left,2026-01-01,2026-12-31,900,
    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,created_at,closed_at
    o1,won,new,won,2026-01-01,2026-01-10
    """,
  ])
}
