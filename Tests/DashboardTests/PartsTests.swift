import Accounts
import Cells
@testable import Dashboard
import KPIs
import Testing

/// What each account adds to a figure adds up to the figure.
@Suite struct PartsTests {
  @Test(arguments: KPIBook.all.map(\.id)) func partsAddUp(_ id: String) throws {
    let player = try Player()
    let context = try #require(player.state.context)
    let kpi = try #require(KPIBook.kpi(id))
    let figure = try #require(context.figures[id]).all
    let parts = KPIParts(kpi, context).all(context)
    let sum = parts.reduce(0) { $0 + $1.numerator }
    switch kpi.measure {
    case .count: #expect(sum == figure.value ?? 0)
    case .money, .potentialLTV: #expect(abs(sum - (figure.value ?? 0)) < 1e-6)
    case .ratio, .mean:
      #expect(abs(sum - (figure.numerator ?? sum)) < 1e-6)
      let denominator = parts.reduce(0) { $0 + ($1.denominator ?? 0) }
      #expect(abs(denominator - (figure.denominator ?? denominator)) < 1e-6)
    case .median: #expect(Int(parts.reduce(0) { $0 + ($1.denominator ?? 0) }) == figure.count ?? 0)
    case .velocity: break
    }
  }
}

/// Sorting of tables.
@Suite struct SortingTests {
  @Test(arguments: [false, true]) func missingComesLastWhicheverWay(_ descending: Bool) throws {
    let context = try #require(try Player().state.context)
    let column = ScreenColumn<Int>(
      id: "x", title: "X", least: 1,
      value: { row, _ in row % 3 == 0 ? .missing : (row % 3 == 1 ? .number(Double(row % 5)) : .text("\(row % 2)")) },
      cell: { _, _ in TableCell("") })
    let rows = sorted(Array(0..<12), by: Page.Sort(column: "x", descending: descending), [column], context)
    // Numbers 1 4 7 10 have the values 1 4 2 0; texts 2 5 8 11 the values 0 1 0 1.
    #expect(rows == (descending ? [4, 7, 1, 10, 5, 11, 2, 8] : [10, 1, 7, 4, 2, 8, 5, 11]) + [0, 3, 6, 9])
  }
}
