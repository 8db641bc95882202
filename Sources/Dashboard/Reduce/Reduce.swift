internal import Accounts
internal import Cells
internal import Metrics
internal import Signals
internal import Formatting

/// Applies what happened to the state, and says what the program around is to do.
///
/// - Complexity: of keys that change which accounts are counted O(facts × accounts), of others O(1) or O(rows seen).
public func reduce(_ state: inout State, _ action: Action) -> [Effect] {
  let before = state.windowTitle
  let showedSignals = state.showsSignals
  var effects: [Effect]
  switch action {
  case .key(let key): effects = state.handle(key)
  case .line(let line): effects = state.handle(line: line)
  case .resized(let width, let height):
    state.size = Size(width, height)
    effects = []
  case .snapshot(let snapshot, let signals, let readAt):
    effects = state.receive(snapshot, signals: signals, readAt: readAt)
  case .signals(let signals):
    effects = state.receive(signals)
  case .figures(let figures, let generation):
    // Trends of figures that are no longer shown are dropped.
    if generation == state.generation { state.apply(trendsOf: figures) }
    effects = []
  case .landing(let landing, let generation):
    if generation == state.generation { state.landing = landing }
    effects = []
  case .loading(let progress):
    if state.snapshot == nil { state.phase = .loading(progress) }
    effects = []
  case .failed(let reason):
    if state.snapshot == nil {
      state.phase = .failed(reason)
      state.dropTypedAhead()
    } else {
      state.notify(reason)
    }
    effects = []
  case .faults(let faults):
    state.faults = faults
    if state.page.has(.listsBanners) { state.reloadRows() }
    effects = []
  case .waiting(let count):
    if state.isPaused { state.waiting.count = max(state.waiting.newest == nil ? 0 : 1, count) }
    effects = []
  case .tick(let now):
    state.tick(now)
    effects = []
  case .notice(let text):
    state.notify(text)
    effects = []
  case .themes(let names):
    state.themes = names
    effects = []
  case .themeChanged(let name):
    state.theme = name
    effects = []
  }
  if showedSignals, !state.showsSignals { effects += state.leaveSignals() }
  if state.isPaused && effects.contains(where: \.asksForSnapshot) { state.isAnswerDue = true }
  if action.mayMove { state.settle() }
  if state.windowTitle != before { effects.append(.title(state.windowTitle)) }
  return effects
}

extension Action {
  /// Whether it may change which rows there are or where the cursor stands. Time passes with every key.
  fileprivate var mayMove: Bool {
    switch self {
    case .tick, .notice, .themes, .themeChanged, .waiting, .loading, .landing: false
    case .key, .line, .resized, .snapshot, .signals, .figures, .failed, .faults: true
    }
  }
}

extension State {
  /// The title of the terminal's window.
  var windowTitle: String { SafeText.line("abmtop \(pathNames.joined(separator: " > "))") }

  /// Shows a message for a moment.
  mutating func notify(_ text: String) { notice = (text, nil) }

  mutating func tick(_ now: Double) {
    self.now = now
    changed.tick(now)
    if let current = notice {
      if let until = current.until {
        if until <= now { notice = nil }
      } else {
        notice = (current.text, now + 4)
      }
    }
  }

  mutating func apply(trendsOf figures: Figures) {
    self.figures = figures
    trends = [:]
    for (kpi, its) in zip(KPICatalog.all, figures.kpis) { trends[kpi.id] = its.trend }
  }
}

extension State {
  /// Puts a screen on top; the same screen is not put on itself.
  mutating func push(_ screen: some Screen) -> [Effect] {
    guard !screen.isSame(as: page.screen) else { return [] }
    pages.append(Page(screen, accountSort: accountSort))
    reloadRows()
    return []
  }

  /// Puts the page of a contact on top, by its id and that of its account.
  mutating func push(person: String, of account: String) -> [Effect] {
    guard let context else { return [] }
    return push(PersonScreen(id: person, accountID: account, context))
  }

  /// One step back: the screen below; on the first screen Esc, and no key that also moves, takes the filter away.
  mutating func back(mayClear: Bool = false) -> [Effect] {
    if mayClear, page.find != nil {
      page.find = nil
      return []
    }
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

extension State {
  /// What the mouse does: click selects, double click opens, the wheel scrolls, a heading sorts, a key of
  /// the footer is pressed.
  mutating func handle(_ mouse: Mouse) -> [Effect] {
    let target = layout(self).target(at: mouse.point)
    if overlay != nil { return handleInOverlay(mouse, target) }
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
    case .key(let key): return handle(key)
    case .completion(let index): return completeFilter(with: index)
    default: return []
    }
  }

  private mutating func handleInOverlay(_ mouse: Mouse, _ target: ScreenLayout.Target?) -> [Effect] {
    switch (mouse.kind, target) {
    case (.wheelUp, _): return handleInOverlay(.up)
    case (.wheelDown, _): return handleInOverlay(.down)
    case (.click, .overlayLine(let line)):
      overlay?.cursor = line
      return overlayMoved()
    case (.doubleClick, .overlayLine(let line)):
      overlay?.cursor = line
      return handleInOverlay(.enter)
    case (.click, .overlay): return []
    case (.click, .key(let key)), (.doubleClick, .key(let key)): return handle(key)
    case (.click, _), (.rightClick, _): return handleInOverlay(.escape)
    default: return []
    }
  }
}
