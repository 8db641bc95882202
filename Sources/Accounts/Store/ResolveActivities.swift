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
  func resolve(_ unnamed: UnnamedActivities, _ excluded: ExcludedActivities, _ nameIndex: NameIndex) -> ActivityIndex {
    ActivityIndex(
      segments: unnamed.segments(nameIndex, replaced: excluded.rows, workers: workers), visitors: unnamed.visitors,
      ranks: unnamed.ranks, accounts: accounts.count, contactCount: contactRows.count, ids: excluded.ids,
      overlaps: excluded.overlaps, workers: workers)
  }
}

/// Activities that do not count, and what tells which new ones will not.
struct ExcludedActivities: Sendable {
  let ids: ActivityIDs
  var overlaps = ActivityOverlaps()
  /// By part, for each row whether it does not count; empty where all do.
  var rows: [[Bool]] = []
  /// Rows that an earlier file has as well.
  var found: [Overlap] = []

  init(ids: ActivityIDs) { self.ids = ids }
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

  /// The rows that do not count.
  ///
  /// - Parameter paths: of the parts' files, where rows without an id are compared.
  func excluded(comparing paths: [String]?, workers: Workers) -> ExcludedActivities {
    var rows = parts.map { _ in [Bool]() }
    let ids = ActivityIDs(parts.map(\.part.segment.columns), ranks: ranks, replaced: &rows)
    var excluded = ExcludedActivities(ids: ids)
    if let paths {
      var found: [Overlap: Int] = [:]
      excluded.overlaps = ActivityOverlaps(comparable(paths), workers: workers) { part, row, other in
        if rows[part].isEmpty { rows[part] = Array(repeating: false, count: parts[part].part.segment.count) }
        rows[part][row] = true
        found[Overlap(table: .activities, path: paths[part], other: other, rows: 0), default: 0] += 1
      }
      excluded.found = found.map { pair, rows in
        Overlap(table: pair.table, path: pair.path, other: pair.other, rows: rows)
      }.sorted { ($0.path, $0.other) < ($1.path, $1.other) }
    }
    excluded.rows = rows
    return excluded
  }

  /// The rows as they are compared with those of other files.
  ///
  /// - Parameter paths: of the parts' files.
  func comparable(_ paths: [String]) -> [ActivityOverlaps.Rows] {
    zip(parts, paths).map { ActivityOverlaps.Rows(path: $1, columns: $0.part.segment.columns, pool: $0.part.pool) }
  }

  /// The positions of the parts among all.
  var positions: [Int] { parts.map(\.position) }

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
