internal import History
internal import Ingest
internal import Values

/// The changes that the rows of `history` and what was observed tell, as one history.
struct ChangeSources {
  /// All of them; of one day those of the better source.
  let history: AttributeHistory

  init(_ parts: [Part], observed: ObservedChanges) {
    if observed.changes.isEmpty && observed.since.isEmpty && !parts.contains(where: { !$0.changes.isEmpty }) {
      history = AttributeHistory()
      return
    }
    var changes = observed.changes
    for part in parts where !part.changes.isEmpty {
      // Few attributes, in many rows.
      var fields: [StringID: TrackedField?] = [:]
      for row in part.changes {
        if fields[row.attribute] == nil {
          fields[row.attribute] = .some(TrackedField(rawValue: part.pool.text(row.attribute)))
        }
        guard case .some(.some(let field)) = fields[row.attribute] else { continue }
        changes.append(
          AttributeChange(
            id: part.pool.text(row.id), field: field, day: row.day, time: row.time, old: row.old.map(part.pool.text),
            new: part.pool.text(row.new), source: .imported))
      }
    }
    var since: [TrackedField: Day] = [:]
    for (table, day) in observed.since {
      for field in TrackedField.fields(of: table) { since[field] = day }
    }
    history = AttributeHistory(ChangeSources.withoutIDs(changes), watchedSince: since)
  }

  /// Without the second of two rows of one change of a lookup: once by names, once by ids, as Salesforce writes it.
  private static func withoutIDs(_ changes: [AttributeChange]) -> [AttributeChange] {
    func isLookup(_ change: AttributeChange) -> Bool {
      change.source == .imported && [.accountOwner, .dealOwner, .accountParent].contains(change.field)
    }
    struct Key: Hashable {
      var id: String
      var field: TrackedField
      var time: Instant?
    }
    var named: Set<Key> = []
    for change in changes where isLookup(change) && !isID(change.new ?? change.old ?? "") {
      named.insert(Key(id: change.id, field: change.field, time: change.time))
    }
    if named.isEmpty { return changes }
    return changes.filter { change in
      guard isLookup(change), isID(change.new ?? change.old ?? "") else { return true }
      return !named.contains(Key(id: change.id, field: change.field, time: change.time))
    }
  }

  /// Whether a text is an id of Salesforce: 15 or 18 letters and digits that begin with a digit.
  private static func isID(_ text: String) -> Bool {
    (text.utf8.count == 15 || text.utf8.count == 18) && text.utf8.first.map { (48...57).contains($0) } ?? false
      && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0 & 0xDF) }
  }
}
