internal import Ingest
public import Values

/// What a table as a whole says of days, tiers and people.
extension Dataset {
  /// The tier that an account's row has in its cell, and where that row stands; nil where the cell is empty, or cannot be
  /// read.
  public func tierCell(of account: Int) -> (tier: Int, place: Place)? {
    guard let source = accounts[account].source else { return nil }
    let row = parts[Int(source.part)].part.accounts[Int(source.row)]
    return row.hasTierCell && row.tier != 0 ? (Int(row.tier), rowPlace(source, line: row.line)) : nil
  }

  /// Whether any contact of a known account has a title, role or persona.
  ///
  /// - Complexity: O(contacts) where none has.
  public var contactsHaveRoles: Bool {
    contacts.items.contains { contact in
      let row = parts[Int(contact.source.part)].part.contacts[Int(contact.source.row)]
      return !row.title.isEmpty || !row.role.isEmpty || !row.persona.isEmpty
    }
  }

  /// Whether any activity names a contact: by an id, known or not, or by an address that a contact has.
  ///
  /// - Complexity: O(activities) where none does.
  public var activitiesNameContacts: Bool {
    activities.segments.contains { segment in
      segment.columns.contacts.contains { name in
        !name.isNone && (!name.isEmail || segment.meanings.contact(name) != 0)
      }
    }
  }

  /// The newest row of a table up to a day: the last in the order of files and lines where one day has several. nil where
  /// there is none, and of tables that have no day.
  ///
  /// - Complexity: O(rows of the table).
  public func newestRow(of table: Table, notAfter limit: Day) -> (day: Day, place: Place)? {
    var newest: (day: Day, source: RowReference)?
    forEachDay(of: table) { day, source in
      guard day <= limit else { return }
      if let known = newest {
        if known.day > day { return }
        if known.day == day, isLater(known.source, source, of: table) { return }
      }
      newest = (day, source)
    }
    return newest.map { ($0.day, rowPlace($0.source, line: line(of: $0.source, in: table))) }
  }

  /// Whether a row stands behind another one. Neither the parts nor the rows of activities are in the order of files and lines.
  private func isLater(_ row: RowReference, _ other: RowReference, of table: Table) -> Bool {
    let (file, otherFile) = (parts[Int(row.part)].file, parts[Int(other.part)].file)
    return file == otherFile ? line(of: row, in: table) > line(of: other, in: table) : file > otherFile
  }

  private func line(of source: RowReference, in table: Table) -> UInt32 {
    let part = parts[Int(source.part)].part
    let row = Int(source.row)
    return switch table {
    case .activities: part.segment.line(at: row)
    case .intent: part.intent[row].line
    case .nps: part.nps[row].line
    case .opportunityHistory: part.history[row].line
    case .relationships: part.relationships[row].line
    default: part.spend[row].line
    }
  }

  /// The last days up to a day on which a table has rows, the earliest first.
  ///
  /// - Complexity: O(rows of the table).
  public func lastDays(of table: Table, notAfter limit: Day, count: Int) -> [Day] {
    var days: Set<Day> = []
    forEachDay(of: table) { day, _ in if day <= limit { days.insert(day) } }
    return Array(days.sorted().suffix(count))
  }

  /// Calls with the day of each row of a table whose account is known.
  private func forEachDay(of table: Table, _ body: (Day, RowReference) -> Void) {
    switch table {
    case .intent: intent.items.forEach { body($0.day, $0.source) }
    case .nps: nps.items.forEach { body($0.day, $0.source) }
    case .relationships: relationships.items.forEach { body($0.day, $0.source) }
    case .opportunityHistory:
      for opportunity in opportunities.items {
        for change in opportunity.history where change.source.dealChange == nil { body(change.day, change.source) }
      }
    case .spend:
      ownSpend.items.forEach { body($0.day, $0.source) }
      sharedSpend.forEach { $0.forEach { body($0.day, $0.source) } }
    case .activities:
      for segment in activities.segments {
        for (name, account) in segment.accounts.enumerated() where account >= 0 {
          for row in Int(segment.columns.starts[name])..<Int(segment.columns.starts[name + 1])
          where segment.replaced.isEmpty || !segment.replaced[row] {
            let day = zone.day(of: segment.columns.activities[row].time)
            body(day, RowReference(part: UInt32(segment.part), row: UInt32(row)))
          }
        }
      }
    default: break
    }
  }
}
