/// The words of a short text: its runs of letters and apostrophes, in lower case. Digits, hyphens, underscores and
/// blanks end a word.
public struct TextWords: Sendable {
  private let words: [String]

  /// Apostrophes are one; so are the i with and without a dot, as Turkish capitals of either may be written without it.
  private static let folded: [Character: Character] = ["’": "'", "ı": "i", "i\u{307}": "i"]

  /// - Complexity: O(n) in the text; texts beyond a thousand bytes are cut.
  public init(_ text: UnsafeRawBufferPointer) {
    let text = String(decoding: text.prefix(1_000), as: UTF8.self).lowercased()
    var words: [String] = []
    var word = ""
    for character in text {
      if character.isLetter || character == "'" || character == "’" {
        word.append(TextWords.folded[character] ?? character)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    self.words = words
  }

  /// Whether there are none.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether the text is these words, separated by one blank, and no other.
  public func equal(_ phrase: String) -> Bool { words.joined(separator: " ") == phrase }

  /// Whether these words, separated by one blank, stand in a row somewhere.
  public func contain(_ phrase: String) -> Bool { !positions(of: phrase).isEmpty }

  /// Where these words begin, wherever they stand in a row.
  func positions(of phrase: String) -> [Int] {
    let wanted = phrase.split(separator: " ")
    guard let first = wanted.first, wanted.count <= words.count else { return [] }
    return (0...(words.count - wanted.count)).filter { start in
      words[start] == first && zip(words[start...], wanted).allSatisfy { $0 == $1 }
    }
  }

  /// Whether these words, separated by one blank, stand right before a position.
  func precede(_ phrase: String, _ position: Int) -> Bool {
    let wanted = phrase.split(separator: " ")
    guard wanted.count <= position else { return false }
    return zip(words[(position - wanted.count)..<position], wanted).allSatisfy { $0 == $1 }
  }

  /// Whether a word stands right behind the one at a position.
  func follow(_ word: String, _ position: Int) -> Bool { position + 1 < words.count && words[position + 1] == word }
}

/// Finds what someone meant to write.
public enum NearestName {
  /// As much of a name is compared: what is longer is no name, and comparing costs the product of both lengths.
  static let longest = 64

  /// The candidate that the fewest changes make of `name`; nil where none is near. Of equals, the first.
  ///
  /// Letters and digits alone are compared, without case. Near is a change for every three of them, two at least but no
  /// more than half of them.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let written = plain(name)
    guard !written.isEmpty else { return nil }
    let limit = min(max(2, written.count / 3), max(1, written.count / 2))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let letters = plain(candidate)
      guard abs(letters.count - written.count) <= limit else { continue }
      let distance = distance(written, letters)
      if distance <= limit && distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
    }
    return best?.name
  }

  private static func plain(_ name: String) -> [Unicode.Scalar] {
    Array(Text.plain(String(name.prefix(4 * longest))).unicodeScalars.prefix(longest))
  }

  /// Insertions, deletions, replacements and swaps of neighbours, the fewest that make one the other (optimal string
  /// alignment).
  ///
  /// - Complexity: O(left × right).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
