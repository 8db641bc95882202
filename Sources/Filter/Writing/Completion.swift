internal import Accounts
internal import Values
public import Metrics

/// One way to go on typing.
public struct FilterCompletion: Hashable, Sendable {
  /// What it replaces, in characters of the text. Empty where it is inserted.
  public var replacing: Range<Int>
  /// What stands there then.
  public var with: String
  /// What it is, in few words.
  public var note: String

  /// A completion.
  public init(replacing: Range<Int>, with: String, note: String) {
    self.replacing = replacing
    self.with = with
    self.note = note
  }
}

/// Completes fields and their values.
public enum Completion {
  /// Every way to go on with the word before the cursor: names of fields, or values of the field before the operator.
  /// Those that begin with what is typed come first, then those that contain it; frequent values before rare ones.
  ///
  /// - Parameter cursor: a position in characters of the text; clamped to it.
  /// - Complexity: O(accounts) for values of columns.
  public static func completions(text: String, cursor: Int, in snapshot: Snapshot) -> [FilterCompletion] {
    completions(text: text, cursor: cursor, in: FilterIndex(snapshot))
  }

  /// The same from an index that the snapshot's owner keeps.
  public static func completions(text: String, cursor: Int, in index: FilterIndex) -> [FilterCompletion] {
    let cursor = min(max(cursor, 0), text.count)
    let source = Source(String(text.prefix(cursor)))
    let vocabulary = Vocabulary(columns: index.snapshot.dataset.extraColumns)
    let tokens = Lexer.tokens(source, vocabulary)
    guard let token = tokens.last, token.range.upperBound == source.scalars.count else {
      // `or` needs something before it.
      let joining = tokens.isEmpty ? [] : keywords
      return fields(beginning: "", replacing: cursor..<cursor, vocabulary, and: joining)
    }
    switch token.kind {
    case .open, .minus, .loneMinus: return fields(beginning: "", replacing: cursor..<cursor, vocabulary)
    case .close: return []
    case .or, .and, .not:
      return fields(
        beginning: source.text(token.range), replacing: source.characters(token.range), vocabulary, and: keywords)
    case .word(let word):
      guard let item = word.items.last else {
        // What is quoted is text.
        if word.head.hasQuotes { return [] }
        return fields(beginning: word.head.text, replacing: source.characters(word.range), vocabulary, and: keywords)
      }
      guard let field = vocabulary.field(named: word.head.text) else { return [] }
      let range = item.piece.isMissing ? cursor..<cursor : source.characters(item.piece.range)
      return ranked(values(of: field, in: index), typed: item.piece.text).map {
        FilterCompletion(replacing: range, with: $0.text, note: $0.note)
      }
    }
  }

  /// Something to choose: how it is written, what what is typed is compared with, and what it is.
  struct Candidate {
    var text: String
    var plain: String
    var note: String
  }

  private static let keywords = [
    Candidate(text: "or ", plain: "or", note: "one of both sides"),
    Candidate(text: "not ", plain: "not", note: "the opposite of what follows"),
  ]

  private static func fields(
    beginning typed: String, replacing range: Range<Int>, _ vocabulary: Vocabulary, and keywords: [Candidate] = []
  ) -> [FilterCompletion] {
    let known = FieldBook.all + vocabulary.columns.map { Field(Quoting.fieldName($0), [], .column, "column \($0)") }
    let candidates = known.map { field in
      Candidate(text: field.name + field.kind.opening, plain: field.name, note: field.note)
    }
    return ranked(candidates + keywords, typed: typed).map {
      FilterCompletion(replacing: range, with: $0.text, note: $0.note)
    }
  }

  /// Those that begin with what is typed, then those that contain it, each in their order.
  private static func ranked(_ candidates: [Candidate], typed: String) -> [Candidate] {
    let typed = typed.lowercased()
    if typed.isEmpty { return candidates }
    var first: [Candidate] = []
    var second: [Candidate] = []
    for candidate in candidates {
      let plain = candidate.plain.lowercased()
      if plain.hasPrefix(typed) { first.append(candidate) } else if plain.contains(typed) { second.append(candidate) }
    }
    return first + second
  }
}

extension Field.Kind {
  /// The operator that completion writes after a field's name.
  fileprivate var opening: String {
    switch self {
    case .number: ">="
    case .day: "<"
    default: ":"
    }
  }
}
