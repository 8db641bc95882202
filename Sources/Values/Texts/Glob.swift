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

/// Matches bytes with wildcards: the one way for globs in settings and for patterns in filters.
public enum Wildcards {
  /// Stands in a pattern for any text, which may be empty. No UTF-8 holds it.
  public static let anything: UInt8 = 0xFF
  /// Stands in a pattern for one character. No UTF-8 holds it.
  public static let oneCharacter: UInt8 = 0xFE

  /// Whether the whole of a text fits a pattern, whose letters are lower case; those of the text may be either.
  ///
  /// Greedy, with one point to return to: the last `anything`.
  ///
  /// - Complexity: O(text × pattern) at worst, one pass for patterns with a single `anything`.
  public static func fit(_ text: UnsafeRawBufferPointer, _ pattern: [UInt8]) -> Bool {
    var position = 0
    var next = 0
    var last: (pattern: Int, text: Int)?
    while position < text.count {
      let wanted = next < pattern.count ? pattern[next] : nil
      if wanted == anything {
        last = (next, position)
        next += 1
      } else if wanted == oneCharacter {
        position = afterCharacter(text, position)
        next += 1
      } else if wanted == Text.lower(text[position]) {
        position += 1
        next += 1
      } else if let (pattern, taken) = last {
        // The last wildcard takes one more byte.
        position = taken + 1
        last = (pattern, position)
        next = pattern + 1
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy { $0 == anything }
  }

  /// The position after the UTF-8 sequence that begins here.
  private static func afterCharacter(_ text: UnsafeRawBufferPointer, _ position: Int) -> Int {
    var position = position + 1
    while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }
}
