/// Text as a terminal shows it: the one place that knows how wide it is and what of it may be shown.
///
/// Terminals and `wcwidth` disagree on joined emoji, flags, variation selectors and new characters, so these are
/// reduced to what all agree on. A joined emoji is its first one, skin tones and selectors are dropped, a flag is its
/// two letters, characters newer than Unicode 14 are U+FFFD. Control characters become pictures (`␛`), or U+FFFD;
/// bidi controls and zero-width characters are dropped. Marks stay with their base, three at most.
public enum DisplayText {
  /// The glyphs of a text and the cells that each fills, 1 or 2.
  public static func cells(of text: String) -> [(glyph: Glyph, width: Int)] {
    var cells: [(glyph: Glyph, width: Int)] = []
    cells.reserveCapacity(text.utf8.count)
    forEachGlyph(of: text) { glyph in
      cells.append((glyph, glyph.width))
      return true
    }
    return cells
  }

  /// Cells that a text fills.
  public static func width(_ text: String) -> Int {
    if isPlainASCII(text) { return text.utf8.count }
    var total = 0
    forEachGlyph(of: text) { glyph in
      total += glyph.width
      return true
    }
    return total
  }

  /// Hands over glyph after glyph until `body` returns false.
  static func forEachGlyph(of text: String, _ body: (Glyph) -> Bool) {
    var assembly = Assembly()
    for scalar in text.unicodeScalars {
      if let finished = assembly.take(scalar), !body(finished) { return }
    }
    if let last = assembly.glyph { _ = body(last) }
  }

  /// True where each byte is one printable ASCII character, hence one cell.
  static func isPlainASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// Puts glyphs together from scalars.
  private struct Assembly {
    /// The glyph that marks may still join.
    var glyph: Glyph?
    private var baseIsEmoji = false
    private var joins = false

    /// Returns the glyph that this scalar ends, if it ends one.
    mutating func take(_ scalar: Unicode.Scalar) -> Glyph? {
      switch ScalarClass(scalar) {
      case .dropped: return nil
      case .joiner:
        joins = baseIsEmoji
        return nil
      case .mark:
        guard glyph == nil else {
          glyph?.add(mark: scalar)
          return nil
        }
        glyph = Glyph(base: "◌", width: 1)
        glyph?.add(mark: scalar)
        return nil
      case .base(let base, let width):
        let isEmoji = scalar.value > 0xA8 && scalar.properties.isEmoji
        let isJoined = joins && isEmoji
        joins = false
        if isJoined { return nil }
        baseIsEmoji = isEmoji
        let finished = glyph
        glyph = Glyph(base: base, width: width)
        return finished
      }
    }
  }
}
