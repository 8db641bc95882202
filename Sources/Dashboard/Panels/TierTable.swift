internal import Cells
internal import Metrics
internal import Formatting

/// Draws accounts that reached each row of the lens, by tier.
func drawTierTable(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
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
  frame.grid.draw(table, in: rect, glyphs: context.glyphs)
  let layout = table.layout(in: rect)
  for row in layout.rows {
    for place in layout.places where place.column > 0 {
      let cell = Rect(x: place.cells.lowerBound, y: layout.body.y + row, width: place.cells.count, height: 1)
      frame.mark(cell, .tier(row: row, column: place.column - 1))
      if state.pane == .tiers, row == state.stageRow, place.column - 1 == state.page[.tiers].cursor {
        frame.grid.lay(cell, on: .selection)
      }
    }
  }
}

extension State {
  /// The accounts behind the figure under the cursor of the tiers: all of a row, or those of one tier.
  func tierSource(_ context: Context) -> AccountSource {
    let source = lensRow(context).source
    let tiers = [1, 2, 3, 0]
    let column = page[.tiers].cursor
    return tiers.indices.contains(column) ? .tier(tiers[column], of: source) : source
  }
}
