internal import Formatting

/// A bar of parts, as long as their sum and exact to an eighth of a cell.
///
/// With colours each part has its role's colour; without, or in ASCII, each has a pattern: `█▓▒░`, `#=-.`.
public struct StackedBar: Widget, Hashable, Sendable {
  /// A part of the bar.
  public struct Part: Hashable, Sendable {
    /// How much; what is negative or not finite counts as 0.
    public var value: Double
    /// Its colour.
    public var role: Role
    /// Its name in the plain form.
    public var label: String

    /// A part of the bar.
    public init(_ value: Double, _ role: Role, label: String = "") {
      self.value = value.isFinite ? max(0, value) : 0
      self.role = role
      self.label = label
    }
  }

  /// The parts from left to right.
  public var parts: [Part]
  /// The value that would fill the whole width.
  public var full: Double

  /// A bar of parts; `full` is the value that would fill the whole width.
  public init(_ parts: [Part], full: Double) {
    self.parts = parts
    self.full = full
  }

  /// Draws the first row of the rectangle.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    guard !rect.isEmpty else { return }
    if glyphs.isASCII || !glyphs.hasColour {
      drawPatterns(into: &grid, in: rect, glyphs)
    } else {
      drawColours(into: &grid, in: rect)
    }
  }

  /// `T1 120, T2 361`: the parts in words, those of 0 left out.
  public func plain(_ format: (Double) -> String) -> String {
    let named = parts.filter { $0.value > 0 }.map {
      $0.label.isEmpty ? format($0.value) : "\($0.label) \(format($0.value))"
    }
    return named.isEmpty ? format(0) : named.joined(separator: ", ")
  }

  /// Lengths of the parts in units of which `units` fill the bar. Their sum is the rounded length of the whole, at
  /// least 1 where anything is there; each part that is not 0 has at least `least`, as far as the length allows.
  func lengths(units: Int, least: Int) -> [Int] {
    let sum = parts.reduce(0) { $0 + $1.value }
    guard sum > 0, sum.isFinite, units > 0 else { return parts.map { _ in 0 } }
    let share = full > 0 ? min(1, sum / full) : 1
    let total = min(units, max(1, Int((share * Double(units)).rounded())))
    var lengths: [Int] = []
    var (passed, end) = (0.0, 0)
    for part in parts {
      passed += part.value
      let next = min(total, Int((passed / sum * Double(total)).rounded()))
      lengths.append(next - end)
      end = next
    }
    raise(&lengths, to: least)
    return lengths
  }

  /// Takes from the longest what the shortest need to be seen.
  private func raise(_ lengths: inout [Int], to least: Int) {
    for index in parts.indices where parts[index].value > 0 {
      while lengths[index] < least, let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }),
        lengths[longest] > least
      {
        lengths[longest] -= 1
        lengths[index] += 1
      }
    }
  }

  private func drawPatterns(into grid: inout Grid, in rect: Rect, _ glyphs: Glyphs) {
    var x = rect.x
    for (index, length) in lengths(units: rect.width, least: 1).enumerated() where length > 0 {
      let place = Rect(x: x, y: rect.y, width: length, height: 1)
      grid.fill(place, glyphs.pattern(index), style: Style(parts[index].role).with(.area))
      x += length
    }
  }

  private func drawColours(into grid: inout Grid, in rect: Rect) {
    // Of five eighths three or more lie in one cell, where no two other parts can be larger.
    let lengths = lengths(units: rect.width * 8, least: 5)
    var ends: [Int] = []
    for length in lengths { ends.append((ends.last ?? 0) + length) }
    var shown: Set<Int> = []
    for cell in 0..<rect.width {
      let inside = parts.indices.compactMap { index -> (part: Int, eighths: Int)? in
        let start = ends[index] - lengths[index]
        let eighths = min(ends[index], cell * 8 + 8) - max(start, cell * 8)
        return eighths > 0 ? (index, eighths) : nil
      }
      guard !inside.isEmpty else { break }
      let filled = inside.reduce(0) { $0 + $1.eighths }
      // A cell has two colours: of three parts the smallest yields, or one that has been seen already.
      let kept = inside.sorted {
        ($0.eighths, shown.contains($1.part) ? 1 : 0) > ($1.eighths, shown.contains($0.part) ? 1 : 0)
      }
      .prefix(filled < 8 ? 1 : 2).map(\.part).sorted()
      shown.formUnion(kept)
      draw(kept, filled: filled, split: inside.first { $0.part == kept[0] }?.eighths ?? 8, at: cell, &grid, rect)
    }
  }

  /// Draws one cell: of one part, or of two with the boundary inside.
  private func draw(_ kept: [Int], filled: Int, split: Int, at cell: Int, _ grid: inout Grid, _ rect: Rect) {
    let ground: Role = kept.count == 2 ? parts[kept[1]].role : .background
    let style = Style(parts[kept[0]].role, on: ground, .area)
    let eighths = kept.count == 2 ? split : filled
    grid.fill(
      Rect(x: rect.x + cell, y: rect.y, width: 1, height: 1), Glyphs.eighth(eighths), style: style)
  }
}

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
