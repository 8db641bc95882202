internal import CLinux
internal import CNcurses
public import Cells
internal import Glibc
internal import Formatting

/// What is on the screen.
struct DrawnFrame {
  let grid: Grid
  let cursor: Point?
}

extension Terminal {
  /// Shows a grid. What is already on the screen is not written again; an unchanged grid writes nothing at all.
  ///
  /// - Parameters:
  ///   - grid: as large as `size`; a smaller one leaves the rest of the screen empty, a larger one is cut.
  ///   - theme: turns the roles of cells into colours.
  ///   - mode: the colours to use; more than `colourMode` are not used.
  ///   - cursor: where text is being typed; nil hides the cursor.
  public mutating func draw(_ grid: Grid, theme: Theme, mode: ColourMode, cursor: Point? = nil) {
    let mode = mode.atMost(colourMode)
    if paints?.mode != mode || paints?.theme != theme {
      paints = PaintTable(theme: theme, mode: mode, hasOwnColours: session.hasOwnColours)
      shown = nil
    }
    if let shown, shown.cursor == cursor, shown.grid == grid { return }
    let rows = changedRows(grid)
    for y in rows { put(row: y, of: grid) }
    RawOutput.write(TerminalModes.updateBegin)
    place(cursor)
    wnoutrefresh(cn_stdscr())
    doupdate()
    RawOutput.write(TerminalModes.updateEnd)
    statistics.frames += 1
    statistics.cells += rows.count * grid.width
    shown = DrawnFrame(grid: grid, cursor: cursor)
  }

  private mutating func changedRows(_ grid: Grid) -> [Int] {
    guard let before = shown?.grid, before.size == grid.size else {
      werase(cn_stdscr())
      return Array(0..<min(grid.height, size.height))
    }
    return (0..<min(grid.height, size.height)).filter { before.row($0) != grid.row($0) }
  }

  private mutating func put(row y: Int, of grid: Grid) {
    var last: (style: Style, paint: PaintTable.Paint)?
    for (x, cell) in grid.row(y).prefix(size.width).enumerated() where !cell.glyph.isContinuation {
      // Neighbours mostly look alike.
      guard let paint = last?.style == cell.style ? last?.paint : paints?.paint(cell.style) else { return }
      last = (cell.style, paint)
      CellText.put(cell.glyph, fits: x + cell.glyph.width <= size.width) { text in
        cn_put(Int32(y), Int32(x), text, paint.attributes, paint.pair)
      }
    }
  }

  private func place(_ cursor: Point?) {
    guard let cursor else {
      curs_set(0)
      return
    }
    curs_set(1)
    wmove(
      cn_stdscr(), Int32(max(0, min(cursor.y, size.height - 1))), Int32(max(0, min(cursor.x, size.width - 1))))
  }
}

/// The text of one cell as ncurses wants it.
enum CellText {
  /// Hands a glyph to `body` as wide characters, ended by a NUL; what ncurses would advance differently by, or cannot
  /// show in the locale, becomes question marks of the same width, so that nothing after it is displaced.
  static func put(_ glyph: Glyph, fits: Bool, _ body: (UnsafePointer<wchar_t>) -> Bool) {
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: 1 + Glyph.mostMarks + 1) { text in
      var count = 0
      glyph.forEachScalar { scalar in
        text[count] = wchar_t(bitPattern: scalar.value)
        count += 1
      }
      text[count] = 0
      guard let start = text.baseAddress else { return }
      if fits, cn_width(start[0]) == Int32(glyph.width), body(start) { return }
      text[0] = wchar_t(bitPattern: UInt32(UInt8(ascii: fits ? "?" : " ")))
      text[1] = 0
      _ = body(start)
    }
  }
}

/// What ncurses gets for each style: made when a style is first drawn.
struct PaintTable {
  /// Attributes and the number of a colour pair.
  struct Paint {
    let attributes: attr_t
    let pair: Int32
  }

  let theme: Theme
  let mode: ColourMode
  private let palette: Palette
  private let hasOwnColours: Bool
  private var paints: [Style: Paint] = [:]

  init(theme: Theme, mode: ColourMode, hasOwnColours: Bool) {
    self.theme = theme
    self.mode = mode
    self.hasOwnColours = hasOwnColours
    palette = Palette(theme, mode: mode)
  }

  mutating func paint(_ style: Style) -> Paint {
    if let known = paints[style] { return known }
    let look = palette.look(style)
    let paint = Paint(attributes: Self.attributes(look.attributes), pair: pair(look))
    paints[style] = paint
    return paint
  }

  private func pair(_ look: Look) -> Int32 {
    guard mode != .mono else { return 0 }
    let foreground = number(look.foreground) ?? (hasOwnColours ? -1 : COLOR_WHITE)
    let background = number(look.background) ?? (hasOwnColours ? -1 : COLOR_BLACK)
    if foreground == -1 && background == -1 { return 0 }
    return max(0, alloc_pair(foreground, background))
  }

  /// The number that ncurses knows a colour by; nil for the terminal's own.
  private func number(_ colour: Colour) -> Int32? {
    switch colour {
    case .terminal: return nil
    case .indexed(let index):
      guard mode == .trueColour, index >= 8 else { return Int32(index) }
      return Self.direct(XtermPalette.colours[Int(index)])
    case .rgb(let rgb):
      if mode == .trueColour { return Self.direct(rgb) }
      let most = mode == .indexed256 ? 256 : (mode == .ansi16 ? 16 : 8)
      return Int32(XtermPalette.nearest(to: rgb, among: 0..<most))
    }
  }

  /// The 24 bits of a colour. The first eight numbers mean the user's palette, so that the blacks nearest to them stand
  /// in: one step of green.
  static func direct(_ rgb: RGB) -> Int32 {
    let value = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
    return value < 8 ? 0x100 : value
  }

  private static func attributes(_ attributes: Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= cn_bold }
    if attributes.contains(.dim) { bits |= cn_dim }
    if attributes.contains(.underline) { bits |= cn_underline }
    if attributes.contains(.reverse) { bits |= cn_reverse }
    if attributes.contains(.italic) { bits |= cn_italic }
    return bits
  }
}
