import Accounts
import TestSupport

extension WorkedCase {
  /// Stage 2: sums of counts. z is not on the list; 05-31 and 05-02 are in the previous period, 05-01 is not.
  static let traffic: [WorkedCase] = [
    // a 3 + b 2 + n 1. Before: 7 of 05-31. The row of 07-01 is not there yet.
    WorkedCase("ad_impressions", "of ads and e-mail banners, by any name", rows, value: 6) {
      $0.tiers = [3, 2, 0, 1]
      $0.previous = 7
      $0.rows = ["a": ["activities.csv:2"], "b": ["activities.csv:3"]]
    },
    // a 2 + b 1. Before: 4.
    WorkedCase("ad_clicks", "of ads and e-mail banners", rows, value: 3) {
      $0.tiers = [2, 1, 0, 0]
      $0.previous = 4
      $0.rows = ["b": ["activities.csv:9"]]
    },
    // a 2 + 3 + b 1. Before: 9 of 05-02, not the 11 of 05-01.
    WorkedCase("website_visits", "high-value visits are visits", rows, value: 6) {
      $0.tiers = [5, 1, 0, 0]
      $0.previous = 9
      $0.rows = ["a": ["activities.csv:11", "activities.csv:12"]]
    },
    // a 3; b 1 by its page /Pricing.
    WorkedCase("high_value_visits", "by type and by page", rows, value: 4) {
      $0.tiers = [3, 1, 0, 0]
      $0.previous = 0
      $0.rows = ["b": ["activities.csv:13"]]
    },
    // a 2 + n 1. Before: 1.
    WorkedCase("chats", "by any name", rows, value: 3) {
      $0.tiers = [2, 0, 0, 1]
      $0.previous = 1
    },
    // Under a filter only b's.
    WorkedCase("website_visits", "under a filter", rows, value: 1) {
      $0.only = ["b", "z"]
      $0.previous = 9
    },
    // The whole data up to T: 1+9+11 of b, 5 of a.
    WorkedCase("website_visits", "all", rows, value: 26) {
      $0.period = "all"
      $0.previous = nil
    },
  ]

  private static let rows = SmallData([
    "accounts.csv": "account_id,tier,is_target\na,1,\nb,2,\nn,,yes\nz,1,no\n",
    "activities.csv": """
    timestamp,type,account_id,count,url
    2026-06-01,ad_impression,a,3,
    2026-06-30T23:59:59Z,email_impression,b,2,
    2026-05-31T23:59:59Z,ad_impression,a,7,
    2026-07-01T00:00:00Z,ad_impression,a,5,
    2026-06-15,Display Impression,n,,
    2026-06-15,ad_impression,z,100,
    2026-06-16,ad_click,a,2,
    2026-06-16,Email Banner Click,b,,
    2026-05-10,click,b,4,
    2026-06-17,visit,a,2,https://example.com/blog
    2026-06-17,high_value_visit,a,3,
    2026-06-18,visit,b,1,https://www.example.com/Pricing?plan=pro
    2026-05-02,visit,b,9,
    2026-05-01,visit,b,11,
    2026-06-19,chat,a,2,
    2026-06-20,Live Chat,n,,
    2026-05-20,chat,b,1,
    """,
  ])

