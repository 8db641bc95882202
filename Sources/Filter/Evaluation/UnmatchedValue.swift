internal import Accounts
internal import Metrics
internal import Values

/// A value that a filter asks for and no account has.
public struct UnmatchedValue: Sendable, Hashable {
  /// The field as the language has it.
  public var field: String
  /// The value in lower case; nil: `me` where nobody is set.
  public var value: String?
  /// The value that is written most like it; nil where none is near.
  public var nearest: String?
}

extension Filter {
  /// The values of texts, ids, topics and contacts that it asks for and no account has, on the list or not, in their order.
  ///
  /// - Parameter me: the name that `owner:me` stands for; nil: nobody's.
  /// - Complexity: O(terms × accounts).
  public func unmatchedValues(in index: FilterIndex, me: String? = nil) -> [UnmatchedValue] {
    var found: [UnmatchedValue] = []
    root.forEachTerm { term in
      guard let field = FilterCatalog.field(id: term.field) ?? (index.hasColumn(term.field) ? .column(term.field) : nil)
      else { return }
      for test in term.tests {
        if test == .me, me == nil {
          found.append(UnmatchedValue(field: field.name, value: nil, nearest: nil))
          continue
        }
        guard let value = test.value, !Evaluator(index, me: me).holds(Term(field: term.field, tests: [test])) else {
          continue
        }
        let known = Completion.values(of: field, in: index).lazy.map(\.plain).filter { $0 != "*" && $0 != "-" }
        found.append(
          UnmatchedValue(field: field.name, value: value, nearest: NearestName.of(value, among: known.prefix(20_000))))
      }
    }
    return found
  }
}

extension Node {
  /// Gives each term that is not of deals.
  fileprivate func forEachTerm(_ body: (Term) -> Void) {
    switch self {
    case .term(let term): body(term)
    case .not(let inner): inner.forEachTerm(body)
    case .all(let nodes), .any(let nodes): for node in nodes { node.forEachTerm(body) }
    case .everything, .text, .deals: break
    }
  }
}

extension Test {
  /// The text that it asks for, without case; nil where it asks for none, or for any of many.
  fileprivate var value: String? {
    switch self {
    case .pattern(let pattern): pattern.hasWildcards ? nil : String(decoding: pattern.bytes, as: UTF8.self)
    case .id(let id): id
    case .cell(let cell):
      cell.reading == nil
        ? cell.pattern.flatMap { $0.hasWildcards ? nil : String(decoding: $0.bytes, as: UTF8.self) } : nil
    default: nil
    }
  }
}

extension Evaluator {
  /// Whether a term holds for any account.
  fileprivate func holds(_ term: Term) -> Bool { mask(.term(term)).contains(true) }
}

extension FilterIndex {
  /// Whether the accounts have another column of a plain name.
  fileprivate func hasColumn(_ name: String) -> Bool {
    ColumnName.position(of: name, in: snapshot.dataset.extraColumns) != nil
  }
}
