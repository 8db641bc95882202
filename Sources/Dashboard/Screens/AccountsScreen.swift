internal import Cells
internal import Metrics

/// A table of accounts with the columns that the user chose.
func drawAccounts(
  _ source: AccountSource, _ state: State, _ context: Context, into frame: inout Frame, in rect: Rect
) {
  guard case .accounts(let rows) = state.page.rows else { return }
  drawRowsPanel(
    source.title, rows, state.accountColumns, state, context, into: &frame, in: rect,
    emptyText: state.filter.isEmpty ? "No accounts here." : "No account here matches the filter.", account: { $0 })
}

extension State {
  /// The chosen columns; the name is always first.
  var accountColumns: [ScreenColumn<Int>] {
    let all = AccountColumns.all(in: snapshot)
    return (["name"] + columns.filter { $0 != "name" }).compactMap { id in all.first { $0.id == id } }
  }
}
