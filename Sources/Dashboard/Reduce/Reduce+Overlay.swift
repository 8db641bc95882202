internal import Cells
internal import Formatting
internal import Filter
internal import Metrics
internal import Signals

extension State {
  /// Puts something above the screens.
  mutating func open(_ overlay: Overlay) -> [Effect] {
    self.overlay = overlay
    refreshOverlay()
    return []
  }

  mutating func openPeriods() -> [Effect] {
    open(Overlay(.periods, cursor: Period.offered.firstIndex(of: period) ?? 0))
  }

  mutating func openThemes() -> [Effect] {
    open(Overlay(.themes(before: theme), cursor: themes.firstIndex(of: theme) ?? 0))
  }

  mutating func openSaveView() -> [Effect] {
    open(Overlay(.saveView))
  }

  /// Computes the lines of what floats.
  mutating func refreshOverlay() {
    guard var current = overlay else { return }
    current.items = items(of: current)
    current.cursor = max(0, min(current.cursor, current.items.count - 1))
    overlay = current
  }

  mutating func handleInOverlay(_ key: Key) -> [Effect] {
    guard let current = overlay else { return [] }
    if case .address(let address, _) = current.kind { return handleInAddress(address, key) }
    switch key {
    case .escape: return cancelOverlay(current)
    case .enter: return chooseInOverlay(current)
    case .up, .control("p"): return moveInOverlay(by: -1)
    case .down, .control("n"): return moveInOverlay(by: 1)
    case .pageUp: return moveInOverlay(by: -10)
    case .pageDown: return moveInOverlay(by: 10)
    default: break
    }
    if current.takesText {
      guard overlay?.editor.handle(key) ?? false else { return [] }
      overlay?.cursor = 0
      refreshOverlay()
      return []
    }
    if case .character(let letter) = key, let index = current.items.firstIndex(where: { $0.letter == letter }) {
      overlay?.cursor = index
      return overlay.map { chooseInOverlay($0) } ?? []
    }
    switch key {
    case .character("k"): return moveInOverlay(by: -1)
    case .character("j"): return moveInOverlay(by: 1)
    case .character("K") where current.kind == .columns: return moveColumn(by: -1)
    case .character("J") where current.kind == .columns: return moveColumn(by: 1)
    case .character(" ") where current.kind == .columns: return chooseInOverlay(current)
    // From anywhere but where it is typed: what was only tried is undone first, so that it is not kept.
    case .character("q"): return cancelOverlay(current) + leave()
    case .character("T"), .character("c"), .character("b"), .character("v"): return cancelOverlay(current)
    default: return []
    }
  }

  /// The address is copied, or looked at until any key that leaves.
  private mutating func handleInAddress(_ address: String, _ key: Key) -> [Effect] {
    switch key {
    case .character("y"), .enter:
      overlay = nil
      notify("Copied: \(address)")
      return [.copy(address)]
    case .character("q"):
      overlay = nil
      return leave()
    case .escape, .character("o"), .left, .character("h"), .backspace:
      overlay = nil
      return []
    default: return []
    }
  }

  private mutating func moveInOverlay(by rows: Int) -> [Effect] {
    guard let current = overlay else { return [] }
    overlay?.cursor = max(0, min(current.cursor + rows, current.items.count - 1))
    return overlayMoved()
  }

  /// The theme under the cursor is shown at once.
  mutating func overlayMoved() -> [Effect] {
    guard let current = overlay, case .themes = current.kind, current.items.indices.contains(current.cursor) else {
      return []
    }
    theme = current.items[current.cursor].label
    return [.setTheme(theme)]
  }

  private mutating func cancelOverlay(_ current: Overlay) -> [Effect] {
    overlay = nil
    if case .themes(let before) = current.kind, before != theme {
      theme = before
      return [.setTheme(before)]
    }
    return []
  }

