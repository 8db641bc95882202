internal import Values

/// A text in lower case in which `*` can stand for anything. Compared with texts folded alike.
struct Pattern: Hashable, Sendable {
  /// UTF-8, with `Wildcards.anything` for a wildcard.
  let bytes: [UInt8]

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
        if bytes.last != Wildcards.anything { bytes.append(Wildcards.anything) }
      } else {
        literal.append(element.scalar)
      }
    }
    fold()
    self.bytes = bytes
  }

  var hasWildcards: Bool { bytes.contains(Wildcards.anything) }

  /// The pattern that fits where this one fits a part of the text.
  var anywhere: Pattern { Pattern(bytes: [Wildcards.anything] + bytes + [Wildcards.anything]) }

  /// Whether the whole of a folded text fits.
  ///
  /// - Complexity: O(text × pattern) at worst, one pass for patterns with a single wildcard.
  func fits(_ text: [UInt8]) -> Bool { text.withUnsafeBytes { Wildcards.fit($0, bytes) } }
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

/// A text that an account's name, domain or id must contain.
struct Needle: Hashable, Sendable {
  /// What must fit somewhere.
  var pattern: Pattern
  /// The host of a text that is a web address: it may also fit the domain.
  var host: [UInt8] = []

  init(_ piece: Piece) {
    pattern = Pattern(piece)
    var text = piece.text
    if text.contains("://") {
      text.withUTF8 { Domains.normalise(UnsafeRawBufferPointer($0), into: &host) }
    }
  }
}
