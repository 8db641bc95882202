@testable import Ingest
@testable import Mappings
import TestSupport
import Testing
import Values

/// Exports of sales engagement, enrichment, marketing automation and billing tools: small imitations, with values made up.
@Suite struct MoreToolsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The activities of a file in words, by their time: type, account, day.
  private func activities(_ name: String, _ text: String) throws -> [String] {
    let reading = try folder.read(name, text)
    #expect(reading.badRows == 0)
    return activities(reading)
  }

  private func activities(_ reading: FileReading) -> [String] {
    var words: [(time: Instant, text: String)] = []
    for part in reading.parts {
      let columns = part.segment.columns
      for (name, rows) in zip(columns.names, zip(columns.starts, columns.starts.dropFirst())) {
        for row in Int(rows.0)..<Int(rows.1) {
          let activity = columns.activities[row]
          let text = "\(ActivityTypes.builtIn[Int(activity.type)].name) \(part.words(name)) "
          words.append((activity.time, text + Zone.utc.day(of: activity.time).iso))
        }
      }
    }
    return words.sorted { ($0.time, $0.text) < ($1.time, $1.text) }.map(\.text)
  }

  private func mapping(_ reading: FileReading) -> String {
    "\(reading.tables.map(\.rawValue).joined(separator: "+")) \(reading.mapping)"
  }

  // MARK: CRMs

  @Test func sugarsCurrenciesAndDeletedRecords() throws {
    let reading = try folder.read(
      "Opportunities.csv",
      """
      "ID","Opportunity Name","Account ID","Opportunity Amount","Currency","Expected Close Date","Sales Stage","Assigned User Name","Date Created","Deleted"
      "o-1","One","a-1","25000","US Dollars : $","02/20/2026","Closed Won","dana","01/22/2026 10:00am","0"
      "o-2","Two","a-1","25000","US Dollars : $","12/20/2026","Prospecting","dana","01/22/2026 10:00am","1"

      """)
    #expect(mapping(reading) == "opportunities sugar")
    #expect(reading.badRows == 0)
    let rows = reading.parts[0].opportunities.filter { !$0.isDeleted }
    #expect(rows.map(\.status) == [.won])
    #expect(rows.map(\.closedAt?.iso) == ["2026-02-20"])
  }

  /// Odoo calls its table of opportunities `crm.lead`; a file of mere leads is still none.
  @Test func opportunitiesAmongOdoosLeads() throws {
    let reading = try folder.read(
      "crm.lead.csv",
      "id,Opportunity,Customer,Salesperson,Stage,Expected Revenue,Expected Closing,Created on,Closed Date,Type\n"
        + "1,Desks,Acme,Dana,Won,10000.0,2026-03-01,2026-01-02 10:00:00,2026-03-02 10:00:00,Opportunity\n")
    #expect(mapping(reading) == "opportunities odoo")
    #expect(reading.parts[0].opportunities.map(\.closedAt?.iso) == ["2026-03-02"])
    #expect(reading.oddities == [:])
    let leads = try folder.read("leads.csv", "Id,Name,Company,Status,Email\n1,A,Acme,Open,a@acme.com\n")
    #expect(
      leads.outcome == .ignored(.refused(.notATable("leads belong to no account until they are converted to contacts")))
    )
  }

  /// Copper's close date is the one that was expected; what was closed has a date of its own.
  @Test func coppersTwoDates() throws {
    let reading = try folder.read(
      "opportunities.csv",
      "Copper ID,Name,Company,Status,Value,Close Date,Closed Date\n1,D,Acme,Won,10,3/13/2026,3/20/2026\n"
        + "2,E,Acme,Open,10,12/13/2026,\n")
    let rows = reading.parts[0].opportunities
    #expect(rows.map(\.closedAt?.iso) == ["2026-03-20", nil])
    #expect(rows.map(\.expectedClose?.iso) == [nil, "2026-12-13"])
  }

  /// A column that a vendor's own names leave out is taken by its synonym, and said to be a guess.
  @Test func aVendorsFileWithAColumnOfTheUsers() throws {
    let reading = try folder.read(
      "Deals.csv",
      "Record ID,Deal name,Deal stage,Deal value,Associated company,Close date\nd1,D,Won,10000,Acme,2026-03-01\n")
    #expect(reading.parts[0].opportunities.map(\.amount?.decimal) == ["10000.0000"])
    #expect(reading.columns.filter(\.isGuess).map(\.name) == ["Deal value"])
    // In cents, beside the formatted amount or without it.
    let close = try folder.read(
      "opportunities.csv", "id,lead_id,lead_name,status_type,value,date_created\n1,l1,Acme,active,500000,2026-01-02\n")
    #expect(close.parts[0].opportunities.map(\.amount?.decimal) == ["5000.0000"])
  }

  @Test func aListOfTargetAccounts() throws {
    let list = try folder.read("target accounts.csv", "Company,Website,Tier,Owner\nAcme,acme.com,Tier 1,Dana\n")
    #expect(mapping(list) == "accounts synonyms")
    #expect(list.parts[0].accounts.map(\.tier) == [1])
    #expect(list.columns.map(\.isGuess) == [true, true, false, false])
    let tal = try folder.read("tal.csv", "Account,Tier\nAcme,1\n")
    #expect(mapping(tal) == "accounts synonyms")
  }

  // MARK: People and companies

  @Test func apolloAndZoomInfo() throws {
    let people = try folder.read(
      "apollo-contacts-export.csv",
      "First Name,Last Name,Title,Company,Email,Stage,# Employees,Person Linkedin Url,Website,Apollo Contact Id\n"
        + "A,B,CEO,Acme,a@acme.com,Cold,120,http://l,http://www.acme.com,ap1\n")
    #expect(mapping(people) == "contacts apollo")
    #expect(people.parts[0].contacts.map { people.parts[0].words($0.account) } == ["name:Acme"])
    let companies = try folder.read(
      "zoominfo.csv",
      "ZoomInfo Company ID,Company Name,Website,Revenue (in 000s USD),Employees,Primary Industry,Company Country\n"
        + "343,Acme,www.acme.com,\"12,500\",120,Software,Germany\n")
    #expect(mapping(companies) == "accounts zoominfo")
    #expect(companies.parts[0].accounts.map(\.annualRevenue) == [12_500_000])
  }

  @Test func sixSensesAccounts() throws {
    let header = "6sense Company Name,6sense Domain,6sense Country,Industry,Buying Stage,CRM Account ID"
    let reading = try folder.read("accounts_6sense.csv", header + "\nAcme,acme.com,Germany,Software,Decision,a1\n")
    #expect(mapping(reading) == "accounts 6sense")
    #expect(reading.columns.map(\.column) == ["name", "domain", "country", "industry", nil, "account_id"])
    #expect(
      try folder.read("x.csv", "6sense Company Name,6sense Domain,6sense Country,Buying Stage: Start\nA,a.com,X,Y\n")
        .tables
        == [])
  }

  // MARK: What people did

  /// One record an e-mail: it gives an activity for each thing that happened.
  @Test func eMailsWithATimeForEachEvent() throws {
    let text = """
      Id,Mailing Type,State,Delivered At,Opened At,Open Count,Clicked At,Click Count,Replied At,Prospect Email
      1,sequence,replied,2026-02-02T03:04:05Z,2026-02-03T04:04:05Z,3,,0,2026-02-04T04:04:05Z,a@acme.com
      2,sequence,delivered,2026-02-05T03:04:05Z,,0,,0,,b@acme.com

      """
    #expect(
      try activities("mailings.csv", text) == [
        "email_sent email:a@acme.com 2026-02-02", "email_open email:a@acme.com 2026-02-03",
        "email_reply email:a@acme.com 2026-02-04", "email_sent email:b@acme.com 2026-02-05",
      ])
  }

  /// Pardot: 1 is a click, in an e-mail or on a file; 13 is a bounce, which nobody did.
  @Test func numberedTypesOfPardot() throws {
    let text = """
      id,prospect_id,visitor_id,type,type_name,created_at
      1,77,5,1,Email,2026-11-01 10:00:00
      2,77,5,1,File,2026-11-02 10:00:00
      3,77,5,4,Form,2026-11-03 10:00:00
      4,77,5,13,Email,2026-11-04 10:00:00

      """
    #expect(
      try activities("visitor_activity.csv", text) == [
        "email_click contact:77 2026-11-01", "content_download contact:77 2026-11-02",
        "conversion contact:77 2026-11-03",
      ])
    #expect(try folder.read("visitor_activity.csv").oddities == ["no activity: type 13": 1])
  }

  /// Marketo: 2 is a form, 13 a changed data value.
  @Test func numberedTypesOfMarketo() throws {
    let text =
      "marketoGUID,leadId,activityDate,activityTypeId\n1,5,2026-11-01T19:53:08Z,2\n2,5,2026-11-01T19:53:08Z,13\n"
    #expect(try activities("activities.csv", text) == ["conversion contact:5 2026-11-01"])
  }

  @Test func calledOutreachAndWhoCame() throws {
    #expect(
      try activities(
        "calls.csv",
        "Id,Completed at,Dialed at,Outcome,Call Disposition,Prospect Email\n"
          + "1,2026-02-02T03:09:05Z,2026-02-02T03:04:00Z,answered,Connected,a@acme.com\n"
          + "2,,2026-02-03T03:04:00Z,no answer,No Answer,a@acme.com\n"
      ) == ["call email:a@acme.com 2026-02-02", "call_attempt email:a@acme.com 2026-02-03"])
    #expect(
      try activities(
        "guests.csv",
        "Event Name,Event Date,Email,Company,Checked In\nSummit,2026-01-05,a@acme.com,Acme,Yes\n"
          + "Summit,2026-01-05,b@acme.com,Acme,No\n"
      ) == ["event name:Acme 2026-01-05"])
  }

  @Test func companiesThatVisited() throws {
    #expect(
      try activities(
        "leads.csv",
        "Company,Website,Industry,Visits,Pageviews,Last visit date\nAcme,acme.com,Software,3,12,2026-11-01\n")
        == ["visit name:Acme 2026-11-01"])
    #expect(
      try activities(
        "reveal.csv",
        "date,company_name,company_domain,page_url,visitor_id\n"
          + "2026-11-01T10:00:00Z,Acme,acme.com,https://us.com/pricing,v1\n"
      ) == ["high_value_visit name:Acme 2026-11-01"])
  }

  // MARK: Advertising

  /// Beside its domain an account's name is the company's, and not that of an ad account.
  @Test func advertisingToAccounts() throws {
    let reading = try folder.read(
      "performance.csv",
      "Account Name,Account Domain,Impressions,Clicks,Spend,Start Date,End Date\n"
        + "Acme,acme.com,1000,4,12.34,2026-11-01,2026-11-20\n")
    #expect(mapping(reading) == "activities+spend account advertising")
    #expect(activities(reading) == ["ad_click name:Acme 2026-11-01", "ad_impression name:Acme 2026-11-01"])
    #expect(reading.parts[0].spend.map { reading.parts[0].words($0.account) } == ["name:Acme"])
    #expect(
      reading.oddities == [
        "counts of several days: all counted on the first": 2, "costs of several days: all counted on the first": 1,
      ])
  }

  /// LinkedIn's demographics have no dates: the file's name may give one.
  @Test func linkedInsDemographics() throws {
    let text = "Company Name Segment\tImpressions\tClicks\nAcme\t\"1,000\"\t4\n"
    let undated = try folder.read("demographics.csv", text)
    guard case .ignored(let reason) = undated.outcome else {
      Issue.record("read without a date")
      return
    }
    #expect(reason.words.contains("a date in the file's name (2026-11-20) will do"))
    #expect(
      try activities("demographics-2026-11-20.csv", text) == [
        "ad_click name:Acme 2026-11-20", "ad_impression name:Acme 2026-11-20",
      ])
  }

  // MARK: Subscriptions

  /// The amount is that of the current period: $100 for the 31 days to 1 December are $1,177.4194 a year.
  @Test func stripesCurrentPeriod() throws {
    let reading = try folder.read(
      "subscriptions.csv",
      "id,Customer ID,Customer Email,Currency,Amount,Start (UTC),Current Period Start (UTC),Current Period End (UTC),Ended At (UTC)\n"
        + "sub_1,cus_1,j@acme.com,usd,100.00,2026-01-01 10:00,2026-11-01 10:00,2026-12-01 10:00,\n"
        + "sub_2,cus_2,j@beta.com,usd,365.00,2025-01-01 10:00,2025-01-01 10:00,2026-01-01 10:00,2025-07-01 10:00\n")
    #expect(mapping(reading) == "contracts stripe")
    let rows = reading.parts[0].contracts
    // It renews by itself; what it costs is what the current period does.
    #expect(rows.map(\.start.iso) == ["2026-01-01", "2025-01-01"])
    #expect(rows.map(\.end?.iso) == [nil, "2025-07-01"])
    #expect(rows.map(\.annualValue.decimal) == ["1200.0000", "365.0000"])
    #expect(rows.map { reading.parts[0].words($0.account) } == ["email:j@acme.com", "email:j@beta.com"])
  }

  @Test func whatAMonthIsWorth() throws {
    let reading = try folder.read(
      "Subscriptions.csv",
      "Subscription Id,Customer Id,Customer Company,Current Term Start,Current Term End,MRR\n"
        + "s1,c1,Acme,01-Jan-2026 10:00,31-Dec-2026 10:00,100.00\n")
    #expect(mapping(reading) == "contracts chargebee")
    #expect(reading.parts[0].contracts.map(\.annualValue.decimal) == ["1200.0000"])
    let other = try folder.read(
      "subs.csv",
      "Subscription ID,Account Name,Subscription Start Date,Subscription End Date,MRR\ns1,Acme,2026-01-01,2026-12-31,50\n"
    )
    #expect(mapping(other) == "contracts synonyms")
    #expect(other.parts[0].contracts.map(\.annualValue.decimal) == ["600.0000"])
  }
}
