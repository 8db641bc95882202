internal import Values

/// A text in lower case in which `*` can stand for anything. Compared with texts folded alike.
struct Pattern: Hashable, Sendable {
  /// UTF-8, with `Pattern.anything`, which no UTF-8 holds, for a wildcard.
  let bytes: [UInt8]
  static let anything: UInt8 = 0xFF

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The pattern of a value. A `*` is a wildcard unless it is escaped.
  init(_ piece: Piece) {
    var bytes: [UInt8] = []
    var literal = String.UnicodeScalarView()
    func fold() { bytes += FoldedText.of(String(literal)) }
    for element in piece.elements {
      if element.scalar == "*", !element.isEscaped {
        fold()
        literal = String.UnicodeScalarView()
        if bytes.last != Pattern.anything { bytes.append(Pattern.anything) }
      } else {
        literal.append(element.scalar)
      }
    }
    fold()
    self.bytes = bytes
  }

  var hasWildcards: Bool { bytes.contains(Pattern.anything) }

  /// The pattern that fits where this one fits a part of the text.
  var anywhere: Pattern { Pattern(bytes: [Pattern.anything] + bytes + [Pattern.anything]) }

  /// Whether the whole of a folded text fits.
  ///
  /// - Complexity: O(text × pattern) at worst, one pass for patterns with a single wildcard.
  func fits(_ text: [UInt8]) -> Bool {
    var position = 0
    var next = 0
    var star: (pattern: Int, text: Int)?
    while position < text.count {
      if next < bytes.count, bytes[next] == Pattern.anything {
        star = (next, position)
        next += 1
      } else if next < bytes.count, bytes[next] == text[position] {
        position += 1
        next += 1
      } else if let last = star {
        // The last wildcard takes one more byte.
        position = last.text + 1
        star = (last.pattern, position)
        next = last.pattern + 1
      } else {
        return false
      }
    }
    return bytes[next...].allSatisfy { $0 == Pattern.anything }
  }
}

/// Texts made comparable: without case.
enum FoldedText {
  /// The lower-case bytes of a text.
  static func of(_ text: String) -> [UInt8] {
    var text = text
    var bytes: [UInt8] = []
    text.withUTF8 { Text.fold(UnsafeRawBufferPointer($0), into: &bytes) }
    return bytes
  }
}
