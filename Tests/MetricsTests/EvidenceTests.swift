import Accounts
import Metrics
import TestSupport
import Testing

/// The rows behind an account's part of a figure: those that counted, and none besides.
@Suite struct EvidenceTests {
  /// In June: a became engaged (its 4th row), got its opportunity on 06-10 and won it on 06-20. b was engaged in May,
  /// and has an opportunity lost in 2025 and one of May. Its expansion was won in June, its contract is new.
  static let data = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,1\nc,1\n",
    "activities.csv": """
    timestamp,type,account_id
    2026-05-28,email_sent,a
    2026-05-29T08:00:00Z,visit,a
    2026-05-29T09:00:00Z,email_open,a
    2026-06-01,conversion,a
    2026-06-15,call,a
    2026-06-25,visit,a
    2026-05-20,meeting,b
    2026-06-20,visit,c
    2026-07-01,meeting,a
    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,won,10,2026-06-10,2026-06-20
    o2,a,new,open,10,2026-06-12,
    o3,b,new,lost,10,2025-01-01,2025-02-01
    o4,b,new,open,10,2026-05-10,
    o5,b,upsell,won,10,2026-05-10,2026-06-20
    o6,a,new,open,10,2026-07-01,
    """,
    "contracts.csv": "contract_id,account_id,start,end,annual_value\nk1,b,2026-06-20,2027-06-19,10\n",
    "spend.csv": "date,amount,account_id\n2026-06-01,5,b\n2026-05-01,5,b\n2026-06-02,5,\n",
    "relationships.csv": "date,account_id,score\n2026-05-01,a,10\n2026-06-01,a,20\n",
    "intent.csv": "date,topic,score,account_id\n2026-06-30,crm,90,a\n2026-06-30,erp,10,a\n",
  ])

  @Test(arguments: [
    // The score reached 10 with the visit, the open and the conversion: the rows up to that day that weigh something.
    ("engaged_rate", "a", ["accounts.csv:2", "activities.csv:3", "activities.csv:4", "activities.csv:5"]),
    // c never was engaged: for the rate only its place on the list counts, for the other rate what it did.
    ("engaged_rate", "c", ["accounts.csv:4"]),
    ("not_engaged_rate", "c", ["accounts.csv:4", "activities.csv:9"]),
    ("cost_per_engaged", "a", ["activities.csv:3", "activities.csv:4", "activities.csv:5", "spend.csv:4"]),
    // b was engaged before: only its spend of June counts; c has nothing but its share of what is shared, which all have.
    ("cost_per_engaged", "b", ["spend.csv:2", "spend.csv:4"]),
    ("cost_per_engaged", "c", ["spend.csv:4"]),
    ("cost_per_opportunity", "b", ["spend.csv:2", "spend.csv:4"]),
    ("cost_per_opportunity", "a", ["opportunities.csv:2", "spend.csv:4"]),
    // From the first touch (not the e-mail sent, not the open) to the opportunity.
    ("time_to_opportunity", "a", ["activities.csv:3", "opportunities.csv:2"]),
    ("time_to_opportunity", "b", []),
    ("deal_cycle", "a", ["activities.csv:3", "opportunities.csv:2"]),
    ("deal_cycle", "b", []),
    // Touches up to 06-20.
    (
      "touches_per_won", "a",
      ["activities.csv:2", "activities.csv:3", "activities.csv:5", "activities.csv:6", "opportunities.csv:2"]
    ),
    ("touches_per_won", "b", []),
    ("opportunity_rate", "a", ["accounts.csv:2", "opportunities.csv:2", "opportunities.csv:3"]),
    // b had an open new opportunity on 05-31: it was not dead.
    ("revival_rate", "b", []),
    // b became a customer in June.
    ("net_revenue_retention", "b", []),
    ("acv", "b", ["contracts.csv:2"]),
    ("expansion_revenue", "b", ["opportunities.csv:6"]),
    ("relationship_score", "a", ["relationships.csv:3"]),
    // A table is there, so nothing is derived from b's meeting.
    ("relationship_score", "b", []),
    // a is a customer by what it won; b by its contract, without a score.
    ("customer_relationship_score", "a", ["relationships.csv:3"]),
    ("customer_relationship_score", "b", []),
    ("intent_surge", "a", ["intent.csv:2"]),
    ("target_account_pipeline", "a", ["opportunities.csv:3"]),
  ])
  func names(_ id: String, _ account: String, _ rows: [String]) throws {
    let snapshot = try EvidenceTests.data.snapshot("30d", on: "2026-06-30")
    let kpi = try #require(KPICatalog.kpi(id))
    let position = try #require(snapshot.dataset.account(id: account))
    let found = snapshot.evidence(for: kpi, account: position)
    #expect(found.map(\.place.text).sorted() == rows)
  }

  /// An account that is not on the list has no part, and no rows.
  @Test func offTheList() throws {
    let data = EvidenceTests.data.adding(["accounts.csv": "account_id,tier,is_target\na,1,no\nb,1,\nc,1,\n"])
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    let position = try #require(snapshot.dataset.account(id: "a"))
    for kpi in KPICatalog.all { #expect(snapshot.evidence(for: kpi, account: position).isEmpty, "\(kpi.id)") }
  }
}
