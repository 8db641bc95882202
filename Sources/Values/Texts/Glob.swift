/// A pattern in which `*` stands for any text (also across `/`) and `?` for one character; matched without case, whole.
public struct Glob: Hashable, Sendable {
  /// As written.
  public let pattern: String
  private let bytes: [UInt8]

  /// From a pattern.
  public init(_ pattern: String) {
    self.pattern = pattern
    bytes = pattern.lowercased().utf8.map { byte in
      switch byte {
      case UInt8(ascii: "*"): Wildcards.anything
      case UInt8(ascii: "?"): Wildcards.oneCharacter
      default: byte
      }
    }
  }

  /// Whether the whole text fits. Allocates only where the text is not ASCII.
  ///
  /// - Complexity: O(text × pattern) at worst, one pass for patterns with a single `*`.
  public func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    if isRuledOut(text) { return false }
    if text.allSatisfy({ $0 < 0x80 }) { return Wildcards.fit(text, bytes) }
    var folded = String(decoding: text, as: UTF8.self).lowercased()
    return folded.withUTF8 { Wildcards.fit(UnsafeRawBufferPointer($0), bytes) }
  }

  /// Whether the whole text fits.
  public func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }

  /// Whether the text's beginning already differs from what stands before the first wildcard: most texts, at a glance.
  private func isRuledOut(_ text: UnsafeRawBufferPointer) -> Bool {
    for (position, byte) in bytes.enumerated() {
      if byte == Wildcards.anything || byte == Wildcards.oneCharacter { return false }
      if position == text.count { return true }
      // Lower case of what is not ASCII is not looked for here.
      if text[position] >= 0x80 || byte >= 0x80 { return false }
      if Text.lower(text[position]) != byte { return true }
    }
    return false
  }
}
