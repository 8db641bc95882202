import Accounts
import Ingest
import Testing
import Values

/// Contracts and what renews them (kpis.md, Contracts).
@Suite struct ContractTests {
  private func facts(_ contracts: String, asOf: String, from: String) -> AccountFacts {
    let header = "contract_id,account_id,start,end,annual_value,previous_contract_id\n"
    return TestData(["accounts.csv": twoAccounts, "contracts.csv": header + contracts])
      .facts(asOf: asOf, from: from)["A"]
  }

  @Test func oneContractRenewsTwoAndIsSplit() {
    // 600 over 100 and 300: 150 and 450. Kept: min(100, 150) + min(300, 450) = 400 of 400.
    let two = "k1,A,2025-07-01,2026-06-30,100,\nk2,A,2025-07-01,2026-06-30,300,\nk3,A,2026-07-01,2027-06-30,600,\n"
    let facts = facts(two, asOf: "2026-07-10", from: "2026-06-01")
    #expect(facts.due == 2 && facts.dueRenewed == 2 && facts.pending == 0)
    #expect(facts.settledValue == Money(units: 4_000_000))
    #expect(facts.keptValue == 400)
    #expect(facts.activeContracts == 1 && facts.acv == Money(units: 6_000_000))
    #expect(facts.expandedByContractOn == day("2026-07-01") && facts.stage == 6)
    #expect(facts.acvBefore == Money(units: 4_000_000) && facts.wasCustomer)
  }

  @Test func aSmallerRenewalKeepsAPart() {
    let facts = facts(
      "k1,A,2025-07-01,2026-06-30,100,\nk2,A,2026-06-15,2027-06-14,80,k1\n", asOf: "2026-07-10", from: "2026-06-01")
    #expect(facts.keptValue == 80)
    #expect(facts.stage == 5 && facts.renewedOn == day("2026-06-15") && !facts.isExpanded)
  }

  @Test func aLateRenewalIsNoChurn() {
    let late = "k1,A,2025-07-01,2026-06-30,100,\nk2,A,2026-07-20,2027-07-19,70,\n"
    let between = facts(late, asOf: "2026-07-10", from: "2026-06-01")
    #expect(between.isCustomer && between.acv == Money(units: 1_000_000))
    #expect(between.due == 1 && between.dueRenewed == 1 && between.pending == 0)
    let after = facts(late, asOf: "2026-07-20", from: "2026-06-01")
    #expect(after.activeContracts == 1 && after.acv == Money(units: 700_000))
    // Before the grace days reach the renewal it is not known.
    let early = facts(late, asOf: "2026-06-19", from: "2026-06-01")
    #expect(early.renewedOn == nil)
  }

  @Test func aContractIsPendingUntilItsGraceIsOver() {
    let one = "k1,A,2025-07-01,2026-06-30,100,\n"
    let pending = facts(one, asOf: "2026-07-30", from: "2026-06-01")
    #expect(pending.pending == 1 && pending.dueRenewed == 0 && pending.isCustomer)
    let gone = facts(one, asOf: "2026-07-31", from: "2026-06-01")
    #expect(gone.pending == 0 && !gone.isCustomer && gone.isChurned && gone.stage == 4)
  }

  @Test func anotherContractsNameWinsOverDates() {
    // k3 starts earlier, but k2 names k1.
    let facts = facts(
      "k1,A,2025-07-01,2026-06-30,100,\nk2,A,2026-07-10,2027-07-09,90,k1\nk3,A,2026-07-01,2027-06-30,50,\n",
      asOf: "2026-07-20", from: "2026-06-01")
    #expect(facts.renewedOn == day("2026-07-10"))
    #expect(facts.keptValue == 90)
  }

  /// Sixteen thousand contracts of one account: each is renewed by the next.
  @Test func manyContractsOfOneAccount() {
    let first = day("1980-01-01")
    let rows = (0..<16_000).map { "k\($0),A,\((first + $0).iso),\((first + $0).iso),365,\n" }
    let facts = facts(rows.joined(), asOf: (first + 15_999).iso, from: first.iso)
    #expect(facts.due == 16_000 && facts.dueRenewed == 15_999)
    #expect(facts.activeContracts == 1)
  }
}
