import Accounts
import Ingest
import TestSupport
import Values

extension WorkedCase {
  /// Stage 3: buying committees, opportunities, pipeline.
  static let opportunity: [WorkedCase] = [
    // Accounts with an open new opportunity: a and d. b has an expansion, c's is won.
    // a: p1 (a role), p3 (said so); not p2 (others have a role), p4 (said not), p5 (created tomorrow). d: nobody.
    // At 05-31: c (p7) and d; a has none yet: 1/2.
    WorkedCase("stakeholders", "over accounts with an open new opportunity", committee, value: 1) {
      $0.numerator = 2
      $0.denominator = 2
      $0.tiers = [2, 0, nil, nil]
      $0.previous = 0.5
      $0.rows = ["a": ["contacts.csv:2", "contacts.csv:4", "opportunities.csv:2"]]
    },
    // Nobody has a role, persona or is_stakeholder: all contacts are stakeholders: a has p1–p4.
    WorkedCase(
      "stakeholders", "without any role all contacts are stakeholders",
      committee.adding([
        "contacts.csv": "contact_id,account_id,role,persona\np1,a,,\np2,a,,\np3,a,,\np4,a,,\np6,b,,\np7,c,,\n"
      ]), value: 2),
    // The window of 90 days begins on 04-02. p1: visited a that day. p3: a visit of 04-01, one at b, an e-mail sent to
    // it: none counts. p4 is no stakeholder. 1/2.
    WorkedCase("account_penetration", "engaged within the window, in this account", committee, value: 0.5) {
      $0.numerator = 1
      $0.denominator = 2
      $0.tiers = [1, 0, nil, nil]
      $0.rows = ["a": ["contacts.csv:2", "opportunities.csv:2"], "d": ["opportunities.csv:5"]]
    },
    // 91 days begin on 04-01: p3 too.
    WorkedCase(
      "account_penetration", "the window is a setting", committee.with { $0.accountRules.engagementWindowDays = 91 },
      value: 1),

    // a (open), c (lost in 2025), e (won); not b (expansion), d (created tomorrow), f (none). 3/6. At 05-31: c, e.
    WorkedCase("opportunity_rate", "in any state, new ones only", deals, value: 0.5) {
      $0.numerator = 3
      $0.denominator = 6
      $0.previous = .value(2.0 / 6)
    },
    // Open: o1 120 (history of 06-10; 999 is of tomorrow), o2 EUR 10 × 1.08 = 10.8, o7 200 (won tomorrow), o8 none.
    // Not: o3 lost, o4 created tomorrow, o5 won. 330.8. At 05-31: o2, o7, and o5 with 50 (won in June).
    WorkedCase("target_account_pipeline", "amounts and states at T", deals, value: 330.8) {
      $0.tiers = [120, 10.8, 200, 0]
      $0.previous = 260.8
      $0.rows = ["a": ["opportunities.csv:2", "opportunities.csv:7"], "e": [], "f": ["opportunities.csv:8"]]
    },
    // First touch → opportunity on, in June: a 05-11 → 06-10 (30; the open and the e-mail sent before are no touch of
    // class engagement), b 06-01 → 06-01 (0), e 06-03 → 06-08 (5). Not: c (touched after), d (its first is of May;
    // 04-01 → 05-30 = 59), f (an expansion). Median of 0, 5, 30; mean 35/3; tier 1: a and b.
    WorkedCase("time_to_opportunity", "first touches of class engagement", firstTouches, value: 5) {
      $0.mean = .value(35.0 / 3)
      $0.count = 3
      $0.tiers = [15, 5, nil, nil]
      $0.previous = 59
    },
    WorkedCase("time_to_opportunity", "of nobody", firstTouches, value: nil) {
      $0.only = ["c", "d", "f"]
      $0.count = 0
      $0.mean = nil
    },
  ]

