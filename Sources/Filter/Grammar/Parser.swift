/// Tokens → tree, by recursive descent:
///
///     alternatives = all { "or" all }
///     all          = one { ["and"] one }
///     one          = { "not" | "-" } ( "(" alternatives ")" | "deal:(" alternatives ")" | word )
struct Parser {
  /// One of the parts of the outermost conjunction, for those who edit the text.
  struct Clause {
    var node: Node
    /// Its scalars in the text.
    var range: Range<Int>
  }

  /// The most parentheses within each other. Enough for people, and little for the stack.
  static let deepest = 100

  private let source: Source
  /// Within `deal:( … )` that of deals.
  private var vocabulary: Vocabulary
  private let tokens: [Token]
  private var position = 0
  private var depth = 0
  /// The parts of the outermost conjunction; several conjunctions where the whole is an `or`.
  private var outline: [[Clause]] = []

  /// The tree of a text, and its outermost conjunctions, joined by `or`.
  static func parse(_ source: Source, _ vocabulary: Vocabulary) throws(FilterError) -> (Node, [[Clause]]) {
    var parser = Parser(source, vocabulary)
    if parser.tokens.isEmpty { return (.everything, []) }
    let node = try parser.alternatives()
    if let token = parser.token { throw parser.error(.unopenedParenthesis, token.range) }
    return (node, parser.outline)
  }

  private init(_ source: Source, _ vocabulary: Vocabulary) {
    self.source = source
    self.vocabulary = vocabulary
    tokens = Lexer.tokens(source, vocabulary)
  }

  private var token: Token? { position < tokens.count ? tokens[position] : nil }

  private func error(_ reason: FilterError.Reason, _ range: Range<Int>) -> FilterError {
    FilterError(range: source.characters(range), reason: reason)
  }

  private mutating func alternatives() throws(FilterError) -> Node {
    var nodes = [try all()]
    while let token, token.kind == .or {
      position += 1
      nodes.append(try all())
    }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private mutating func all() throws(FilterError) -> Node {
    var clauses: [Clause] = []
    while let token, token.kind != .or, token.kind != .close {
      if token.kind == .and {
        // `and` stands between two things; `and not` and `and (` are left to the next turn.
        guard !clauses.isEmpty, position + 1 < tokens.count, tokens[position + 1].isOperand else {
          throw error(.missingOperand("and"), token.range)
        }
        position += 1
      }
      let start = position
      let node = try one()
      clauses.append(Clause(node: node, range: tokens[start].range.lowerBound..<tokens[position - 1].range.upperBound))
    }
    if clauses.isEmpty { throw nothingToJoin() }
    if depth == 0 { outline.append(clauses) }
    return clauses.count == 1 ? clauses[0].node : .all(clauses.map(\.node))
  }

  /// The error where a conjunction has no parts: an `or` beside nothing, or parentheses around nothing.
  private func nothingToJoin() -> FilterError {
    let previous = position > 0 ? tokens[position - 1] : nil
    if let token, token.kind == .or { return error(.missingOperand("or"), token.range) }
    if let previous, previous.kind == .or { return error(.missingOperand("or"), previous.range) }
    if let previous, previous.kind == .open {
      guard let token else { return error(.unclosedParenthesis, previous.range) }
      return error(.missingOperand("()"), previous.range.lowerBound..<token.range.upperBound)
    }
    return error(.unopenedParenthesis, token?.range ?? 0..<source.scalars.count)
  }

  private mutating func one() throws(FilterError) -> Node {
    var isNegated = false
    while let token, let word = token.negation {
      isNegated.toggle()
      position += 1
      guard token.kind != .loneMinus, position < tokens.count, tokens[position].isOperand else {
        throw error(.missingOperand(word), token.range)
      }
    }
    let node = try operand()
    return isNegated ? .not(node) : node
  }

  /// The token here is an operand: a word or an opening parenthesis.
  private mutating func operand() throws(FilterError) -> Node {
    let token = tokens[position]
    position += 1
    if case .word(let word) = token.kind {
      guard let next = self.token, next.opensDeals(behind: token, vocabulary) else {
        return try TermReader.node(word, source, vocabulary)
      }
      position += 1
      let outer = vocabulary
      vocabulary = .deals
      let node = try enclosed(by: next)
      vocabulary = outer
      return .deals(node)
    }
    return try enclosed(by: token)
  }

  /// What stands between the parenthesis before this position and the one that closes it.
  private mutating func enclosed(by token: Token) throws(FilterError) -> Node {
    guard depth < Parser.deepest else { throw error(.tooDeep(limit: Parser.deepest), token.range) }
    depth += 1
    let node = try alternatives()
    depth -= 1
    guard self.token != nil else { throw error(.unclosedParenthesis, token.range) }
    position += 1
    return node
  }
}

extension Token {
  /// Whether it opens what must hold of a deal: the parenthesis right behind `deal:`.
  func opensDeals(behind word: Token, _ vocabulary: Vocabulary) -> Bool {
    guard kind == .open, range.lowerBound == word.range.upperBound, case .word(let word) = word.kind,
      word.comparison == .equal, word.items.count == 1, word.items[0].piece.isMissing,
      let field = vocabulary.field(named: word.head.text), case .deals = field.kind
    else { return false }
    return true
  }
}

extension Token {
  /// Whether something can begin here that filters.
  fileprivate var isOperand: Bool {
    switch kind {
    case .open, .word, .minus, .loneMinus, .not: true
    case .close, .or, .and: false
    }
  }

  /// How a negation is written, or nil for other tokens.
  fileprivate var negation: String? {
    switch kind {
    case .minus, .loneMinus: "-"
    case .not: "not"
    default: nil
    }
  }
}
