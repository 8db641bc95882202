internal import Formatting

extension Grid {
  /// Puts `?` into each cell that holds anything but ASCII, for terminals that have nothing else. Marks are dropped,
  /// so that an `e` with an accent of its own stays an `e`; a wide glyph is two `?`.
  public mutating func limitToASCII() {
    let question = Glyph(base: "?", width: 1)
    mapGlyphs { glyph in
      guard let base = glyph.scalars.first, base.isASCII else { return question }
      return Glyph(base: base, width: 1)
    }
  }
}
