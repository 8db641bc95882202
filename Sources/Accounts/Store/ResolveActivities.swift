internal import Exports

extension DatasetBuilder {
  /// What the names of the tables that were resolved lead to.
  var nameBook: NameBook {
    NameBook(
      names: names, accountOfName: accountOfName, contactOfName: contactOfName,
      contactAccounts: contactRows.map(\.account))
  }

  /// Activities at their accounts.
  func resolveActivities(_ book: NameBook) -> ActivityIndex {
    let positions = parts.indices.filter { parts[$0].part.segment.count > 0 }
    var texts = ActivityTexts()
    var segments = texts.segments(of: positions.map { ($0, parts[$0].part) }, book: book, workers: workers)
    let ranks = Array(0..<UInt32(segments.count))
    var replaced = segments.map { _ in [Bool]() }
    let ids = ActivityIDs(segments.map(\.columns), ranks: ranks, replaced: &replaced)
    for position in segments.indices { segments[position].replaced = replaced[position] }
    return ActivityIndex(
      segments: segments, texts: texts, ranks: ranks, accounts: accounts.count, contactCount: contactRows.count,
      ids: ids, workers: workers)
  }
}

/// The texts that activities use, and what they mean.
struct ActivityTexts: Sendable {
  /// By pool; the pools of parts that are added later come behind.
  private(set) var meanings: [TextMeanings] = []
  let visitorNumbers = VisitorNumbers()

  /// No texts.
  init() {}

  /// The segments of parts, which have not been added before.
  mutating func segments(
    of parts: [(position: Int, part: Part)], book: NameBook, workers: Workers
  ) -> [ActivityIndex.Segment] {
    var pools = TextPools()
    for (_, part) in parts { pools.add(part) }
    let first = meanings.count
    let uses = workers.map(pools.pools.count) { [pools] pool in
      let segments = parts.indices.filter { pools.ofPart[$0] == pool }.map { parts[$0].part.segment.columns }
      return TextUses(of: segments, pool: pools.pools[pool])
    }
    meanings += workers.map(pools.pools.count) { [pools] pool in
      TextMeanings(uses[pool], pool: pools.pools[pool], book: book)
    }
    let visitors = uses.map(\.visitors)
    let numbers = visitorNumbers.number(Array(zip(visitors, pools.pools)), workers: workers)
    for pool in pools.pools.indices {
      meanings[first + pool].setVisitors(visitors[pool], numbers[pool], pool: pools.pools[pool])
    }
    return parts.indices.map { number in
      let columns = parts[number].part.segment.columns
      let meaning = first + pools.ofPart[number]
      return ActivityIndex.Segment(
        part: parts[number].position, columns: columns, accounts: columns.names.map(meanings[meaning].account),
        meanings: meaning)
    }
  }
}
