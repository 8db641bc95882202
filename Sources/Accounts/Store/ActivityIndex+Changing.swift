internal import Values
internal import Ingest

extension ActivityIndex {
  /// A row that no longer counts, or no longer for its account.
  struct LostRow {
    var segment: Int
    /// The account that it counted for, or -1.
    var account: Int32
    /// The number of its visitor; 0: none.
    var visitor: UInt32
  }

  /// The index with segments added behind the ones it has, and the rows of those that the new ones replace.
  ///
  /// - Parameters:
  ///   - ranks: of all segments, the added ones last.
  ///   - rows: those of the new segments, as they are compared with other files'; nil: they are not.
  ///   - existing: those of the segments it has.
  /// - Returns: nil where the ids, or the rows without one, have to be looked at from the start.
  /// - Complexity: O(new rows), and O(ids) where one of them may be an old one.
  func adding(
    _ new: [Segment], ranks: [UInt32], comparing rows: [ActivityOverlaps.Rows]?,
    with existing: () -> [ActivityOverlaps.Rows], workers: Workers
  ) -> (index: ActivityIndex, lost: [LostRow])? {
    var (ids, overlaps) = (ids, overlaps)
    if let rows, !overlaps.add(rows, to: existing, workers: workers) { return nil }
    guard let replaced = ids.add(new.map(\.columns), to: segments.map(\.columns), ranks: ranks) else { return nil }
    var new = new
    let bySegment = Dictionary(grouping: replaced, by: \.segment).mapValues { $0.map(\.position) }
    for (segment, rows) in bySegment where segment >= segments.count {
      new[segment - segments.count] = new[segment - segments.count].replacing(rows)
    }
    var index = adding(new, ranks: ranks, ids: ids, overlaps: overlaps)
    var lost: [LostRow] = []
    for (segment, rows) in bySegment where segment < segments.count {
      let fresh = Set(rows).filter { !segments[segment].isReplaced($0) }
      if fresh.isEmpty { continue }
      lost += fresh.map { lostRow(segment, $0) }
      index.replace(Array(fresh), in: segment)
    }
    if !lost.isEmpty { index.updateSpans(workers: workers) }
    return (index, lost)
  }

  /// The rows as they are compared with those of other files.
  func comparable(_ files: [FileReading], _ parts: [(file: Int, part: Part)]) -> [ActivityOverlaps.Rows] {
    segments.map { segment in
      let (file, part) = parts[segment.part]
      return ActivityOverlaps.Rows(path: files[file].path, columns: segment.columns, pool: part.pool)
    }
  }

  /// The same segments, whose names are looked up in another index, and their rows that counted for another account before.
  func renamed(
    _ nameIndex: NameIndex, accounts: Int, contacts: Int, workers: Workers
  ) -> (index: ActivityIndex, lost: [LostRow]) {
    // Segments that share their texts share what they mean.
    var known: [ObjectIdentifier: Int] = [:]
    var distinct: [TextMeanings] = []
    for segment in segments where known[ObjectIdentifier(segment.meanings)] == nil {
      known[ObjectIdentifier(segment.meanings)] = distinct.count
      distinct.append(segment.meanings)
    }
    let renamed = workers.map(distinct.count) { [distinct] in distinct[$0].renamed(nameIndex) }
    let now = segments.map { $0.meaning(renamed[known[ObjectIdentifier($0.meanings)] ?? 0]) }
    var lost: [LostRow] = []
    for (position, segment) in now.enumerated() {
      let before = segments[position].accounts
      for (name, account) in segment.accounts.enumerated() where account != before[name] {
        let rows = segment.columns.starts[name]..<segment.columns.starts[name + 1]
        lost += rows.map { lostRow(position, Int($0)) }
        lost.append(LostRow(segment: position, account: account, visitor: 0))
      }
    }
    let index = ActivityIndex(
      segments: now, visitors: visitorNumbers, ranks: ranks, accounts: accounts, contactCount: contacts, ids: ids,
      overlaps: overlaps, workers: workers)
    return (index, lost)
  }

