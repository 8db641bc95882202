import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// Whose a row is: accounts of spend, respondents of answers and scores.
@Suite struct NamingTests {
  /// 10: a's, though a tier stands beside it. 20: z's, who is not on the list. 30: tier 4 is none, so all share it: 15
  /// each. 40: tier 1, which is a alone. 5: a's by its domain. 70: an unknown account's, nobody's. a 70, b 15.
  @Test func spend() throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier,is_target,domain\na,1,,a.example\nb,2,,\nz,1,no,\n",
      "spend.csv": """
      date,amount,account_id,tier,domain
      2026-06-01,10,a,2,
      2026-06-02,20,z,1,
      2026-06-03,30,,4,
      2026-06-04,40,,1,
      2026-06-05,5,,,https://www.A.example/
      2026-06-06,70,unknown,1,a.example
      """,
    ])
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    #expect(snapshot.facts(of: "a")?.spend == 70)
    #expect(snapshot.facts(of: "b")?.spend == 15)
    #expect(snapshot.facts(of: "a")?.ownSpend.decimal == "15.0000")
  }

  /// p answers twice, once by id and once by its address: 3 is the latest. An address that no contact has is a
  /// respondent of its own, beside the account: 3, 10, 8.
  static let answers = SmallData([
    "accounts.csv": "account_id,tier\na,1\n", "contacts.csv": "contact_id,account_id,email\np,a,P@x.example\n",
    "nps.csv": """
    date,account_id,score,contact_id,email
    2026-06-01,a,9,p,
    2026-06-02,a,3,,p@X.example
    2026-06-03,a,10,,nobody@x.example
    2026-06-04,a,8,,
    """,
  ])

  @Test func respondents() throws {
    let nps = try NamingTests.answers.snapshot("30d", on: "2026-06-30").figures()["nps"]
    #expect(nps?.all.denominator == 3)
    #expect(nps?.all.value == 0)
  }

  /// data.md leaves open what an unknown contact_id is to a survey; each is a respondent of its own here.
  @Test func unknownRespondents() throws {
    let data = NamingTests.answers.with {
      $0.files["nps.csv"]?.append("\n2026-06-05,a,9,u1,\n2026-06-06,a,9,u2,\n2026-06-07,a,10,u2,\n")
    }
    let nps = try data.snapshot("30d", on: "2026-06-30").figures()["nps"]
    #expect(nps?.all.denominator == 5)
    #expect(nps?.all.value == 40)
  }

  /// A relationship score and an activity of a contact count in the account that the row names, wherever the contact is.
  @Test func rowsNameTheirAccount() throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\nb,1\n", "contacts.csv": "contact_id,account_id,role\np,b,Buyer\n",
      "relationships.csv": "date,account_id,score,contact_id\n2026-06-01,a,60,p\n2026-06-02,,80,p\n",
      "activities.csv": "timestamp,type,account_id,contact_id\n2026-06-01,visit,a,p\n2026-06-02,visit,,p\n",
    ])
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    #expect(snapshot.facts(of: "a")?.relationship == 60)
    #expect(snapshot.facts(of: "b")?.relationship == 80)
    #expect(snapshot.facts(of: "a")?.touches == 1)
    #expect(snapshot.facts(of: "b")?.touches == 1)
    #expect(snapshot.facts(of: "b")?.engagedStakeholders == 1)
  }
}
