/// A comparison between a field and a value. `:` and `=` are `equal`.
enum Comparison: String, Hashable, Sendable {
  case equal = ":"
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
}

/// Some scalars of the text with their quotes resolved.
struct Piece: Hashable {
  /// One scalar, and whether a quote or backslash takes its special meaning away.
  struct Element: Hashable {
    var scalar: Unicode.Scalar
    /// Stands between quotes: not `-`, `me`, a comma, an operator.
    var isQuoted = false
    /// Follows a backslash between quotes: not even a wildcard.
    var isEscaped = false
  }

  var elements: [Element] = []
  /// Whether a quote was opened in it: `""` is a value, nothing is none.
  var hasQuotes = false
  /// The scalars of the text that it takes up, quotes included.
  var range: Range<Int>

  var isMissing: Bool { elements.isEmpty && !hasQuotes }

  /// The text without quotes.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: elements.lazy.map(\.scalar))
    return String(view)
  }

  /// Whether it is this word, without quotes and without case. `word` is lower case.
  func isWord(_ word: String) -> Bool { !hasQuotes && text.lowercased() == word }
}

/// One of the values after a field's operator.
struct Item: Hashable {
  /// The operator before this value alone (`stage:>=3`), else the field's.
  var comparison: Comparison
  var piece: Piece
}

/// A word, or a field with values.
struct Word: Hashable {
  /// The text, or the field's name.
  var head: Piece
  /// The operator after the field, or nil where the word is text.
  var comparison: Comparison?
  /// The values, in order; one at least where there is an operator, and it can be missing.
  var items: [Item] = []
  /// Where a quote was opened that nothing closes.
  var openQuote: Int?
  var range: Range<Int>

  /// Whether it is this keyword. `keyword` is lower case.
  func isKeyword(_ keyword: String) -> Bool { comparison == nil && head.isWord(keyword) }
}

/// What a filter's text is made of.
struct Token: Hashable {
  enum Kind: Hashable {
    case open, close
    /// `-` directly before something.
    case minus
    /// `-` before nothing.
    case loneMinus
    case or, and, not
    case word(Word)
  }

  var kind: Kind
  var range: Range<Int>
}
