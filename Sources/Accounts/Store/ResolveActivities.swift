internal import Ingest
internal import Values

extension DatasetBuilder {
  /// What the names of the tables that were resolved lead to.
  var nameIndex: NameIndex {
    mutating get {
      // The last rows may have given names numbers and led nowhere, or there may be no rows.
      grow()
      return NameIndex(
        names: names, accountOfName: accountOfName, contactOfName: contactOfName,
        contactAccounts: contactRows.map(\.account), contactSources: contactRows.map(\.source))
    }
  }

  /// Activities, before it is known what their names lead to.
  func readActivities() -> UnnamedActivities {
    let parts = self.parts.indices.filter { self.parts[$0].part.segment.count > 0 }
    return UnnamedActivities(parts.map { ($0, self.parts[$0].part) }, visitors: VisitorNumbers(), workers: workers)
  }

  /// Activities at their accounts.
  func resolve(_ unnamed: UnnamedActivities, _ ids: (ids: ActivityIDs, replaced: [[Bool]]), _ nameIndex: NameIndex)
    -> ActivityIndex
  {
    ActivityIndex(
      segments: unnamed.segments(nameIndex, replaced: ids.replaced, workers: workers), visitors: unnamed.visitors,
      ranks: unnamed.ranks, accounts: accounts.count, contactCount: contactRows.count, ids: ids.ids, workers: workers)
  }
}

/// Activities of some parts with their visitors numbered, before it is known what their names lead to: nothing of it
/// depends on the other tables.
struct UnnamedActivities: Sendable {
  let visitors: VisitorNumbers
  private let parts: [(position: Int, part: Part)]
  private let pools: TextPools
  /// By pool.
  private let uses: [TextUses]
  /// By pool, in the order of the visitors' keys.
  private let numbers: [[UInt32]]

  /// - Parameter parts: with their positions among all.
  init(_ parts: [(position: Int, part: Part)], visitors: VisitorNumbers, workers: Workers) {
    self.visitors = visitors
    self.parts = parts
    var pools = TextPools()
    for (_, part) in parts { pools.add(part) }
    let uses = workers.map(pools.pools.count) { [pools] pool in
      let segments = parts.indices.filter { pools.ofPart[$0] == pool }.map { parts[$0].part.segment.columns }
      return TextUses(of: segments, pool: pools.pools[pool])
    }
    numbers = visitors.number(Array(zip(uses.map(\.visitors), pools.pools)), workers: workers)
    self.pools = pools
    self.uses = uses
  }

  /// The parts in their order, as ranks.
  var ranks: [UInt32] { Array(0..<UInt32(parts.count)) }

  /// What is known of their ids, and, by part, for each row whether a later one replaces it.
  var ids: (ids: ActivityIDs, replaced: [[Bool]]) {
    var replaced = parts.map { _ in [Bool]() }
    let ids = ActivityIDs(parts.map(\.part.segment.columns), ranks: ranks, replaced: &replaced)
    return (ids, replaced)
  }

  /// The segments, their names looked up.
  ///
  /// - Parameter replaced: by part, for each row whether a later one replaces it; empty where none is, nil where nobody
  ///   knows yet.
  func segments(_ nameIndex: NameIndex, replaced: [[Bool]]? = nil, workers: Workers) -> [ActivityIndex.Segment] {
    let meanings = workers.map(pools.pools.count) { pool in
      TextMeanings(uses[pool], visitors: numbers[pool], pool: pools.pools[pool], nameIndex: nameIndex)
    }
    return workers.map(parts.count) { number in
      ActivityIndex.Segment(
        part: parts[number].position, columns: parts[number].part.segment.columns,
        meanings: meanings[pools.ofPart[number]], replaced: FixedColumn(replaced?[number] ?? []))
    }
  }
}