  private mutating func chooseInOverlay(_ current: Overlay) -> [Effect] {
    let text = current.editor.text.trimmed
    switch current.kind {
    case .export: return export(to: text)
    case .saveView:
      overlay = nil
      return saveView(text)
    case .signalNote:
      overlay = nil
      return putAway(.done, note: text)
    case .periods where !text.isEmpty && current.items.isEmpty:
      notify("“\(text)” is no period; write 45d, qtd, last-month or 2026-01-01..2026-03-31")
      return []
    default: break
    }
    guard current.items.indices.contains(current.cursor) else { return [] }
    if current.kind != .columns { overlay = nil }
    return act(current.items[current.cursor].act)
  }

  private mutating func act(_ act: OverlayItem.Act) -> [Effect] {
    switch act {
    case .run(let id): return run(id)
    case .show(let screen): return push(screen)
    case .view(let view): return show(view)
    case .period(let period):
      self.period = period
      notify("Working out \(period.title)")
      return [request { $0.period = period }]
    case .theme(let name):
      theme = name
      return [.setTheme(name), .saveSession(session)]
    case .column(let id):
      if let index = columns.firstIndex(of: id) { columns.remove(at: index) } else { columns.append(id) }
      if columns.isEmpty { columns = ["name"] }
      refreshOverlay()
      reloadRows()
      return []
    case .breakdown(let column): return breakDown(by: column)
    case .sort(let column): return sort(sortedPane, by: column)
    case .filter(let term):
      let effects = setFilter(Filter.text(adding: term, to: filter.text))
      filter.remember(filter.text)
      return effects
    case .contact(let contact, let account): return push(person: contact, of: account)
    case .later(let days): return putAwayForLater(days)
    }
  }

  /// Puts a saved view on screen: its filter, and what else it sets.
  private mutating func show(_ view: SessionState.View) -> [Effect] {
    if !view.columns.isEmpty { columns = view.columns }
    var effects = setFilter(view.filter)
    filter.remember(filter.text)
    if let name = view.screen, let screen = ScreenRegistry.screen(named: name) {
      pages.removeLast(pages.count - 1)
      effects += push(screen)
    }
    if let sort = view.sort.flatMap(State.sort), page.has(.sorts) {
      page[.rows].sort = sort
      if page.has(.accountTable) { accountSort = sort }
    }
    renameColumns()
    reloadRows()
    if let period = view.period.flatMap({ Period($0) }), period != self.period {
      self.period = period
      effects.append(request { $0.period = period })
    }
    return effects
  }

  private mutating func moveColumn(by step: Int) -> [Effect] {
    guard let current = overlay, current.items.indices.contains(current.cursor),
      case .column(let id) = current.items[current.cursor].act, let index = columns.firstIndex(of: id),
      columns.indices.contains(index + step)
    else { return [] }
    columns.swapAt(index, index + step)
    overlay?.cursor += step
    refreshOverlay()
    reloadRows()
    return []
  }

  /// What is on screen as a view: filter, period, and where it has them screen, columns and order.
  private func view(named name: String) -> SessionState.View {
    var view = SessionState.View(name: name, filter: filter.text)
    view.screen = ScreenRegistry.name(of: page.screen)
    view.period = period.name
    if page.has(.sorts) { view.sort = page[.rows].sort.map { ($0.descending ? "-" : "") + $0.column } }
    if page.has(.accountTable) { view.columns = columns }
    return view
  }

  /// Copies what is on screen as a view of the setting `views`, a line of YAML for a colleague.
  mutating func copyView() -> [Effect] {
    let line = view(named: pathNames.last ?? "view").yaml
    notify("Copied a view for abmtop.yaml, below views:")
    return [.copy(SafeText.line(line))]
  }

  private mutating func saveView(_ name: String) -> [Effect] {
    guard !name.isEmpty else { return [] }
    views.removeAll { $0.name == name }
    configuredViews.remove(name)
    views.append(view(named: name))
    notify("Saved as “\(name)”: find it with :")
    return [.saveSession(session)]
  }
}
