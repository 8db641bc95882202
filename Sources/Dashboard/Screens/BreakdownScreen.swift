internal import Cells
internal import Metrics
internal import Report
internal import Formatting

/// A figure by the values of a column of accounts.
func drawBreakdown(
  kpi id: String?, column: String, _ state: State, _ context: Context, into frame: inout Frame, in rect: Rect
) {
  guard case .groups(let rows) = state.page.rows else { return }
  let name = id.flatMap { KPIBook.kpi($0)?.name } ?? "Funnel"
  let columns = GroupColumns.all(kpi: id, column: column)
  drawRowsPanel(
    "\(name) by \(column)", rows, columns, state, context, into: &frame, in: rect, emptyText: "No accounts here.")
}

/// The columns of the Break down screen.
enum GroupColumns {
  static func all(kpi id: String?, column: String) -> [ScreenColumn<Group>] {
    var columns: [ScreenColumn<Group>] = [
      ScreenColumn(
        id: "label", title: column.prefix(1).uppercased() + column.dropFirst(), least: 12, ideal: 22, most: 30,
        priority: 100,
        value: { group, _ in .text(group.label.lowercased()) }, cell: { group, _ in TableCell(group.label) })
    ]
    if let kpi = id.flatMap({ KPIBook.kpi($0) }) { columns += figures(of: kpi) }
    columns.append(
      ScreenColumn(
        id: "accounts", title: "Accounts", align: .right, least: 10, priority: 80,
        value: { group, _ in .number(Double(group.accounts)) },
        cell: { group, _ in TableCell(Format.thousands(group.accounts)) },
        exported: { group, _ in .number(Double(group.accounts)) }))
    for (index, name) in FunnelStage.names.enumerated().dropFirst() {
      columns.append(
        ScreenColumn(
          id: "reached\(index + 1)", title: name, align: .right, least: 14, priority: 60 - index,
          value: { group, _ in .number(Double(group.reached[index])) },
          cell: { group, context in
            let before = group.reached[index - 1]
            let share = before > 0 ? Format.percent(Double(group.reached[index]) / Double(before), places: 0) : ""
            let change = group.conversionChange(stage: index).flatMap { $0.direction == 0 ? nil : $0 }
            let sign = change.map { $0.direction > 0 ? context.glyphs.up : context.glyphs.down } ?? " "
            return TableCell([
              Span(Format.thousands(group.reached[index])),
              Span(DisplayText.padded(share, to: 5, align: .right), Style(.dim)),
              Span(" " + sign, Style(change?.role ?? .dim)),
            ])
          },
          exported: { group, _ in .number(Double(group.reached[index])) }))
    }
    return columns
  }

  private static func figures(of kpi: KPI) -> [ScreenColumn<Group>] {
    [
      ScreenColumn(
        id: "value", title: kpi.name, align: .right, least: DisplayText.width(kpi.name) + 2, priority: 99,
        value: { group, _ in SortValue(group.figure?.value) },
        cell: { TableCell($1.words.value($0.figure?.value, kpi.unit), Style(.text).bold) },
        exported: { group, _ in FactValue(group.figure?.value) }),
      ScreenColumn(
        id: "previous", title: "Before", align: .right, least: 8, priority: 70,
        value: { group, _ in SortValue(group.previous) },
        cell: { TableCell($1.words.value($0.previous, kpi.unit), Style(.dim)) },
        exported: { group, _ in FactValue(group.previous) }),
    ]
  }
}
