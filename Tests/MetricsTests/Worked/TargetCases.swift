import Accounts
import Ingest
import TestSupport
import Values

extension WorkedCase {
  /// Stage 1: the target account list, relationships, intent.
  static let target: [WorkedCase] = [
    // At T: a (its tier makes it a target), b (since that very day), e. Not c (from tomorrow on), d (until ≤ T),
    // f (said not to be), g (no tier, while others have one), h (created tomorrow).
    // At 2026-05-31: a and d; b and e are not yet on the list.
    WorkedCase("target_accounts", "since, until, created and empty cells", list, value: 3) {
      $0.tiers = [1, 1, 0, 1]
      $0.previous = 2
      $0.rows = ["a": ["accounts.csv:2"]]
    },
    // a and b of the three; before: a of the two.
    WorkedCase("tiered_target_accounts", "accounts without a tier are left out", list, value: 2) {
      $0.tiers = [1, 1, 0, 0]
      $0.previous = 1
    },
    // No account has a tier or an is_target: all are on the list.
    WorkedCase(
      "target_accounts", "without tiers and is_target all are targets",
      SmallData(["accounts.csv": "account_id,tier,is_target\na,,\nb,,\n"]), value: 2),
    // One is_target in the table, and an empty cell no longer means yes.
    WorkedCase(
      "target_accounts", "one is_target decides for all",
      SmallData(["accounts.csv": "account_id,is_target\na,\nb,n\nc,y\n"]), value: 1),
    // Without accounts, they are made from the names elsewhere: a and b, without a tier, all of them targets.
    WorkedCase(
      "target_accounts", "accounts made from other tables",
      SmallData(["activities.csv": "timestamp,type,account_id\n2026-06-01,visit,a\n2026-06-02,visit,b\n"]), value: 2
    ) { $0.tiers = [0, 0, 0, 2] },
    // Three criteria; a meets 3 of 3 → tier 1; b 2 of 3 = 0.67 ≥ 0.6 → 2; c 1 of 3 = 0.33 ≥ 0.3 → 3; d none of them.
    // d has no tier, while others have one: not on the list.
    WorkedCase(
      "tiered_target_accounts", "tiers by the ideal customer profile",
      profiled.adding(["accounts.csv": columns + profiles]), value: 3
    ) { $0.tiers = [1, 1, 1, 0] },
    // e has a tier of its own, which wins over the profile's 1; where a cell says so, the profile puts nobody on the list.
    WorkedCase("tiered_target_accounts", "a tier cell decides who is on the list", profiled, value: 1) {
      $0.tiers = [0, 1, 0, 0]
    },
    WorkedCase("target_accounts", "a tier cell that cannot be read puts on the list", unreadable, value: 2) {
      $0.tiers = [1, 0, 0, 1]
    },

    // a at T: p 80 (replaces 90), q 60, the row without contact 40: (80+60+40)/3 = 60; at T−30 = 05-31: p 90.
    //   60 − 90 = −30: degrading. b: 55, 50 before: +5: improving. c has only a row of tomorrow, d has none.
    // (60+55)/2 = 57.5. At 05-31: (90+50)/2 = 70.
    WorkedCase("relationship_score", "latest of each contact", relationships, value: 57.5) {
      $0.numerator = 115
      $0.denominator = 2
      $0.tiers = [60, 55, nil, nil]
      $0.previous = 70
      $0.also = ["degrading": 1, "improving": 1]
    },
    // No relationships file. a: two replies today 2×3 = 6, a meeting 30 days ago 8÷2 = 4: w = 10, 100×10/(10+20).
    // b has only visits: none. At T−30 a had 100×8/28 = 28.57: +4.76 is no improvement yet.
    WorkedCase("relationship_score", "derived from activities", derivedRelationships, value: .value(100.0 / 3)) {
      $0.denominator = 1
      $0.also = ["degrading": 0, "improving": 0]
      $0.previous = .value(100 * 8.0 / 28)
      $0.rows = ["a": ["activities.csv:2", "activities.csv:3"]]
    },
    // The table is there, with no row for a: nothing is derived.
    WorkedCase(
      "relationship_score", "a table without rows is a table",
      derivedRelationships.adding(["relationships.csv": "date,account_id,score\n"]), value: nil
    ) { $0.denominator = 0 },

    // Latest: [06-24, 06-30]; baseline: [04-01, 06-23].
    // a: baseline 40, 40, 40; latest max(50, 45) = 50 ≥ 1.25 × 40, ≥ 40: surging. b: 49.9 < 50: not.
    // c: two baseline rows only; 60 ≥ 60: surging. d: 39 ≥ 1.25 × 10, but < 40: not.
    // e: a competitor's topic only. f: the row of 03-31 is no baseline, two are left; 59 < 60: not.
    // At 05-31 nothing lies in [05-25, 05-31].
    WorkedCase("intent_surge", "with and without a baseline", surges, value: 2) {
      $0.tiers = [1, 0, 1, 0]
      $0.previous = 0
    },
    // With minima of 50 for both, d still fails (39), and f's 59 suffices: a, c, f.
    WorkedCase(
      "intent_surge", "thresholds are settings",
      surges.with {
        $0.accountRules.surge.minimum = 50
        $0.accountRules.surge.newMinimum = 50
      }, value: 3),
    // Ratio 1.2: 49.9 ≥ 48 makes b surge too. Two rows are a baseline: c's 60 ≥ 12 and ≥ 40; f's 59 ≥ 1.2 × 40 = 48.
    WorkedCase(
      "intent_surge", "ratio and baseline rows are settings",
      surges.with {
        $0.accountRules.surge.ratio = 1.2
        $0.accountRules.surge.baselineRows = 2
      }, value: 4),
  ]