  /// View-through: the latest impression at or before the visit, 7 × 86,400 s at most, and no click from it to the visit.
  static let viewThrough: [WorkedCase] = [
    // Yes: atLimit 2, sameTime 1, sameTimeAfter 1, clickBefore 3 (the latest impression is after the click),
    //   acrossMonths 1, email 1. No: overLimit, clickBetween, clickAtImpression, clickFirst, clickAtVisit, emailClick,
    //   none. 2+1+1+3+1+1 = 9. Before: acrossMonths' visit of 05-21.
    WorkedCase("view_through_visits", "limits, ties and clicks between", impressions, value: 9) {
      $0.previous = 1
      $0.tiers = [9, 0, 0, 0]
      $0.rows = [
        "atLimit": ["activities.csv:3"], "overLimit": [], "sameTimeAfter": ["activities.csv:8"], "clickAtVisit": [],
        "acrossMonths": ["activities.csv:27"],
      ]
    },
    // converts: 2; convertsByClick: none, for its click.
    WorkedCase("view_through_conversions", "the same for conversions", impressions, value: 2) {
      $0.previous = 0
      $0.rows = ["converts": ["activities.csv:36"], "convertsByClick": []]
    },
    // One day: atLimit and overLimit are out, acrossMonths (two days) too, the others stay: 1+1+3+1.
    WorkedCase(
      "view_through_visits", "the days are a setting", impressions.with { $0.accountRules.viewThroughDays = 1 },
      value: 6),
    // No days at all: only visits at the very time of the impression.
    WorkedCase(
      "view_through_visits", "no days", impressions.with { $0.accountRules.viewThroughDays = 0 }, value: 2),
  ]

  private static let impressions = SmallData([
    "accounts.csv": "account_id,tier\n"
      + [
        "atLimit", "overLimit", "sameTime", "sameTimeAfter", "clickBetween", "clickAtImpression", "clickFirst",
        "clickAtVisit", "clickBefore", "acrossMonths", "email", "emailClick", "none", "converts", "convertsByClick",
      ].map { "\($0),1\n" }.joined(),
    "activities.csv": """
    timestamp,type,account_id,count
    2026-06-01T12:00:00Z,ad_impression,atLimit,
    2026-06-08T12:00:00Z,visit,atLimit,2
    2026-06-01T12:00:00Z,ad_impression,overLimit,
    2026-06-08T12:00:01Z,visit,overLimit,2
    2026-06-10T10:00:00Z,ad_impression,sameTime,
    2026-06-10T10:00:00Z,visit,sameTime,
    2026-06-10T10:00:00Z,visit,sameTimeAfter,
    2026-06-10T10:00:00Z,ad_impression,sameTimeAfter,
    2026-06-10T10:00:00Z,ad_impression,clickBetween,
    2026-06-10T11:00:00Z,ad_click,clickBetween,
    2026-06-10T12:00:00Z,visit,clickBetween,
    2026-06-10T10:00:00Z,ad_impression,clickAtImpression,
    2026-06-10T10:00:00Z,ad_click,clickAtImpression,
    2026-06-10T12:00:00Z,visit,clickAtImpression,
    2026-06-10T10:00:00Z,ad_click,clickFirst,
    2026-06-10T10:00:00Z,ad_impression,clickFirst,
    2026-06-10T12:00:00Z,visit,clickFirst,
    2026-06-10T10:00:00Z,ad_impression,clickAtVisit,
    2026-06-10T12:00:00Z,visit,clickAtVisit,
    2026-06-10T12:00:00Z,ad_click,clickAtVisit,
    2026-06-10T10:00:00Z,ad_impression,clickBefore,
    2026-06-10T11:00:00Z,ad_click,clickBefore,
    2026-06-10T12:00:00Z,ad_impression,clickBefore,
    2026-06-10T13:00:00Z,high_value_visit,clickBefore,3
    2026-05-31T09:00:00Z,ad_impression,acrossMonths,
    2026-06-02T09:00:00Z,visit,acrossMonths,
    2026-05-20T09:00:00Z,ad_impression,acrossMonths,
    2026-05-21T09:00:00Z,visit,acrossMonths,
    2026-06-10T10:00:00Z,email_impression,email,
    2026-06-10T12:00:00Z,visit,email,
    2026-06-10T10:00:00Z,email_impression,emailClick,
    2026-06-10T11:00:00Z,email_click,emailClick,
    2026-06-10T12:00:00Z,visit,emailClick,
    2026-06-10T10:00:00Z,ad_impression,converts,
    2026-06-10T12:00:00Z,conversion,converts,2
    2026-06-10T10:00:00Z,ad_impression,convertsByClick,
    2026-06-10T11:00:00Z,ad_click,convertsByClick,
    2026-06-10T12:00:00Z,conversion,convertsByClick,2
    2026-06-10T12:00:00Z,visit,none,
    """,
  ])
}
