/// A filter's text as scalars: quotes and operators are found whatever combining marks follow them.
struct Source {
  let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The characters that hold these scalars, as offsets into the text; at least one where the text is not empty.
  ///
  /// - Complexity: O(text); for errors and completions, not for every token.
  func characters(_ range: Range<Int>) -> Range<Int> {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    var scalar = 0
    var lower: Int?
    var upper = 0
    var count = 0
    for character in String(view) {
      let next = scalar + character.unicodeScalars.count
      if lower == nil, next > range.lowerBound { lower = count }
      count += 1
      if scalar < range.upperBound { upper = count }
      scalar = next
    }
    let start = lower ?? count
    return start..<max(start, upper)
  }

  /// The text of some scalars.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

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
