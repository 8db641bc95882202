import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// Campaigns, and what they led to, worked out by hand.
@Suite struct CampaignTests {
  /// a is touched by Brand on 1 June, by an e-mail channel on 10 June, by Brand on 15 June; its opportunity of 900 is of 20 June. b has
  /// one of 100 without a touch. An impression of Brand reaches b; c's touch is too old for its win of 50.
  private static let data = SmallData([
    "accounts.csv": "account_id,is_target,tier\na,yes,1\nb,yes,2\nc,yes,2\nd,no,1\n",
    "activities.csv": """
    timestamp,type,account_id,campaign_id,channel,url,count
    2026-06-01,visit,a,Brand,web,https://x.example/pricing?u=1,2
    2026-06-10,email_click,a,,email,,1
    2026-06-15,webinar,a,brand,,,1
    2026-06-25,meeting,a,,,,1
    2026-06-12,ad_impression,b,Brand,web,,7
    2025-12-01,visit,c,Brand,web,https://x.example/,1
    2026-06-15,visit,d,Brand,web,https://x.example/pricing,1

    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,open,900,2026-06-20,
    o2,b,new,open,100,2026-06-20,
    o3,c,new,won,50,2026-01-01,2026-06-10

    """,
    "spend.csv":
      "date,amount,channel,campaign_id,account_id,tier\n2026-06-05,30,web,Brand,,\n2026-06-05,10,email,,a,\n",
  ])

  private func result(_ results: CampaignResults, _ name: String) throws -> CampaignResult {
    try #require(results.results.first { $0.name == name })
  }

  @Test func byCampaign() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let results = snapshot.campaignResults()
    let ids = snapshot.dataset.accounts.map(\.id)
    let brand = try result(results, "Brand")
    #expect(results.results.first?.name == "Brand" && brand.spend.decimal == "30.0000")
    #expect(brand.impressions == 7 && brand.reached.map { ids[$0] } == ["a", "b"])
    #expect(brand.touched.map { ids[$0] } == ["a"] && brand.withOpportunity == 1 && brand.won == 0)
    // Two of three touches: even 600; first and last 900; U-shaped 40 + 40 %, the e-mail between has 20 %.
    let even = brand.pipeline[.even].decimal
    #expect(even == "600.0000" && brand.pipeline[.first].decimal == "900.0000")
    #expect(brand.pipeline[.last].decimal == "900.0000" && brand.pipeline[.uShaped].decimal == "720.0000")
    #expect(brand.pipeline.touched.decimal == "900.0000" && brand.pipeline.deals == 1)
    let email = try result(results, "email")
    #expect(email.pipeline[.even].decimal == "300.0000" && email.spend.decimal == "10.0000" && email.clicks == 1)
    // The meeting is after the opportunity, and of no campaign and no channel.
    #expect(try result(results, "meeting").pipeline.deals == 0)
    #expect(results.untouchedPipeline.deals == 1 && results.pipeline.decimal == "1000.0000")
    // 1 December is 191 days before the win.
    #expect(results.untouchedRevenue.touched.decimal == "50.0000" && results.won == 1)
  }

  @Test func byChannelAndUnderAFilter() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let web = try result(snapshot.campaignResults(by: .channel), "web")
    // The webinar has no channel.
    #expect(web.pipeline[.even].decimal == "300.0000" && web.spend.decimal == "30.0000")
    let some = snapshot.campaignResults(of: snapshot.only(["b"]))
    // A third of what the whole list shares.
    #expect(try result(some, "Brand").spend.decimal == "10.0000" && some.pipeline.decimal == "100.0000")
  }

  /// The shared models and what nothing touched add up to the whole.
  @Test(arguments: InfluenceModel.allCases) func sharesAddUp(_ model: InfluenceModel) throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    for unit in CampaignUnit.allCases {
      let results = snapshot.campaignResults(by: unit)
      var pipeline = results.untouchedPipeline[model]
      var revenue = results.untouchedRevenue[model]
      for result in results.results {
        pipeline += result.pipeline[model]
        revenue += result.revenue[model]
      }
      #expect(pipeline == results.pipeline && revenue == results.revenue)
    }
  }

  @Test func reachAndPages() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let reach = snapshot.reach()
    #expect(reach.groups.map(\.accounts.count) == [3, 1, 2, 0, 0])
    #expect(reach.groups[0].impressions == 1 && reach.groups[0].frequency == [0, 0, 1, 0])
    #expect(reach.groups[0].visits == 1 && reach.groups[0].engaged == 1)
    let pages = snapshot.pageVisits()
    #expect(pages.map(\.page) == ["https://x.example/pricing"] && pages[0].visits == 2 && pages[0].isHighValue)
  }
}
