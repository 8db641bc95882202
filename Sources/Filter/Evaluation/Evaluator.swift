internal import Accounts
internal import Metrics
internal import Values

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
    case .deals(let inner):
      let deals = inner.names(["state", "closed"]) ? index.allDeals : index.openDeals
      var result = Array(repeating: false, count: index.count)
      for (deal, holds) in zip(deals, DealEvaluator(snapshot, me: me).mask(inner, deals)) where holds {
        result[deal.account] = true
      }
      return result
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
      result = index.texts.items(holding: needle.pattern.bytes)
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
    guard let field = FilterCatalog.field(id: term.field) else { return texts(term.field, term.tests) }
    let snapshot = self.snapshot
    let tests = term.tests
    switch field.kind {
    case .text, .column: return texts(field.name, tests)
    case .id: return ids(tests)
    case .topic: return topics(tests)
    case .contact: return index.contactMask(tests)
    // It has no tests: what must hold stands in parentheses.
    case .deals: return accounts { _ in false }
    case .list: return lists(field, tests)
    case .number, .choice:
      return accounts { account in
        let value = field.value(of: account, in: snapshot).number
        return tests.contains { $0.passes(value) }
      }
    case .truth:
      return accounts { account in
        let value = field.value(of: account, in: snapshot) == .flag(true)
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
    case .day(let isAhead):
      let today = snapshot.asOf
      return accounts { account in
        let day = field.value(of: account, in: snapshot).day(from: today)
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

  /// Accounts of whose texts one passes; each distinct text is tested once.
  private func lists(_ field: FilterField, _ tests: [Test]) -> [Bool] {
    let wantsNone = tests.contains(.empty)
    var known: [String: Bool] = [:]
    func passes(_ text: String) -> Bool {
      if let known = known[text] { return known }
      let folded = FoldedText.of(text)
      let passes = tests.contains { $0.passes(folded: folded, me: nil) }
      known[text] = passes
      return passes
    }
    return (0..<index.count).map { account in
      guard case .list(let texts) = field.value(of: account, in: snapshot), !texts.isEmpty else { return wantsNone }
      return texts.contains(where: passes)
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

extension FieldValue {
  /// A day, or the day that is so many days after T; nil for anything else.
  fileprivate func day(from today: Day) -> Day? {
    switch self {
    case .day(let day): day
    case .number(let days): today + Int(days)
    case .text, .money, .flag, .list, .none: nil
    }
  }
}

extension Test {
  /// Whether a number passes; nil: there is none.
  func passes(_ value: Double?) -> Bool {
    switch self {
    case .empty: value == nil
    case .present: value != nil
    case .number(let bounds): value.map(bounds.contains) ?? false
    default: false
    }
  }

  /// Whether a day passes; nil: there is none.
  func passes(_ day: Day?, today: Day, isAhead: Bool) -> Bool {
    guard let day else { return self == .empty }
    switch self {
    case .present: return true
    case .day(let bounds): return bounds.contains(Double(day.number))
    case .age(let bounds): return bounds.contains(Double(isAhead ? day - today : today - day))
    case .pattern(let pattern): return pattern.fits(Array(day.iso.utf8))
    default: return false
    }
  }

  /// Whether a text without case passes. `me`: the user's name, folded.
  func passes(folded text: [UInt8], me: [UInt8]?) -> Bool {
    switch self {
    case .empty: text.isEmpty
    case .present: !text.isEmpty
    case .pattern(let pattern): pattern.fits(text)
    case .me: !text.isEmpty && text == me
    default: false
    }
  }
}

extension ColumnTest {
  /// Whether a cell's text, as written and without case, passes.
  ///
  /// - Parameter decimalComma: whether numbers are written with a decimal comma.
  func passes(_ text: String, _ folded: [UInt8], today: Day, decimalComma: Bool) -> Bool {
    if let pattern, pattern.fits(folded) { return true }
    switch reading {
    case .number(let bounds):
      var text = text
      return text.withUTF8 { Numbers.double(Text.trimmed(UnsafeRawBufferPointer($0)), comma: decimalComma) }
        .map(bounds.contains) ?? false
    // A time counts as its day.
    case .day(let bounds): return Day(iso: text.prefix(10)).map { bounds.contains(Double($0.number)) } ?? false
    case .age(let bounds): return Day(iso: text.prefix(10)).map { bounds.contains(Double(today - $0)) } ?? false
    case nil: return false
    }
  }
}
