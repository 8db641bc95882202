/// A pattern in which `*` stands for any text (also across `/`) and `?` for one character; matched without case, whole.
public struct Glob: Hashable, Sendable {
  /// As written.
  public let pattern: String
  private let bytes: [UInt8]

  /// From a pattern.
  public init(_ pattern: String) {
    self.pattern = pattern
    bytes = Array(pattern.lowercased().utf8)
  }

  /// Whether the whole text fits. Allocates only where the text is not ASCII.
  ///
  /// - Complexity: O(text × pattern) at worst, one pass for patterns with a single `*`.
  public func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    if isRuledOut(text) { return false }
    if text.allSatisfy({ $0 < 0x80 }) { return fits(text) }
    var folded = String(decoding: text, as: UTF8.self).lowercased()
    return folded.withUTF8 { fits(UnsafeRawBufferPointer($0)) }
  }

  /// Whether the whole text fits.
  public func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }

  /// Whether the text's beginning already differs from what stands before the first wildcard: most texts, at a glance.
  private func isRuledOut(_ text: UnsafeRawBufferPointer) -> Bool {
    for (position, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") { return false }
      if position == text.count { return true }
      // Lower case of what is not ASCII is not looked for here.
      if text[position] >= 0x80 || byte >= 0x80 { return false }
      if Text.lower(text[position]) != byte { return true }
    }
    return false
  }

  /// Greedy matching with one point to return to: the last `*`.
  private func fits(_ text: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    var next = 0
    var star: (pattern: Int, text: Int)?
    while position < text.count {
      if next < bytes.count, bytes[next] == UInt8(ascii: "*") {
        star = (next, position)
        next += 1
      } else if next < bytes.count, bytes[next] == UInt8(ascii: "?") {
        position = Glob.afterCharacter(text, position)
        next += 1
      } else if next < bytes.count, bytes[next] == Text.lower(text[position]) {
        position += 1
        next += 1
      } else if let last = star {
        position = last.text + 1
        star = (last.pattern, position)
        next = last.pattern + 1
      } else {
        return false
      }
    }
    return bytes[next...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// The position after the UTF-8 sequence that begins here.
  private static func afterCharacter(_ text: UnsafeRawBufferPointer, _ position: Int) -> Int {
    var position = position + 1
    while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }
}
