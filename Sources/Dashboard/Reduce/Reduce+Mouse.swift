internal import Cells

extension State {
  /// What the mouse does: click selects, double click opens, the wheel scrolls, a heading sorts, a key of
  /// the footer is pressed.
  mutating func take(_ mouse: Mouse) -> [Effect] {
    let target = layout(self).target(at: mouse.point)
    if overlay != nil { return takeInOverlay(mouse, target) }
    switch mouse.kind {
    case .wheelUp, .wheelDown:
      turn(to: target)
      return move(by: mouse.kind == .wheelUp ? -3 : 3)
    case .click, .doubleClick: return click(target, opens: mouse.kind == .doubleClick)
    case .rightClick: return back()
    }
  }

  private mutating func click(_ target: ScreenLayout.Target?, opens: Bool) -> [Effect] {
    turn(to: target)
    switch target {
    case .row(_, let row):
      let effects = clickRow(row)
      return opens ? effects + open() : effects
    case .cell(let pane, let row, let column):
      page.screen.select(column: column, row: row, in: pane, &self)
      return opens ? open() : []
    case .heading(let pane, let column): return sort(pane, by: column)
    case .command(let id): return filter.isEditing ? [] : run(id)
    case .key(let key): return take(key)
    case .completion(let index): return completeFilter(with: index)
    default: return []
    }
  }

  private mutating func takeInOverlay(_ mouse: Mouse, _ target: ScreenLayout.Target?) -> [Effect] {
    switch (mouse.kind, target) {
    case (.wheelUp, _): return takeInOverlay(.up)
    case (.wheelDown, _): return takeInOverlay(.down)
    case (.click, .overlayLine(let line)):
      overlay?.cursor = line
      return overlayMoved()
    case (.doubleClick, .overlayLine(let line)):
      overlay?.cursor = line
      return takeInOverlay(.enter)
    case (.click, .overlay): return []
    case (.click, .key(let key)), (.doubleClick, .key(let key)): return take(key)
    case (.click, _), (.rightClick, _): return takeInOverlay(.escape)
    default: return []
    }
  }
}
