internal import Metrics

extension State {
  /// Puts a screen on top; the same screen is not put on itself.
  mutating func push(_ screen: some Screen) -> [Effect] {
    guard !screen.isSame(as: page.screen) else { return [] }
    pages.append(Page(screen, accountSort: accountSort))
    reloadRows()
    return []
  }

  /// One step back: the screen below; on the first screen Esc, and no key that also moves, takes the filter away.
  mutating func back(mayClear: Bool = false) -> [Effect] {
    if pages.count > 1 {
      pages.removeLast()
      reloadRows()
      return []
    }
    if let first = page.screen.panes.first, page.pane != first {
      page.pane = first
      return []
    }
    return filter.isEmpty || !mayClear ? [] : setFilter("")
  }

  /// Closes all screens above the first.
  mutating func closeScreens() -> [Effect] {
    pages = [pages[0]]
    reloadRows()
    return []
  }

  /// Opens what is under the cursor.
  mutating func open() -> [Effect] {
    guard let context else { return [] }
    return page.screen.open(page[page.pane].cursor, in: page.pane, &self, context)
  }
}
