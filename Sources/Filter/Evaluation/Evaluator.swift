internal import Accounts
internal import Values
internal import Metrics

/// A tree → which accounts it keeps, one column of truth a term.
///
/// - Complexity: O(terms × accounts).
struct Evaluator {
  let index: FilterIndex
  /// The user's name among the owners, folded; nil: nobody.
  let me: [UInt8]?

  init(_ index: FilterIndex, me: String?) {
    self.index = index
    self.me = me.map(FoldedText.of)
  }

  private var snapshot: Snapshot { index.snapshot }

  /// By account, whether the node holds.
  func mask(_ node: Node) -> [Bool] {
    switch node {
    case .everything: return Array(repeating: true, count: index.count)
    case .text(let needle): return mask(needle)
    case .term(let term): return mask(term)
    case .not(let node): return mask(node).map { !$0 }
    case .all(let nodes): return combine(nodes) { $0 && $1 }
    case .any(let nodes): return combine(nodes) { $0 || $1 }
    }
  }

  private func combine(_ nodes: [Node], _ join: (Bool, Bool) -> Bool) -> [Bool] {
    guard let first = nodes.first else { return Array(repeating: true, count: index.count) }
    var result = mask(first)
    for node in nodes.dropFirst() {
      let next = mask(node)
      for account in result.indices { result[account] = join(result[account], next[account]) }
    }
    return result
  }

  private func mask(_ needle: Needle) -> [Bool] {
    var result: [Bool]
    if needle.pattern.hasWildcards {
      let pattern = needle.pattern.anywhere
      result = Array(repeating: false, count: index.count)
      for name in ["name", "domain", "id"] {
        let column = index.column(name)
        let found = column.mask { pattern.fits(column.folded[$0]) }
        for account in result.indices where found[account] { result[account] = true }
      }
    } else {
      result = index.texts.accounts(holding: needle.pattern.bytes)
    }
    if !needle.host.isEmpty {
      let domains = index.column("domain")
      let pattern = Pattern(bytes: needle.host).anywhere
      let found = domains.mask { pattern.fits(domains.folded[$0]) }
      for account in result.indices where found[account] { result[account] = true }
    }
    return result
  }

  private func mask(_ term: Term) -> [Bool] {
    guard let field = FieldBook.field(named: term.field) else { return texts(term.field, term.tests) }
    let snapshot = self.snapshot
    let tests = term.tests
    switch field.kind {
    case .text, .column: return texts(field.name, tests)
    case .id: return ids(tests)
    case .topic: return topics(tests)
    case .number(_, let read):
      return accounts { account in
        let value = read(snapshot, account)
        return tests.contains { $0.passes(value) }
      }
    case .choice(_, _, let read):
      return accounts { account in
        let value = read(snapshot, account).map(Double.init)
        return tests.contains { $0.passes(value) }
      }
    case .truth(let read):
      return accounts { account in
        let value = read(snapshot, account)
        // A truth is never empty.
        return tests.contains { $0 == .truth(value) || $0 == .present }
      }
    case .properties(let properties):
      return accounts { account in
        tests.contains { test in
          if case .named(let position) = test { return properties[position].holds(snapshot, account) }
          return test == .present && properties.contains { $0.holds(snapshot, account) }
            || test == .empty && !properties.contains { $0.holds(snapshot, account) }
        }
      }
    case .day(let isAhead, let read):
      let today = snapshot.asOf
      return accounts { account in
        let day = read(snapshot, account)
        return tests.contains { $0.passes(day, today: today, isAhead: isAhead) }
      }
    }
  }

  private func accounts(_ holds: (Int) -> Bool) -> [Bool] { (0..<index.count).map(holds) }

  private func ids(_ tests: [Test]) -> [Bool] {
    var mask = Array(repeating: false, count: index.count)
    for case .id(let id) in tests {
      if let account = snapshot.dataset.account(id: id) { mask[account] = true }
    }
    return mask
  }

  private func topics(_ tests: [Test]) -> [Bool] {
    let names = snapshot.dataset.topics.map(FoldedText.of)
    let wanted = names.map { name in tests.contains { $0.passes(folded: name, me: nil) } }
    let wantsNone = tests.contains(.empty)
    let snapshot = self.snapshot
    return accounts { account in
      let ours = snapshot.facts[account].surgingTopics
      let theirs = snapshot.facts[account].competitorTopics
      if ours.isEmpty && theirs.isEmpty { return wantsNone }
      return ours.contains { wanted[Int($0)] } || theirs.contains { wanted[Int($0)] }
    }
  }

  private func texts(_ name: String, _ tests: [Test]) -> [Bool] {
    let column = index.column(name)
    let today = snapshot.asOf
    let decimalComma = snapshot.dataset.hasDecimalComma
    return column.mask { value in
      tests.contains { test in
        if case .cell(let cell) = test {
          return cell.passes(column.values[value], column.folded[value], today: today, decimalComma: decimalComma)
        }
        return test.passes(folded: column.folded[value], me: me)
      }
    }
  }
}
