import Mappings
import Testing
import Values

/// What each file of public exports is, as somebody who runs sales operations would say.
@Suite struct RealExportsTests {
  enum Expected: Equatable {
    case table(Table, String)
    case ignored
  }

  /// The files that hold a table; all others are ignored.
  static let tables: [String: Expected] = [
    "02-salesforce-workshop-org/Account.csv": .table(.accounts, "salesforce"),
    "02-salesforce-workshop-org/Campaign.csv": .table(.spend, "salesforce"),
    "02-salesforce-workshop-org/Contact.csv": .table(.contacts, "salesforce"),
    "02-salesforce-workshop-org/Opportunity.csv": .table(.opportunities, "salesforce"),
    "02-salesforce-workshop-org/Task.csv": .table(.activities, "salesforce"),
    "04-salesforce-dev-edition/Account.csv": .table(.accounts, "salesforce"),
    "04-salesforce-dev-edition/Contact.csv": .table(.contacts, "salesforce"),
    "04-salesforce-dev-edition/Opportunity.csv": .table(.opportunities, "salesforce"),
    "04-salesforce-dev-edition/OpportunityHistory.csv": .table(.opportunityHistory, "salesforce"),
    "07-fivetran-seeds/dbt_salesforce/sf_account_data.csv": .table(.accounts, "salesforce"),
    "07-fivetran-seeds/dbt_salesforce/sf_contact_data.csv": .table(.contacts, "salesforce"),
    "07-fivetran-seeds/dbt_salesforce/sf_event_data.csv": .table(.activities, "salesforce"),
    "07-fivetran-seeds/dbt_salesforce/sf_opportunity_data.csv": .table(.opportunities, "salesforce"),
    "07-fivetran-seeds/dbt_salesforce/sf_task_data.csv": .table(.activities, "salesforce"),
    "07-fivetran-seeds/dbt_hubspot/company_property_history_data.csv": .table(.history, "hubspot"),
    "07-fivetran-seeds/dbt_hubspot/deal_property_history_data.csv": .table(.history, "hubspot"),
    "07-fivetran-seeds/dbt_hubspot/company_data.csv": .table(.accounts, "hubspot"),
    "07-fivetran-seeds/dbt_hubspot/company_data_databricks.csv": .table(.accounts, "hubspot"),
    "07-fivetran-seeds/dbt_hubspot/company_data_postgres.csv": .table(.accounts, "hubspot"),
    "07-fivetran-seeds/dbt_hubspot/company_data_snowflake.csv": .table(.accounts, "hubspot"),
    "07-fivetran-seeds/dbt_hubspot/contact_data.csv": .table(.contacts, "hubspot"),
    "07-fivetran-seeds/dbt_hubspot/contact_form_submission_data.csv": .table(.activities, "hubspot"),
  ]

  static let files = SalesforceHeaders.all + HubSpotHeaders.all

  static func fields(_ header: String) -> [String] {
    header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: files.map(\.path)) func eachFileIsWhatAPersonWouldSay(path: String) throws {
    let header = try #require(Self.files.first { $0.path == path }?.header)
    switch Classifier.classify(path: path, lines: [Self.fields(header)]) {
    case .claimed(let claim):
      let binding = try #require(claim.bindings.first)
      #expect(claim.bindings.count == 1)
      #expect(Self.tables[path] == .table(binding.table, binding.mapping))
      #expect(claim.columns.count == Self.fields(header).count)
    case .ignored(let refusal):
      #expect(Self.tables[path] == nil, "\(refusal.words)")
    case .failed(let refusal):
      Issue.record("fails: \(refusal.words)")
    }
  }

  /// A file that a person renamed is still the same table, or refused: it never becomes another one.
  @Test(arguments: files.map(\.path)) func anUntellingNameNeverMakesItAnotherTable(path: String) throws {
    let header = try #require(Self.files.first { $0.path == path }?.header)
    guard case .claimed(let claim) = Classifier.classify(path: "report1763.csv", lines: [Self.fields(header)]) else {
      return
    }
    let binding = try #require(claim.bindings.first)
    #expect(Self.tables[path] == .table(binding.table, binding.mapping))
  }

  @Test func salesforceIsKnownByItsHeadersAlone() throws {
    for (path, expected) in Self.tables where path.contains("salesforce") {
      let header = try #require(Self.files.first { $0.path == path }?.header)
      guard case .claimed(let claim) = Classifier.classify(path: "report1763.csv", lines: [Self.fields(header)]) else {
        Issue.record("\(path) is not claimed")
        continue
      }
      #expect(claim.bindings.map { .table($0.table, $0.mapping) } == [expected])
    }
  }
}
