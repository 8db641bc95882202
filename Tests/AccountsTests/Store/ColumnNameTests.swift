import Accounts
import Ingest
import Testing

/// The accounts' other columns: how they are named, and what the ideal customer profile reads in them (data.md, Files, Tier).
@Suite struct ColumnNameTests {
  private func profile(_ field: String, _ test: IdealCustomerProfile.Criterion.Test) -> IdealCustomerProfile {
    IdealCustomerProfile(criteria: [.init(field: field, test: test)])
  }

  private func tiers(_ data: TestData) -> [UInt8] { data.dataset().accounts.map(\.tier) }

  @Test(arguments: ["crm_score", "CRM Score", "crm_score__c", "acme__Crm_Score__c"])
  func aNamespaceAndACustomSuffixDoNotCount(field: String) {
    for header in ["crm_score", "Crm Score", "Crm_Score__c", "acme__Crm_Score__c"] {
      var data = TestData(["accounts.csv": "account_id,name,\(header)\nA,Alpha,60\nB,Beta,40\n"])
      data.rules.profile = profile(field, .atLeast(50))
      #expect(tiers(data) == [1, 0], "\(header)")
    }
  }

  @Test func twoSpellingsAreOneColumn() {
    var data = TestData([
      "accounts-1.csv": "account_id,name,Crm_Score__c\nA,Alpha,60\n",
      "accounts-2.csv": "account_id,name,crm score\nB,Beta,70\n",
    ])
    data.rules.profile = profile("crm_score", .atLeast(50))
    let dataset = data.dataset()
    #expect(dataset.extraColumns == ["Crm_Score__c"])
    #expect(dataset.accounts.map(\.tier) == [1, 1])
    #expect(
      dataset.accounts.map { $0.value(ofColumn: "crm_score", extraColumns: dataset.extraColumns) } == ["60", "70"])
  }

  @Test func ofTwoColumnsOfOneNameTheFirstThatIsNotEmptyCounts() {
    let dataset = TestData(["accounts.csv": "account_id,name,Score__c,score\nA,Alpha,60,\nB,Beta,60,70\nC,Corp,,70\n"])
      .dataset()
    #expect(
      dataset.accounts.map { $0.value(ofColumn: "score", extraColumns: dataset.extraColumns) } == ["60", "60", "70"])
  }

  @Test func numbersOfTheProfileHaveTheDecimalMarkOfTheData() {
    var data = TestData([
      "accounts.csv":
        "account_id;name;crm_score;annual_revenue\nA;Alpha;1.500;0,5\nB;Beta;12,5;2,5\nC;Corp;1,5;1.000,5\n"
    ])
    data.readRules.decimalComma = true
    data.rules.profile = profile("crm_score", .atLeast(12))
    #expect(tiers(data) == [1, 1, 0])
    data.rules.profile = profile("annual_revenue", .atLeast(2.5))
    #expect(tiers(data) == [0, 1, 1])
  }
}
