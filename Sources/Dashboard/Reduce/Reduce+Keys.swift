internal import Accounts
internal import Cells
internal import Values
internal import Filter
internal import Metrics
internal import Formatting

extension State {
  /// What a key does: to the line that is typed, to what floats, or as a command of the screen on top.
  mutating func take(_ key: Key) -> [Effect] {
    switch key {
    case .resize(let size):
      self.size = size
      return []
    case .control("c"): return leave()
    case .mouse(let mouse): return take(mouse)
    default: break
    }
    if filter.isEditing { return editFilter(key) }
    if overlay != nil { return takeInOverlay(key) }
    if let effects = moveAmongTiers(key) { return effects }
    guard let id = keymap.command(for: key, at: page.screen.place), let command = Command.command(id),
      isAvailable(command)
    else { return [] }
    return run(id, key: key)
  }

  /// Runs a command.
  mutating func run(_ id: CommandID, key: Key? = nil) -> [Effect] {
    switch id {
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pageUp: return move(by: -max(1, frame(self).viewport - 1))
    case .pageDown: return move(by: max(1, frame(self).viewport - 1))
    case .top: return move(to: 0)
    case .bottom: return move(to: .max)
    case .nextPane: return turn(by: 1)
    case .previousPane: return turn(by: -1)
    case .open: return open()
    case .back: return back(mayClear: key == .escape)
    case .next: return step(by: 1)
    case .previous: return step(by: -1)
    case .stage: return goToStage(key)
    case .toggleReached: return toggleReached()
    case .overview:
      pages = [pages[0]]
      reloadRows()
      return []
    case .accounts: return push(.accounts(.all))
    case .deals: return push(.deals)
    case .renewals: return push(.renewals)
    case .health: return push(.health)
    case .help: return push(.help)
    case .marked: return push(.accounts(.marked))
    case .explain: return subject.map { push(.explain($0.id)) } ?? []
    case .filter:
      filter.beginEditing()
      completeFilter()
      return []
    case .tier: return setFilter(FilterLanguage.nextTier(after: filter.text))
    case .lens:
      lens = lens.next
      stageRow = min(stageRow, max(0, count(of: .funnel) - 1))
      page[.kpis] = ListState()
      return []
    case .sort: return sortByNextColumn()
    case .reverse: return reverseSort()
    case .mark: return mark()
    case .clearMarks:
      marks = []
      reloadRows()
      return []
    case .copy: return copy()
    case .address: return showAddress()
    case .pause: return pause()
    case .readNow:
      tell("Reading the directory")
      return [request { $0.readNow = true }]
    case .faster: return setInterval(interval / 2)
    case .slower: return setInterval(interval * 2)
    case .period, .theme, .columns, .palette, .breakdown, .export, .saveView: return openOverlay(id)
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .quit: return leave()
    }
  }

  mutating func leave() -> [Effect] { [.saveSession(session), .quit] }

  /// A request with one thing in it.
  func request(_ fill: (inout Effect.Request) -> Void) -> Effect {
    var request = Effect.Request()
    fill(&request)
    return .request(request)
  }

  private mutating func pause() -> [Effect] {
    isPaused.toggle()
    let isPaused = self.isPaused
    var effects = [request { $0.isPaused = isPaused }]
    if !isPaused, let newest = waiting.newest {
      effects += show(newest, readAt: waiting.readAt)
    }
    waiting = (0, nil, "")
    isAnswerDue = false
    return effects
  }

  private mutating func setInterval(_ seconds: Double) -> [Effect] {
    interval = max(0.25, min(60, seconds))
    let shown = interval
    tell("Looking at the directory every \(Format.decimal(interval, places: interval < 1 ? 2 : 0)) s")
    return [request { $0.interval = shown }]
  }

  // MARK: The filter

  /// Puts a filter in force.
  mutating func setFilter(_ text: String) -> [Effect] {
    guard filter.apply(text) else {
      if let problem = filter.problem { tell("Filter: \(problem.words)") }
      return []
    }
    return countAgain()
  }

