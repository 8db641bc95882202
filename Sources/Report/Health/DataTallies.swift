internal import Accounts
internal import Exports
internal import KPIs

/// What the files gave, by table, as read: before accounts are resolved.
struct DataTallies {
  /// One table's rows.
  struct Tally {
    /// Rows read: bad ones and those marked deleted left out, those that a later row replaces counted.
    var rows = 0
    /// Rows left out.
    var bad = 0
    /// Rows whose account is unknown.
    var orphans = 0
    /// Rows marked deleted.
    var deleted = 0
  }

  /// Opportunities of one status: how many, and the sum of their amounts.
  struct Deals {
    var count = 0
    var amount = Money.zero
  }

  private(set) var tables: [Table: Tally] = [:]
  /// By status; a later row with the same id replaces the earlier one.
  private(set) var deals: [OpportunityStatus: Deals] = [:]
  private let health: Health
  private let present: Set<Table>

  init(_ dataset: Dataset, health: Health) {
    self.health = health
    present = dataset.tables
    for (_, part) in dataset.parts { count(part) }
    for (table, orphans) in dataset.orphans { tables[table, default: Tally()].orphans = orphans }
    for file in health.files where file.outcome == .read { countLeftOut(file) }
    addDeals(dataset.parts.map(\.part))
  }

  private mutating func count(_ part: Part) {
    func add(_ table: Table, _ rows: Int, deleted: Int = 0) {
      if rows == 0 { return }
      tables[table, default: Tally()].rows += rows - deleted
    }
    add(.accounts, part.accounts.count, deleted: part.accounts.count(where: \.isDeleted))
    add(.contacts, part.contacts.count, deleted: part.contacts.count(where: \.isDeleted))
    add(
      .activities, part.segment.count,
      deleted: part.segment.columns.activities.count { $0.type == Activity.deletedType })
    add(.opportunities, part.opportunities.count, deleted: part.opportunities.count(where: \.isDeleted))
    add(.contracts, part.contracts.count, deleted: part.contracts.count(where: \.isDeleted))
    add(.spend, part.spend.count)
    add(.intent, part.intent.count)
    add(.relationships, part.relationships.count)
    add(.nps, part.nps.count)
    add(.opportunityHistory, part.history.count)
  }

  /// A record that could not be read at all, and one that is not listed, counts for the first of the file's tables.
  private mutating func countLeftOut(_ file: Health.File) {
    for (table, rows) in file.deletedByTable { tables[table, default: Tally()].deleted += rows }
    if file.badRows == 0 { return }
    let others = file.problems.lazy.compactMap(\.table).filter { $0 != file.tables.first }
    let byTable = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    for (table, rows) in byTable { tables[table, default: Tally()].bad += rows }
    if let first = file.tables.first {
      tables[first, default: Tally()].bad += file.badRows - byTable.values.reduce(0, +)
    }
  }

  private mutating func addDeals(_ parts: [Part]) {
    var inForce: [String: OpportunityRow] = [:]
    for part in parts {
      for row in part.opportunities { inForce[part.pool.text(row.id)] = row.isDeleted ? nil : row }
    }
    for row in inForce.values {
      deals[row.status, default: Deals()].count += 1
      deals[row.status, default: Deals()].amount += row.amount ?? .zero
    }
  }

  /// The tables that have a readable file, by name.
  var names: [Table] { present.sorted { $0.rawValue < $1.rawValue } }

  /// `health` of a report: tables, bad rows, orphans, deleted, notes, ignored and failed files.
  var json: JSON {
    func counts(_ count: KeyPath<Tally, Int>) -> JSON {
      .object(
        tables.filter { $0.value[keyPath: count] > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
          .map { ($0.key.rawValue, .integer($0.value[keyPath: count])) })
    }
    var notes: [String: Int] = [:]
    for note in health.files.flatMap(\.notes) { notes[note.text, default: 0] += note.count }
    let bad = health.files.flatMap { file in
      file.problems.map(\.line).sorted().map { JSON.text("\(file.path):\($0)") }
    }
    func paths(_ outcome: String) -> JSON {
      .array(health.files.filter { $0.outcome.name == outcome }.map { .text($0.path) })
    }
    return .object([
      ("tables", .array(names.map { .text($0.rawValue) })), ("bad_rows", counts(\.bad)), ("bad", .array(bad)),
      ("orphans", counts(\.orphans)), ("deleted", counts(\.deleted)),
      ("notes", .object(notes.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })),
      ("ignored", paths("ignored")), ("failed", paths("failed")),
    ])
  }
}
