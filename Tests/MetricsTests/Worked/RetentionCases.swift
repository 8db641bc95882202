import Accounts
import Ingest
import Metrics
import TestSupport
import Values

extension WorkedCase {
  /// Stage 5: customers and how they feel.
  static let retention: [WorkedCase] = [
    // a: an active contract and a competitor's topic; d: won, without a contract. Not b (our topic), c (no customer),
    // e (its contract is over for more than the grace days).
    WorkedCase("customer_intent_surge", "competitor topics of customers", customers, value: 2) {
      $0.tiers = [1, 0, 0, 1]
      $0.rows = ["a": ["intent.csv:2"], "c": [], "b": []]
    },
    // Customers with a score: a 60 (70 thirty days before: degrading), b 40. d has none; c 100 is no customer.
    // At 05-31: a 70, b 40, and e is still in its grace: 90: (70 + 40 + 90)/3.
    WorkedCase("customer_relationship_score", "customers only", customers, value: 50) {
      $0.numerator = 100
      $0.denominator = 2
      $0.also = ["degrading": 1]
      $0.tiers = [60, 40, nil, nil]
      $0.previous = .value(200.0 / 3)
    },
    // Answers since 2025-07-01: p1 9, p2 3 (its 10 is older), a itself 8, p4 7, p5 9. Not p3's of 06-30.
    // 2 promoters, 1 detractor of 5: 100 × 1/5. Tier 1 (a): 9, 3, 8: 0. Tier 2 (b): 7, 9: 100 × 1/2.
    // At 05-31, since 2025-06-01: p1 9, p3 10, p5 9: 100.
    WorkedCase("nps", "the latest of each within a year", answers, value: 20) {
      $0.numerator = 100
      $0.denominator = 5
      $0.tiers = [0, 50, nil, nil]
      $0.previous = 100
      $0.rows = ["a": ["nps.csv:2", "nps.csv:4", "nps.csv:5"], "b": ["nps.csv:7", "nps.csv:8"]]
    },
    // By contact p1 (its address), by the address that no contact has (twice: the later counts), by the response, by the
    // account: 10, 3, 9, 6. The response r1 of b is another than that of a. 2 promoters, 2 detractors, and 10 of b.
    WorkedCase("nps", "who answers is the contact, else the address, the response, the account", respondents, value: 20)
    {
      $0.numerator = 100
      $0.denominator = 5
      $0.cases = 5
      $0.tiers = [0, 100, nil, nil]
      $0.rows = ["a": ["nps.csv:3", "nps.csv:5", "nps.csv:7", "nps.csv:8"], "b": ["nps.csv:9"]]
    },
    // A table without a row: no answers, n/a.
    WorkedCase(
      "nps", "no answers", answers.adding(["nps.csv": "date,account_id,score,contact_id\n"]), value: nil
    ) { $0.denominator = 0 },
  ]

