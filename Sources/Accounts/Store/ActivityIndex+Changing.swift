internal import Exports

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
  /// - Parameter ranks: of all segments, the added ones last.
  /// - Returns: nil where the ids have to be looked at from the start.
  /// - Complexity: O(new rows), and O(ids) where one of them may be an old one.
  func adding(_ new: [Segment], ranks: [UInt32], workers: Workers) -> (index: ActivityIndex, lost: [LostRow])? {
    var ids = ids
    guard let replaced = ids.add(new.map(\.columns), to: segments.map(\.columns), ranks: ranks) else { return nil }
    var new = new
    for place in replaced where place.segment >= segments.count {
      new[place.segment - segments.count].replace(place.position)
    }
    var index = adding(new, ranks: ranks, ids: ids)
    var lost: [LostRow] = []
    for place in replaced where place.segment < segments.count {
      if segments[place.segment].isReplaced(place.position) { continue }
      lost.append(lostRow(place.segment, place.position))
      index.replace(place)
    }
    if !lost.isEmpty { index.takeSpans(workers: workers) }
    return (index, lost)
  }

  /// The same segments, whose names lead elsewhere, and their rows that counted for another account before.
  func renamed(_ names: [(accounts: [Int32], contacts: [UInt32])], accounts: Int, contacts: Int, workers: Workers)
    -> (index: ActivityIndex, lost: [LostRow])
  {
    var segments = segments
    var lost: [LostRow] = []
    for (position, names) in names.enumerated() {
      let before = segments[position].accounts
      for (name, account) in names.accounts.enumerated() where account != before[name] {
        let rows = segments[position].columns.starts[name]..<segments[position].columns.starts[name + 1]
        lost += rows.map { lostRow(position, Int($0)) }
        lost.append(LostRow(segment: position, account: account, visitor: 0))
      }
      segments[position].accounts = names.accounts
      segments[position].contacts = names.contacts
    }
    let index = ActivityIndex(
      segments: segments, ranks: ranks, accounts: accounts, visitors: visitorNumbers, contactCount: contacts, ids: ids,
      workers: workers)
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
        segment.columns.visitors.isEmpty ? false : wanted[Int(segment.visitors[Int(segment.columns.visitors[row])])]
      } unless: { segment in
        !segment.visitors.contains { wanted[Int($0)] }
      }
    }.reduce(into: []) { $0.formUnion($1) }
  }

  /// The accounts of the rows whose contact's number in the segment is one of some, by segment.
  func accounts(of contacts: [[Bool]], workers: Workers) -> Set<Int32> {
    workers.map(segments.count) { position in
      segments[position].accounts { segment, row in
        segment.columns.contacts.isEmpty ? false : contacts[position][Int(segment.columns.contacts[row])]
      } unless: { _ in
        !contacts[position].contains(true)
      }
    }.reduce(into: []) { $0.formUnion($1) }
  }
}

extension ActivityIndex.Segment {
  /// Whether a later row replaces a row, or it is marked deleted.
  func isReplaced(_ position: Int) -> Bool { !replaced.isEmpty && replaced[position] }

  /// Notes that a later row replaces a row, or that it is marked deleted.
  mutating func replace(_ position: Int) {
    if replaced.isEmpty { replaced = Array(repeating: false, count: columns.activities.count) }
    replaced[position] = true
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
    columns.visitors.isEmpty ? 0 : visitors[Int(columns.visitors[position])]
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
