/// Reads account tiers (data.md, Values).
public enum Tiers {
  /// What a cell says.
  public enum Reading: Hashable, Sendable {
    /// The cell is empty, or says null: no tier.
    case none
    /// 1, 2 or 3.
    case tier(UInt8)
    /// It says something else: no tier, and a banner.
    case unknown
  }

  /// The tier that a cell names.
  ///
  /// `1`, `Tier 1`, `tier-1`, `T1`, and `A` alone are tier 1, likewise 2/B and 3/C, also where more follows after the digit
  /// (`Tier 1 - Strategic`); `1:1`, `one-to-one` are 1, `1:few` 2, `1:many` 3. All in any case.
  ///
  /// - Parameter words: the user's own words, folded (`Text.fold`), which decide first.
  public static func parse(_ text: UnsafeRawBufferPointer, words: [String: UInt8] = [:]) -> Reading {
    let text = Text.trimmed(text)
    if !words.isEmpty, let tier = words[folded(text)] { return .tier(tier) }
    if Numbers.isNull(text) { return .none }
    var scanner = TierScanner(text)
    if let tier = scanner.ratio() ?? scanner.numbered() { return .tier(tier) }
    return .unknown
  }

  /// A text as the keys of `words` are.
  public static func folded(_ text: UnsafeRawBufferPointer) -> String {
    var buffer: [UInt8] = []
    Text.fold(text, into: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }
}

/// A position in a tier's text.
private struct TierScanner {
  private let text: UnsafeRawBufferPointer
  private var position = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// `1:1`, `1:few`, `one-to-many`, whatever follows.
  mutating func ratio() -> UInt8? {
    position = 0
    defer { position = 0 }
    guard skip("one") || skip("1"), skipMarks() else { return nil }
    if skip("to") { _ = skipMarks() }
    let tier: UInt8? = skip("one") || skip("1") ? 1 : skip("few") ? 2 : skip("many") ? 3 : nil
    if position < text.count, Text.isLetter(text[position]) || Text.isDigit(text[position]) { return nil }
    return tier
  }

  /// `1`, `Tier 1`, `T1` with whatever follows but a digit; `A`, `Tier A` alone.
  mutating func numbered() -> UInt8? {
    position = 0
    let hasWord = skip("tier")
    if hasWord { _ = skipMarks() }
    if position < text.count, let tier = letter(text[position]), position + 1 == text.count { return tier }
    if !hasWord, skip("t") { _ = skipMarks() }
    guard position < text.count, (49...51).contains(text[position]),
      position + 1 == text.count || !Text.isDigit(text[position + 1])
    else { return nil }
    return text[position] - 48
  }

  private func letter(_ byte: UInt8) -> UInt8? {
    let tier = Text.lower(byte) &- 96
    return (1...3).contains(tier) ? tier : nil
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= text.count, Text.equals(UnsafeRawBufferPointer(rebasing: text[position..<end]), word) else {
      return false
    }
    position = end
    return true
  }

  /// Steps over blanks, colons, hyphens and the like.
  private mutating func skipMarks() -> Bool {
    let start = position
    while position < text.count,
      Text.isBlank(text[position]) || ":-_#.".utf8.contains(text[position])
    {
      position += 1
    }
    return position > start
  }
}
