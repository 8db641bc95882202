internal import Formatting

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
