internal import Values

/// Writes texts so that they are read back as what they are.
enum Quoting {
  /// A text as a value or word: as it is where nothing in it has a meaning, else in quotes.
  ///
  /// - Parameter special: whether the bare text would mean something else (`or`, `me`, `-`).
  static func quoted(_ text: String, special: Bool = false) -> String {
    if !special, isPlain(text) { return text }
    return "\"" + escaped(text) + "\""
  }

  /// What stands between quotes for a text.
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" || scalar == "*" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// A pattern as a value or word; its wildcards stay wildcards.
  static func quoted(_ pattern: Pattern, special: (String) -> Bool) -> String {
    let pieces = pattern.bytes.split(separator: Wildcards.anything, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let bare = pieces.joined(separator: "*")
    if pieces.allSatisfy({ $0.isEmpty || isPlain($0) || $0 == "-" }), !bare.isEmpty, bare != "-", bare != "*",
      !special(bare)
    {
      return bare
    }
    return "\"" + pieces.map(escaped).joined(separator: "*") + "\""
  }

  /// Letters, digits, and marks that mean nothing anywhere; not a `-` at the start, which excludes.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first != "-" else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_-./@&+#%'!".unicodeScalars.contains(scalar)
    }
  }

  /// A field's name as it can be typed: whatever is no letter or digit separates words.
  static func fieldName(_ name: String) -> String {
    var written = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        written.append(character)
      } else if written.last != "_" {
        written += "_"
      }
    }
    return written
  }
}
