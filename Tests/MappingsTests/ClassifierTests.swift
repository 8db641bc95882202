@testable import Mappings
import Testing
import Values

@Suite struct ClassifierTests {
  func classify(_ path: String, _ lines: String..., mappings: [Mapping] = []) -> Classification {
    Classifier.classify(path: path, lines: lines.map(RealExportsTests.fields), mappings: mappings)
  }

  func claim(_ path: String, _ lines: String..., mappings: [Mapping] = []) -> Claim? {
    let result = Classifier.classify(path: path, lines: lines.map(RealExportsTests.fields), mappings: mappings)
    if case .claimed(let claim) = result { return claim }
    return nil
  }

  /// `column` of the first binding, as the names of its fields.
  func names(_ claim: Claim?, _ column: Column, binding: Int = 0) -> [String] {
    guard let claim, binding < claim.bindings.count else { return [] }
    return (claim.bindings[binding].fields[column] ?? []).map { claim.columns[$0].name }
  }

  // MARK: Native files

  @Test func eachTableByItsOwnRequiredColumns() {
    let headers: [(Table, String)] = [
      (.accounts, "account_id"), (.contacts, "contact_id"), (.activities, "timestamp,type"),
      (.opportunities, "opportunity_id,account"),
      (.contracts, "contract_id,domain,start,end"), (.spend, "date,amount"), (.intent, "date,topic,score,domain"),
      (.relationships, "date,email,score"), (.nps, "date,contact_id,score"),
      (.opportunityHistory, "opportunity_id,changed_at"),
    ]
    for (table, header) in headers {
      let claim = claim("\(table.rawValue).csv", header)
      #expect(claim?.bindings.map(\.table) == [table])
      #expect(claim?.bindings.first?.mapping == "native")
      #expect(claim?.columns.allSatisfy { $0.column != nil && !$0.isGuess } == true)
    }
  }

  @Test func whatIsMissingIsNamed() {
    #expect(classify("activities.csv", "timestamp,account_id,url") == .failed(.missing(.activities, [[.type]])))
    #expect(classify("contracts.csv", "contract_id,account_id,end") == .failed(.missing(.contracts, [[.start]])))
    #expect(classify("intent-20261101.csv", "account_id,topic,score") == .failed(.missing(.intent, [[.date]])))
    #expect(classify("nps.csv", "date,score") == .failed(.missing(.nps, [Column.naming])))
    #expect(classify("accounts.csv") == .failed(.empty))
    #expect(Refusal.missing(.activities, [[.type]]).words == "as activities it lacks type")
  }

  @Test func spellingsOfHeaders() {
    let header = "Account ID,ns__Tier__c,IS TARGET,Annual-Revenue,target.since,E-Mail"
    let claim = claim("accounts.csv", header)
    #expect(claim?.columns.map(\.column) == ["account_id", "tier", "is_target", "annual_revenue", "target_since", nil])
    #expect(claim?.bindings.first?.extras == [5: "E-Mail"])
    #expect(claim?.bindings.first?.mapping == "native")
  }

  @Test func aNameThatOccursTwiceGivesBothFields() {
    #expect(names(claim("spend.csv", "date,amount,Amount"), .amount) == ["amount", "Amount"])
  }

  /// Columns that a vendor's export would have make no vendor's file of the table's own.
  @Test func aNativeFileWithAVendorsColumnStaysNative() {
    let accounts = claim("accounts.csv", "account_id,name,domain,industry,Website,Rating")
    #expect(accounts?.bindings.first?.mapping == "native")
    #expect(accounts?.bindings.first?.extras == [4: "Website", 5: "Rating"])
    #expect(claim("nps.csv", "date,account_id,score,email,comment,created_at")?.bindings.first?.mapping == "native")
    #expect(claim("activities.csv", "id,timestamp,type,subject,status")?.bindings.first?.mapping == "native")
  }

  @Test func theHeaderIsTheFirstLineWithTheRequiredColumns() {
    #expect(claim("spend.csv", "Spend report", "", "# all channels", "date,amount,tier")?.headerLine == 3)
    #expect(claim("x.csv", "Activity of Q3", "timestamp,type,account_id")?.headerLine == 1)
  }

  // MARK: Without a telling name

