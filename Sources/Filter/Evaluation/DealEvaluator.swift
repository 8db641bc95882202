internal import Accounts
internal import Metrics
internal import Values

/// A tree on the fields of deals → of which of some deals it holds.
///
/// - Complexity: O(terms × deals).
struct DealEvaluator {
  let snapshot: Snapshot
  /// The user's name among the owners, folded; nil: nobody.
  let me: [UInt8]?

  init(_ snapshot: Snapshot, me: [UInt8]?) {
    self.snapshot = snapshot
    self.me = me
  }

  /// By deal, whether the node holds.
  func mask(_ node: Node, _ deals: [Deal]) -> [Bool] {
    switch node {
    case .everything: return deals.map { _ in true }
    case .text(let needle):
      // A word within the parentheses is of the deal's name.
      let pattern = needle.pattern.anywhere
      return deals.map { pattern.fits(FoldedText.of($0.opportunity.name)) }
    case .term(let term): return mask(term, deals)
    // Deals have no deals: the parser makes none within another.
    case .deals(let inner): return mask(inner, deals)
    case .not(let inner): return mask(inner, deals).map { !$0 }
    case .all(let nodes): return nodes.map { mask($0, deals) }.joined { $0 && $1 }
    case .any(let nodes): return nodes.map { mask($0, deals) }.joined { $0 || $1 }
    }
  }

  private func mask(_ term: Term, _ deals: [Deal]) -> [Bool] {
    guard let field = DealFilterCatalog.field(named: term.field),
      let source = DealFilterCatalog.source(of: term.field)
    else { return deals.map { _ in false } }
    let today = snapshot.asOf
    return deals.map { deal in
      let value = source.value(of: deal, in: snapshot)
      switch field.kind {
      case .number, .choice:
        let number = value.number
        return term.tests.contains { $0.passes(number) }
      case .truth:
        let truth = value == .flag(true)
        // A truth is never empty.
        return term.tests.contains { $0 == .truth(truth) || $0 == .present }
      case .day(let isAhead):
        var day: Day?
        if case .day(let its) = value { day = its }
        return term.tests.contains { $0.passes(day, today: today, isAhead: isAhead) }
      default:
        var folded: [UInt8] = []
        if case .text(let text) = value { folded = FoldedText.of(text) }
        return term.tests.contains { $0.passes(folded: folded, me: me) }
      }
    }
  }
}

extension Evaluator {
  /// By deal, whether a node holds of it and its account.
  func mask(_ node: Node, ofEach deals: [Deal]) -> [Bool] {
    switch node {
    case .everything: return deals.map { _ in true }
    case .deals(let inner): return DealEvaluator(index.snapshot, me: me).mask(inner, deals)
    case .text, .term:
      let accounts = mask(node)
      return deals.map { accounts[$0.account] }
    case .not(let inner): return mask(inner, ofEach: deals).map { !$0 }
    case .all(let nodes): return nodes.map { mask($0, ofEach: deals) }.joined { $0 && $1 }
    case .any(let nodes): return nodes.map { mask($0, ofEach: deals) }.joined { $0 || $1 }
    }
  }
}

extension Node {
  /// Whether it says what must hold of a deal.
  var isAboutDeals: Bool {
    switch self {
    case .deals: true
    case .not(let inner): inner.isAboutDeals
    case .all(let nodes), .any(let nodes): nodes.contains(where: \.isAboutDeals)
    case .everything, .text, .term: false
    }
  }

  /// Whether one of its terms is on one of these fields.
  func names(_ fields: Set<String>) -> Bool {
    switch self {
    case .term(let term): fields.contains(term.field)
    case .deals(let inner), .not(let inner): inner.names(fields)
    case .all(let nodes), .any(let nodes): nodes.contains { $0.names(fields) }
    case .everything, .text: false
    }
  }
}

extension [[Bool]] {
  /// The columns joined, row by row.
  fileprivate func joined(_ join: (Bool, Bool) -> Bool) -> [Bool] {
    guard var result = first else { return [] }
    for column in dropFirst() {
      for row in result.indices { result[row] = join(result[row], column[row]) }
    }
    return result
  }
}
