internal import CLinux
internal import CNcurses
public import Cells
internal import Glibc
internal import Formatting

/// What is on the screen.
struct Frame {
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
    shown = Frame(grid: grid, cursor: cursor)
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

/// The text of one cell as ncurses takes it.
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