  private static let list = SmallData([
    "accounts.csv": """
    account_id,tier,is_target,target_since,target_until,created_at
    a,1,,,,
    b,2,yes,2026-06-30,,
    c,3,,2026-07-01,,
    d,,yes,,2026-06-30,
    e,,yes,2026-06-01,2026-07-01,
    f,2,no,,,
    g,,,,,
    h,1,,,,2026-07-01
    """
  ])

  private static let columns = "account_id,tier,industry,employees,country\n"
  private static let profiles = "a,,Software,500,DE\nb,,software,500,US\nc,,Software,50,US\nd,,Retail,50,US\n"

  /// x has a tier, y one that is none; z has a null word, which is an empty cell.
  private static let unreadable = SmallData(["accounts.csv": "account_id,tier\nx,1\ny,Elsewhere\nz,N/A\n"])

  private static let profiled = SmallData([
    "accounts.csv": columns + profiles + "e,2,Software,500,DE\n"
  ]).with {
    $0.accountRules.profile = IdealCustomerProfile(criteria: [
      .init(field: "industry", test: .oneOf(["software"])), .init(field: "employees", test: .atLeast(500)),
      .init(field: "country", test: .matches(Glob("d*"))),
    ])
  }

  private static let relationships = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,2\nc,1\nd,3\n",
    "contacts.csv": "contact_id,account_id\np,a\nq,a\n",
    "relationships.csv": """
    date,account_id,score,contact_id
    2026-06-10,a,80,p
    2026-05-20,a,90,p
    2026-06-20,a,60,q
    2026-06-15,a,40,
    2026-04-01,b,50,
    2026-06-01,b,55,
    2026-07-01,c,99,
    """,
  ])

  private static let derivedRelationships = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,1\n",
    "activities.csv": """
    timestamp,type,account_id,count
    2026-06-30,email_reply,a,2
    2026-05-31,meeting,a,1
    2026-06-29,visit,a,50
    2026-06-29,visit,b,50
    2026-07-01,call,b,1
    """,
  ])

  private static let surges = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,1\nc,3\nd,2\ne,1\nf,2\n",
    "intent.csv": """
    date,topic,score,account_id
    2026-04-01,crm,40,a
    2026-05-01,crm,40,a
    2026-06-23,crm,40,a
    2026-06-24,crm,50,a
    2026-06-30,crm,45,a
    2026-04-01,crm,40,b
    2026-05-01,crm,40,b
    2026-06-23,crm,40,b
    2026-06-25,crm,49.9,b
    2026-05-01,crm,10,c
    2026-05-02,crm,10,c
    2026-06-25,crm,60,c
    2026-05-01,crm,10,d
    2026-05-02,crm,10,d
    2026-05-03,crm,10,d
    2026-06-25,crm,39,d
    2026-06-25,Competitor: Acme,90,e
    2026-03-31,crm,40,f
    2026-04-01,crm,40,f
    2026-04-02,crm,40,f
    2026-06-25,crm,59,f
    """,
  ]).with { $0.accountRules.competitorTopics = [Glob("competitor:*")] }
}
