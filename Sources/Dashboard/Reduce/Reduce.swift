internal import Cells
internal import Metrics
internal import Formatting

/// Takes what happened into the state, and says what the program around is to do.
///
/// - Complexity: of keys that change which accounts are counted O(facts × accounts), of others O(1) or O(rows seen).
public func reduce(_ state: inout State, _ action: Action) -> [Effect] {
  let before = state.windowTitle
  var effects: [Effect]
  switch action {
  case .key(let key): effects = state.take(key)
  case .resized(let width, let height):
    state.size = Size(width, height)
    effects = []
  case .snapshot(let snapshot, let readAt): effects = state.receive(snapshot, readAt: readAt)
  case .figures(let figures, let generation):
    // Trends of figures that are no longer shown are dropped.
    if generation == state.generation { state.take(trendsOf: figures) }
    effects = []
  case .loading(let progress):
    if state.snapshot == nil { state.phase = .loading(progress) }
    effects = []
  case .failed(let reason):
    if state.snapshot == nil { state.phase = .failed(reason) } else { state.tell(reason) }
    effects = []
  case .faults(let faults):
    state.faults = faults
    effects = []
  case .waiting(let count):
    if state.isPaused { state.waiting.count = max(state.waiting.newest == nil ? 0 : 1, count) }
    effects = []
  case .tick(let now):
    state.tick(now)
    effects = []
  case .notice(let text):
    state.tell(text)
    effects = []
  case .themes(let names):
    state.themes = names
    effects = []
  case .themeChanged(let name):
    state.theme = name
    effects = []
  }
  if state.isPaused && effects.contains(where: \.asksForSnapshot) { state.isAnswerDue = true }
  if action.mayMove { state.settle() }
  if state.windowTitle != before { effects.append(.title(state.windowTitle)) }
  return effects
}

extension Action {
  /// Whether it may change which rows there are or where the cursor stands. Time passes with every key.
  fileprivate var mayMove: Bool {
    switch self {
    case .tick, .notice, .themes, .themeChanged, .waiting, .loading: false
    case .key, .resized, .snapshot, .figures, .failed, .faults: true
    }
  }
}

extension State {
  /// The title of the terminal's window.
  var windowTitle: String { SafeText.line("abmtop \(pathNames.joined(separator: " > "))") }

  /// Shows a text for a moment.
  mutating func tell(_ text: String) { notice = (text, nil) }

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

  mutating func take(trendsOf figures: Figures) {
    self.figures = figures
    trends = [:]
    for (kpi, its) in zip(KPIBook.all, figures.kpis) { trends[kpi.id] = its.trend }
  }
}
