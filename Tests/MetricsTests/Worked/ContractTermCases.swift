import Metrics
import TestSupport

extension WorkedCase {
  /// What a contract is worth a year, when it is in force, and what of it is revenue.
  static let contractTerms: [WorkedCase] = [
    // annual 100; monthly 12 × 10 = 120 (its value is not looked at); a whole year of 365 days 365; eighteen months
    // 12 × 300 ÷ 18 = 200; 100 days 365 × 100 ÷ 100 = 365; open-ended with 12 × 20 = 240; the worth of 360 up to the
    // cancellation on 06-30, two months: 2160; written for a year (120), though cancelled on 06-30: 120.
    // Not: drafts; k9, an open-ended one with no more than a value, is a bad row.
    WorkedCase("acv", "by the year, the month, or the term", terms, value: .value(3670.0 / 8)) {
      $0.numerator = 3670
      $0.denominator = 8
      $0.cases = 8
    },
    // On 07-01 what was cancelled on 06-30 is over: it has no grace.
    WorkedCase("acv", "no grace for what was cancelled", terms, value: .value(1390.0 / 6)) { $0.today = "2026-07-01" },
    // The cancelled ones are settled on the day they end; nothing renews them. The open-ended one is never due.
    WorkedCase("renewal_rate", "a cancelled contract is due on that day", terms, value: 0) {
      $0.denominator = 1
      $0.also = ["pending": 0, "pending_value": 0]
      $0.rows = ["a": ["contracts.csv:8", "contracts.csv:9"]]
    },

    // No opportunity is a renewal: o1 50 (new), and what renews and begins in June: a2 120 (of which nothing is split off)
    // and b3 90, which renews two. Not: c2, which begins in July; d1, which renews nothing.
    WorkedCase("total_revenue", "renewed contracts, where no opportunity is a renewal", revenue, value: 260) {
      $0.tiers = [170, 90, 0, 0]
      $0.rows = ["a": ["contracts.csv:3", "opportunities.csv:2"], "b": ["contracts.csv:6"], "c": [], "d": []]
    },
    WorkedCase("revenue_per_account", "with a part in it", revenue, value: 130) { $0.denominator = 2 },
    WorkedCase("average_deal_size", "contracts are no deals", revenue, value: 50) { $0.denominator = 1 },
    // One renewal, lost, long ago, of an account that is on no list: contracts count no more.
    WorkedCase(
      "total_revenue", "a renewal among the opportunities",
      revenue.adding(["opportunities-b.csv": header + "o9,z,renewal,lost,1,2020-01-01,2020-02-01\n"]), value: 50
    ) { $0.rows = ["a": ["opportunities.csv:2"], "b": []] },
    // Of an unknown account it says nothing.
    WorkedCase(
      "total_revenue", "a renewal of nobody",
      revenue.adding(["opportunities-b.csv": header + "o9,nobody,renewal,lost,1,2020-01-01,2020-02-01\n"]), value: 260),

    // Won without a closed_at: the expected close stands for it where it has come, which o1's spend of 06-20 shows.
    // o3 is expected the day after: a bad row. won_accounts: a (06-20); b won in May.
    WorkedCase("won_accounts", "expected_close stands for closed_at", expected, value: 1) {
      $0.tiers = [1, 0, 0, 0]
      $0.previous = 1
      $0.change = .neutral
    },
    WorkedCase("new_revenue", "expected_close stands for closed_at", expected, value: 10) { $0.previous = 20 },
    // Customers are a and b (won), c is none: its row is bad.
    WorkedCase("prospect_accounts", "on the list and no customers", expected, value: 2) {
      $0.tiers = [0, 0, 1, 1]
      $0.previous = 3
      $0.change = .neutral
    },
  ]

  private static let terms = SmallData([
    "accounts.csv": "account_id,tier\na,1\n",
    "contracts.csv": """
    contract_id,account_id,start,end,value,annual_value,monthly_value,status,cancelled_at
    k1,a,2026-01-01,2026-12-31,7,100,,,
    k2,a,2026-01-01,2026-12-31,7,,10,,
    k3,a,2026-01-15,2027-01-14,365,,,Pending renewal,
    k4,a,2025-12-31,2027-06-29,300,,,,
    k5,a,2026-04-01,2026-07-09,100,,,,
    k6,a,2026-01-01,,,,20,,
    k7,a,2026-05-01,,360,,,Cancelled,2026-06-30
    k8,a,2026-01-01,2026-12-31,120,,,,2026-06-30
    k9,a,2026-01-01,,120,,,,
    k10,a,2026-01-01,2026-12-31,120,,,Draft,
    """,
  ])

  private static let header = "opportunity_id,account_id,type,status,amount,created_at,closed_at\n"

  private static let revenue = SmallData([
    "accounts.csv": "account_id,tier,is_target\na,1,\nb,2,\nc,1,\nd,1,\nz,1,n\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,previous_contract_id
    a1,a,2025-06-11,2026-06-10,100,
    a2,a,2026-06-11,2027-06-10,120,a1
    b1,b,2025-06-11,2026-06-10,100,
    b2,b,2025-06-16,2026-06-15,300,
    b3,b,2026-06-16,2027-06-15,90,
    c1,c,2025-06-11,2026-06-10,100,
    c2,c,2026-07-01,2027-06-30,70,c1
    d1,d,2026-06-11,2027-06-10,60,
    """,
    "opportunities.csv": header + "o1,a,new,won,50,2026-05-01,2026-06-05\n",
  ])

  private static let expected = SmallData([
    "accounts.csv": "account_id,tier,is_target\na,1,\nb,2,\nc,3,\nd,,y\n",
    "opportunities.csv": """
    opportunity_id,account_id,is_won,is_closed,amount,created_at,closed_at,expected_close
    o1,a,true,true,10,2026-01-01,,2026-06-20
    o2,b,true,true,20,2026-01-01,2026-05-10,2026-06-20
    o3,c,true,true,40,2026-01-01,,2026-06-21
    o4,d,false,false,80,2026-01-01,,2026-06-10
    """,
    "spend.csv": "date,amount\n2026-06-20,1\n",
  ])
}
