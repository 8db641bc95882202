import Accounts
import Ingest
import Testing
import Values

/// How rows name accounts and contacts (data.md, Tables).
@Suite struct NamingTests {
  private let accounts =
    "account_id,name,domain,tier\nA,Acme,acme.example,1\nB,ACME,acme.example,2\nC,Corp,corp.example,1\n"

  @Test func theFirstAccountHasASharedNameAndDomain() {
    let facts = TestData([
      "accounts.csv": accounts,
      "activities.csv": """
      timestamp,type,account,domain
      2026-11-01,visit,acme,
      2026-11-01,visit,,www.acme.example
      2026-11-01,visit,Corp,acme.example

      """,
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts["A"].visits == 2)
    #expect(facts["B"].visits == 0)
    // The first column that is not empty decides.
    #expect(facts["C"].visits == 1)
  }

  @Test func theFirstNameDecidesEvenIfItIsUnknown() {
    let facts = TestData([
      "accounts.csv": accounts,
      "activities.csv": "timestamp,type,account_id,domain\n2026-11-01,visit,X,corp.example\n",
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts["C"].visits == 0)
    #expect(facts.dataset.orphans == [.activities: 1])
  }

  @Test func namesLeadNowhereWhereTablesHaveNoRows() {
    let facts = TestData([
      "accounts.csv": "account_id,name,domain,tier\n",
      "activities.csv": "timestamp,type,account_id,email\n2026-11-01,visit,X,\n2026-11-01,visit,,kim@fern.example\n",
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts.dataset.accounts.isEmpty)
    #expect(facts.dataset.orphans == [.activities: 2])
  }

  @Test func namesOfRowsThatAreDeletedLeadNowhere() {
    // The last names that are numbered are those of rows that are not in force.
    let facts = TestData([
      "accounts.csv": accounts,
      "contacts.csv": "contact_id,account_id,email,is_deleted\nP,A,kim@fern.example,true\n",
      "opportunities.csv":
        "opportunity_id,account_id,status,amount,created_at,is_deleted\nO,A,open,1,2026-01-01,true\n",
      "activities.csv": """
      timestamp,type,contact_id,opportunity_id
      2026-11-01,visit,P,
      2026-11-01,visit,,O

      """,
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts["A"].visits == 0)
    #expect(facts.dataset.orphans == [.activities: 2])
  }

  @Test func contactsAndTheirAddressesLeadToAccounts() {
    let facts = TestData([
      "accounts.csv": accounts,
      "contacts.csv": """
      contact_id,account_id,email
      p1,C,ann@acme.example
      p2,,bob@corp.example
      p3,,eve@gmail.com

      """,
      "activities.csv": """
      timestamp,type,contact_id,email
      2026-11-01,meeting,p1,
      2026-11-01,meeting,p2,
      2026-11-01,meeting,,ANN@acme.example
      2026-11-01,meeting,,someone@acme.example
      2026-11-01,meeting,,stranger@gmail.com
      2026-11-01,meeting,p3,

      """,
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    // p1 by id, p2 by its address' domain, Ann by her address although its domain is Acme's.
    #expect(facts["C"].touches == 3)
    // An address that no contact has: the account with its domain.
    #expect(facts["A"].touches == 1)
    #expect(facts.dataset.orphans == [.activities: 2, .contacts: 1])
  }

  @Test func theDomainOfAFreeMailProviderNamesNobody() {
    let visits = "timestamp,type,domain,email\n2026-11-01,visit,gmail.com,\n2026-11-01,visit,,x@gmail.com\n"
    let facts = TestData(["accounts.csv": "account_id,name,domain\nA,Alpha,www.gmail.com\n", "activities.csv": visits])
      .facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts["A"].visits == 0)
    #expect(facts.dataset.orphans == [.activities: 2])
    // No account is made of it either.
    #expect(
      TestData(["activities.csv": visits + "2026-11-01,visit,c.example,\n"]).dataset().accounts.map(\.id) == [
        "c.example"
      ])
  }

  @Test func accountsAreMadeFromNamesWhereNoFileGivesThem() {
    let facts = TestData([
      "activities.csv": """
      timestamp,type,account_id,account
      2026-11-01,visit,b,
      2026-11-01,visit,a,
      2026-11-01,visit,,Zeta
      2026-11-01,visit,,ZETA
      2026-11-01,visit,,A

      """
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts.dataset.accountsAreMade)
    // Names are told apart without case: of its spellings the first in byte order.
    #expect(facts.dataset.accounts.map(\.id) == ["a", "b", "ZETA"])
    #expect(facts["ZETA"].visits == 2)
    // A name that is an id of another table's row is that account.
    #expect(facts["a"].visits == 2)
    #expect(facts["a"].isOnList && facts.dataset.accounts.allSatisfy { $0.tier == 0 })
  }

  /// Deals that are known by an address only (case 31); what a contact belongs to is no other account.
  @Test func anAddressNamesItsCompanyWhereNothingElseNamesTheAccount() {
    let facts = TestData([
      "deals.csv": """
      close_date,amount,deal_name,deal_stage,email
      2026-03-10,"$40,000",D1,Won,Ann@alderbrook.example
      2026-03-10,"$10,000",D2,Lost,ben@birchfell.example
      2026-03-10,"$1,000",D3,Won,anybody@gmail.com

      """,
      "contacts.csv": "contact_id,email,account\n1,cy@cedarmoor.example,Cedarmoor\n",
      "activities.csv": "timestamp,type,email\n2026-11-01,visit,cy@cedarmoor.example\n",
    ]).facts(asOf: "2026-11-21", from: "2026-11-01")
    #expect(facts.dataset.accounts.map(\.id) == ["Cedarmoor", "alderbrook.example", "birchfell.example"])
    #expect(facts.dataset.orphans == [.opportunities: 1])
    #expect(facts["Cedarmoor"].visits == 1)
  }

  @Test func contactsAreStakeholdersByRole() {
    let open = "opportunity_id,account_id\no1,A\n"
    func stakeholders(_ contacts: String) -> Int32 {
      TestData(["accounts.csv": twoAccounts, "contacts.csv": contacts, "opportunities.csv": open])
        .facts(asOf: "2026-11-21")["A"].stakeholders
    }
    #expect(stakeholders("contact_id,account_id,role,persona\n1,A,,\n2,A,,\n") == 2)
    #expect(stakeholders("contact_id,account_id,role,persona\n1,A,buyer,\n2,A,,\n3,A,,user\n") == 2)
    #expect(stakeholders("contact_id,account_id,role,is_stakeholder\n1,A,buyer,no\n2,A,,yes\n3,A,,\n") == 1)
    // A role of a contact elsewhere says that roles are known.
    #expect(stakeholders("contact_id,account_id,role\n1,A,\n2,B,buyer\n") == 0)
  }

  @Test func scoresOfAnAddressThatNoContactHasAreTheAccounts() {
    let facts = TestData([
      "accounts.csv": twoAccounts,
      "contacts.csv": "contact_id,account_id,email\np1,A,ann@alpha.example\n",
      "relationships.csv": """
      date,account_id,score,contact_id,email
      2026-11-01,A,10,p1,
      2026-11-02,A,30,,ann@alpha.example
      2026-11-03,A,50,,who@alpha.example
      2026-11-04,A,70,,

      """,
    ]).facts(asOf: "2026-11-21")
    // Ann's latest is 30; the account's latest is 70.
    #expect(facts["A"].relationship == 50)
  }
}
