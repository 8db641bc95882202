internal import Cells

extension State {
  /// What the mouse does: click selects, double click opens, the wheel scrolls, a heading sorts, a key of
  /// the footer is pressed.
  mutating func take(_ mouse: Mouse) -> [Effect] {
    let target = frame(self).target(at: mouse.point)
    if overlay != nil { return takeInOverlay(mouse, target) }
    switch mouse.kind {
    case .wheelUp, .wheelDown:
      turn(to: target)
      return move(by: mouse.kind == .wheelUp ? -3 : 3)
    case .click, .doubleClick: return click(target, opens: mouse.kind == .doubleClick)
    case .rightClick: return back()
    }
  }

  private mutating func click(_ target: Frame.Target?, opens: Bool) -> [Effect] {
    turn(to: target)
    switch target {
    case .row(let pane, let row):
      let effects = pane == .funnel || !isText ? move(to: row) : []
      return opens ? effects + open() : effects
    case .tier(let row, let column):
      page.pane = .tiers
      select(stage: row)
      page[.tiers].cursor = column
      return opens ? open() : []
    case .heading(let column): return sort(by: column)
    case .command(let id): return filter.isEditing ? [] : run(id)
    case .key(let key): return take(key)
    case .completion(let index): return completeFilter(with: index)
    default: return []
    }
  }

  private mutating func turn(to target: Frame.Target?) {
    switch target {
    case .row(let pane, _), .pane(let pane): if page.screen.panes.contains(pane) { page.pane = pane }
    default: break
    }
  }

  private mutating func takeInOverlay(_ mouse: Mouse, _ target: Frame.Target?) -> [Effect] {
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
