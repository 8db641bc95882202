import Accounts
import Cells
@testable import Dashboard
import Metrics
import Testing

/// Sorting of tables.
@Suite struct SortingTests {
  @Test(arguments: [false, true]) func missingComesLastWhicheverWay(_ descending: Bool) throws {
    let context = try #require(try Player().state.context)
    let column = ScreenColumn<Int>(
      id: "x", title: "X", least: 1,
      value: { row, _ in row % 3 == 0 ? .missing : (row % 3 == 1 ? .number(Double(row % 5)) : .text("\(row % 2)")) },
      cell: { _, _ in TableCell("") })
    let rows = sorted(Array(0..<12), by: ListState.Sort(column: "x", descending: descending), [column], context)
    // Numbers 1 4 7 10 have the values 1 4 2 0; texts 2 5 8 11 the values 0 1 0 1.
    #expect(rows == (descending ? [4, 7, 1, 10, 5, 11, 2, 8] : [10, 1, 7, 4, 2, 8, 5, 11]) + [0, 3, 6, 9])
  }

  /// Ten thousand rows, as many as are sorted by their bits, against the library's sort.
  @Test(arguments: [false, true], [0, 1]) func manyRowsAreSortedAsFewAre(_ descending: Bool, _ kind: Int) throws {
    let context = try #require(try Player().state.context)
    @Sendable func number(_ row: Int) -> Double { Double((row * 7_919) % 501 - 250) / (row % 3 == 0 ? 8 : -0.5) }
    @Sendable func text(_ row: Int) -> String {
      "company \((row * 7_919) % 4_001)" + (row % 2 == 0 ? " gmbh & co" : " é")
    }
    let column = ScreenColumn<Int>(
      id: "x", title: "X", least: 1, value: { row, _ in kind == 0 ? .number(number(row)) : .text(text(row)) },
      cell: { _, _ in TableCell("") })
    let all = Array(0..<10_000)
    let rows = sorted(all, by: ListState.Sort(column: "x", descending: descending), [column], context)
    func precedes(_ one: Int, _ other: Int) -> Bool {
      if kind == 0 {
        let (left, right) = (number(one), number(other))
        return left == right ? one < other : (descending ? left > right : left < right)
      }
      let (left, right) = (text(one), text(other))
      return left == right ? one < other : (descending ? left > right : left < right)
    }
    #expect(rows == all.sorted(by: precedes))
  }
}
