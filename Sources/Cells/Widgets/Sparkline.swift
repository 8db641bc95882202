internal import Formatting

/// The course of a figure in one row: two points a cell, the newest at the right end. A gap has no dots.
public struct Sparkline: Widget, Hashable, Sendable {
  /// Where the lowest step of the drawing stands.
  public enum Floor: Hashable, Sendable {
    /// At the least value: the shape fills the height, and says nothing of proportions.
    case least
    /// At 0: heights are in proportion. Values below count as 0.
    case zero
  }

  /// Points from old to new; nil where there is no value.
  public var values: [Double?]
  /// Where the lowest step stands.
  public var floor: Floor
  /// What the height stands for at least where it begins at the least value, so that a change within the noise is no cliff.
  public var span: Double
  /// Its colour; nil for the ramp by height.
  public var role: Role?

  /// The course of a figure.
  public init(_ values: [Double?], floor: Floor = .least, span: Double = 0, role: Role? = .accent) {
    self.values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    self.floor = floor
    self.span = span
    self.role = role
  }

  /// Draws the first row of the rectangle; where there are more points than room the oldest are left out.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    guard !rect.isEmpty else { return }
    let cells = cells(width: rect.width)
    var x = rect.maxX - cells.count
    for cell in cells {
      let height = max(cell.left, cell.right)
      if height > 0 {
        let glyph = glyphs.isASCII ? Glyph(Array("_-=#")[height - 1]) : Sparkline.dots(cell.left, cell.right)
        let style = Style(role ?? .ramp(Double(height) / 4 - 0.01))
        grid.fill(Rect(x: x, y: rect.y, width: 1, height: 1), glyph, style: style)
      }
      x += 1
    }
  }

  /// The drawing as text of at most `width` cells, for a cell of a table.
  public func text(width: Int, glyphs: Glyphs) -> String {
    let cells = cells(width: width)
    var grid = Grid(width: cells.count, height: 1)
    draw(into: &grid, in: grid.bounds, glyphs: glyphs)
    return grid.lines.first ?? ""
  }

  /// `from 40 to 52.3, lowest 38, highest 53, 2 of 13 without a value`: the course in words.
  public func plain(_ format: (Double) -> String) -> String {
    let known = values.compactMap { $0 }
    guard let first = known.first, let last = known.last, let low = known.min(), let high = known.max() else {
      return "no values"
    }
    guard known.count > 1 else { return format(last) }
    let gaps = values.count - known.count
    return "from \(format(first)) to \(format(last)), lowest \(format(low)), highest \(format(high))"
      + (gaps > 0 ? ", \(gaps) of \(values.count) without a value" : "")
  }

  /// Heights of two points a cell, 0 for none to 4.
  private func cells(width: Int) -> [(left: Int, right: Int)] {
    var points = values.suffix(max(0, width) * 2).map { $0 }
    if points.count % 2 == 1 { points.insert(nil, at: 0) }
    let known = points.compactMap { $0 }
    var low = floor == .zero ? 0 : known.min() ?? 0
    var high = max(known.max() ?? 0, low)
    if floor == .least, high > low, high - low < span {
      // The middle lies in the middle of a step, so that no step is made of a trifle.
      low += (high - low) / 2 - span * 3 / 8
      high = low + span
    }
    let heights = points.map { value -> Int in
      guard let value else { return 0 }
      guard high > low else { return floor == .zero ? 1 : 2 }
      let share = (max(low, value) - low) / (high - low)
      return 1 + min(3, Int(share * 4))
    }
    return stride(from: 0, to: heights.count, by: 2).map { (heights[$0], heights[$0 + 1]) }
  }

  /// Two columns of dots, filled from below.
  private static func dots(_ left: Int, _ right: Int) -> Glyph {
    let lefts: [UInt32] = [0, 0x40, 0x44, 0x46, 0x47]
    let rights: [UInt32] = [0, 0x80, 0xA0, 0xB0, 0xB8]
    return Braille.glyph(lefts[left] | rights[right])
  }
}

/// Cells of two by four dots.
enum Braille {
  /// The glyph with these dots, as bits of U+2800.
  static func glyph(_ dots: UInt32) -> Glyph {
    guard dots != 0, let scalar = Unicode.Scalar(0x2800 | dots & 0xFF) else { return .space }
    return Glyph(base: scalar, width: 1)
  }

  /// The bit of a dot in column 0–1 and row 0–3 from the top.
  static func bit(column: Int, row: Int) -> UInt32 {
    let bits: [UInt32] = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
    return bits[column * 4 + row]
  }
}
