import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// What Data health says beyond single files, worked out by hand.
@Suite struct TrustDetailsTests {
  private static let always = Point(asOf: Day(20_605), from: .distantPast)

  private func details(_ files: [String: String], _ change: (inout SmallData) -> Void = { _ in }) throws -> TrustDetails
  {
    TrustDetails(try SmallData(files).with(change).dataset(), at: Self.always)
  }

  @Test func orphansNameTheNearestAccount() throws {
    let details = try details([
      "accounts.csv": """
      account_id,name,domain
      A-1,Stoneley Medical,stoneley.example
      A-2,Evershore Care,evershore.example

      """,
      "opportunities.csv": """
      opportunity_id,account,status,amount,closed_at
      o1,Stonely Medical Inc,won,300,2026-05-01
      o2,STONELY medical inc,won,200,2026-05-02
      o3,Quite Another,open,9,

      """,
      "contacts.csv": "contact_id,account_id\np1,A2\np2,\n",
      "intent.csv": "date,topic,score,domain\n2026-05-01,x,50,evershore.org\n",
      "activities.csv": "timestamp,type,contact_id\n2026-05-01,visit,p9\n2026-05-01,visit,p9\n2026-05-01,visit,p1\n",
    ])
    let lines = details.orphans.map { group in
      "\(group.path):\(group.line) \(group.naming) \(group.text) \(group.rows) \(group.amount?.decimal ?? "-") "
        + "\(group.nearest?.id ?? "-")"
    }
    #expect(
      lines == [
        "opportunities.csv:2 name stonely medical inc 2 500.0000 A-1",
        "opportunities.csv:4 name quite another 1 9.0000 -",
        "activities.csv:2 contact p9 2 - -", "activities.csv:4 contact p1 1 - -", "contacts.csv:2 id A2 1 - A-2",
        "contacts.csv:3 nothing  1 - -", "intent.csv:2 domain evershore.org 1 - A-2",
      ])
  }

  @Test func wordsAreSaidWithTheirReading() throws {
    let details = try details([
      "accounts.csv": "account_id,tier\na,Tier 1\nb,Strategic\n",
      "opportunities.csv": """
      opportunity_id,account_id,type,stage,status,amount,closed_at,is_closed
      o1,a,New Business,Closed Won,,100,2026-05-01,
      o2,a,Sideways,Closed Won,,50,2026-05-01,
      o3,b,,Proposal,Parked,7,2026-05-01,
      o4,b,,Proposal,Parked,8,2026-05-01,yes
      o4,b,,Proposal,Parked,9,2026-05-01,yes
      o5,nobody,,Closed Lost,,1,2026-05-01,

      """,
      "contracts.csv": """
      contract_id,account_id,start,annual_value,status
      c1,a,2026-01-01,10,Active
      c2,a,2026-01-01,20,Draft

      """,
    ])
    let lines = details.words.map { word in
      "\(word.isUnknown ? "! " : "")\(word.column) \(word.text) \(word.rows) \(word.amount.decimal)"
    }
    #expect(
      lines == [
        "! status Parked 2 16.0000", "stage Closed Won 2 150.0000", "stage Proposal 2 16.0000",
        "stage Closed Lost 1 1.0000", "! type Sideways 1 50.0000", "type New Business 1 100.0000",
        "! tier Strategic 1 16.0000", "tier Tier 1 1 150.0000", "contractStatus Active 1 10.0000",
        "contractStatus Draft 1 0.0000",
      ])
    #expect(details.words[0].outcomes == details.words[2].outcomes)
    #expect((details.words[0].outcomes.lost, details.words[0].outcomes.open) == (1, 1))
  }

  @Test func theListSaysWhichRuleDecides() throws {
    let opportunities = """
      opportunity_id,account_id,status,amount,created_at,closed_at
      o1,a,won,50,2026-01-01,2026-02-01
      o2,b,won,700,2026-01-01,2026-02-01
      o3,b,open,30,2026-01-01,
      o4,zz,won,5,2026-01-01,2026-02-01
      o5,a,won,much,2026-01-01,2026-02-01

      """
    let tiers = try details([
      "accounts.csv": "account_id,tier,is_target,target_until\na,1,,\nb,,,\nc,,no,\nd,,yes,\ne,2,,2026-03-01\n",
      "opportunities.csv": opportunities,
    ])
    #expect(tiers.list.accounts == [.tiered: 1, .untiered: 1, .flaggedOff: 1, .flagged: 1, .noLonger: 1])
    #expect(tiers.list.onList == 2 && tiers.list.all == 5)
    #expect(tiers.list.offList.won == .init(count: 1, amount: Money(units: 7_000_000)))
    #expect(tiers.list.offList.open == .init(count: 1, amount: Money(units: 300_000)))
    #expect(
      [tiers.won.asRead, tiers.won.orphans, tiers.won.offList, tiers.won.shown].map(\.amount.decimal)
        == ["755.0000", "5.0000", "700.0000", "50.0000"])
    #expect(tiers.won.badRows == 1 && tiers.won.isWhole)
    #expect(try details(["accounts.csv": "account_id\na\nb\n"]).list.accounts == [.everyone: 2])
  }

  @Test func whatWaitsIsSaidOnce() throws {
    let files = [
      "accounts.csv": "account_id\na\n", "intent.csv": "date,topic,score,account_id\n2026-05-01,x,50,a\n",
      "contracts.csv": "contract_id,account_id,start,annual_value\nc,a,2026-01-01,10\n",
    ]
    func lacks(_ change: (inout SmallData) -> Void = { _ in }) throws -> [WaitingKPIs.Lack] {
      try details(files, change).waiting.map(\.lack)
    }
    let waiting = try details(files).waiting
    #expect(try lacks().contains(.competitorTopics))
    #expect(try !lacks { $0.accountRules.competitorTopics = [Glob("x*")] }.contains(.competitorTopics))
    let spend = try #require(waiting.first { $0.lack == .tables([[.activities], [.spend]]) })
    #expect(spend.kpis.map { KPICatalog.all[$0].id } == ["cost_per_engaged"])
    // Each KPI waits for one thing.
    let all = waiting.flatMap(\.kpis)
    #expect(Set(all).count == all.count)
    #expect(!all.contains { KPICatalog.all[$0].id == "acv" })
  }
}
