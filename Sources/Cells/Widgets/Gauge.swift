internal import Formatting

/// How far something has come, as a bar and a percentage.
public struct Gauge: Widget, Hashable, Sendable {
  /// From 0 to 1; nil where it is not known how far.
  public var fraction: Double?
  /// What stands at the left; empty for none.
  public var label: String
  /// The bar's colour.
  public var role: Role

  /// A gauge; fractions beyond 0 and 1 are cut.
  public init(_ fraction: Double?, label: String = "", role: Role = .accent) {
    self.fraction = fraction.flatMap { $0.isFinite ? min(1, max(0, $0)) : nil }
    self.label = label
    self.role = role
  }

  /// Draws the first row: label, bar, percentage. The percentage goes before the bar does, the label before both.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    guard !rect.isEmpty else { return }
    let percentage = percentage(glyphs)
    var bar = rect.row(0)
    if bar.width >= 12 {
      grid.put(percentage, in: bar, align: .right)
      bar = Rect(x: bar.x, y: bar.y, width: bar.width - 5, height: 1)
    }
    if !label.isEmpty, bar.width >= 20 {
      let width = min(DisplayText.width(label), bar.width / 2)
      grid.put(label, in: Rect(x: bar.x, y: bar.y, width: width, height: 1), ellipsis: glyphs.ellipsis)
      bar = Rect(x: bar.x + width + 1, y: bar.y, width: bar.width - width - 1, height: 1)
    }
    drawBar(into: &grid, in: bar, glyphs)
  }

  /// `Reading: 42%`.
  public func plain(_ glyphs: Glyphs = .ascii) -> String {
    let value = fraction == nil ? "not known" : percentage(glyphs)
    return label.isEmpty ? value : "\(label): \(value)"
  }

  /// Rounded down, so that 100% means done.
  private func percentage(_ glyphs: Glyphs) -> String {
    fraction.map { "\(Int($0 * 100))%" } ?? glyphs.missing
  }

  private func drawBar(into grid: inout Grid, in bar: Rect, _ glyphs: Glyphs) {
    guard let fraction else {
      grid.fill(bar, Glyph(glyphs.isASCII ? "." : "░"), style: Style(.track).with(.area))
      return
    }
    if glyphs.isASCII {
      grid.fill(bar, Glyph("."), style: Style(.track).with(.area))
      let filled = Int(fraction * Double(bar.width))
      grid.fill(Rect(x: bar.x, y: bar.y, width: filled, height: 1), Glyph("#"), style: Style(role).with(.area))
      return
    }
    grid.fill(bar, Glyph("░"), style: Style(.track).with(.area))
    let eighths = Int(fraction * Double(bar.width * 8))
    grid.fill(Rect(x: bar.x, y: bar.y, width: eighths / 8, height: 1), Glyph("█"), style: Style(role).with(.area))
    if eighths % 8 > 0 {
      grid.fill(
        Rect(x: bar.x + eighths / 8, y: bar.y, width: 1, height: 1), Glyphs.eighth(eighths % 8),
        style: Style(role).with(.area))
    }
  }
}
