internal import Cells
internal import Metrics
internal import Formatting

extension ScreenLayout {
  /// Adds accounts that reached each row of the lens, by tier.
  mutating func addTierTable(in rect: Rect, _ state: State, _ context: Context) {
    let rows = context.rows(of: state.lens)
    let roles: [Role] = [.tier1, .tier2, .tier3, .tierNone]
    let titles = ["T1", "T2", "T3", context.glyphs.missing]
    // Names are whole where that leaves the counts their least width.
    let name = min(rows.map { DisplayText.width($0.name) }.max() ?? 0, rect.width - 26)
    var columns = [TableColumn("", least: max(8, name), most: 26, priority: 9)]
    columns += titles.map { TableColumn($0, align: .right, least: 4, ideal: 5, most: 7, priority: 5) }
    columns.append(TableColumn("All", align: .right, least: 5, ideal: 6, most: 8, priority: 8))
    var table = TableView(columns, count: rows.count, selected: nil) { index in
      let row = rows[index]
      var cells = [TableCell(row.name)]
      for (position, tier) in [1, 2, 3, 0].enumerated() {
        let count = row.counts.byTier[tier]
        cells.append(TableCell(Format.shortCount(Int64(count)), Style(count == 0 ? .dim : roles[position])))
      }
      cells.append(TableCell(Format.shortCount(Int64(row.counts.all)), Style(.text).bold))
      return cells
    }
    table.gap = 1
    add(table, in: rect)
    let places = table.layout(in: rect)
    let cursor = state.page.pane == .tiers ? (row: state.stageRow, column: state.page[.tiers].cursor) : nil
    for row in places.rows {
      for place in places.places where place.column > 0 {
        let cell = Rect(x: place.cells.lowerBound, y: places.body.y + row, width: place.cells.count, height: 1)
        mark(cell, .cell(.tiers, row: row, column: place.column - 1))
        if let cursor, cursor == (row, place.column - 1) { paint { $0.lay(cell, on: .selection) } }
      }
    }
  }
}
