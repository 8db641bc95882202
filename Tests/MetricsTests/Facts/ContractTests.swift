import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// What renews a contract, and what of it is kept.
@Suite struct ContractTests {
  /// Who renews whom at 2026-06-30, with the part of its annual value:
  ///
  /// - `zero`: two contracts worth nothing, renewed by one of 100: in equal parts.
  /// - `sameDay`: a second contract that begins on the same day renews nothing.
  /// - `earliest`: of two that begin in time, the one that begins first.
  /// - `byName`: the named one wins, though it is later; of two that name it, the earlier.
  /// - `chain`: the renewal is renewed in turn.
  static let data = SmallData([
    "accounts.csv": "account_id,tier\nzero,1\nsameDay,1\nearliest,1\nbyName,1\nchain,1\n",
    "contracts.csv": """
    contract_id,account_id,start,end,annual_value,previous_contract_id
    z1,zero,2025-06-01,2026-05-31,0,
    z2,zero,2025-06-01,2026-05-31,0,
    z3,zero,2026-06-01,2027-05-31,100,
    s1,sameDay,2026-06-01,2026-06-10,100,
    s2,sameDay,2026-06-01,2027-05-31,100,
    e1,earliest,2025-06-01,2026-05-31,100,
    e2,earliest,2026-06-03,2027-05-31,30,
    e3,earliest,2026-06-02,2027-05-31,20,
    n1,byName,2025-06-01,2026-05-31,100,
    n2,byName,2026-06-01,2027-05-31,10,
    n3,byName,2026-06-20,2027-05-31,20,n1
    n4,byName,2026-06-10,2027-05-31,30,n1
    c1,chain,2025-01-01,2025-12-31,100,
    c2,chain,2026-01-01,2026-06-15,100,c1
    c3,chain,2026-06-16,2027-06-15,90,
    """,
  ])

  @Test(arguments: [
    ("zero", ["z1 z3 50.0", "z2 z3 50.0", "z3 – 0.0"]), ("sameDay", ["s1 – 0.0", "s2 – 0.0"]),
    ("earliest", ["e1 e3 20.0", "e2 – 0.0", "e3 – 0.0"]),
    ("byName", ["n1 n4 30.0", "n2 – 0.0", "n3 – 0.0", "n4 – 0.0"]),
    ("chain", ["c1 c2 100.0", "c2 c3 90.0", "c3 – 0.0"]),
  ])
  func renewals(_ id: String, _ expected: [String]) throws {
    let snapshot = try ContractTests.data.snapshot("30d", on: "2026-06-30")
    let account = try #require(snapshot.dataset.account(id: id))
    let contracts = snapshot.dataset.details(of: account, at: snapshot.period.now).contracts
    #expect(contracts.map { "\($0.id) \($0.renewedBy ?? "–") \($0.renewedValue)" }.sorted() == expected)
  }

  /// A customer until the grace is over: the contract ends on 06-10, the 30 days on 07-10.
  @Test(arguments: [
    ("2025-06-10", false, false), ("2025-06-11", true, false), ("2026-06-10", true, false),
    ("2026-07-10", true, false), ("2026-07-11", false, true),
  ])
  func customerUntilTheGraceIsOver(_ day: String, _ customer: Bool, _ churned: Bool) throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "contracts.csv": "contract_id,account_id,start,end,annual_value\nk,a,2025-06-11,2026-06-10,1\n",
      // Won, but with a contract: the contract decides.
      "opportunities.csv": "opportunity_id,account_id,status,created_at,closed_at\no,a,won,2025-06-11,2025-06-11\n",
    ])
    let facts = try #require(try data.snapshot("30d", on: day).facts(of: "a"))
    #expect(facts.isCustomer == customer)
    #expect(facts.isChurned == churned)
  }

  /// A late renewal is no churn: k ended on 06-10, k2 begins on 07-05; in between k is in its grace, then k2 counts.
  @Test(arguments: [("2026-06-30", "100.0000"), ("2026-07-04", "100.0000"), ("2026-07-05", "120.0000")])
  func lateRenewal(_ day: String, _ acv: String) throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "contracts.csv": """
      contract_id,account_id,start,end,annual_value
      k,a,2025-06-11,2026-06-10,100
      k2,a,2026-07-05,2027-07-04,120
      """,
    ])
    let facts = try #require(try data.snapshot("90d", on: day).facts(of: "a"))
    #expect(facts.acv.decimal == acv)
    #expect(facts.isCustomer)
    #expect(facts.due == 1 && facts.dueRenewed == 1 && facts.pending == 0)
  }
}
