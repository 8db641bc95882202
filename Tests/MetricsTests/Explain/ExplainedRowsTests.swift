import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// The rows behind a figure add up to it, whatever it is: those of each account to its part of every term, and all of them,
/// with what is shared, to the numerator and the denominator.
@Suite struct ExplainedRowsTests {
  static let periods = ["qtd", "2025-11-01..2026-10-31", "all"]

  @Test(arguments: Golden.allCases) func rowsOfTheGoldenSetsAddUp(_ golden: Golden) throws {
    let dataset = try golden.dataset()
    let today = try #require(Day(iso: "2026-11-21"))
    // Each account is looked at in one of the periods.
    let count = ExplainedRowsTests.periods.count
    for (number, period) in ExplainedRowsTests.periods.enumerated() {
      let snapshot = Snapshot(dataset, period: try #require(Period(period)), today: today)
      let some = AccountSet(members: dataset.accounts.indices.map { $0 % count == number })
      expectSums(snapshot, of: some, "\(golden) \(period)")
    }
  }

  @Test(arguments: Rounds.of(301...308)) func rowsOfRandomDirectoriesAddUp(_ seed: UInt64) throws {
    let period = RowPropertyTests.periods[Int(seed) % RowPropertyTests.periods.count]
    let snapshot = try RandomDirectory(seed: seed).data.snapshot(
      period, on: RandomDirectory.text(RowPropertyTests.today))
    expectSums(snapshot, of: .all, "\(seed) \(period)")
    // A filter picks parts; what is shared is shared over the whole list all the same.
    let some = AccountSet(members: snapshot.dataset.accounts.indices.map { $0 % 3 != 1 })
    expectSums(snapshot, of: some, "\(seed) \(period), filtered")
  }

  /// Without derived accounts, contracts or relationships: accounts are made of names, scores of activities.
  @Test(arguments: Rounds.of(401...403)) func rowsOfPartsAddUp(_ seed: UInt64) throws {
    let data = RandomDirectory(seed: seed).data.without("accounts.csv").without("relationships.csv")
    expectSums(try data.snapshot("90d", on: RandomDirectory.text(RowPropertyTests.today)), of: .all, "\(seed)")
  }

  private func expectSums(_ snapshot: Snapshot, of set: AccountSet, _ name: String) {
    let figures = ExplainedFigure.all
    let explanations = figures.map { snapshot.explain($0, of: set) }
    var sums = zip(figures, explanations).map { figure, explanation in
      let shared = snapshot.sharedEvidence(for: figure, of: set)
      return explanation.terms.indices.map { term in shared.reduce(0) { $0 + $1.adds[term] } }
    }
    for account in snapshot.dataset.accounts.indices where set.contains(account) {
      let found = snapshot.rows(for: figures, account: account)
      let only = AccountSet(members: snapshot.dataset.accounts.indices.map { $0 == account })
      for (position, figure) in figures.enumerated() {
        let rows = found[position]
        let shared = snapshot.sharedEvidence(for: figure, of: only)
        let id = "\(name): \(figure.id) of \(snapshot.dataset.accounts[account].id)"
        let part = explanations[position].parts.first { $0.account == account }
        #expect(part != nil || rows.isEmpty, "\(id): rows without a part")
        for (term, value) in (part?.values ?? []).enumerated() {
          let sum = (rows + shared).reduce(0) { $0 + $1.adds[term] }
          #expect(isClose(sum, value), "\(id): \(explanations[position].terms[term].name) is \(value), its rows \(sum)")
        }
        #expect((rows + shared).allSatisfy { !$0.place.path.isEmpty && $0.place.line > 0 }, "\(id)")
        #expect(part == nil || !(rows + shared).isEmpty, "\(id): a part without a row")
        if case .funnel(let counted) = figure, case .reached = counted.count, snapshot.facts[account].stage > 1 {
          #expect(rows.isEmpty || rows.contains { $0.content != .account }, "\(id): nothing says why")
        }
        for term in sums[position].indices { sums[position][term] += rows.reduce(0) { $0 + $1.adds[term] } }
      }
    }
    for (position, figure) in figures.enumerated() {
      let terms = explanations[position].terms
      for (term, sum) in sums[position].enumerated() {
        #expect(isClose(sum, terms[term].total), "\(name): \(figure.id) \(terms[term].name)")
      }
      let value = explanations[position].figure
      if let numerator = value.numerator, let denominator = value.denominator {
        #expect(isClose(numerator, sums[position][0]) && isClose(denominator, sums[position][1]), "\(figure.id)")
      } else if case .funnel = figure, let whole = value.value {
        #expect(isClose(whole, sums[position][0]), "\(name): \(figure.id)")
      }
    }
  }
}
