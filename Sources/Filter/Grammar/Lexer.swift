/// Cuts a text into tokens. Takes any text: what is wrong with a token is for the parser to say.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private let vocabulary: Vocabulary
  private var position = 0

  /// The tokens of a text, in order.
  ///
  /// - Complexity: O(text).
  static func tokens(_ source: Source, _ vocabulary: Vocabulary) -> [Token] {
    var lexer = Lexer(scalars: source.scalars, vocabulary: vocabulary)
    var tokens: [Token] = []
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  private init(scalars: [Unicode.Scalar], vocabulary: Vocabulary) {
    self.scalars = scalars
    self.vocabulary = vocabulary
  }

  private mutating func next() -> Token? {
    while position < scalars.count, Lexer.isBlank(scalars[position]) { position += 1 }
    guard position < scalars.count else { return nil }
    let start = position
    switch scalars[position] {
    case "(":
      position += 1
      return Token(kind: .open, range: start..<position)
    case ")":
      position += 1
      return Token(kind: .close, range: start..<position)
    case "-":
      position += 1
      let isLone = position == scalars.count || Lexer.isBlank(scalars[position]) || scalars[position] == ")"
      return Token(kind: isLone ? .loneMinus : .minus, range: start..<position)
    default:
      let word = self.word()
      return Token(kind: Lexer.kind(word), range: word.range)
    }
  }

  private static func kind(_ word: Word) -> Token.Kind {
    if word.isKeyword("or") { return .or }
    if word.isKeyword("and") { return .and }
    return word.isKeyword("not") ? .not : .word(word)
  }

  /// Everything up to a blank or a parenthesis outside quotes.
  private mutating func word() -> Word {
    let start = position
    var word = Word(head: Piece(range: start..<start), range: start..<start)
    /// The word is text from here on, whatever operators it holds.
    var isText = false
    while position < scalars.count, !Lexer.isBlank(scalars[position]), !Lexer.isParenthesis(scalars[position]) {
      let scalar = scalars[position]
      if scalar == "\"" {
        quoted(into: &word)
      } else if word.comparison == nil, !isText, Lexer.isOperator(scalar) {
        if isAddress(word.head) {
          isText = true
        } else {
          let comparison = self.comparison()
          word.comparison = comparison
          word.items = [Item(comparison: comparison, piece: Piece(range: position..<position))]
        }
      } else if word.comparison == .equal, scalar == "," {
        position += 1
        word.items.append(Item(comparison: .equal, piece: Piece(range: position..<position)))
      } else if word.isAtListedComparison, scalar == "<" || scalar == ">" {
        word.items[word.items.count - 1].comparison = comparison()
        word.items[word.items.count - 1].piece.range = position..<position
      } else {
        word.append(Piece.Element(scalar: scalar))
        position += 1
      }
      word.extendLast(to: position)
    }
    word.range = start..<position
    return word
  }

  /// `https://…`: a colon and two slashes after what is no field.
  private func isAddress(_ head: Piece) -> Bool {
    scalars[position...].starts(with: [":", "/", "/"]) && !vocabulary.knows(head.text)
  }

  /// From one quote to the next; a doubled quote and a backslash before any character stand for themselves.
  private mutating func quoted(into word: inout Word) {
    let start = position
    word.openQuotes()
    position += 1
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      let follower = position < scalars.count ? scalars[position] : nil
      if scalar == "\"" {
        if follower != "\"" { return }
        word.append(Piece.Element(scalar: scalar, isQuoted: true, isEscaped: true))
        position += 1
      } else if scalar == "\\", let follower {
        word.append(Piece.Element(scalar: follower, isQuoted: true, isEscaped: true))
        position += 1
      } else {
        word.append(Piece.Element(scalar: scalar, isQuoted: true))
      }
    }
    word.openQuote = start
  }

  private mutating func comparison() -> Comparison {
    let scalar = scalars[position]
    position += 1
    if scalar == ":" || scalar == "=" { return .equal }
    guard position < scalars.count, scalars[position] == "=" else { return scalar == "<" ? .less : .greater }
    position += 1
    return scalar == "<" ? .atMost : .atLeast
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar.value == 0 }
  static func isParenthesis(_ scalar: Unicode.Scalar) -> Bool { scalar == "(" || scalar == ")" }
  static func isOperator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "=" || scalar == "<" || scalar == ">"
  }
}

extension Word {
  /// Whether the next scalar begins a value of a list, where `<` and `>` compare it alone.
  fileprivate var isAtListedComparison: Bool {
    guard comparison == .equal, let last = items.last else { return false }
    return last.piece.isMissing && last.comparison == .equal
  }

  fileprivate mutating func append(_ element: Piece.Element) {
    if items.isEmpty { head.elements.append(element) } else { items[items.count - 1].piece.elements.append(element) }
  }

  fileprivate mutating func openQuotes() {
    if items.isEmpty { head.hasQuotes = true } else { items[items.count - 1].piece.hasQuotes = true }
  }

  /// Stretches the piece that is being read up to a position.
  fileprivate mutating func extendLast(to end: Int) {
    if items.isEmpty {
      head.range = head.range.lowerBound..<end
    } else {
      let start = items[items.count - 1].piece.range.lowerBound
      items[items.count - 1].piece.range = start..<max(start, end)
    }
  }
}

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
