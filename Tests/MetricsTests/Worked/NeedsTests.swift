import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// A KPI one of whose tables has no readable file is n/a, a count too (kpis.md, Needs).
@Suite struct NeedsTests {
  /// By KPI: the tables it needs; of those in one string, split by `|`, one is enough.
  static let needs: [String: [String]] = {
    var needs: [String: [String]] = [
      "target_accounts": [], "tiered_target_accounts": [], "relationship_score": ["relationships|activities"],
      "intent_surge": ["intent"], "cost_per_engaged": ["activities", "spend"],
      "stakeholders": ["contacts", "opportunities"],
      "account_penetration": ["contacts", "opportunities", "activities"],
      "cost_per_opportunity": ["spend", "opportunities"], "cost_per_won": ["spend", "opportunities"],
      "customer_intent_surge": ["intent", "contracts|opportunities"],
      "customer_relationship_score": ["relationships|activities", "contracts|opportunities"], "nps": ["nps"],
    ]
    for id in [
      "ad_impressions", "view_through_visits", "view_through_conversions", "ad_clicks", "website_visits",
      "high_value_visits", "chats", "engaged_rate", "not_engaged_rate", "research_heat", "deanonymization_rate",
      "engaged_accounts", "average_aes", "touched_rate",
    ] { needs[id] = ["activities"] }
    for id in ["time_to_opportunity", "deal_cycle", "touches_per_won"] { needs[id] = ["opportunities", "activities"] }
    for id in [
      "renewal_rate", "acv", "gross_revenue_retention", "net_revenue_retention", "potential_ltv", "renewed_accounts",
      "expansion_potential",
    ] {
      needs[id] = ["contracts"]
    }
    for id in ["prospect_accounts", "customer_retention"] { needs[id] = ["contracts|opportunities"] }
    // One of "the two LTVs", and one of "customer_…": contracts alone satisfy both.
    needs["customer_ltv"] = ["contracts"]
    for id in [
      "opportunity_rate", "target_account_pipeline", "win_rate", "new_revenue", "total_revenue", "pipeline_created",
      "revenue_per_account", "average_deal_size", "revival_rate", "expansion_revenue", "expansion_pipeline",
      "expansion_cycle", "close_rate", "pipeline_velocity", "won_accounts", "expansion_opportunities",
      "average_expansion_deal",
    ] { needs[id] = ["opportunities"] }
    return needs
  }()

