internal import Values
internal import Exports

extension DatasetBuilder {
  /// What the names of the tables that were resolved lead to.
  var nameBook: NameBook {
    mutating get {
      // The last rows may have given names numbers and led nowhere, or there may be no rows.
      grow()
      return NameBook(
        names: names, accountOfName: accountOfName, contactOfName: contactOfName,
        contactAccounts: contactRows.map(\.account), contactSources: contactRows.map(\.source))
    }
  }

  /// Activities at their accounts.
  func resolveActivities(_ book: NameBook) -> ActivityIndex {
    let positions = self.parts.indices.filter { self.parts[$0].part.segment.count > 0 }
    let parts = positions.map { (position: $0, part: self.parts[$0].part) }
    let ranks = Array(0..<UInt32(positions.count))
    var replaced = positions.map { _ in [Bool]() }
    let ids = ActivityIDs(parts.map(\.part.segment.columns), ranks: ranks, replaced: &replaced)
    let visitors = VisitorNumbers()
    let segments = ActivityIndex.segments(
      of: parts, replaced: replaced, visitors: visitors, book: book, workers: workers)
    return ActivityIndex(
      segments: segments, visitors: visitors, ranks: ranks, accounts: accounts.count,
      contactCount: contactRows.count, ids: ids, workers: workers)
  }
}

extension ActivityIndex {
  /// The segments of parts, their names looked up and their visitors numbered.
  ///
  /// - Parameter replaced: by part, for each row whether a later one replaces it; empty where none is, nil where nobody knows yet.
  static func segments(
    of parts: [(position: Int, part: Part)], replaced: [[Bool]]? = nil, visitors: VisitorNumbers, book: NameBook,
    workers: Workers
  ) -> [Segment] {
    var pools = TextPools()
    for (_, part) in parts { pools.add(part) }
    let uses = workers.map(pools.pools.count) { [pools] pool in
      let segments = parts.indices.filter { pools.ofPart[$0] == pool }.map { parts[$0].part.segment.columns }
      return TextUses(of: segments, pool: pools.pools[pool])
    }
    let numbers = visitors.number(Array(zip(uses.map(\.visitors), pools.pools)), workers: workers)
    let meanings = workers.map(pools.pools.count) { [pools] pool in
      TextMeanings(uses[pool], visitors: numbers[pool], pool: pools.pools[pool], book: book)
    }
    return workers.map(parts.count) { [pools] number in
      Segment(
        part: parts[number].position, columns: parts[number].part.segment.columns,
        meanings: meanings[pools.ofPart[number]], replaced: replaced?[number] ?? [])
    }
  }
}