  private func lostRow(_ segment: Int, _ position: Int) -> LostRow {
    LostRow(
      segment: segment, account: segments[segment].account(at: position),
      visitor: segments[segment].visitor(at: position))
  }

  /// The accounts at which some visitors were seen; -1 may be among them.
  ///
  /// - Complexity: O(rows of the segments that have one of them).
  func accounts(thatSaw visitors: Set<UInt32>, workers: Workers) -> Set<Int32> {
    if visitors.isEmpty { return [] }
    var wanted = [Bool](repeating: false, count: visitorCount)
    for visitor in visitors { wanted[Int(visitor)] = true }
    return workers.map(segments.count) { [wanted] in
      segments[$0].accounts { segment, row in
        wanted[Int(segment.visitor(at: row))]
      } unless: { segment in
        !segment.meanings.visitors.contains { wanted[Int($0)] }
      }
    }.reduce(into: []) { $0.formUnion($1) }
  }

  /// The accounts of the rows that named another contact in other segments of the same rows.
  ///
  /// - Parameter numbers: by the number of a contact then: its number now, or -1.
  func accounts(thatNameOtherContactsThan before: [Segment], _ numbers: [Int32], workers: Workers) -> Set<Int32> {
    workers.map(segments.count) { position in
      let then = before[position].meanings
      return segments[position].accounts { segment, row in
        let name = segment.columns.contacts[row]
        if name.isNone { return false }
        let (before, now) = (then.contact(name), segment.meanings.contact(name))
        return before == 0 ? now != 0 : numbers[Int(before) - 1] + 1 != Int32(now)
      } unless: { segment in
        segment.columns.contacts.isEmpty
      }
    }.reduce(into: []) { $0.formUnion($1) }
  }
}

extension ActivityIndex.Segment {
  /// Whether a later row replaces a row, or it is marked deleted.
  func isReplaced(_ position: Int) -> Bool { !replaced.isEmpty && replaced[position] }

  /// The same with some rows that a later one replaces, or that are marked deleted.
  func replacing(_ rows: [Int]) -> ActivityIndex.Segment {
    var replaced =
      self.replaced.isEmpty ? [Bool](repeating: false, count: columns.activities.count) : Array(self.replaced)
    for row in rows { replaced[row] = true }
    return ActivityIndex.Segment(
      part: part, columns: columns, meanings: meanings, replaced: FixedColumn(replaced))
  }

  /// The same where its part stands elsewhere.
  func moved(to part: Int) -> ActivityIndex.Segment {
    part == self.part
      ? self : ActivityIndex.Segment(part: part, columns: columns, meanings: meanings, replaced: replaced)
  }

  /// The same where its texts mean something else.
  func meaning(_ meanings: TextMeanings) -> ActivityIndex.Segment {
    ActivityIndex.Segment(part: part, columns: columns, meanings: meanings, replaced: replaced)
  }

  /// The account of a row, or -1.
  ///
  /// - Complexity: O(log names).
  func account(at position: Int) -> Int32 {
    var (low, high) = (0, accounts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(columns.starts[middle]) <= position { low = middle } else { high = middle }
    }
    return accounts.isEmpty ? -1 : accounts[low]
  }

  /// The number of a row's visitor over all parts; 0: none.
  func visitor(at position: Int) -> UInt32 {
    columns.visitors.isEmpty ? 0 : meanings.visitors[Int(columns.visitors[position].number)]
  }

  /// The accounts with a row of which something holds.
  fileprivate func accounts(
    where holds: (ActivityIndex.Segment, Int) -> Bool, unless isNothing: (ActivityIndex.Segment) -> Bool
  ) -> Set<Int32> {
    var found: Set<Int32> = []
    if isNothing(self) { return found }
    for (name, account) in accounts.enumerated() where account >= 0 {
      let rows = Int(columns.starts[name])..<Int(columns.starts[name + 1])
      if rows.contains(where: { holds(self, $0) }) { found.insert(account) }
    }
    return found
  }
}
