internal import Accounts
internal import Cells
internal import Filter
internal import Metrics

extension State {
  // MARK: Cursors

  /// True for screens of text, where moving scrolls.
  var isText: Bool {
    switch page.screen {
    case .account, .help: true
    default: false
    }
  }

  mutating func move(by rows: Int) -> [Effect] {
    if isText {
      page[.rows].first = max(0, page[.rows].first + rows)
      return []
    }
    let current = movesStage ? stageRow : page[pane].cursor
    return move(to: current + rows)
  }

  mutating func move(to row: Int) -> [Effect] {
    if isText {
      page[.rows].first = row
      return []
    }
    let row = max(0, min(row, count(of: movesStage ? .funnel : pane) - 1))
    if movesStage { select(stage: row) } else { page[pane].cursor = row }
    return []
  }

  /// Whether the rows that have the keys are those of the lens.
  private var movesStage: Bool { pane == .funnel || pane == .tiers }

  /// The arrows move from figure to figure in the table of tiers. Nil for other keys and panels.
  mutating func moveAmongTiers(_ key: Key) -> [Effect]? {
    guard page.pane == .tiers else { return nil }
    switch key {
    case .left, .character("h"): page[.tiers].cursor = max(0, page[.tiers].cursor - 1)
    case .right, .character("l"): page[.tiers].cursor = min(4, page[.tiers].cursor + 1)
    default: return nil
    }
    return []
  }

  /// Puts the cursor of the lens on a row; its KPIs begin at their top.
  mutating func select(stage row: Int) {
    if row != stageRow { page[.kpis] = ListState() }
    stageRow = row
  }

  mutating func goToStage(_ key: Key?) -> [Effect] {
    guard case .character(let digit)? = key, let stage = digit.wholeNumberValue, (1...6).contains(stage) else {
      return []
    }
    if case .stage(_, let onlyAt) = page.screen {
      let sort = page.sort
      page = Page(.stage(stage, onlyAt: onlyAt))
      page.sort = sort
      reloadRows()
    } else {
      page.pane = .funnel
    }
    select(stage: min(stage, max(1, count(of: .funnel))) - 1)
    return []
  }

  mutating func turn(by step: Int) -> [Effect] {
    let panes = page.screen.panes
    let index = panes.firstIndex(of: page.pane) ?? 0
    page.pane = panes[((index + step) % panes.count + panes.count) % panes.count]
    return []
  }

  // MARK: The stack

  /// Puts a screen on top; the same screen is not put on itself.
  mutating func push(_ screen: Screen) -> [Effect] {
    guard page.screen != screen else { return [] }
    var page = Page(screen)
    if screen.place.isSubset(of: .accountTables) { page.sort = accountSort }
    pages.append(page)
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
    if page.pane != .funnel {
      page.pane = .funnel
      return []
    }
    return filter.isEmpty || !mayClear ? [] : setFilter("")
  }

  /// Opens what is under the cursor.
  mutating func open() -> [Effect] {
    guard let context else { return [] }
    let cursor = page[pane].cursor
    switch (page.screen, pane) {
    case (.overview, .funnel):
      if lens == .funnel { return push(.stage(stageRow + 1, onlyAt: false)) }
      return push(.accounts(lensRow(context).source))
    case (.overview, .kpis), (.stage, .kpis): return subject.map { push(.accounts(.numerator($0.id))) } ?? []
    case (.overview, .tiers): return push(.accounts(tierSource(context)))
    case (.breakdown, .rows):
      guard case .groups(let groups) = page.rows, groups.indices.contains(cursor), !groups[cursor].filter.isEmpty else {
        return []
      }
      return narrow(to: groups[cursor].filter)
    case (.health, _):
      let files = context.snapshot.health.files
      return files.indices.contains(cursor) ? push(.badRows(files[cursor].path)) : []
    case (.explain(let kpi), _):
      guard let account = account(of: pane, cursor) else { return [] }
      return push(.evidence(kpi: kpi, account: context.account(account).id))
    case (.evidence(_, let account), _): return push(.account(account))
    case (.account, _), (.help, _), (.badRows, _): return []
    default:
      guard let account = account(of: pane, cursor) else { return [] }
      return push(.account(context.account(account).id))
    }
  }

  /// Narrows the filter to one group, and goes back to the figures.
  private mutating func narrow(to term: String) -> [Effect] {
    pages.removeLast()
    let effects = setFilter(Filter.text(adding: term, to: filter.text))
    filter.remember(filter.text)
    reloadRows()
    return effects
  }

  /// The next account of the list below.
  mutating func step(by step: Int) -> [Effect] {
    guard case .account = page.screen, pages.count > 1 else { return [] }
    let scroll = page[.rows].first
    let top = pages.removeLast()
    reloadRows()
    let row = page[pane].cursor + step
    guard let account = account(of: pane, row), let id = snapshot?.dataset.accounts[account].id else {
      pages.append(top)
      tell(step > 0 ? "This is the last account of the list." : "This is the first account of the list.")
      return []
    }
    page[pane].cursor = row
    settle()
    pages.append(Page(.account(id)))
    page[.rows].first = scroll
    return []
  }

  mutating func toggleReached() -> [Effect] {
    guard case .stage(let stage, let onlyAt) = page.screen else { return [] }
    page.screen = .stage(stage, onlyAt: !onlyAt)
    reloadRows()
    return []
  }
}
