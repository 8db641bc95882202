internal import Formatting

/// A border with a title at the left of its upper edge and a note, most often a count, at the right.
public struct Panel: Widget, Hashable, Sendable {
  /// What the panel shows.
  public var title: String
  /// How many, or which part of how many; empty for none.
  public var note: String
  /// True for the panel that has the keys.
  public var isActive: Bool
  /// What it stands on: `panel` for what floats above the screen.
  public var background: Role

  /// A panel.
  public init(_ title: String, note: String = "", isActive: Bool = false, background: Role = .background) {
    self.title = title
    self.note = note
    self.isActive = isActive
    self.background = background
  }

  /// What is left inside the border, with a blank column at each side.
  public static func inner(_ rect: Rect) -> Rect { rect.inset(dx: 2, dy: 1) }

  /// Clears the rectangle and draws border, title and note.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    let style = Style(isActive ? .borderActive : .border, on: background)
    grid.fill(rect, style: Style(.text, on: background))
    guard rect.width >= 2, rect.height >= 2 else {
      drawTitle(into: &grid, in: rect.row(0), style, glyphs)
      return
    }
    grid.fill(rect.row(0).inset(dx: 1), glyphs.horizontal, style: style)
    grid.fill(rect.row(rect.height - 1).inset(dx: 1), glyphs.horizontal, style: style)
    for x in [rect.x, rect.maxX - 1] {
      grid.fill(Rect(x: x, y: rect.y + 1, width: 1, height: rect.height - 2), glyphs.vertical, style: style)
    }
    let places = [(rect.x, rect.y), (rect.maxX - 1, rect.y), (rect.x, rect.maxY - 1), (rect.maxX - 1, rect.maxY - 1)]
    for (glyph, place) in zip(glyphs.corners, places) {
      grid.fill(Rect(x: place.0, y: place.1, width: 1, height: 1), glyph, style: style)
    }
    drawTitle(into: &grid, in: rect.row(0).inset(dx: 2), style, glyphs)
  }

  /// The title goes first; the note is drawn where it fits whole beside it.
  private func drawTitle(into grid: inout Grid, in row: Rect, _ border: Style, _ glyphs: Glyphs) {
    let titleStyle = Style(isActive ? .accent : .title, on: background, .bold)
    Panel.drawHead(title, note, into: &grid, in: row, titleStyle, Style(.dim, on: background), glyphs)
  }

  static func drawHead(
    _ title: String, _ note: String, into grid: inout Grid, in row: Rect, _ titleStyle: Style, _ noteStyle: Style,
    _ glyphs: Glyphs
  ) {
    let titleText = title.isEmpty ? "" : " \(title) "
    let titleWidth = DisplayText.width(titleText)
    grid.put(
      titleText, in: Rect(x: row.x, y: row.y, width: min(titleWidth, row.width), height: row.height),
      style: titleStyle, ellipsis: glyphs.ellipsis)
    let noteText = " \(note) "
    let noteWidth = DisplayText.width(noteText)
    guard !note.isEmpty, titleWidth + noteWidth < row.width else { return }
    grid.put(noteText, at: Point(row.maxX - noteWidth, row.y), style: noteStyle)
  }
}

/// A line with a title in it, which parts a screen that has no room for borders.
public struct Rule: Widget, Hashable, Sendable {
  /// What follows below.
  public var title: String
  /// How many; empty for none.
  public var note: String
  /// True where what follows has the keys.
  public var isActive: Bool

  /// A line with a title.
  public init(_ title: String, note: String = "", isActive: Bool = false) {
    self.title = title
    self.note = note
    self.isActive = isActive
  }

  /// Draws the first row of the rectangle.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    grid.fill(rect.row(0), glyphs.horizontal, style: Style(isActive ? .borderActive : .border))
    Panel.drawHead(
      title, note, into: &grid, in: rect.row(0), Style(isActive ? .accent : .title).bold, Style(.dim), glyphs)
  }
}