  private static let customers = SmallData([
    "accounts.csv": "account_id,tier,is_target\na,1,\nb,2,\nc,1,\nd,,y\ne,3,\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value
    k1,a,2026-01-01,2026-12-31,100
    k2,b,2026-01-01,2026-12-31,100
    k3,e,2025-05-31,2026-05-30,100
    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,created_at,closed_at
    o1,d,new,won,2026-01-01,2026-06-01
    """,
    "intent.csv": """
    date,topic,score,account_id
    2026-06-25,COMPETITOR: acme,60,a
    2026-06-25,crm,90,b
    2026-06-25,Competitor: Acme,90,c
    2026-06-25,Competitor: Acme,90,d
    2026-06-25,Competitor: Acme,90,e
    """,
    "relationships.csv": """
    date,account_id,score
    2026-05-31,a,70
    2026-06-20,a,60
    2026-05-01,b,40
    2026-05-01,c,100
    2026-05-01,e,90
    """,
  ]).with { $0.accountRules.competitorTopics = [Glob("competitor:*")] }

  private static let respondents = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,2\n",
    "contacts.csv": "contact_id,account_id,email\np1,a,p1@a.example\n",
    "nps.csv": """
    date,account_id,score,contact_id,email,response_id
    2026-06-01,a,0,p1,,r9
    2026-06-02,a,10,,P1@a.example,
    2026-06-01,a,8,,who@a.example,r1
    2026-06-03,a,3,,who@a.example,r2
    2026-06-01,a,0,,,r1
    2026-06-02,a,9,,,r1
    2026-06-01,a,6,,,
    2026-06-01,b,10,,,r1
    """,
  ])

  private static let answers = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,2\n",
    "contacts.csv": "contact_id,account_id\np1,a\np2,a\np3,b\np4,b\np5,b\n",
    "nps.csv": """
    date,account_id,score,contact_id
    2025-07-01,a,9,p1
    2026-06-01,a,10,p2
    2026-06-20,a,3,p2
    2026-06-20,a,8,
    2025-06-30,b,10,p3
    2026-06-02,b,7,p4
    2026-03-01,b,9,p5
    """,
  ])

  /// Stage 5: renewals. Grace days: 30. T + 30 = 07-30.
  static let renewal: [WorkedCase] = [
    // Renewed: named; soon (begins on end + 30, after T); early (on end − 30); ahead (named, three months ahead); of
    // half the one of two that is settled. Pending, and in no figure yet: none, half's k7, tooEarly (end − 31), other
    // (what begins in time names another contract), tooLate (named, begins after T + 30). before ended in May: not due,
    // and at 05-31 in its grace: nothing settled.
    WorkedCase("renewal_rate", "named, or unnamed within the grace", contracts, value: 1) {
      $0.numerator = 5
      $0.denominator = 5
      $0.cases = 5
      $0.also = ["pending": 5, "pending_value": 500]
      $0.previous = nil
      $0.rows = ["half": ["contracts.csv:7"], "none": [], "before": []]
    },
    // 90 days from 04-02: before's k10 (ended 05-30) as well: T is past 06-29, so it is settled. 5 of 6.
    // tooEarly's k13 of 05-20 is no end; nothing else ends there.
    WorkedCase("renewal_rate", "what is past its grace is settled", contracts, value: .value(5.0 / 6)) {
      $0.period = "90d"
      $0.also = ["pending": 5, "pending_value": 500]
    },
    // On 07-31 all that ended in June is settled; tooLate's k20 has begun that day. Renewed: named, soon, early, ahead,
    // tooLate. Not: none, half (one of two), tooEarly, other. 5 of 9.
    WorkedCase("renewal_rate", "settled when the grace is over", contracts, value: .value(5.0 / 9)) {
      $0.period = "2026-06-01..2026-07-31"
      $0.today = "2026-07-31"
      $0.also = ["pending": 0, "pending_value": 0]
      $0.cases = 9
      // (5/9 + z²/18 ± z √(20/729 + z²/324)) ÷ (1 + z²/9) with z = 1.959964.
      $0.interval = (low: 0.26665129180087416, high: 0.8112214802294544)
      $0.rows = ["half": ["contracts.csv:7", "contracts.csv:8"]]
    },
    // Grace 31: tooEarly is renewed (end − 31), tooLate too (T + 31 = 07-31): 7 of 7. Pending: none, half's k7, other.
    WorkedCase(
      "renewal_rate", "grace is a setting", contracts.with { $0.accountRules.renewalGraceDays = 31 }, value: 1
    ) {
      $0.denominator = 7
      $0.also = ["pending": 3]
    },
    // On 07-04, period 30d = [06-05, 07-04]: soon's k4 has not begun, but is due to begin by 08-03: still renewed.
    WorkedCase("renewal_rate", "a late renewal is one while it is on its way", contracts, value: 1) {
      $0.today = "2026-07-04"
      $0.only = ["soon"]
    },
    WorkedCase("renewal_rate", "nothing due", contracts, value: nil) {
      $0.only = ["before"]
      $0.denominator = 0
    },
    WorkedCase("renewed_accounts", "the numerator of the rate", contracts, value: 5) {
      $0.tiers = [5, 0, 0, 0]
      $0.previous = 0
      $0.change = .good
    },
    // left was taken off the list on 06-15, after its contract had ended without a renewal and without a grace, as it
    // was cancelled on 06-01: it is of the list at 05-31, and not forgotten. stays is renewed. gone left in May: not
    // counted. 1 of 2.
    WorkedCase("renewal_rate", "who has left the list is not forgotten", leavers, value: 0.5) {
      $0.numerator = 1
      $0.denominator = 2
      $0.rows = ["left": ["contracts.csv:4"]]
    },
    WorkedCase("renewed_accounts", "of the opening list", leavers, value: 1),
    // Customers at 05-31 on the list then or at T: stays, left; gone is on neither. 1 of 2.
    WorkedCase("customer_retention", "of the opening list", leavers, value: 0.5) {
      $0.numerator = 1
      $0.denominator = 2
      $0.cases = 2
      $0.previous = 1
      $0.change = .neutral
      $0.rows = ["gone": []]
    },
    WorkedCase("customer_retention", "nobody was a customer", leavers, value: nil) { $0.only = ["new"] },
    // Kept: stays 100; settled: stays 100 and left 200.
    WorkedCase("gross_revenue_retention", "of the opening list", leavers, value: .value(100.0 / 300)) { $0.cases = 2 },
    // At T stays 120 (its renewal), left 0. Before: 100 and 200.
    WorkedCase("net_revenue_retention", "of the opening list", leavers, value: .value(120.0 / 300)) { $0.cases = 2 },
  ]

  private static let leavers = SmallData([
    "accounts.csv": "account_id,tier,target_until\nstays,1,\nleft,1,2026-06-15\ngone,1,2026-05-15\nnew,1,\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,previous_contract_id,status,cancelled_at
    k1,stays,2025-06-11,2026-06-10,100,,,
    k2,stays,2026-06-11,2027-06-10,120,k1,,
    k3,left,2025-06-11,2027-06-10,200,,cancelled,2026-06-01
    k4,gone,2025-06-11,2026-06-10,400,,,
    k5,new,2026-06-11,2027-06-10,800,,,
    """,
  ])

