public import Cells

/// What one state looks like, and what is where on it: drawn and clicked by the same layout.
public struct Frame: Sendable {
  /// The cells.
  public internal(set) var grid: Grid
  /// Where text is being typed; nil where none is.
  public internal(set) var cursor: Cells.Point?
  /// What a click means, later ones over earlier ones.
  var targets: [(rect: Rect, target: Target)] = []
  /// Rows of the list that has the keys that are seen at once, for a page up or down.
  var viewport = 1
  /// The first row of it that is seen.
  var first = 0

  init(_ size: Size) { grid = Grid(size) }

  /// Something that can be clicked.
  enum Target: Sendable, Equatable {
    /// A row of a part of the screen on top.
    case row(Pane, Int)
    /// A part of the screen on top.
    case pane(Pane)
    /// The heading of a column.
    case heading(String)
    /// A line of what floats above the screens.
    case overlayLine(Int)
    /// What floats above the screens, beside its lines.
    case overlay
    /// A command.
    case command(CommandID)
    /// A key of the footer.
    case key(Cells.Key)
    /// A figure of the table of tiers: a row of the lens, and a column from 0.
    case tier(row: Int, column: Int)
    /// A line of what the filter may go on with.
    case completion(Int)
  }

  mutating func mark(_ rect: Rect, _ target: Target) {
    if !rect.isEmpty { targets.append((rect, target)) }
  }

  func target(at point: Point) -> Target? { targets.last { $0.rect.contains(point) }?.target }
}

/// The screen of a state.
public func draw(_ state: State) -> Grid { frame(state).grid }

/// The screen of a state, with the place of the cursor.
public func frame(_ state: State) -> Frame {
  if let settled = state.settled { return settled }
  var frame = Frame(state.size)
  guard state.size.width > 0, state.size.height > 0 else { return frame }
  let canvas = Rect(state.size)
  if state.isPlain {
    drawPlain(state, into: &frame, in: canvas)
    return frame
  }
  if canvas.width < 20 || canvas.height < 5 {
    drawOneLine(state, into: &frame, in: canvas)
    return frame
  }
  let body = drawChrome(state, into: &frame, in: canvas)
  drawBody(state, into: &frame, in: body)
  if state.filter.isEditing { drawCompletions(state, into: &frame, below: canvas.row(1)) }
  if let overlay = state.overlay { drawOverlay(overlay, state, into: &frame, in: canvas) }
  return frame
}

/// The screen on top, or what stands in the way of it.
private func drawBody(_ state: State, into frame: inout Frame, in rect: Rect) {
  guard !rect.isEmpty else { return }
  switch state.phase {
  case .loading(let progress): drawLoading(progress, state, into: &frame, in: rect)
  case .failed(let reason): drawFailed(reason, state, into: &frame, in: rect)
  case .empty where state.page.screen != .health && state.page.screen != .help:
    drawEmpty(state, into: &frame, in: rect)
  case .empty, .ready:
    guard let context = state.context else { return }
    drawScreen(state, context, into: &frame, in: rect)
  }
}

private func drawScreen(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  let page = state.page
  switch page.screen {
  case .overview: drawOverview(state, context, into: &frame, in: rect)
  case .stage(let stage, let onlyAt):
    drawStage(stage, onlyAt: onlyAt, state, context, into: &frame, in: rect)
  case .accounts(let source): drawAccounts(source, state, context, into: &frame, in: rect)
  case .account(let id): drawAccount(id, state, context, into: &frame, in: rect)
  case .deals: drawDeals(state, context, into: &frame, in: rect)
  case .renewals: drawRenewals(state, context, into: &frame, in: rect)
  case .breakdown(_, let kpi, let column):
    drawBreakdown(kpi: kpi, column: column, state, context, into: &frame, in: rect)
  case .explain(let id): drawExplain(id, state, context, into: &frame, in: rect)
  case .evidence(let kpi, let account):
    drawEvidence(kpi: kpi, account: account, state, context, into: &frame, in: rect)
  case .health: drawHealth(state, context, into: &frame, in: rect)
  case .badRows(let path): drawBadRows(path, state, context, into: &frame, in: rect)
  case .help: drawHelp(state, into: &frame, in: rect)
  }
}
