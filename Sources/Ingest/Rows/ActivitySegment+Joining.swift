extension UnsortedActivities {
  /// Adds the rows of a segment, in file order.
  ///
  /// - Parameter key: gives the key in the new pool of a key in the segment's.
  mutating func append(_ segment: ActivitySegment, key: (Key) -> Key) {
    let columns = segment.columns
    var order = Array(0..<segment.count)
    order.sort { columns.stands($0, before: $1) }
    var names = [AccountName](repeating: .none, count: segment.count)
    for (position, name) in columns.names.enumerated() {
      let joined = AccountName(name.kind, key(name.key))
      for row in columns.starts[position]..<columns.starts[position + 1] { names[Int(row)] = joined }
    }
    func contact(_ row: Int) -> ContactName {
      let name = columns.contacts.isEmpty ? .none : columns.contacts[row]
      return name.isNone ? name : name.isEmail ? ContactName(email: key(name.key)) : ContactName(id: key(name.key))
    }
    for row in order {
      let count = segment.count(at: row)
      if count >= Activity.manyCount { counts[rows.count] = count }
      rows.append(
        ActivityRow(
          activity: columns.activities[row], account: names[row], contact: contact(row),
          visitor: columns.visitors.isEmpty ? .empty : key(columns.visitors[row]), line: segment.line(at: row)))
      if !columns.ids.isEmpty { ids.append(columns.ids[row]) }
    }
  }
}

extension Part {
  /// Whether it has nothing but activities and what was wrong with them.
  public var isOnlyActivities: Bool {
    accounts.isEmpty && contacts.isEmpty && opportunities.isEmpty && contracts.isEmpty && spend.isEmpty
      && intent.isEmpty && relationships.isEmpty && nps.isEmpty && history.isEmpty
  }

  /// Parts of nothing but activities, that follow each other in a file, as one.
  init(joining parts: some Collection<Part>) {
    var texts = KeyPoolBuilder()
    self.init(pool: .empty)
    for part in parts {
      activities.append(part.segment) { key in part.pool[key].withUnsafeBytes { texts.key($0) } }
      problems += part.problems
      unlistedProblems += part.unlistedProblems
      deleted.merge(part.deleted, uniquingKeysWith: +)
      removers += part.removers
      notes.merge(part.notes, uniquingKeysWith: +)
    }
    pool = texts.sealed()
    sealActivities(texts: pool.count)
  }
}
