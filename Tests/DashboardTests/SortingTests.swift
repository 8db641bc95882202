import Accounts
import Cells
@testable import Dashboard
import KPIs
import Testing

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
