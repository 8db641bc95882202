import Accounts
import TestSupport

extension WorkedCase {
  /// Stage 2: the engagement score (half-life 30 days, minimum 10) and research heat.
  static let engagement: [WorkedCase] = [
    // Ever ≥ 10: longAgo (15 in January), today (10), decayed (8 of 30 days ago → 4, + 6 = 10), opens (20 × 0.5).
    // Never: visits (9), close (8 → 4, + 5 = 9), outreach (0). off is not on the list. 4 of 7; at 05-31: longAgo.
    WorkedCase("engaged_rate", "the score ever reached the minimum", scores, value: .value(4.0 / 7)) {
      $0.numerator = 4
      $0.denominator = 7
      $0.tiers = [.value(3.0 / 4), .value(1.0 / 3), nil, nil]
      $0.previous = .value(1.0 / 7)
      $0.rows = ["decayed": ["accounts.csv:5", "activities.csv:5", "activities.csv:6"]]
    },
    WorkedCase("not_engaged_rate", "the others", scores, value: .value(3.0 / 7)) {
      $0.numerator = 3
      $0.denominator = 7
      $0.previous = .value(6.0 / 7)
    },
    // today, decayed, opens; longAgo has 15 × 2^(−180/30) = 15/64. At 05-31: decayed and close 8, longAgo 15/32.
    WorkedCase("engaged_accounts", "at T", scores, value: 3) {
      $0.tiers = [2, 1, 0, 0]
      $0.previous = 0
    },
    // 15/64 + 10 + 10 + 10 + 9 + 9 + 0 = 48.234375, over 7. At 05-31: 15/32 + 8 + 8 = 16.46875.
    WorkedCase("average_aes", "decayed to T", scores, value: .value(48.234375 / 7)) {
      $0.numerator = 48.234375
      $0.denominator = 7
      $0.previous = .value(16.46875 / 7)
    },
    // Half-life 60: longAgo 15/8; decayed 8/√2 + 6 = 11.66; close 8/√2 + 5 = 10.66 is engaged now.
    WorkedCase(
      "engaged_accounts", "half-life is a setting", scores.with { $0.accountRules.halfLifeDays = 60 }, value: 4),
    // Minimum 9: visits and close as well.
    WorkedCase(
      "engaged_accounts", "minimum is a setting", scores.with { $0.accountRules.engagementMinimum = 9 }, value: 5),
    // No account on the list: nothing to divide by.
    WorkedCase("average_aes", "over an empty list", scores, value: nil) {
      $0.only = ["off"]
      $0.denominator = 0
    },

    // Points in [06-17, 06-30] and the mean B of the six windows [03-25, 06-16]:
    // three: 12, B 0 → 3. threeAt: 12 = 3 × 24/6 → 3. two: 12 < 3 × 25/6, ≥ 2 × 25/6 → 2. twoAt: 6 = 2 × 18/6 → 2.
    // one: 6 < 2 × 19/6 → 1. visitor: 3 visits by one visitor 3 + 2 = 5 → 1. cold: 2 → 0.
    // highValue: 2 × 5 + 2 = 12 → 3. visitors: 2 visits by two visitors 2 + 4 = 6 → 2.
    // habit: 6, before in each window 2 visits by the same visitor, 2 + 2 = 4 → B 4 → 1.
    // chatter: a chat with a visitor is no visit: 4 visits → 1. old: all before the window → 0.
    // Two peppers or more: three, threeAt, two, twoAt, highValue, visitors.
    WorkedCase("research_heat", "visits and visitors against the habit", heat, value: 6) {
      $0.tiers = [6, 0, 0, 0]
      $0.rows = ["visitor": [], "visitors": ["activities.csv:13", "activities.csv:14"]]
    },
  ]

  private static let scores = SmallData([
    "accounts.csv": """
    account_id,tier,is_target
    longAgo,1,
    visits,1,
    today,1,
    decayed,1,
    close,2,
    opens,2,
    outreach,2,
    off,2,no
    """,
    "activities.csv": """
    timestamp,type,account_id,count
    2026-01-01,meeting,longAgo,
    2026-06-30,visit,visits,9
    2026-06-30,conversion,today,
    2026-05-31,visit,decayed,8
    2026-06-30,visit,decayed,6
    2026-05-31,visit,close,8
    2026-06-30,visit,close,5
    2026-06-30,email_open,opens,20
    2026-06-30,email_sent,outreach,100
    2026-06-30,meeting,off,
    """,
  ])

  /// The accounts of the heat case with their peppers.
  static let peppers: [String: UInt8] = [
    "three": 3, "threeAt": 3, "two": 2, "twoAt": 2, "one": 1, "visitor": 1, "cold": 0, "highValue": 3, "visitors": 2,
    "habit": 1, "chatter": 1, "old": 0,
  ]

  static let heat = SmallData([
    "accounts.csv": "account_id,tier\n" + peppers.keys.sorted().map { "\($0),1\n" }.joined(),
    "activities.csv": """
    timestamp,type,account_id,count,visitor_id
    2026-06-17,visit,three,12,
    2026-06-30,visit,threeAt,12,
    2026-06-16,visit,threeAt,24,
    2026-06-20,visit,two,12,
    2026-03-25,visit,two,25,
    2026-06-20,visit,twoAt,6,
    2026-05-01,visit,twoAt,18,
    2026-06-20,visit,one,6,
    2026-06-20,visit,visitor,3,v1
    2026-06-20,visit,cold,2,
    2026-06-20,high_value_visit,highValue,2,v2
    2026-06-20,visit,visitors,1,v3
    2026-06-21,visit,visitors,1,v4
    2026-06-20,visit,habit,6,
    2026-06-10,visit,habit,2,v5
    2026-05-25,visit,habit,2,v5
    2026-05-10,visit,habit,2,v5
    2026-04-25,visit,habit,2,v5
    2026-04-10,visit,habit,2,v5
    2026-03-30,visit,habit,2,v5
    2026-06-20,visit,chatter,4,
    2026-06-20,chat,chatter,1,v6
    2026-06-16,visit,old,50,
    2026-05-05,visit,one,19,
    """,
  ])
}
