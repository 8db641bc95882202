import Formatting
import Cells
import Testing

@Suite struct TableTests {
  private let columns = [
    TableColumn("Account", least: 6, ideal: 10, most: 40, priority: 3),
    TableColumn("AES", align: .right, least: 5, priority: 2),
    TableColumn("Owner", least: 5, ideal: 8, priority: 1),
  ]

  private func table(count: Int, first: Int = 0, selected: Int? = nil) -> TableView {
    TableView(columns, count: count, first: first, selected: selected, sort: (1, true), emptyText: "No accounts.") {
      [TableCell("Account \($0)"), TableCell("\($0 * 1000)"), TableCell("Kim Lee")]
    }
  }

  @Test func columnsAlignAndGrow() {
    // 30 cells less two gaps are 26: 10 + 5 + 8 wanted, and the three left go to the column that may grow.
    #expect(
      drawn(table(count: 2), 30, 4).lines == [
        "Account        AES ▼  Owner   ",
        "Account 0          0  Kim Lee ",
        "Account 1       1000  Kim Lee ",
        "                              ",
      ])
  }

  @Test func columnsThatDoNotFitGoByPriorityAndAreTold() {
    let layout = table(count: 2).layout(in: Rect(x: 0, y: 0, width: 14, height: 4))
    #expect(layout.places.map(\.column) == [0, 1])
    #expect(layout.hidden == [2])
    #expect(drawn(table(count: 2), 14, 2).lines[1] == "Accoun…      0")
  }

  @Test func scrolledSidewaysTheFirstColumnStays() {
    var table = table(count: 2)
    table.offset = 1
    let layout = table.layout(in: Rect(x: 0, y: 0, width: 14, height: 4))
    #expect(layout.places.map(\.column) == [0, 2])
    #expect(layout.hidden == [1])
    // There is nothing behind the last column.
    table.offset = 9
    #expect(table.layout(in: Rect(x: 0, y: 0, width: 30, height: 4)).places.map(\.column) == [0, 2])
  }

  @Test func aBarFillsWhatTheTextLeaves() {
    var table = TableView([TableColumn("A", least: 10)], count: 1) { _ in
      [TableCell([Span("58 %")], bar: StackedBar([.init(1, .accent)], full: 2))]
    }
    table.hasHeader = false
    // Ten cells less four of the text and one between: five, of which the bar fills half.
    #expect(drawn(table, 10, 1).lines == ["██▌   58 %"])
  }

  @Test func onlyRowsThatAreSeenAreAskedFor() {
    var asked: [Int] = []
    let table = TableView(columns, count: 100_000, first: 500) {
      asked.append($0)
      return []
    }
    _ = drawn(table, 30, 4)
    #expect(asked == [500, 501, 502])
  }

  @Test func theLastPageIsFull() {
    #expect(table(count: 10, first: 50).layout(in: Rect(x: 0, y: 0, width: 30, height: 5)).rows == 6..<10)
  }

  @Test func thePositionSaysWhatIsHidden() {
    let rect = Rect(x: 0, y: 0, width: 30, height: 11)
    #expect(table(count: 214, first: 11).position(in: rect, glyphs: .unicode) == "12–21 of 214")
    #expect(table(count: 9).position(in: rect, glyphs: .ascii) == "9")
  }

  @Test func theSelectionIsARowAndAChangeStays() {
    var table = table(count: 3, selected: 1)
    table.row = { [TableCell("Account \($0)"), TableCell("7", Style(.text, on: .changed))] }
    let grid = drawn(table, 30, 4)
    #expect(grid.row(2).filter { $0.style.background == .selection }.count == 29)
    #expect(grid.row(2).filter { $0.style.background == .changed }.count == 1)
    #expect(grid.row(1).allSatisfy { $0.style.background != .selection })
  }

  @Test func marksHaveAColumn() {
    var table = table(count: 2)
    table.isMarked = { $0 == 1 }
    #expect(drawn(table, 30, 3).lines.map { String($0.prefix(6)) } == ["  Acco", "  Acco", "◆ Acco"])
  }

  @Test func theMouseFindsRowsAndHeadings() {
    let layout = table(count: 100, first: 20).layout(in: Rect(x: 2, y: 5, width: 30, height: 6))
    #expect(layout.row(at: Point(4, 6)) == 20)
    #expect(layout.row(at: Point(4, 5)) == nil)
    #expect(layout.heading(at: Point(4, 5)) == 0)
    #expect(layout.heading(at: Point(31, 5)) == 2)
    #expect(layout.row(at: Point(1, 6)) == nil)
  }

  @Test func scrollingMovesAsLittleAsPossible() {
    #expect(TableView.scrolled(first: 10, selected: 12, count: 100, height: 5) == 10)
    #expect(TableView.scrolled(first: 10, selected: 15, count: 100, height: 5) == 11)
    #expect(TableView.scrolled(first: 10, selected: 3, count: 100, height: 5) == 3)
    #expect(TableView.scrolled(first: 98, selected: nil, count: 100, height: 5) == 95)
  }

  @Test func anEmptyTableSaysSo() {
    #expect(drawn(table(count: 0), 30, 2).lines[1] == "No accounts.                  ")
  }
}
