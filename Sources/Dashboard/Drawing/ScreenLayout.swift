public import Cells

/// Where everything is on a screen, and what a click means: computed without painting anything, which happens once the
/// screen is drawn.
struct ScreenLayout {
  let size: Size
  let glyphs: Glyphs
  /// What is painted, later parts over earlier ones.
  private(set) var parts: [(inout Grid) -> Void] = []
  /// What a click means, later ones over earlier ones.
  private(set) var targets: [(rect: Rect, target: Target)] = []
  /// How much is seen of the lists.
  private(set) var viewports: [Pane: Viewport] = [:]
  /// Where text is being typed; nil where none is.
  var cursor: Point?

  /// What is seen of a list.
  struct Viewport: Equatable {
    /// Rows that are seen at once.
    var height: Int
    /// The first of them.
    var first: Int
    /// How many columns there is no space for, those that are scrolled past included.
    var hidden = 0
    /// How many of them stand to the right of the last that is seen.
    var hiddenRight = 0
  }

  /// Something that can be clicked.
  enum Target: Sendable, Equatable {
    /// A row of a pane of the screen on top.
    case row(Pane, Int)
    /// A figure of a table that is walked sideways too: a row of it and a column from 0.
    case cell(Pane, row: Int, column: Int)
    /// A pane, beside its rows.
    case pane(Pane)
    /// The heading of a column.
    case heading(Pane, String)
    /// A line of what floats above the screens.
    case overlayLine(Int)
    /// What floats above the screens, beside its lines.
    case overlay
    /// A command.
    case command(CommandID)
    /// A key of the footer.
    case key(Cells.Key)
    /// A line of what the filter may go on with.
    case completion(Int)
  }

  init(_ size: Size, glyphs: Glyphs) {
    self.size = size
    self.glyphs = glyphs
  }

  /// Adds a widget; it is made when it is painted, so that a layout costs no more than its rectangles.
  mutating func add<Painted: Widget>(_ widget: @autoclosure @escaping () -> Painted, in rect: Rect) {
    let glyphs = self.glyphs
    parts.append { $0.draw(widget(), in: rect, glyphs: glyphs) }
  }

  /// Adds what is painted by hand.
  mutating func paint(_ part: @escaping (inout Grid) -> Void) { parts.append(part) }

  /// Says what a click into a rectangle means.
  mutating func mark(_ rect: Rect, _ target: Target) {
    if !rect.isEmpty { targets.append((rect, target)) }
  }

  /// Says how much is seen of a pane's list.
  mutating func see(_ pane: Pane, height: Int, first: Int, hidden: Int = 0, hiddenRight: Int = 0) {
    viewports[pane] = Viewport(height: height, first: first, hidden: hidden, hiddenRight: hiddenRight)
  }

  /// What a click at a place means.
  func target(at point: Point) -> Target? { targets.last { $0.rect.contains(point) }?.target }

  /// Paints everything.
  func painted() -> Grid {
    var grid = Grid(size)
    for part in parts { part(&grid) }
    return grid
  }
}

/// What one state looks like.
public struct Frame: Sendable {
  /// The cells.
  public let grid: Grid
  /// Where text is being typed; nil where none is.
  public let cursor: Cells.Point?
}

/// The screen of a state.
public func draw(_ state: State) -> Grid { layout(state).painted() }

/// The screen of a state, with the place of the cursor.
public func frame(_ state: State) -> Frame {
  let layout = layout(state)
  return Frame(grid: layout.painted(), cursor: layout.cursor)
}

/// Where everything is in a state: what is drawn and what is clicked.
///
/// - Complexity: of what is seen, not of what there is.
func layout(_ state: State) -> ScreenLayout {
  var layout = ScreenLayout(state.size, glyphs: state.glyphs)
  guard state.size.width > 0, state.size.height > 0 else { return layout }
  let canvas = Rect(state.size)
  if state.isPlain {
    layout.addPlain(state, in: canvas)
    return layout
  }
  if canvas.width < 20 || canvas.height < 5 {
    layout.addOneLine(state, in: canvas)
    return layout
  }
  let body = layout.addChrome(state, in: canvas)
  layout.addBody(state, in: body)
  if state.showsHints, case .ready = state.phase { layout.addHints(state, in: body) }
  if state.overlay == nil, let find = state.page.find, find.editor != nil { layout.add(find, in: canvas) }
  if state.filter.isEditing { layout.addCompletions(state, below: canvas.row(1)) }
  if let overlay = state.overlay { layout.add(overlay, in: canvas) }
  return layout
}

extension ScreenLayout {
  /// The screen on top, or what stands in the way of it.
  fileprivate mutating func addBody(_ state: State, in rect: Rect) {
    guard !rect.isEmpty else { return }
    switch state.phase {
    case .loading(let progress): addLoading(progress, state, in: rect)
    case .failed(let reason): addFailed(reason, state, in: rect)
    case .empty where !state.page.has(.withoutData): addEmpty(state, in: rect)
    case .empty, .ready:
      guard let context = state.context else { return }
      state.page.screen.layout(&self, in: rect, state, context)
    }
  }
}

// Modules below share these names; in this one they mean what is on screen.

/// A key of the keyboard or an event of the mouse, not a text of a file.
typealias Key = Cells.Key
/// A place on the screen, not a day with a period.
typealias Point = Cells.Point
