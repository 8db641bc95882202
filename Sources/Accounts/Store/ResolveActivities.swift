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

/// Finds rows that a later one with the same `activity_id` replaces, without keeping a table of all ids.
///
/// A filter of bits says which ids may have been seen before; only those are looked at again.
struct ActivityIDs: Sendable {
  /// A bit an id, by its hash; a power of two, or none.
  private var filter: [UInt64] = []
  /// Ids noted in it.
  private var count = 0

  /// A row by its segment and its position there.
  struct Place: Hashable {
    var segment: Int
    var position: Int
  }

  /// No ids.
  init() {}

  /// Notes ids, and finds out which of them may be there twice.
  private mutating func note(_ segments: [ActivitySegment.Columns]) -> Set<UInt64> {
    count += segments.reduce(0) { $0 + $1.ids.count }
    var suspects: Set<UInt64> = []
    let mask = UInt64(filter.count * 64 - 1)
    for segment in segments {
      for id in segment.ids where id != 0 {
        let bit = (id >> 7 ^ id << 21) & mask
        if filter[Int(bit >> 6)] & (1 << (bit & 63)) == 0 {
          filter[Int(bit >> 6)] |= 1 << (bit & 63)
        } else {
          suspects.insert(id)
        }
      }
    }
    return suspects
  }

  /// Finds the rows that are replaced or marked deleted, of segments in the order of `ranks`.
  ///
  /// - Complexity: O(ids).
  init(_ segments: [ActivitySegment.Columns], ranks: [UInt32], replaced: inout [[Bool]]) {
    let total = segments.reduce(0) { $0 + $1.ids.count }
    if total == 0 { return }
    var bits = 1 << 12
    while bits < total * 16 { bits *= 2 }
    filter = Array(repeating: 0, count: bits / 64)
    let suspects = note(segments)
    for (index, segment) in segments.enumerated() where !segment.ids.isEmpty {
      for place in ActivityIDs.deleted(segment, index) { ActivityIDs.mark(place, segments, &replaced) }
    }
    for place in ActivityIDs.replaced(suspects, among: segments, ranks: ranks) {
      ActivityIDs.mark(place, segments, &replaced)
    }
  }

  /// Notes the ids of new rows, which stand behind the old ones.
  ///
  /// - Parameters:
  ///   - old: the segments whose ids are noted already.
  ///   - ranks: of all segments, the new ones last.
  /// - Returns: rows that are replaced now or marked deleted, known ones among them; nil where all ids must be looked at
  ///   again.
  /// - Complexity: O(new rows), and O(ids) where one of them looks like an old one.
  mutating func add(
    _ new: [ActivitySegment.Columns], to old: [ActivitySegment.Columns], ranks: [UInt32]
  ) -> [Place]? {
    let total = new.reduce(0) { $0 + $1.ids.count }
    if total == 0 { return [] }
    // A filter that is too full suspects too many.
    if filter.isEmpty || (count + total) * 8 > filter.count * 64 { return nil }
    let suspects = note(new)
    let deleted = new.enumerated().flatMap { ActivityIDs.deleted($1, old.count + $0) }
    return deleted + ActivityIDs.replaced(suspects, among: old + new, ranks: ranks)
  }

  /// The rows of a segment that are marked deleted.
  private static func deleted(_ segment: ActivitySegment.Columns, _ index: Int) -> [Place] {
    segment.activities.indices.filter { segment.activities[$0].type == Activity.deletedType }
      .map { Place(segment: index, position: $0) }
  }

  private static func mark(_ place: Place, _ segments: [ActivitySegment.Columns], _ replaced: inout [[Bool]]) {
    if replaced[place.segment].isEmpty {
      replaced[place.segment] = Array(repeating: false, count: segments[place.segment].activities.count)
    }
    replaced[place.segment][place.position] = true
  }

  /// All rows but the last of each of some ids.
  private static func replaced(
    _ suspects: Set<UInt64>, among segments: [ActivitySegment.Columns], ranks: [UInt32]
  ) -> [Place] {
    if suspects.isEmpty { return [] }
    // Nearly all rows have another id: one bit tells.
    var bits = [Bool](repeating: false, count: 1 << 16)
    for id in suspects { bits[Int(id & 0xFFFF)] = true }
    var replaced: [Place] = []
    var latest: [UInt64: Place] = [:]
    for (index, segment) in segments.enumerated() {
      for (position, id) in segment.ids.enumerated() where bits[Int(id & 0xFFFF)] && suspects.contains(id) {
        let place = Place(segment: index, position: position)
        guard let other = latest[id] else {
          latest[id] = place
          continue
        }
        let isLater =
          other.segment == index
          ? segment.stands(other.position, before: position) : ranks[other.segment] < ranks[index]
        replaced.append(isLater ? other : place)
        if isLater { latest[id] = place }
      }
    }
    return replaced
  }
}
