import TestSupport

extension WorkedCase {
  /// Spend in P over the accounts that got somewhere in P.
  ///
  /// On the list: a and b (tier 1), c (tier 2), d (no tier); z is not. In June: a's own 100, 60 for tier 1 (a and b
  /// 30 each), 40 for all (10 each). 70 for tier 3 is dropped: there is no such account. z's 1000 is z's, not the
  /// list's; 1000 for an unknown account is an orphan, not shared. So a 140, b 40, c 10, d 10: 200.
  /// In May: b's own 500. 999 of 07-01 is not there yet.
  static let cost: [WorkedCase] = [
    // Engaged on: a 06-10, c 06-20, b 05-15. 200/2; tier 1 (140 + 40)/1; tier 2 10/1; tier 3 0/0; none 10/0.
    WorkedCase("cost_per_engaged", "own and shared spend", spend, value: 100) {
      $0.numerator = 200
      $0.denominator = 2
      $0.tiers = [180, 10, nil, nil]
      $0.previous = 500
      $0.rows = ["c": ["activities.csv:4", "spend.csv:4"]]
    },
    // A filter takes a's part of the unfiltered list's shares: 140/1.
    WorkedCase("cost_per_engaged", "shares are of the unfiltered list", spend, value: 140) { $0.only = ["a"] },
    // Both of tier 1: 180/1 (b was engaged before).
    WorkedCase("cost_per_engaged", "of a tier", spend, value: 180) { $0.only = ["a", "b", "z"] },
    // b became engaged in no day of June.
    WorkedCase("cost_per_engaged", "nobody became engaged", spend, value: nil) {
      $0.only = ["b", "d"]
      $0.numerator = 50
      $0.denominator = 0
    },
    // Opportunity on: a 06-12, d 06-30; b 05-20, and its second in June is not its first. 200/2; none 10/1.
    WorkedCase("cost_per_opportunity", "the first new opportunity counts", spend, value: 100) {
      $0.tiers = [180, nil, nil, 10]
      $0.previous = 500
    },
    // Won on: b 06-25. a's expansion is no new one. 200/1. In May nobody: n/a.
    WorkedCase("cost_per_won", "won new opportunities only", spend, value: 200) {
      $0.denominator = 1
      $0.tiers = [180, nil, nil, nil]
      $0.previous = nil
      $0.rows = ["a": ["spend.csv:2", "spend.csv:3", "spend.csv:4"]]
    },
    // One third each, kept unrounded: 10 of three accounts, over b and c that became engaged: 2 × 10/3 ÷ 2.
    WorkedCase(
      "cost_per_engaged", "shares are not rounded",
      SmallData([
        "accounts.csv": "account_id,tier\na,1\nb,1\nc,1\n", "spend.csv": "date,amount\n2026-06-01,10\n",
        "activities.csv": "timestamp,type,account_id\n2026-06-01,meeting,b\n2026-06-02,meeting,c\n",
      ]), value: .value(10.0 / 3)
    ) { $0.only = ["b", "c"] },
  ]

  private static let spend = SmallData([
    "accounts.csv": "account_id,tier,is_target\na,1,\nb,1,\nc,2,\nd,,yes\nz,1,no\n",
    "spend.csv": """
    date,amount,account_id,tier
    2026-06-05,100,a,
    2026-06-06,60,,Tier 1
    2026-06-07,40,,
    2026-06-08,70,,3
    2026-06-09,1000,z,
    2026-06-09,1000,unknown,
    2026-05-20,500,b,
    2026-07-01,999,,
    """,
    "activities.csv": """
    timestamp,type,account_id
    2026-06-10,conversion,a
    2026-05-15,conversion,b
    2026-06-20,conversion,c
    2026-06-20,meeting,z
    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,open,10,2026-06-12,
    o2,b,new,won,10,2026-05-20,2026-06-25
    o3,b,new,open,10,2026-06-15,
    o4,d,,open,10,2026-06-30,
    o5,a,upsell,won,10,2026-06-01,2026-06-20
    """,
  ])

  /// Visitors who were anonymous, and became known in P.
  static let visitors: [WorkedCase] = [
    // At a: v1 (known on 06-10), v2 (never), v4 (since May, known on 06-08), v6 (known at b, but a's): 3 of 4.
    // At b: v9 (known by e-mail alone), v10 (known only tomorrow): 1 of 2.
    // Not: v3 and v11 (known before June), v5 (its first activity has a contact), v7 (z's), v8 (not seen in June).
    // In May [05-02, 05-31]: v3 and v11 became known, v4 and v8 not: 2 of 4.
    WorkedCase("deanonymization_rate", "first seen, first known, and where", visits, value: .value(4.0 / 6)) {
      $0.numerator = 4
      $0.denominator = 6
      $0.tiers = [.value(3.0 / 4), .value(1.0 / 2), nil, nil]
      $0.previous = .value(2.0 / 4)
    },
    // Over two accounts: v6 stays a's under a filter on a; b has no part of it.
    WorkedCase("deanonymization_rate", "of the account of the first activity", visits, value: .value(1.0 / 2)) {
      $0.only = ["b"]
      $0.numerator = 1
      $0.denominator = 2
    },
  ]

  private static let visits = SmallData([
    "accounts.csv": "account_id,tier,is_target\na,1,\nb,2,\nz,1,no\n",
    "contacts.csv": "contact_id,account_id\nc1,a\nc2,b\n",
    "activities.csv": """
    timestamp,type,account_id,visitor_id,contact_id,email
    2026-06-05,visit,a,v1,,
    2026-06-10,visit,a,v1,c1,
    2026-06-06,visit,a,v2,,
    2026-05-10,visit,a,v3,,
    2026-05-20,visit,a,v3,c1,
    2026-06-20,visit,a,v3,,
    2026-05-10,visit,a,v4,,
    2026-06-07,visit,a,v4,,
    2026-06-08,visit,a,v4,unknown,
    2026-06-09,visit,a,v5,c1,
    2026-06-11,visit,a,v6,,
    2026-06-12,visit,b,v6,c2,
    2026-05-01,visit,z,v7,,
    2026-06-13,visit,b,v7,c2,
    2026-05-30,visit,b,v8,,
    2026-06-13,visit,b,v9,,
    2026-06-14,visit,b,v9,,nobody@example.com
    2026-06-15,visit,b,v10,,
    2026-07-02,visit,b,v10,c2,
    2026-05-01,visit,a,v11,,
    2026-05-31,visit,a,v11,c1,
    2026-06-20,visit,a,v11,,
    """,
  ])
}
