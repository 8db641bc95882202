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
