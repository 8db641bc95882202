import Metrics
import TestSupport

extension WorkedCase {
  /// Stage 2: who was touched in the period.
  static let touched: [WorkedCase] = [
    // a on 06-01, d on 06-30. Not: b (05-31), c (an impression, which is no engagement), e (tomorrow). 2 of 5.
    // In May: b, of 5.
    WorkedCase("touched_rate", "an engagement in P", engagements, value: 0.4) {
      $0.numerator = 2
      $0.denominator = 5
      $0.cases = 5
      $0.tiers = [.value(1.0 / 3), 0.5, nil, nil]
      $0.previous = 0.2
      $0.change = .neutral
      $0.rows = ["a": ["accounts.csv:2", "activities.csv:2"], "c": ["accounts.csv:4"]]
    }
  ]

  private static let engagements = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,1\nc,1\nd,2\ne,2\n",
    "activities.csv": """
    timestamp,type,account_id
    2026-06-01T00:00:00Z,visit,a
    2026-05-31T23:59:59Z,visit,b
    2026-06-10,ad_impression,c
    2026-06-30T23:59:59Z,email_open,d
    2026-07-01T00:00:00Z,visit,e
    """,
  ])

  /// Shares of 20 accounts, before and now.
  static let certainty: [WorkedCase] = [
    // 16 of 20, before 4 of 20: Wilson at z = 1.644854 of 0.8 is [0.6216, 0.9069], of 0.2 [0.0931, 0.3784]; the
    // difference 0.6 has [0.6 − √(0.1784² + 0.1784²), …] = [0.3477, …]: good. The interval at 95 %: [0.5840, 0.9193].
    WorkedCase("touched_rate", "a change that counts", shares(now: 16, before: 4), value: 0.8) {
      $0.cases = 20
      $0.previous = 0.2
      $0.interval = (low: 0.583982565906683, high: 0.9193423379822393)
      $0.change = .good
    },
    // 11 of 20, before 9 of 20: the difference of 0.1 may be none.
    WorkedCase("touched_rate", "a change that may be none", shares(now: 11, before: 9), value: 0.55) {
      $0.previous = 0.45
      $0.change = .neutral
    },
    // Nothing has changed.
    WorkedCase("touched_rate", "no change", shares(now: 7, before: 7), value: 0.35) { $0.change = .neutral },
    // Two thirds of what it was: a count has no n, any change of it is one.
    WorkedCase("website_visits", "fewer of what is better when higher", shares(now: 4, before: 6), value: 4) {
      $0.cases = nil
      $0.previous = 6
      $0.change = .bad
    },
    // Better when lower, over one account: too few to say.
    WorkedCase("cost_per_won", "too few cases to say", costs, value: 10) {
      $0.cases = 1
      $0.previous = 20
      $0.change = .neutral
    },
    // A mean of nothing has no change.
    WorkedCase("expansion_opportunities", "created in P", expansions, value: 2) {
      $0.tiers = [2, 0, 0, 0]
      $0.previous = 1
      $0.change = .good
      $0.rows = ["a": ["opportunities.csv:2", "opportunities.csv:3"]]
    },
    // Won in June: 20 and 40. In May: nothing.
    WorkedCase("average_expansion_deal", "won in P", expansions, value: 30) {
      $0.numerator = 60
      $0.denominator = 2
      $0.cases = 2
      $0.tiers = [30, nil, nil, nil]
      $0.previous = nil
      $0.rows = ["a": ["opportunities.csv:2", "opportunities.csv:4"]]
    },
  ]

  /// Twenty accounts of which some had a visit in June, and some in May.
  private static func shares(now: Int, before: Int) -> SmallData {
    let visits =
      (0..<now).map { "2026-06-10,visit,a\($0)\n" } + (0..<before).map { "2026-05-10,visit,a\($0)\n" }
    return SmallData([
      "accounts.csv": "account_id,tier\n" + (0..<20).map { "a\($0),1\n" }.joined(),
      "activities.csv": "timestamp,type,account_id\n" + visits.joined(),
    ])
  }

  private static let costs = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,1\n",
    "opportunities.csv": """
    opportunity_id,account_id,status,created_at,closed_at
    o1,a,won,2026-01-01,2026-06-10
    o2,b,won,2026-01-01,2026-05-10
    """,
    "spend.csv": "date,amount\n2026-06-01,10\n2026-05-05,20\n",
  ])

  private static let expansions = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,2\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,upsell,won,20,2026-06-01,2026-06-20
    o2,a,cross_sell,open,11,2026-06-30,
    o3,a,expansion,won,40,2026-05-15,2026-06-01
    o4,b,new,won,50,2026-06-01,2026-06-20
    o5,b,renewal,won,60,2026-06-01,2026-06-20
    """,
  ])
}