  @Test func theHeaderPicksTheTable() {
    #expect(claim("a.csv", "timestamp,type,account_id,contact_id")?.bindings.map(\.table) == [.activities])
    #expect(claim("a.csv", "contact_id,account_id,name,email")?.bindings.map(\.table) == [.contacts])
    #expect(claim("a.csv", "account_id,name,tier")?.bindings.map(\.table) == [.accounts])
    #expect(claim("a.csv", "opportunity_id,account_id,name,stage")?.bindings.map(\.table) == [.opportunities])
    #expect(claim("a.csv", "opportunity_id,changed_at,stage")?.bindings.map(\.table) == [.opportunityHistory])
    #expect(claim("a.csv", "contract_id,account_id,start,end,opportunity_id")?.bindings.map(\.table) == [.contracts])
  }

  @Test func whatNoTableClaimsIsIgnored() {
    #expect(classify("plans.csv", "Account ID,Tier,Plan") == .ignored(.noTable))
    #expect(classify("notes.txt", "Exports of the quarter. Ask sales ops.") == .ignored(.noTable))
    #expect(classify("export.log", "not data") == .ignored(.ending))
    #expect(classify("a.csv", "date,account_id,score") == .ignored(.tie([.relationships, .nps])))
    #expect(classify("a.csv") == .ignored(.empty))
  }

  // MARK: Vendors

  @Test func salesforceReportOfOpportunities() {
    let header =
      "Opportunity ID,Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Probability (%),Created Date,Close Date,Closed,Won,Type,Lost Reason"
    for path in ["report1763.csv", "opportunities.csv", "Opportunity.csv"] {
      let claim = claim(path, header)
      #expect(claim?.bindings.map(\.table) == [.opportunities])
      #expect(claim?.bindings.first?.mapping == "salesforce")
      #expect(claim?.columns.contains { $0.column == nil || $0.isGuess } == false)
      #expect(claim?.bindings.first?.fields[.opportunityID] == [0, 1])
      #expect(names(claim, .closedAt) == ["Close Date"])
      #expect(claim?.bindings.first?.treatments.contains(.closeDateOnlyWhenClosed) == true)
    }
  }

  @Test func salesforceReportsOfOtherObjects() {
    let accounts = claim(
      "report1.csv", "Account ID,Account Name,Account Owner,Industry,Employees,Annual Revenue,Website,Billing Country")
    #expect(accounts?.bindings.map(\.table) == [.accounts])
    #expect(names(accounts, .domain) == ["Website"])
    let contacts = claim("report2.csv", "Contact ID,First Name,Last Name,Account Name,Email,Title")
    #expect(contacts?.bindings.map(\.table) == [.contacts])
    #expect(names(contacts, .lastName) == ["Last Name"])
    let tasks = claim("report3.csv", "Date,Assigned,Subject,Task Subtype,Company / Account,Contact ID,Status")
    #expect(tasks?.bindings.map(\.table) == [.activities])
    #expect(names(tasks, .accountName) == ["Company / Account"])
    #expect(tasks?.bindings.first?.treatments.contains(.onlyCompleted) == true)
    let events = claim("report4.csv", "Start,End,Duration,Subject,Assigned,Company / Account,Type")
    #expect(events?.bindings.first?.constants[.type] == "meeting")
    #expect(names(events, .type) == [])
    let campaigns = claim("report5.csv", "Campaign Name,Start Date,Actual Cost in Campaign,Type")
    #expect(campaigns?.bindings.map(\.table) == [.spend])
    #expect(names(campaigns, .campaignID) == ["Campaign Name"])
  }

