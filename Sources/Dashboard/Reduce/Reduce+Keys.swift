internal import Accounts
internal import Cells
internal import Values
internal import Filter
internal import Metrics
internal import Formatting

extension State {
  /// What a key does: to the line that is typed, to what floats, or as a command of the screen on top.
  mutating func handle(_ key: Key) -> [Effect] {
    switch key {
    case .resize(let size):
      self.size = size
      return []
    case .control("c"): return leave()
    case .mouse(let mouse): return handle(mouse)
    default: break
    }
    showsHints = false
    if let effects = keepForLater(key) { return effects }
    if case .paste(let text) = key, filter.isEditing || overlay?.takesText ?? (page.find?.editor != nil),
      LineEditor.isTooLong(text)
    {
      notify("What was pasted is too long: its first \(LineEditor.longest) characters count.")
    }
    if filter.isEditing { return editFilter(key) }
    if overlay != nil { return handleInOverlay(key) }
    if page.find?.editor != nil { return editFind(key) }
    if context != nil, let effects = page.screen.handle(key, &self) { return effects }
    guard let command = keymap.command(for: key, on: type(of: page.screen)), isAvailable(command) else { return [] }
    return command.perform(&self, key)
  }

  /// Runs a command.
  mutating func run(_ id: CommandID) -> [Effect] { Command.command(id)?.perform(&self, nil) ?? [] }

  mutating func leave() -> [Effect] { [.saveSession(session), .quit] }

  /// A request with one thing in it.
  func request(_ fill: (inout Effect.Request) -> Void) -> Effect {
    var request = Effect.Request()
    fill(&request)
    return .request(request)
  }

  mutating func readNow() -> [Effect] {
    notify("Reading the directory")
    return [request { $0.readNow = true }]
  }

  mutating func pause() -> [Effect] {
    isPaused.toggle()
    let isPaused = self.isPaused
    var effects = [request { $0.isPaused = isPaused }]
    if !isPaused, let newest = waiting.newest {
      effects += show(newest, signals: waiting.signals, readAt: waiting.readAt)
    }
    waiting = (0, nil, nil, "")
    isAnswerDue = false
    return effects
  }

  mutating func setInterval(_ seconds: Double) -> [Effect] {
    interval = max(0.25, min(60, seconds))
    let shown = interval
    notify("Looking at the directory every \(Format.decimal(interval, places: interval < 1 ? 2 : 0)) s")
    return [request { $0.interval = shown }]
  }

  // MARK: The filter

  /// Puts a filter in force.
  mutating func setFilter(_ text: String) -> [Effect] {
    guard filter.apply(text) else {
      if let problem = filter.problem { notify("Filter: \(problem.words)") }
      return []
    }
    return recompute()
  }

  /// Begins to edit the filter.
  mutating func editFilter() -> [Effect] {
    filter.beginEditing()
    guard let term = page.screen.narrowing(self) else {
      completeFilter()
      return []
    }
    // What the cursor is on is in force at once; Esc takes it back.
    let line = Filter.text(adding: term, to: filter.text) + " "
    filter.editor = LineEditor(line)
    return filter.type(line, findsNothing: findsNothing) ? recompute() : []
  }

  private mutating func editFilter(_ key: Key) -> [Effect] {
    var changed = false
    let findsNothing = self.findsNothing
    switch key {
    case .escape: changed = filter.cancel()
    case .enter:
      if let problem = filter.problem { notify("Not understood, the filter before is in force: \(problem.words)") }
      changed = filter.keep()
    case .up, .control("p"): changed = filter.recall(1)
    case .down, .control("n"): changed = filter.recall(-1)
    case .tab: changed = filter.complete(1, findsNothing: findsNothing)
    case .backtab: changed = filter.complete(-1, findsNothing: findsNothing)
    default:
      guard filter.editor?.handle(key) ?? false else { return [] }
      filter.chosenCompletion = nil
      changed = filter.type(filter.editor?.text ?? "", findsNothing: findsNothing)
    }
    if key != .tab && key != .backtab { completeFilter() }
    return changed ? recompute() : []
  }

  /// Applies the completion that was clicked.
  mutating func completeFilter(with index: Int) -> [Effect] {
    let changed = filter.complete(with: index, findsNothing: findsNothing)
    completeFilter()
    return changed ? recompute() : []
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
}