  private static let contracts = SmallData([
    "accounts.csv": "account_id,tier\n"
      + ["named", "soon", "none", "half", "before", "early", "tooEarly", "other", "ahead", "tooLate"]
      .map { "\($0),1\n" }.joined(),
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,previous_contract_id
    k1,named,2025-06-11,2026-06-10,100,
    k2,named,2026-06-11,2027-06-10,100,k1
    k3,soon,2025-06-06,2026-06-05,100,
    k4,soon,2026-07-05,2027-07-04,100,
    k5,none,2025-06-16,2026-06-15,100,
    k6,half,2025-06-11,2026-06-10,100,
    k7,half,2025-06-03,2026-06-02,100,
    k8,half,2026-06-11,2027-06-10,100,k6
    k10,before,2025-05-31,2026-05-30,100,
    k11,early,2025-06-21,2026-06-20,100,
    k12,early,2026-05-21,2027-05-20,100,
    k13,tooEarly,2025-06-21,2026-06-20,100,
    k14,tooEarly,2026-05-20,2027-05-19,100,
    k15,other,2025-06-21,2026-06-20,100,
    k16,other,2026-06-21,2027-06-20,100,k99
    k17,ahead,2025-06-02,2026-06-01,100,
    k18,ahead,2026-03-01,2027-02-28,100,k17
    k19,tooLate,2025-07-01,2026-06-30,100,
    k20,tooLate,2026-07-31,2027-07-30,100,k19
    """,
  ])
}