  @Test func hubSpotLabels() {
    let companies = claim(
      "hubspot-crm-exports-all-companies-2026-11-21.csv",
      "Record ID,Company name,Company Domain Name,Industry,Number of Employees,Annual Revenue,Company owner,Country/Region,Create Date,Target Account,Ideal Customer Profile Tier"
    )
    #expect(companies?.bindings.map(\.table) == [.accounts])
    #expect(companies?.columns.contains { $0.column == nil } == false)
    let contacts = claim(
      "export.csv", "Record ID,First Name,Last Name,Email,Job Title,Buying Role,Associated Company IDs,Create Date")
    #expect(contacts?.bindings.map(\.table) == [.contacts])
    #expect(contacts?.columns.contains { $0.column == nil } == false)
    let deals = claim(
      "export.csv",
      "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Deal Type,Is Closed Won,Is Deal Closed?,Closed Lost Reason,Associated Company IDs"
    )
    #expect(deals?.bindings.map(\.table) == [.opportunities])
    #expect(deals?.columns.contains { $0.column == nil } == false)
    #expect(
      deals?.bindings.first?.treatments == [
        .closeDateOnlyWhenClosed, .firstOfList, .renewalPipeline, .percentProbability,
      ])
    let activities = claim(
      "export.csv", "Activity ID,Activity Type,Activity Date,Associated Contact Email,Associated Company IDs")
    #expect(activities?.bindings.map(\.table) == [.activities])
    #expect(activities?.columns.contains { $0.column == nil } == false)
  }

  @Test func hubSpotInternalNames() {
    let deals = claim(
      "deals.json",
      "hs_object_id,dealname,dealstage,pipeline,amount,closedate,createdate,dealtype,hs_is_closed,hs_is_closed_won,domain"
    )
    #expect(deals?.bindings.map(\.mapping) == ["hubspot"])
    #expect(deals?.columns.contains { $0.column == nil } == false)
    let companies = claim(
      "x.csv",
      "hs_object_id,name,domain,numberofemployees,annualrevenue,hubspot_owner_id,country,createdate,hs_is_target_account,hs_ideal_customer_profile"
    )
    #expect(companies?.bindings.map(\.mapping) == ["hubspot"])
    #expect(companies?.columns.contains { $0.column == nil } == false)
  }

  @Test func intentVendors() {
    let bombora = claim(
      "surge_20261115.csv", "Company Name,Domain,Topic Name,Composite Score,Composite Score Delta,Metro Area")
    #expect(bombora?.bindings.map(\.mapping) == ["bombora"])
    #expect(bombora?.bindings.first?.constants[.date] == "2026-11-15")
    #expect(names(bombora, .accountName) == [])
    #expect(names(bombora, .domain) == ["Domain"])
    #expect(bombora?.bindings.first?.treatments == [.highestScoreOnly])
    let sixSense = claim("x.csv", "Account Name,Account Domain,Intent Score,Buying Stage,Date")
    #expect(sixSense?.bindings.map(\.table) == [.intent])
    #expect(names(sixSense, .accountName) == ["Account Name"])
  }

  @Test func advertising() {
    let linkedIn = claim("x.csv", "Start Date (in UTC),Account Name,Campaign Name,Total Spent,Impressions,Clicks")
    #expect(linkedIn?.bindings.map(\.table) == [.spend])
    #expect(names(linkedIn, .accountName) == [])
    #expect(linkedIn?.bindings.first?.constants[.channel] == "linkedin")
    let byCompany = claim("x.csv", "Start Date (in UTC),Company Name,Impressions,Clicks,Total Spent")
    #expect(byCompany?.bindings.map(\.table) == [.activities, .activities, .spend])
    #expect(byCompany?.bindings.map { $0.constants[.type] } == ["ad_impression", "ad_click", nil])
    let google = claim(
      "x.csv", "Campaign report", "1 - 30 November 2026", "Day,Campaign,Currency code,Cost,Impr.,Clicks")
    #expect(google?.bindings.map(\.mapping) == ["google ads"])
    #expect(google?.headerLine == 2)
  }

  @Test func surveys() {
    let nps = claim("x.csv", "score,comment,created_at,email")
    #expect(nps?.bindings.map(\.table) == [.nps])
    #expect(names(nps, .date) == ["created_at"])
    #expect(claim("nps.csv", "created_at,email,score")?.bindings.map(\.mapping) == ["nps survey"])
  }

  // MARK: Text

  /// A sentence that lists the columns of an export looks like its header.
  static let notes: [(String, [String])] = [
    (
      "SOURCE.txt",
      [
        "Set: sample files (a vendor's own tutorial, July 2015)", "Licence: MIT",
        "Input, 7 cols: Company Name, Domain, Size, Industry, Topic, Composite Score, Date",
        "  Bucket Code, Metro Area, Metro Composite Score (105 domains)",
        "Facts (Output): scores 0..100; 3983 below 50; 5711 at or above 60; company name blank in 6461 rows.",
        "Oddities: headerless; the same domain repeats once per metro (dedupe before counting topics)",
      ]
    ),
    (
      "README.txt",
      [
        "These are the exports of our CRM, as of Monday.", "", "Columns: date, account_id, topic, score",
        "Please ask Kim before you send them to anybody else, as they hold names.",
        "Thank you very much, and see you soon",
      ]
    ),
    (
      "intent_readme.txt",
      ["Scores of the last quarter, by account and by topic.", "They come every Monday, in the morning as a rule."]
    ),
  ]

  @Test(arguments: notes)
  func notesAboutTablesAreNone(_ path: String, _ lines: [String]) {
    let result = Classifier.classify(path: path, lines: lines.map(RealExportsTests.fields))
    switch result {
    case .ignored(.prose), .ignored(.noTable), .ignored(.notATable): break
    default: Issue.record("\(path): \(result)")
    }
  }

  @Test func tablesInTextFilesAreRead() {
    let header = "date,account_id,topic,score"
    #expect(claim("export.txt", header, "2026-05-01,a,crm,90", "2026-05-02,b,crm,80") != nil)
    // An open end, a blank line, a footer.
    #expect(claim("export.txt", header, "2026-05-01,a,crm,90,", "", "Total") != nil)
    #expect(claim("export.txt", header) != nil)
    // Whoever calls it a table of values separated by commas means it.
    #expect(claim("export.csv", header, "2026-05-01", "2026-05-02", "2026-05-03") != nil)
  }

  // MARK: Tiers

  private func hints(_ header: String, _ rows: String...) -> [String] {
    let lines = ([header] + rows).map(RealExportsTests.fields)
    guard case .claimed(let claim) = Classifier.classify(path: "accounts.csv", lines: lines) else { return ["?"] }
    return claim.notes
  }

  /// Where it is not read, all accounts are on the list.
  @Test func aColumnThatMayFlagTheListIsNamed() {
    for flag in ["Target", "1:1 ABM", "Zielkunden 2026"] {
      let found = hints("account_id,name,\(flag)", "1,Acme,Yes", "2,Bolt,No", "3,Cup,")
      #expect(found.count == 1 && found[0].contains("fields: {is_target: \"\(flag)\"}}]"), "\(flag): \(found)")
    }
    #expect(
      hints("account_id,name,ABM Status", "1,Acme,Target", "2,Bolt,Not Target").first?.contains(
        "translations: {is_target: {\"Not Target\": \"false\", \"Target\": \"true\"}}") == true)
    // Beside a tier too: an account without one is not on the list, whatever the flag says.
    #expect(hints("account_id,name,tier,Target", "1,Acme,1,x", "2,Bolt,,x").count == 1)
    #expect(hints("account_id,name,Target Market", "1,Acme,EMEA", "2,Bolt,US").isEmpty)
    #expect(hints("account_id,name,is_target,ABM Status", "1,Acme,yes,Target", "2,Bolt,no,Target").isEmpty)
  }

  @Test func aColumnThatMayBeTheAmountIsNamed() {
    func notes(_ amount: String) -> [String] {
      let header = ["Opportunity ID", "Account Name", "Stage", amount, "Close Date"]
      guard case .claimed(let claim) = Classifier.classify(path: "opportunities.csv", lines: [header]) else {
        return ["?"]
      }
      return claim.notes.filter { $0.hasPrefix("no column gives the amounts") }
    }
    #expect(notes("Umsatz").first?.hasSuffix("fields: {amount: \"Umsatz\"}}]") == true)
    #expect(notes("Region") == ["no column gives the amounts"])
    #expect(notes("Amount").isEmpty)
  }

  @Test func aColumnOfTiersIsNamed() {
    #expect(
      hints("account_id,name,Priority", "1,Acme,A", "2,Bolt,B").first?.hasPrefix("\"Priority\" may be the tier") == true
    )
    #expect(hints("account_id,name,Niveau", "1,Acme,1", "2,Bolt,3").count == 1)
    #expect(hints("account_id,name,Segment", "1,Acme,Tier 1", "2,Bolt,Tier 2").count == 1)
    #expect(hints("account_id,name,Priority", "1,Acme,High", "2,Bolt,Low").first?.contains("tiers: {High: 1") == true)
    #expect(
      hints("account_id,name,Priority", "1,Acme,P1", "2,Bolt,P3").first?.hasSuffix("tiers: {\"P1\": 1, \"P3\": 3}")
        == true
    )
    #expect(hints("account_id,name,Niveau", "1,Acme,Niveau 1", "2,Bolt,Niveau 4").first?.contains("tier") == true)
    #expect(hints("account_id,name,Priority", "1,Acme,P1 urgent", "2,Bolt,P2").isEmpty)
    // Nothing else looks like one, and where there is a tier nobody needs another.
    #expect(hints("account_id,name,Floor", "1,Acme,1", "2,Bolt,2").isEmpty)
    #expect(hints("account_id,name,Segment", "1,Acme,Enterprise", "2,Bolt,SMB").isEmpty)
    #expect(hints("account_id,name,tier,Priority", "1,Acme,1,A", "2,Bolt,2,B").isEmpty)
  }
}
