@testable import Mappings
import Testing
import Values

/// Any other CRM's file, and what users declare.
@Suite struct SynonymsTests {
  func claim(_ path: String, _ lines: String..., mappings: [Mapping] = []) -> Claim? {
    let result = Classifier.classify(path: path, lines: lines.map(RealExportsTests.fields), mappings: mappings)
    if case .claimed(let claim) = result { return claim }
    return nil
  }

  func columns(_ claim: Claim?) -> [String?] { claim?.columns.map { $0.column.map { $0 } } ?? [] }

  @Test func aPipelineOfDeals() {
    let claim = claim(
      "sales_pipeline.csv", "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value")
    #expect(claim?.bindings.map(\.table) == [.opportunities])
    #expect(
      columns(claim)
        == ["opportunity_id", "owner", nil, "account_name", "stage", "created_at", "closed_at", "amount"])
    #expect(claim?.columns.map(\.isGuess) == [false, true, false, false, true, true, true, true])
    #expect(claim?.bindings.first?.treatments.contains(.closeDateOnlyWhenClosed) == true)
    #expect(claim?.bindings.first?.treatments.contains(.rowIsItsOwnID) == false)
  }

  @Test func accountsKnownByNameOnly() {
    let header = "account,sector,year_established,revenue,employees,office_location,subsidiary_of"
    for path in ["accounts.csv", "firms.csv"] {
      let claim = claim(path, header)
      #expect(claim?.bindings.map(\.table) == [.accounts])
      #expect(claim?.bindings.first?.treatments.contains(.nameIsID) == true)
      #expect(claim?.bindings.first?.fields[.accountID] == [0])
      #expect(
        columns(claim) == ["name", "industry", nil, "annual_revenue", "employees", "country", "parent_account_id"])
      #expect(claim?.columns.first?.isGuess == true)
      #expect(claim?.bindings.first?.extras == [2: "year_established"])
    }
  }

  /// Headers as Zoho, Dynamics and Pipedrive write them.
  @Test func exportsOfOtherCRMs() {
    let zoho = claim(
      "Deals_2026_11_21.csv", "Record Id,Deal Name,Account Name,Stage,Amount,Closing Date,Created Time,Deal Owner,Type")
    #expect(zoho?.bindings.map(\.table) == [.opportunities])
    #expect(columns(zoho).contains(nil) == false)
    let firms = claim(
      "x.csv", "Record Id,Account Name,Account Owner,Website,Industry,Employees,Annual Revenue,Billing Country")
    #expect(firms?.bindings.map(\.table) == [.accounts])
    #expect(columns(firms).contains(nil) == false)
    let dynamics = claim(
      "x.csv", "Topic,Potential Customer,Status,Est. Revenue,Est. Close Date,Actual Close Date,Created On,Owner")
    #expect(dynamics?.bindings.map(\.table) == [.opportunities])
    #expect(
      columns(dynamics)
        == ["name", "account_name", "status", "amount", "expected_close", "closed_at", "created_at", "owner"])
    let pipedrive = claim(
      "deals-1763.csv",
      "Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Deal closed on"
    )
    #expect(
      columns(pipedrive)
        == ["opportunity_id", "name", "account_name", "amount", "stage", "status", "created_at", "closed_at"])
  }

  @Test func hubSpotsJSON() {
    let deals = claim(
      "deals.json",
      "id,properties.dealname,properties.dealstage,properties.amount,properties.closedate,properties.company_id")
    #expect(deals?.bindings.map(\.mapping) == ["hubspot"])
    #expect(columns(deals) == ["opportunity_id", "name", "stage", "amount", "closed_at", "account_id"])
  }

  @Test func otherFilesOfSuchACRM() {
    for header in ["sales_agent,manager,regional_office", "product,series,sales_price", "Table,Field,Description"] {
      #expect(claim("x.csv", header) == nil, "\(header)")
    }
  }

  @Test func accountsAndDealsInOneRow() {
    let header = "Deal ID,Company,Industry,Employees,Deal Value,Deal Stage,Created,Close Date"
    let both = claim("crm.csv", header)
    #expect(both?.bindings.map(\.table) == [.opportunities, .accounts])
    #expect(both?.bindings.last?.fields[.accountID] == [1])
    #expect(both?.bindings.last?.fields[.industry] == [2])
    #expect(
      columns(both) == [
        "opportunity_id", "account_name", "industry", "employees", "amount", "stage", "created_at", "closed_at",
      ])
    // A size or a parent describes a company, a region or an owner may be the deal's.
    for column in ["Company Size", "Headcount", "Subsidiary of", "Sector"] {
      let tables = claim("crm.csv", "Deal ID,Company,Deal Value,Deal Stage,\(column)")?.bindings.map(\.table)
      #expect(tables == [.opportunities, .accounts], "\(column)")
    }
    for column in ["Region", "Owner", "Country"] {
      let tables = claim("crm.csv", "Deal ID,Company,Deal Value,Deal Stage,\(column)")?.bindings.map(\.table)
      #expect(tables == [.opportunities], "\(column)")
    }
    // A name that says which table it is leaves no room for another.
    #expect(claim("opportunities.csv", header)?.bindings.map(\.table) == [.opportunities])
  }

  @Test func dealsWithoutAnID() {
    let claim = claim("deals.csv", "Customer,Status,Value,Won Date")
    #expect(claim?.bindings.first?.treatments.isSuperset(of: [.rowIsItsOwnID, .closeDateOnlyWhenClosed]) == true)
    #expect(columns(claim) == ["account_name", "status", "amount", "closed_at"])
  }

  @Test func ofTwoEquallyGoodReadingsNeitherIsTaken() {
    let claim = claim("deals.csv", "Deal ID,Company,Stage,Value,Price")
    #expect(columns(claim) == ["opportunity_id", "account_name", "stage", nil, nil])
    #expect(claim?.notes.count == 1)
    #expect(claim?.notes.first?.hasPrefix("\"Value\" and \"Price\" could each be amount") == true)
  }

  /// However a synonym is spelt, it is one reading.
  @Test func noNameIsAnOtherReadingOfItself() {
    for mapping in MappingCatalog.builtIn {
      for name in Set(mapping.guesses.values.joined().joined()) {
        #expect(HeaderMatch(mapping, Header([name]), date: nil).undecided.isEmpty, "\(mapping.table): \(name)")
      }
    }
    #expect(
      columns(claim("accounts.csv", "Organisation,Vertical,Headcount,Rep,Parent Company"))
        == ["name", "industry", "employees", "owner", "parent_account_id"])
  }

  @Test func aTablesOwnNameIsNoGuess() {
    let claim = claim("opportunities.csv", "opportunity_id,account_id,amount,deal_value")
    #expect(columns(claim) == ["opportunity_id", "account_id", "amount", nil])
  }

  // MARK: Users' mappings

  static let surge = Mapping(
    name: "surge", table: .intent, files: [Glob("*MasterSurgeFile_*.csv")], constants: [.channel: "bombora"],
    headerless: ["Company", "domain", "size", "industry", "category", "topic", "score", "metros", "country"],
    dateFromName: true)

  @Test func aFileWithoutAHeader() {
    let claim = claim(
      "in/Output_MasterSurgeFile_20150719-sample.csv",
      ",0-lightower.net,,,analytics & reporting,workforce analytics,83,x,US",
      mappings: [Self.surge])
    #expect(claim?.headerLine == nil)
    #expect(claim != nil)
    #expect(claim?.bindings.first?.fields == [.domain: [1], .topic: [5], .score: [6]])
    #expect(claim?.bindings.first?.constants[.date] == "2015-07-19")
    #expect(
      Classifier.classify(path: "Surge_new.csv", lines: [["a"]], mappings: [Self.surge]) == .ignored(.noTable)
    )
    #expect(
      Classifier.classify(path: "MasterSurgeFile_new.csv", lines: [["a"]], mappings: [Self.surge])
        == .failed(.missing(.intent, [[.date]])))
  }

  @Test func whatAUserSaysGoesBeforeTheTablesOwnNames() {
    let mapping = Mapping(
      name: "ours", table: .opportunities, columns: [.amount: ["ACV (new)"], .type: ["Motion"]],
      translations: [.type: ["Land & Expand": "expansion"]])
    let claim = claim("opportunities.csv", "opportunity_id,account_id,amount,acv_new,motion", mappings: [mapping])
    #expect(columns(claim) == ["opportunity_id", "account_id", nil, "amount", "type"])
    #expect(claim?.bindings.first?.mapping == "ours")
    #expect(claim?.bindings.first?.translations == [.type: ["landexpand": "expansion"]])
    // Of another table's file it says nothing, nor of one without any of its columns.
    #expect(self.claim("accounts.csv", "account_id,name", mappings: [mapping])?.bindings.first?.mapping == "native")
    #expect(self.claim("x.csv", "opportunity_id,account_id", mappings: [mapping])?.bindings.first?.mapping == "native")
  }

  /// What a user says of one column changes that column alone.
  @Test func aMappingIsCompletedByWhatIsKnownAnyway() {
    let header = "Deal ID,Company,Deal Stage,Value,Price,Close Date,Probability (%)"
    let undecided = claim("deals.csv", header)
    let own = Mapping(name: "mine", table: .opportunities, columns: [.amount: ["Price"]])
    let decided = claim("deals.csv", header, mappings: [own])
    #expect(
      columns(undecided) == ["opportunity_id", "account_name", "stage", nil, nil, "closed_at", "probability"])
    #expect(columns(decided) == ["opportunity_id", "account_name", "stage", nil, "amount", "closed_at", "probability"])
    #expect(decided?.bindings.first?.treatments == undecided?.bindings.first?.treatments)
    #expect(decided?.bindings.first?.mapping == "mine")
    #expect(decided?.columns.map(\.isGuess) == [true, true, true, false, false, true, false])
    #expect(decided?.notes == [])
    // Confirmed, a close date means what it meant; taken from elsewhere it is just that.
    let confirmed = Mapping(name: "mine", table: .opportunities, columns: [.closedAt: ["Close Date"]])
    let elsewhere = Mapping(name: "mine", table: .opportunities, columns: [.closedAt: ["Signed"]])
    #expect(
      claim("deals.csv", header, mappings: [confirmed])?.bindings.first?.treatments.contains(.closeDateOnlyWhenClosed)
        == true)
    #expect(
      claim("deals.csv", header + ",Signed", mappings: [elsewhere])?.bindings.first?.treatments.contains(
        .closeDateOnlyWhenClosed) == false)
  }

  /// A name in a mapping that the file does not have is said, not passed over.
  @Test func aColumnThatIsNotThere() {
    let own = Mapping(
      name: "mine", table: .opportunities, files: [Glob("deals.csv")],
      columns: [.amount: ["Pricee"], .stage: ["Deal Stage"]])
    let claim = claim("deals.csv", "Deal ID,Company,Deal Stage,Price", mappings: [own])
    #expect(claim?.notes == ["the mapping mine takes amount from a column that is not there"])
  }

  @Test func theNoteSaysWhatToWrite() {
    let claim = claim("deals.csv", "Deal ID,Company,Stage,Value,Price")
    #expect(
      claim?.notes.first?.hasSuffix(
        "write in abmtop.yaml: mappings: [{name: mine, table: opportunities, fields: {amount: \"Value\"}}]") == true)
  }

  @Test func matchingByHeader() {
    let mapping = Mapping(
      name: "events", table: .activities, headers: ["Badge ID"],
      columns: [.timestamp: ["Scanned"], .accountName: ["Firm"]],
      constants: [.type: "event"])
    let claim = claim("scans.csv", "Scanned,Badge ID,Firm", mappings: [mapping])
    #expect(claim?.bindings.first?.constants == [.type: "event"])
    #expect(self.claim("scans.csv", "Scanned,Firm", mappings: [mapping]) == nil)
  }
}