  private static let committee = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,1\nc,1\nd,2\n",
    "contacts.csv": """
    contact_id,account_id,role,is_stakeholder,created_at
    p1,a,Buyer,,
    p2,a,,,
    p3,a,,yes,
    p4,a,Champion,no,
    p5,a,User,,2026-07-01
    p6,b,Buyer,,
    p7,c,Buyer,,
    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,open,1,2026-06-01,
    o2,b,expansion,open,1,2026-05-01,
    o3,c,new,won,1,2026-05-01,2026-06-15
    o4,d,,open,1,2026-05-01,
    """,
    "activities.csv": """
    timestamp,type,account_id,contact_id
    2026-04-02,visit,a,p1
    2026-04-01,visit,a,p3
    2026-06-01,visit,b,p3
    2026-06-02,email_sent,a,p3
    2026-06-03,visit,a,p4
    """,
  ])

  private static let deals = SmallData([
    "accounts.csv": "account_id,tier,is_target\na,1,\nb,2,\nc,1,\nd,1,\ne,1,\nf,3,\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,currency,created_at,closed_at
    o1,a,new,open,100,,2026-06-05,
    o2,b,expansion,open,10,EUR,2026-05-01,
    o3,c,new,lost,40,,2025-01-01,2025-03-01
    o4,d,new,open,70,,2026-07-01,
    o5,e,new,Closed Won,50,,2026-05-01,2026-06-20
    o8,a,renewal,open,,,2026-06-01,
    o7,f,cross_sell,won,200,,2026-05-01,2026-07-01
    """,
    "opportunity_history.csv": """
    opportunity_id,changed_at,amount
    o1,2026-06-10,120
    o1,2026-07-01,999
    """,
  ]).with { $0.readRules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)] }

  private static let firstTouches = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,1\nc,1\nd,1\ne,2\nf,2\n",
    "activities.csv": """
    timestamp,type,account_id
    2026-05-01,email_open,a
    2026-05-02,email_sent,a
    2026-05-03,raffle,a
    2026-05-11,visit,a
    2026-06-01,meeting,b
    2026-06-20,visit,c
    2026-04-01,visit,d
    2026-06-03,visit,e
    2026-06-03,visit,f
    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,created_at
    o1,a,new,open,2026-06-10
    o2,b,new,open,2026-06-01
    o3,c,new,open,2026-06-10
    o4,d,new,open,2026-06-15
    o5,d,new,open,2026-05-30
    o6,e,new,open,2026-06-08
    o7,f,upsell,open,2026-06-08
    """,
  ])

  /// Stage 4: won.
  static let won: [WorkedCase] = [
    // a (won 06-15), e (2025), h (its first in May, a second in June); not b (expansion), c (closes tomorrow: open),
    // d (lost), g (won before it was created tomorrow: not there yet). 3/7. At 05-31: e, h.
    WorkedCase("win_rate", "won new opportunities by T", wins, value: .value(3.0 / 7)) {
      $0.numerator = 3
      $0.denominator = 7
      $0.previous = .value(2.0 / 7)
      $0.rows = ["a": ["accounts.csv:2", "opportunities.csv:2"], "b": ["accounts.csv:3"]]
    },
    // In June: a 1100 (changed after it was won), h 7. In May: h 5, at 05-31.
    WorkedCase("new_revenue", "amounts at T", wins, value: 1107) {
      $0.tiers = [1107, 0, 0, 0]
      $0.previous = 5
      $0.rows = ["a": ["opportunities.csv:2"], "h": ["opportunities.csv:9"]]
    },
    // Won on in June: a 06-15 − 06-01 = 14. It was created on 06-20, after its close: no matter here.
    // h's won on is in May: 05-20 − 05-10 = 10.
    WorkedCase("deal_cycle", "first touch to won on", wins, value: 14) {
      $0.count = 1
      $0.mean = 14
      $0.previous = 10
    },
    // a: 3 visits, 2 e-mails on the very day, 1 of an unknown type; not the opens, nor what came after: 6.
    // i: won on 06-20 without any touch: 0. Mean 3. In May: h's 4.
    WorkedCase(
      "touches_per_won", "up to the day it was won", wins.adding(["accounts.csv": winners + "i,2\n"]), value: 3
    ) {
      $0.numerator = 6
      $0.denominator = 2
      $0.tiers = [6, 0, nil, nil]
      $0.previous = 4
      $0.rows = ["a": ["activities.csv:2", "activities.csv:3", "activities.csv:5", "opportunities.csv:2"]]
    },
  ]

  private static let winners = "account_id,tier\na,1\nb,1\nc,1\nd,1\ne,1\ng,1\nh,1\n"

  private static let wins = SmallData([
    "accounts.csv": winners,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,won,1000,2026-06-20,2026-06-15
    o2,b,cross_sell,won,10,2026-05-01,2026-06-15
    o3,c,new,won,10,2026-05-01,2026-07-01
    o4,d,new,lost,10,2026-05-01,2026-06-15
    o5,e,new,won,10,2025-05-01,2025-06-15
    o6,g,new,won,10,2026-07-05,2026-06-10
    o7,h,new,won,5,2026-05-01,2026-05-20
    o8,h,new,won,7,2026-05-01,2026-06-10
    o9,i,new,won,0,2026-06-01,2026-06-20
    """,
    "opportunity_history.csv": "opportunity_id,changed_at,amount\no1,2026-06-18,1100\n",
    "activities.csv": """
    timestamp,type,account_id,count
    2026-06-01,visit,a,3
    2026-06-15,email_sent,a,2
    2026-06-10,email_open,a,5
    2026-06-11,raffle,a,1
    2026-06-16,visit,a,7
    2026-05-10,visit,h,4
    2026-05-21,visit,h,8
    """,
  ])
}
