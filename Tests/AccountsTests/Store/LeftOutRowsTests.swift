import Accounts
import Ingest
import Testing
import Values

/// What becomes of rows that do not count: set aside by a rule, replaced, left out as they are only closed.
@Suite struct LeftOutRowsTests {
  private func balance(_ files: [String: String], _ table: Table) -> RowBalance {
    TestData(files).dataset().rowBalances.filter { $0.table == table }.reduce(into: RowBalance()) { $0 += $1.balance }
  }

  /// Every record is one of the parts of the sum.
  @Test func recordsSetAsideByRuleStandInTheSum() {
    let spend = balance(
      [
        "accounts.csv": twoAccounts,
        "spend.csv": "date,amount,channel\n2026-01-01,100,ads\n2026-01-01,200,events\n2026-01-31,300,Total\n",
      ], .spend)
    #expect(spend.read == 3 && spend.used == 2 && spend.rules == [.total: 1] && spend.isWhole)
    let answers = balance(
      [
        "accounts.csv": twoAccounts,
        "nps.csv":
          "date,account_id,score,_fivetran_active\n2026-01-01,A,9,true\n2026-01-02,A,8,false\n2026-01-03,A,77,true\n",
      ], .nps)
    #expect(answers.read == 3 && answers.used == 1 && answers.rules == [.oldVersion: 1] && answers.bad == 1)
    #expect(answers.isWhole)
    let contracts = balance(
      [
        "accounts.csv": twoAccounts,
        "contracts.csv": """
        contract_id,account_id,start,end,annual_value,status
        k1,A,2026-01-01,2026-12-31,100,active
        k2,A,2026-01-01,2026-12-31,100,draft

        """,
      ], .contracts)
    #expect(contracts.read == 2 && contracts.used == 1 && contracts.rules == [.noContract: 1] && contracts.isWhole)
  }

  @Test func replacedRowsSayWhatIsOldAndNew() throws {
    let dataset = TestData([
      "accounts.csv": twoAccounts,
      "opportunities-1.csv": "opportunity_id,account_id,stage,amount\no1,A,Demo,100\no2,A,Demo,50\no3,A,Demo,7\n",
      "opportunities-2.csv": "opportunity_id,account_id,stage,amount,is_deleted\no1,A,Offer,700,\no3,A,Demo,7,true\n",
    ]).dataset()
    let (rows, more) = dataset.replacedRows(limit: 10)
    #expect(rows.map(\.id) == ["o1", "o3"] && more == 0)
    #expect(rows[0].place.text == "opportunities-1.csv:2")
    #expect(rows[0].cause == .replaced(by: Place(path: "opportunities-2.csv", line: 2)))
    #expect(
      rows[0].differences == [
        .init(column: .stage, before: .text("Demo"), now: .text("Offer")),
        .init(column: .amount, before: .money(Money(units: 1_000_000)), now: .money(Money(units: 7_000_000))),
      ])
    #expect(rows[1].cause == .deleted(by: Place(path: "opportunities-2.csv", line: 3)) && rows[1].fields.isEmpty)
    let (first, rest) = dataset.replacedRows(limit: 1)
    #expect(first.map(\.id) == ["o1"] && rest == 1)
    #expect(dataset.replacedRows(of: "opportunities-2.csv", limit: 10).rows.isEmpty)
  }

  /// Rows without an id have none in common.
  @Test func rowsWithoutAnIDSayWhatTheyHaveInCommon() throws {
    let text = "account_name,deal_name,stage,amount,created_date\nAlpha,D1,Demo,100,2026-01-05\n"
    let dataset = TestData([
      "accounts.csv": twoAccounts, "opportunities-1.csv": text,
      "opportunities-2.csv": text.replacing("100", with: "900"),
    ]).dataset()
    let replacement = try #require(dataset.replacements.first)
    #expect(replacement.rows == 1 && replacement.alike == 1)
    #expect(dataset.replacedRows(limit: 10).rows.map(\.isAlike) == [true])
    #expect(
      dataset.fileHealth.last?.notes.map(\.text).filter { $0.contains("replace") } == [
        "opportunities replace those of opportunities-1.csv with the same account, name and day (or amount, without a "
          + "day), as they have no id"
      ])
  }

  @Test func wordsThatSayNoMoreThanClosedAreCounted() throws {
    let dataset = TestData([
      "accounts.csv": twoAccounts,
      "opportunities.csv": """
      opportunity_id,account_id,status,amount,closed_at
      o1,A,Closed,100,2026-01-05
      o2,A,Closed,250,2026-01-06
      o3,A,won,30,2026-01-06

      """,
    ]).dataset()
    let word = try #require(dataset.wordReadings.first { $0.text == "Closed" })
    #expect(word.column == .status && word.rows == 2 && word.outcomes.leftOut == 2 && word.isUnknown)
    #expect(word.amount == Money(units: 3_500_000))
    #expect(dataset.rows(with: "Closed", in: .status).map(\.place.line) == [2, 3])
    let won = dataset.wonBalance(at: FactPoint(asOf: day("2026-02-01"), from: .distantPast))
    #expect(won.closed == .init(count: 2, amount: Money(units: 3_500_000)) && won.badRows == 2)
  }

  @Test func leftOutRowsAreTheirOwners() {
    let dataset = TestData([
      "accounts.csv": twoAccounts,
      "opportunities.csv": """
      opportunity_id,account_id,status,amount,closed_at,owner
      o1,A,won,100,soon,Kim
      o2,nobody,open,50,,Ana
      o3,A,open,30,,Kim

      """,
    ]).dataset()
    let owners = dataset.leftOutByOwner
    #expect(owners["Kim"]?.bad == 1 && owners["Kim"]?.amount == Money(units: 1_000_000))
    #expect(owners["Ana"]?.orphans == 1 && owners.count == 2)
  }
}
