/// The facts of one account as they are added up, whether or not it is on the list.
package struct FactValues {
  private let builder: FactBlockBuilder
  private let slot: Int
  private let facts: AccountFacts

  fileprivate init(_ builder: FactBlockBuilder, slot: Int, _ facts: AccountFacts) {
    self.builder = builder
    self.slot = slot
    self.facts = facts
  }

  /// A count, or money in ten-thousandths.
  package func integer(_ fact: Fact) -> Int64 { builder.value(fact, at: slot) }

  /// A value as a double, money in currency units.
  package subscript(fact: Fact) -> Double {
    switch fact.kind {
    case .flag, .count: Double(integer(fact))
    case .money: Double(integer(fact)) / 10_000
    case .double:
      fact == .expansionPotential
        ? facts.expansionPotential : Double(bitPattern: UInt64(bitPattern: integer(fact)))
    }
  }
}

extension Dataset {
  /// Calls with some accounts and their facts at a point, those off the list as if they stood on it: the only place where
  /// they are counted.
  ///
  /// - Parameters:
  ///   - facts: of every account, at the point.
  /// - Complexity: O(accounts named).
  package func forEachFactValues(
    of accounts: [Int], _ facts: [AccountFacts], at point: FactPoint, _ body: (Int, FactValues) -> Void
  ) {
    let builder = FactBlockBuilder()
    var rest = accounts[...]
    while !rest.isEmpty {
      let block = rest.prefix(FactBlock.capacity)
      rest = rest.dropFirst(FactBlock.capacity)
      builder.clear()
      for (slot, account) in block.enumerated() {
        let row = builder.row(at: slot)
        facts[account].write(self.accounts[account].standing, in: point, to: row)
        facts[account].writeRetention(to: row)
        facts[account].writeChurn(to: row)
      }
      for (slot, account) in block.enumerated() {
        body(account, FactValues(builder, slot: slot, facts[account]))
      }
    }
  }
}
