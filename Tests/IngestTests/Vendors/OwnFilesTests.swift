@testable import Ingest
@testable import Mappings
import TestSupport
import Testing
import Values

/// Files that people make by hand, or with a tool of their own.
@Suite struct OwnFilesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func mapping(_ reading: FileReading) -> String {
    "\(reading.tables.map(\.rawValue).joined(separator: "+")) \(reading.mapping)"
  }

  /// Deals of which no column says how they ended would all look open.
  @Test func whatAFileOfDealsLeavesOut() throws {
    let reading = try folder.read("deals.csv", "deal_id,title,company_id,expected_close_date\n1,D,c1,2026-12-01\n")
    #expect(
      reading.notes == [
        "no column says whether an opportunity is won or lost: all are taken as open", "no column gives the amounts",
      ])
    // An account alone is no deal.
    let other = try folder.read("opportunities-2026-07-08.csv", "account,country,revenue_cpm\na,DE,1\n")
    #expect(other.outcome != .read)
    let flagged = try folder.read(
      "opportunities.csv",
      "opportunity_id,customer_id,stage,amount_usd,expected_close_date,actual_close_date,is_won\n"
        + "1,c,Signed,10,2026-01-01,2026-01-05,1\n2,c,Demo,10,2026-12-01,,0\n")
    #expect(flagged.parts[0].opportunities.map(\.status) == [.won, .open])
    #expect(flagged.notes == [])
  }

  /// `lead_id` names an account in Close, and in nobody else's files.
  @Test func aLeadIsNoAccount() throws {
    let reading = try folder.read(
      "opportunities.csv",
      "opportunity_id,lead_id,stage,amount,created_date,close_date\n1,L1,Closed Won,10,2026-01-01,2026-02-01\n")
    guard case .failed(let reason) = reading.outcome else {
      Issue.record("\(reading.outcome)")
      return
    }
    #expect(reason.words.contains("a column that names the account"))
  }

  @Test func customersWithAnAddress() throws {
    let reading = try folder.read(
      "customers.csv",
      "customer_id,company_name,primary_contact,email,industry,company_size,country\n"
        + "C1,Acme,Jo,jo@acme.com,Retail,SMB,Singapore\n")
    #expect(mapping(reading) == "accounts synonyms")
    #expect(reading.columns[0].column == "account_id")
    // Without an id of the company it is a list of people.
    #expect(
      try folder.read("x.csv", "name,company,email,industry,country\nJo,Acme,jo@acme.com,Retail,SG\n").tables == [])
  }

  /// A platform that no name gives away is not guessed.
  @Test func spendOfNoPlatformInParticular() throws {
    let own = try folder.read(
      "campaigns.csv", "campaign_id,campaign_name,campaign_type,spend,start_date\nC1,x,Referral,99.5,2026-07-29\n")
    #expect(mapping(own) == "spend synonyms")
    #expect(own.parts[0].spend.map { own.parts[0].pool.text($0.channel) } == ["Referral"])
    let mixed = try folder.read(
      "media.csv", "date,source,campaign,cost,clicks\n2026-07-29,facebook,x,12,3\n2026-07-29,google,y,13,3\n")
    #expect(mixed.parts[0].spend.map { mixed.parts[0].pool.text($0.channel) } == ["facebook", "google"])
    #expect(mixed.columns.map(\.isGuess) == [false, true, true, true, false])
  }

  /// What only LinkedIn writes says whose it is, though synonyms would understand a column more.
  @Test func aVendorToldByItsNamesGoesBeforeSynonyms() throws {
    let text =
      "Start Date (in UTC),Account Name,Currency,Campaign Name,Campaign Type,Total Spent,Impressions\n"
      + "11/13/2026,Us,USD,C,Sponsored,33.33,1000\n"
    for name in ["account_5_campaign_performance_report.csv", "spend.csv"] {
      #expect(mapping(try folder.read(name, text)) == "spend linkedin ads")
    }
    let list = try folder.read("list.csv", "Company name,Company Domain Name,Lifecycle Stage\nAcme,acme.com,Customer\n")
    #expect(mapping(list) == "accounts hubspot")
    #expect(list.columns[0].isGuess)
  }

  /// Where a deal is all that an activity names, its account is the deal's.
  @Test func activitiesOfDeals() throws {
    let reading = try folder.read(
      "touches.csv", "event_id,deal_id,activity_type,completed_at\n1,D1,call,2026-06-03T13:00:00Z\n")
    #expect(mapping(reading) == "activities synonyms")
    let part = try #require(reading.parts.first)
    #expect(part.segment.columns.names.map(part.words) == ["opportunity:D1"])
  }

  @Test func contractsWithoutANumber() throws {
    let reading = try folder.read(
      "renewals.csv",
      "account_id,arr,contract_start,contract_end\na1,1200,2026-01-01,2026-12-31\na1,1300,2027-01-01,2027-12-31\n")
    #expect(mapping(reading) == "contracts synonyms")
    #expect(Set(reading.parts[0].contracts.map { reading.parts[0].pool.text($0.id) }).count == 2)
  }

  /// Beside its account's name and region a subscription has an id of its own: it is no account.
  @Test func aSubscriptionIsNoAccount() throws {
    let reading = try folder.read(
      "subscriptions.csv",
      "subscription_id,account_id,account_name,segment,region,subscription_start,subscription_end,current_arr,mrr\n"
        + "S1,a1,Acme,SMB,EMEA,2026-01-01,2026-12-31,1200,100\n")
    #expect(mapping(reading) == "contracts synonyms")
    #expect(reading.parts[0].contracts.map(\.annualValue.decimal) == ["1200.0000"])
  }

  /// What is missing is told by the reading that comes closest, not by the table's own names alone.
  @Test func whatIsMissingIsWhatIsMissing() throws {
    let reading = try folder.read(
      "intent.csv", "Date,Account,Domain,Keyword,Intent Strength\n2026-11-01,Acme,acme.com,crm,HIGH\n")
    #expect(reading.outcome == .failed(.refused(.missing(.intent, [[.score]]))))
  }

  /// Files for Salesforce's data loader name records by the ids of the system that they come from.
  @Test func externalIDs() throws {
    let deals = try folder.read(
      "Opportunity.csv",
      "External_Id__c,Amount,Account.External_Id__c,Name,StageName,CloseDate\nO-1,10,A-1,D,Closed Won,2026-01-05\n")
    #expect(mapping(deals) == "opportunities salesforce")
    #expect(deals.parts[0].opportunities.map { deals.parts[0].words($0.account) } == ["id:A-1"])
    #expect(deals.columns.map(\.isGuess) == [true, false, true, false, false, false])
    // Where there is an id of Salesforce's own, that is it.
    let own = try folder.read("Account.csv", "Id,External_Id__c,Name,Industry\n001A,X-1,Acme,Retail\n")
    #expect(own.parts[0].accounts.map { own.parts[0].pool.text($0.id) } == ["001A"])
  }
}
