/// A line across the screen that says what must not be overlooked.
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

  /// A banner.
  public init(_ text: String, _ kind: Kind = .notice) {
    self.text = text
    self.kind = kind
  }

  /// Fills the first row of the rectangle.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    let style = Style(.text, on: kind == .alarm ? .alarm : .banner, .bold)
    let sign = kind == .alarm ? "! " : ""
    grid.fill(rect.row(0), style: style)
    grid.put(sign + text, in: rect.row(0).inset(dx: 1), style: style, ellipsis: glyphs.ellipsis)
  }
}
