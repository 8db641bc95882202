import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// How much of the data was left out, worked out by hand (data.md, Bad rows and changing files).
@Suite struct TrustSummaryTests {
  /// 49 of 50 opportunities have no amount that can be read, one of three activities is of an unknown account.
  static let mostRowsBad = SmallData([
    "accounts.csv": "account_id,tier\na,1\nb,2\n",
    "activities.csv": """
    timestamp,type,account_id
    2026-06-27,meeting,a
    2026-06-26,visit,a
    2026-06-30,visit,zz

    """,
    "opportunities.csv": "opportunity_id,account_id,status,amount,created_at,closed_at\n"
      + "o1,a,won,10,2026-06-02,2026-06-12\n"
      + (2...50).map { "o\($0),b,won,much,2026-06-02,2026-06-12\n" }.joined(),
  ])

  @Test func countsWhatWasLeftOut() throws {
    let trust = try Self.mostRowsBad.snapshot("30d", on: "2026-06-30").trust
    #expect(
      trust.tables == [
        .init(.accounts, rows: 2), .init(.activities, rows: 3, orphans: 1, age: 3),
        .init(.opportunities, rows: 50, bad: 49, age: 18),
      ])
    #expect(trust.bad == 49 && trust.orphans == 1 && trust.failed == 0 && !trust.isComplete)
    #expect(trust.stale.map(\.table) == [.activities])
  }

  /// KPI → the share of the rows of accounts and of what it needs that is used.
  @Test(arguments: [
    ("target_accounts", 1.0), ("new_revenue", 3.0 / 52), ("engaged_rate", 4.0 / 5), ("deal_cycle", 5.0 / 55),
    ("nps", 1.0),
  ])
  func coverage(_ id: String, _ share: Double) throws {
    let trust = try Self.mostRowsBad.snapshot("30d", on: "2026-06-30").trust
    let coverage = trust.coverage(of: try #require(KPICatalog.kpi(id)))
    #expect(coverage.share == share)
    // An orphan is not used, but makes no figure partial: its account may only not be on the list.
    #expect(coverage.partialTables.map(\.table) == (share < 0.1 ? [.opportunities] : []))
  }

  @Test func moreThanTwoPercentIsPartial() {
    #expect(!TrustSummary.TableSummary(.spend, rows: 50, bad: 1).isPartial)
    #expect(TrustSummary.TableSummary(.spend, rows: 49, bad: 1).isPartial)
    #expect(!TrustSummary.TableSummary(.spend, rows: 0).isPartial)
    #expect(FigureCoverage(tables: []).share == nil)
  }

  @Test func allIsWellWhereNothingIsLeftOut() {
    #expect(TrustSummary(tables: [.init(.activities, rows: 5, age: 9)], ignored: 2).isComplete)
    #expect(!TrustSummary(tables: [], failed: 1).isComplete)
    // What comes after T is not old.
    #expect(!TrustSummary.TableSummary(.activities, rows: 1, age: -40).isStale)
  }

  /// Of rows that are left out for any reason the amounts are added up, as far as they can be read.
  @Test func saysWhatIsLeftOutIsWorth() throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "opportunities.csv": """
      opportunity_id,account_id,status,amount,created_at,closed_at
      o1,a,won,10,2026-06-02,soon
      o2,a,won,20,never,2026-06-12
      o3,a,won,much,2026-06-02,2026-06-12
      o4,a,won,40,2026-06-02,2026-06-12

      """,
      "contracts.csv": "contract_id,account_id,start,end,annual_value\nk,a,2026-01-01,2025-01-01,1200\n",
    ])
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    let tables = Dictionary(uniqueKeysWithValues: snapshot.trust.tables.map { ($0.table, $0.worth) })
    #expect(tables[.opportunities]?.rows == 2 && tables[.opportunities]?.amount == Money(units: 300_000))
    #expect(tables[.contracts]?.rows == 1 && tables[.contracts]?.amount == Money(units: 12_000_000))
    let balances = snapshot.dataset.rowBalances.map {
      "\($0.table) \($0.balance.bad) \($0.balance.worth.amount.decimal)"
    }
    #expect(balances.contains("opportunities 3 30.0000") && balances.contains("contracts 1 1200.0000"))
    #expect(snapshot.dataset.wonBalance(at: FactPoint(asOf: Day(20_634), from: .distantPast)).worthOfBadRows.rows == 2)
  }
}
