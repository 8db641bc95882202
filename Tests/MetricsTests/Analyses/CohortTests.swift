import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// Cohorts worked out by hand, with partial cells.
@Suite struct CohortTests {
  /// a joins on 10 January and has an opportunity on 10 February, won on 10 March; b on 20 February and 25 May; c on 1 April;
  /// d on a day that nobody knows.
  private static let data = SmallData([
    "accounts.csv": """
    account_id,is_target,target_since
    a,yes,2026-01-10
    b,yes,2026-02-20
    c,yes,2026-04-01
    d,yes,

    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,won,100,2026-02-10,2026-03-10
    o2,b,new,open,50,2026-05-25,

    """,
  ])

  @Test func sharesByMonth() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let cohorts = snapshot.cohorts(by: .joined, .reached(3))
    #expect(cohorts.cohorts.map(\.start.iso) == ["2026-01-01", "2026-04-01"])
    let ids = cohorts.cohorts.map { $0.accounts.map { snapshot.dataset.accounts[$0].id } }
    #expect(ids == [["a", "b"], ["c"]])
    let cells = cohorts.cohorts[0].cells
    // a reaches it at one month, b between three and four; the fifth month of b ends on 20 July, the sixth of a on 10 July.
    #expect(cells.prefix(7).map(\.cases) == [2, 2, 2, 2, 2, 1, 0])
    #expect(cells.prefix(7).map(\.reached) == [0, 1, 1, 1, 2, 1, 0])
    #expect(cells.prefix(7).map(\.isPartial) == [false, false, false, false, false, true, true])
    #expect(cells[4].value(.reached(3)) == 1 && cells[6].value(.reached(3)) == nil)
    #expect(cohorts.cohorts[1].cells.prefix(4).map(\.cases) == [1, 1, 1, 0])
    #expect(cohorts.all.cells[1].cases == 3 && cohorts.all.cells[1].reached == 1)
    #expect(cohorts.unknown.map { snapshot.dataset.accounts[$0].id } == ["d"])
  }

  @Test func moneyByMonth() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let cells = snapshot.cohorts(by: .joined, .moneyWon).cohorts[0].cells
    // Won on the last day of a's second month: 100 of two accounts.
    #expect(cells[1].money == .zero && cells[2].value(.moneyWon) == 50)
  }

  @Test func fiscalQuartersAndMonths() throws {
    let data = Self.data.with { $0.fiscalYearStart = 2 }
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    #expect(snapshot.cohorts(by: .joined).cohorts.map(\.start.iso) == ["2025-11-01", "2026-02-01"])
    #expect(
      snapshot.cohorts(by: .joined, every: .month).cohorts.map(\.start.iso) == [
        "2026-01-01", "2026-02-01", "2026-04-01",
      ])
  }

  /// Shares and money never shrink while a cohort is whole; a filter that keeps all changes nothing; cohorts add up.
  @Test(arguments: [UInt64(102), 106, 111, 118]) func properties(_ seed: UInt64) throws {
    let snapshot = try RandomDirectory(seed: seed).data.snapshot(
      "90d", on: RandomDirectory.text(RowPropertyTests.today))
    let everyone = AccountSet(members: snapshot.dataset.accounts.map { _ in true })
    for entry in CohortEntry.allCases {
      for measure in [CohortMeasure.reached(3), .reached(4), .reached(6), .moneyWon] {
        let cohorts = snapshot.cohorts(by: entry, measure, every: .quarter)
        let same = snapshot.cohorts(by: entry, measure, every: .quarter, of: everyone)
        #expect(cohorts.cohorts.map(\.cells) == same.cohorts.map(\.cells))
        #expect(cohorts.cohorts.reduce(0) { $0 + $1.accounts.count } == cohorts.all.accounts.count)
        for cohort in cohorts.cohorts {
          for (cell, next) in zip(cohort.cells, cohort.cells.dropFirst()) where !next.isPartial {
            #expect(!cell.isPartial && cell.cases == next.cases)
            #expect(cell.reached <= next.reached && cell.money <= next.money)
          }
        }
      }
    }
  }
}
