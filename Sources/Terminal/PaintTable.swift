internal import CNcurses
internal import Cells

/// What ncurses is told for each style: made when a style is first drawn.
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