  private mutating func editFilter(_ key: Key) -> [Effect] {
    var changed = false
    let findsNothing = self.findsNothing
    switch key {
    case .escape: changed = filter.cancel()
    case .enter:
      if let problem = filter.problem { tell("Not understood, the filter before is in force: \(problem.words)") }
      changed = filter.keep()
    case .up, .control("p"): changed = filter.recall(1)
    case .down, .control("n"): changed = filter.recall(-1)
    case .tab: changed = filter.complete(1, findsNothing: findsNothing)
    case .backtab: changed = filter.complete(-1, findsNothing: findsNothing)
    default:
      guard filter.editor?.take(key) ?? false else { return [] }
      filter.chosenCompletion = nil
      changed = filter.type(filter.editor?.text ?? "", findsNothing: findsNothing)
    }
    if key != .tab && key != .backtab { completeFilter() }
    return changed ? countAgain() : []
  }

  /// Takes the completion that was clicked.
  mutating func completeFilter(with index: Int) -> [Effect] {
    let changed = filter.complete(with: index, findsNothing: findsNothing)
    completeFilter()
    return changed ? countAgain() : []
  }

  /// Whether a filter keeps no account of the list.
  private var findsNothing: (Filter) -> Bool {
    let (snapshot, index, me) = (self.snapshot, filterIndex, self.me)
    return { filter in
      guard let snapshot, let index else { return false }
      let set = filter.accounts(in: index, me: me)
      let stages = snapshot.current.stages
      return !stages.indices.contains { stages[$0] != 0 && set.contains($0) }
    }
  }

  /// Looks up how what is typed may go on.
  mutating func completeFilter() {
    guard let editor = filter.editor else { return }
    guard let filterIndex else { return }
    // At the end of the line fields are offered once a word is begun, so that Enter keeps what is typed undisturbed.
    let isWord = editor.cursor > 0 && editor.text.prefix(editor.cursor).last != " "
    filter.completions = isWord ? Completion.completions(text: editor.text, cursor: editor.cursor, in: filterIndex) : []
    filter.chosenCompletion = nil
  }

  // MARK: Tables

  /// Ids of the columns that are on screen and can be sorted by, from left to right.
  var sortableColumns: [String] {
    switch page.screen {
    case .stage, .accounts: accountColumns.map(\.id)
    case .deals: DealColumns.all.map(\.id)
    case .renewals: RenewalColumns.all.map(\.id)
    case .breakdown(_, let kpi, let column): GroupColumns.all(kpi: kpi, column: column).map(\.id)
    case .evidence: EvidenceColumns.all.map(\.id)
    case .explain:
      if case .parts(_, let terms) = page.rows { PartColumns.all(terms).map(\.id) } else { [] }
    default: []
    }
  }

  private mutating func sortByNextColumn() -> [Effect] {
    let columns = sortableColumns
    guard !columns.isEmpty else { return [] }
    let index = page.sort.flatMap { sort in columns.firstIndex(of: sort.column) } ?? -1
    return sort(by: columns[(index + 1) % columns.count])
  }

  /// Sorts by a column; by the one it is sorted by already the other way round.
  mutating func sort(by column: String) -> [Effect] {
    if page.sort?.column == column { return reverseSort() }
    // Texts read from A on, figures from the greatest on.
    let isText = [
      "name", "id", "owner", "industry", "region", "country", "segment", "domain", "label", "days", "end", "what",
      "place", "table",
    ]
    page.sort = Page.Sort(column: column, descending: !isText.contains(column))
    return afterSorting()
  }

  private mutating func reverseSort() -> [Effect] {
    page.sort?.descending.toggle()
    return afterSorting()
  }

  private mutating func afterSorting() -> [Effect] {
    if let sort = page.sort, page.screen.place.isSubset(of: .accountTables) { accountSort = sort }
    page.pane = .rows
    reloadRows()
    return []
  }

  private mutating func mark() -> [Effect] {
    guard let position = accountUnderCursor, let id = snapshot?.dataset.accounts[position].id else { return [] }
    if marks.remove(id) == nil { marks.insert(id) }
    if case .account = page.screen { return [] }
    return move(by: 1)
  }
}
