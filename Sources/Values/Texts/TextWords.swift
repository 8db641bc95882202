/// The words of a short text: its runs of letters and apostrophes, in lower case. Digits, hyphens, underscores and
/// blanks end a word.
public struct TextWords: Sendable {
  private let words: [String]

  /// - Complexity: O(n) in the text; texts beyond a thousand bytes are cut.
  public init(_ text: UnsafeRawBufferPointer) {
    let text = String(decoding: text.prefix(1_000), as: UTF8.self).lowercased()
    var words: [String] = []
    var word = ""
    for character in text {
      if character.isLetter || character == "'" || character == "’" {
        word.append(character == "’" ? "'" : character)
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
