extension ActivityColumns {
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
    let contacts = columns.contactNames.map { name in
      name.isNone ? name : name.isEmail ? ContactName(email: key(name.key)) : ContactName(id: key(name.key))
    }
    let visitors = columns.visitorKeys.map(key)
    for row in order {
      let count = segment.count(at: row)
      if count >= Activity.manyCount { counts[activities.count] = count }
      activities.append(columns.activities[row])
      accounts.append(names[row])
      self.contacts.append(columns.contacts.isEmpty ? .none : contacts[Int(columns.contacts[row])])
      self.visitors.append(columns.visitors.isEmpty ? .empty : visitors[Int(columns.visitors[row])])
      lines.append(segment.line(at: row))
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
      deleted += part.deleted
      notes.merge(part.notes, uniquingKeysWith: +)
    }
    pool = texts.sealed()
    sealActivities()
  }
}
