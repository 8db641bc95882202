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

  /// Gives `body` glyph after glyph until it returns false.
  public static func forEachGlyph(of text: String, _ body: (Glyph) -> Bool) {
    var assembly = Assembly()
    for scalar in text.unicodeScalars {
      if let finished = assembly.add(scalar), !body(finished) { return }
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
    mutating func add(_ scalar: Unicode.Scalar) -> Glyph? {
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

/// Where a text stands in a width that is larger than it.
public enum Align: Hashable, Sendable {
  /// At the left, spaces after it.
  case left
  /// In the middle; an odd cell goes to the right.
  case centre
  /// At the right, spaces before it.
  case right
}

extension DisplayText {
  /// The text cut to a width, between characters; none of them is altered. Where something is cut off the ellipsis takes the
  /// last cells, if it fits.
  ///
  /// The result is never wider than `width`; it may be narrower where a wide character would have been split.
  public static func clipped(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    // A mark without a base would join what is put before it.
    if beginsWithMark(text) { return clipped("◌" + text, to: width, ellipsis: ellipsis) }
    if DisplayText.width(text) <= width { return text }
    let mark = DisplayText.width(ellipsis)
    let available = mark <= width ? width - mark : width
    if isPlainASCII(text) { return String(text.prefix(available)) + (mark <= width ? ellipsis : "") }
    var used = 0
    let kept = text.prefix { character in
      used += DisplayText.width(String(character))
      return used <= available
    }
    return mark <= width ? kept + ellipsis : String(kept)
  }

  /// The text cut to a width at its beginning, for paths, whose ends say most: `…/q3/opportunities.csv`.
  ///
  /// - Complexity: O(text).
  public static func clippedAtStart(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    if DisplayText.width(text) <= width { return text }
    let mark = DisplayText.width(ellipsis)
    let available = mark <= width ? width - mark : width
    var used = 0
    let kept = text.reversed().prefix { character in
      used += DisplayText.width(String(character))
      return used <= available
    }
    return (mark <= width ? ellipsis : "") + String(kept.reversed())
  }

  /// Whether the first scalar that is shown is a mark.
  private static func beginsWithMark(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      if scalar.isASCII { return false }
      switch ScalarClass(scalar) {
      case .mark: return true
      case .base: return false
      case .joiner, .dropped: continue
      }
    }
    return false
  }

  /// The text cut or filled with spaces, so that it is exactly as wide as `width`.
  public static func padded(_ text: String, to width: Int, align: Align = .left, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    let shown = clipped(text, to: width, ellipsis: ellipsis)
    let rest = width - DisplayText.width(shown)
    let before = align == .left ? 0 : (align == .right ? rest : rest / 2)
    return String(repeating: " ", count: before) + shown + String(repeating: " ", count: rest - before)
  }

  /// The text in lines of at most `width` cells, broken at spaces, and within words that are longer than a line.
  ///
  /// Line feeds begin a new line; spaces at the end of a line are dropped, those at its start are kept.
  ///
  /// - Parameter breaksWords: false: words that are longer than a line stay whole, and stand out.
  public static func wrapped(_ text: String, to width: Int, breaksWords: Bool = true) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      wrapLine(line.map { ($0, DisplayText.width(String($0))) }, to: width, breaksWords: breaksWords)
    }
  }

  private static func wrapLine(
    _ all: [(character: Character, width: Int)], to width: Int, breaksWords: Bool
  ) -> [String] {
    func isSpace(_ position: Int) -> Bool { all[position].character.unicodeScalars.first.map(isBlank) ?? false }
    var lines: [String] = []
    var start = 0
    while start < all.count {
      var (end, used) = (start, 0)
      while end < all.count, used + all[end].width <= width {
        used += all[end].width
        end += 1
      }
      if end < all.count, !isSpace(end) {
        if let space = (start..<end).last(where: isSpace), (start..<space).contains(where: { !isSpace($0) }) {
          end = space
        } else if !breaksWords {
          end = (end..<all.count).first(where: isSpace) ?? all.count
        }
      }
      // A character that is wider than a line: nothing of it can be shown.
      guard end > start else { return lines + ["\u{FFFD}"] }
      let next = end < all.count ? (end..<all.count).first { !isSpace($0) } ?? all.count : end
      while end > start, isSpace(end - 1) { end -= 1 }
      lines.append(String(all[start..<end].map(\.character)))
      start = next
    }
    return lines.isEmpty ? [""] : lines
  }

  /// Whether a scalar is shown as an empty cell.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == " " }
    return ScalarClass(scalar) == .base(" ", width: 1)
  }
}