  /// Every table, with a row that counts somewhere.
  static let whole = SmallData([
    "accounts.csv": "account_id,tier\na,1\n", "contacts.csv": "contact_id,account_id,role\np,a,Buyer\n",
    "activities.csv": "timestamp,type,account_id,contact_id,visitor_id\n2026-06-01,meeting,a,,v\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,won,10,2026-06-02,2026-06-12
    o2,a,new,open,10,2026-06-02,
    o3,a,upsell,won,10,2026-06-02,2026-06-12
    """,
    "contracts.csv": "contract_id,account_id,start,end,annual_value\nk,a,2025-07-01,2026-06-30,10\n",
    "spend.csv": "date,amount\n2026-06-01,10\n", "intent.csv": "date,topic,score,account_id\n2026-06-30,crm,90,a\n",
    "relationships.csv": "date,account_id,score\n2026-06-01,a,50\n",
    "nps.csv": "date,account_id,score\n2026-06-01,a,9\n",
  ])

  @Test func namesEveryKPI() {
    #expect(Set(NeedsTests.needs.keys) == Set(KPICatalog.all.map(\.id)))
  }

  @Test(arguments: [
    "contacts", "activities", "opportunities", "contracts", "spend", "intent", "relationships", "nps",
    "relationships activities", "contracts opportunities",
  ])
  func withoutTables(_ missing: String) throws {
    let missing = missing.split(separator: " ").map(String.init)
    let data = missing.reduce(NeedsTests.whole) { $0.without("\($1).csv") }
    let present = Set(data.files.keys.map { String($0.dropLast(4)) })
    let figures = try data.snapshot("30d", on: "2026-06-30").figures()
    for (id, groups) in NeedsTests.needs {
      let figure = try #require(figures[id])
      let unmet = groups.filter { group in !group.split(separator: "|").contains { present.contains(String($0)) } }
      guard let first = unmet.first else {
        if case .missing = figure.all.reason { Issue.record("\(id) has what it needs") }
        continue
      }
      #expect(figure.all.value == nil, "\(id)")
      #expect(figure.all.money == nil && figure.all.numerator == nil && figure.all.count == nil, "\(id)")
      #expect(figure.tiers.allSatisfy { $0.value == nil } && figure.trend.allSatisfy { $0 == nil }, "\(id)")
      #expect(figure.previous == nil, "\(id)")
      let tables = first.split(separator: "|").compactMap { Table(rawValue: String($0)) }
      #expect(figure.all.reason == .missing(tables), "\(id)")
    }
  }

  /// A file that cannot be read as its table is none; a file without rows is one, and its counts are 0.
  @Test func whatIsAFile() throws {
    let unreadable = NeedsTests.whole.adding(["nps.csv": "who,what\na,9\n"])
    #expect(try unreadable.snapshot("30d", on: "2026-06-30").figures()["nps"]?.all.reason == .missing([.nps]))
    let empty = NeedsTests.whole.adding(["intent.csv": "date,topic,score,account_id\n"])
    #expect(try empty.snapshot("30d", on: "2026-06-30").figures()["intent_surge"]?.all.value == 0)
  }

  /// What counts rows by a day that no file gives is n/a, not 0: nobody knows how many there are.
  @Test func withoutDays() throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\nb,1\n",
      "opportunities.csv":
        "opportunity_id,account_id,type,status,amount,closed_at\no1,a,new,won,50,2026-06-10\no2,b,new,open,40,\n",
      "contracts.csv": "contract_id,account_id,start,annual_value\nk1,a,2025-06-01,120\n",
    ])
    let figures = try data.snapshot("30d", on: "2026-06-30").figures()
    #expect(figures["pipeline_created"]?.all.reason == .undated([.created]))
    #expect(figures["pipeline_created"]?.all.value == nil && figures["pipeline_created"]?.tiers[0].value == nil)
    #expect(figures["expansion_opportunities"]?.all.reason == .undated([.created]))
    #expect(figures["revival_rate"]?.all.reason == .undated([.created, .reopened]))
    #expect(figures["cost_per_opportunity"]?.all.reason == .missing([.spend]))
    #expect(figures["renewed_accounts"]?.all.reason == .undated([.contractEnd]))
    #expect(figures["new_revenue"]?.all.value == 50 && figures["win_rate"]?.all.value == 0.5)
    // A column that is there and empty: that nothing was closed, and that nothing ends, may be so.
    let empty = data.adding([
      "opportunities.csv": "opportunity_id,account_id,status,amount,created_at,closed_at\no2,b,open,40,,\n",
      "contracts.csv": "contract_id,account_id,start,end,annual_value\nk1,a,2025-06-01,,120\n",
    ])
    let others = try empty.snapshot("30d", on: "2026-06-30").figures()
    #expect(others["pipeline_created"]?.all.value == 0)
    #expect(others["new_revenue"]?.all.value == 0 && others["renewed_accounts"]?.all.value == 0)
    // Open deals alone say nothing of what was won.
    let open = data.adding(["opportunities.csv": "opportunity_id,account_id,amount,created_at\no2,b,40,2026-06-02\n"])
    let revenue = try open.snapshot("30d", on: "2026-06-30").figures()["new_revenue"]
    #expect(revenue?.all.reason == .undated([.closed]))
  }

  /// Without accounts on the list, counts and money are 0, ratios and means n/a for want of a denominator.
  @Test func withoutAccounts() throws {
    let data = NeedsTests.whole.adding(["accounts.csv": "account_id,tier,is_target\na,1,no\n"])
    let figures = try data.snapshot("30d", on: "2026-06-30").figures()
    for (kpi, figure) in zip(KPICatalog.all, figures.kpis) {
      switch kpi.measure {
      case .count, .money, .total: #expect(figure.all.value == 0, "\(kpi.id)")
      case .potentialLTV: #expect(figure.all.reason == .noCustomers, "\(kpi.id)")
      case .ratio, .mean, .velocity: #expect(figure.all.reason == .nothingToDivideBy, "\(kpi.id)")
      case .median: #expect(figure.all.reason == .noValues, "\(kpi.id)")
      }
    }
  }

  /// Who is at a stage is known by tables: without them its count, and the conversion into it and out of it, are n/a.
  @Test func stagesWaitForTheirTables() throws {
    let whole = try Self.whole.snapshot("30d", on: "2026-06-30").figures().funnel
    #expect(whole.waits == Array(repeating: [], count: 6))
    let funnel = try Self.whole.without("contracts.csv").snapshot("30d", on: "2026-06-30").figures().funnel
    #expect(funnel.waits == [[], [], [], [], [.contracts], []])
    #expect((2...6).map { funnel.conversion(stage: $0) == nil } == [false, false, false, true, true])
    #expect(funnel.conversionWaits(stage: 6) == [.contracts])
    let figure = try #require(FunnelFigure.of(.reached(5))).figure(funnel)
    #expect(figure.value == nil && figure.reason == .missing([.contracts]))
    let conversion = try #require(FunnelFigure.of(.conversion(5))).figure(funnel)
    #expect(conversion.value == nil && conversion.reason == .missing([.contracts]))
  }
}
