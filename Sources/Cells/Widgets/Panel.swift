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

/// Text in wrapped lines that can be scrolled.
public struct Paragraph: Widget, Hashable, Sendable {
  /// The text, a style a line; lines are wrapped to the width.
  public var lines: [Span]
  /// Lines, after wrapping, that are scrolled past.
  public var offset: Int

  /// Lines of text.
  public init(_ lines: [Span], offset: Int = 0) {
    self.lines = lines
    self.offset = offset
  }

  /// Text of one style.
  public init(_ text: String, style: Style = .plain, offset: Int = 0) {
    self.init([Span(text, style)], offset: offset)
  }

  /// The lines as they are drawn at a width.
  public func wrapped(to width: Int) -> [Span] {
    lines.flatMap { line in DisplayText.wrapped(line.text, to: width).map { Span($0, line.style) } }
  }

  /// The farthest offset at which the last line is still at the lower edge.
  public func lastOffset(in size: Size) -> Int {
    max(0, wrapped(to: size.width).count - size.height)
  }

  /// `1–20 of 48` where not all lines are seen, else empty.
  public func position(in size: Size, glyphs: Glyphs) -> String {
    let count = wrapped(to: size.width).count
    guard count > size.height, size.height > 0 else { return "" }
    let first = min(max(0, offset), count - size.height)
    return "\(first + 1)\(glyphs.dash)\(first + size.height) of \(count)"
  }

  /// Draws as many lines as fit.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    let all = wrapped(to: rect.width)
    let first = min(max(0, offset), max(0, all.count - rect.height))
    for (row, line) in all.dropFirst(first).prefix(rect.height).enumerated() {
      grid.put(line.text, at: Point(rect.x, rect.y + row), style: line.style, maxWidth: rect.width)
    }
  }
}

/// Lines across the screen that say what must not be overlooked.
public struct Banner: Widget, Hashable, Sendable {
  /// How serious it is.
  public enum Kind: Hashable, Sendable {
    /// The screen shows another time than now, is paused, or the like.
    case notice
    /// Something went wrong.
    case alarm
  }

  /// What it says.
  public var text: String
  /// How serious it is.
  public var kind: Kind
  /// What stands at the right end of its last line; left out where there is no room.
  public var note: String

  /// A banner.
  public init(_ text: String, _ kind: Kind = .notice, note: String = "") {
    self.text = text
    self.kind = kind
    self.note = note
  }

  /// How many rows it needs to be read whole at a width.
  public func height(in width: Int) -> Int { max(1, lines(in: width).count) }

  private var sign: String { kind == .alarm ? "! " : "" }

  private func lines(in width: Int) -> [String] {
    let wrapped = DisplayText.wrapped(sign + text, to: width - 2)
    return wrapped.count == 1 ? wrapped : DisplayText.wrapped(text, to: width - 2 - sign.count)
  }

  /// Fills the rows of the rectangle; what does not fit is cut.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    let style = Style(.text, on: kind == .alarm ? .alarm : .banner, .bold)
    let lines = lines(in: rect.width)
    for row in 0..<rect.height {
      let line = rect.row(row).inset(dx: 1)
      grid.fill(rect.row(row), style: style)
      guard row < lines.count else { continue }
      let isLast = row == rect.height - 1
      let indent = row == 0 || lines.count == 1 ? 0 : sign.count
      let noteWidth = isLast && !note.isEmpty ? DisplayText.width(note) + 2 : 0
      // What is left of the text is cut in the last row, so that it is seen that there is more.
      let rest = isLast ? lines[row...].joined(separator: " ") : lines[row]
      let text = row == 0 ? (lines.count > 1 ? sign : "") + rest : rest
      let place = Rect(x: line.x + indent, y: line.y, width: max(0, line.width - indent - noteWidth), height: 1)
      grid.put(text, in: place, style: style, ellipsis: glyphs.ellipsis)
      if noteWidth > 0, noteWidth + 20 <= line.width {
        grid.put(note, at: Point(line.maxX - noteWidth + 2, line.y), style: style)
      }
    }
  }
}
