internal import Ingest
public import Values

/// What became of the rows of a table, or of one file's part of it: every row that was read is counted once.
public struct RowBalance: Sendable, Equatable {
  /// Records that were found.
  public var read = 0
  /// Rows that figures are computed from, as far as their account is on the list.
  public var used = 0
  /// Rows that a later one with their id replaces, or one that is marked deleted removes.
  public var replaced = 0
  /// Rows without an id that another file of the table has, too.
  public var doubled = 0
  /// Rows whose account is unknown.
  public var orphans = 0
  /// Rows marked deleted.
  public var deleted = 0
  /// Records that a rule sets aside, with nothing wrong: by rule.
  public var rules: [RowRule: Int] = [:]
  /// Rows left out because something in them cannot be read.
  public var bad = 0
  /// What those would be worth.
  public var worth = WorthLeftOut()

  /// No rows.
  public init() {}

  /// Records that a rule sets aside.
  public var setAside: Int { rules.values.reduce(0, +) }
  /// Rows of which it is known what became of them.
  public var accountedFor: Int { used + replaced + doubled + orphans + deleted + setAside + bad }
  /// Whether nothing was lost.
  public var isWhole: Bool { read == accountedFor }

  /// Adds another table's or file's rows.
  public static func += (left: inout RowBalance, right: RowBalance) {
    left.read += right.read
    left.used += right.used
    left.replaced += right.replaced
    left.doubled += right.doubled
    left.orphans += right.orphans
    left.deleted += right.deleted
    left.rules.merge(right.rules, uniquingKeysWith: +)
    left.bad += right.bad
    left.worth += right.worth
  }
}

extension Dataset {
  /// What became of the rows of each file and table, in the order of files and tables.
  ///
  /// - Complexity: O(rows beside the activities + distinct names of activities).
  public var rowBalances: [(path: String, table: Table, balance: RowBalance)] {
    var balances: [FileTable: RowBalance] = [:]
    for (file, part) in parts { count(part, of: file, in: &balances) }
    for (position, file) in files.enumerated() where file.outcome == .read {
      countLeftOut(of: position, in: &balances)
    }
    for (key, rows) in orphanCounts() { balances[key, default: RowBalance()].orphans = rows }
    countUsed(in: &balances)
    countReplaced(in: &balances)
    countDoubled(in: &balances)
    return balances.sorted {
      ($0.key.file, $0.key.table.rawValue) < ($1.key.file, $1.key.table.rawValue)
    }.map { (files[$0.key.file].path, $0.key.table, $0.value) }
  }

  /// Rows of a table that were left out, over all files, and what they would be worth.
  ///
  /// - Complexity: O(files + rows left out).
  func badRows(of table: Table) -> (count: Int, worth: WorthLeftOut) {
    var balances: [FileTable: RowBalance] = [:]
    for (position, file) in files.enumerated() where file.outcome == .read && file.tables.contains(table) {
      countLeftOut(of: position, in: &balances)
    }
    var (count, worth) = (0, WorthLeftOut())
    for (key, balance) in balances where key.table == table {
      count += balance.bad
      worth += balance.worth
    }
    return (count, worth)
  }

  /// Everything that was read of a part; bad rows and those marked deleted follow.
  private func count(_ part: Part, of file: Int, in balances: inout [FileTable: RowBalance]) {
    func add(_ table: Table, _ rows: Int, removers: Int = 0) {
      if rows == removers { return }
      balances[FileTable(file: file, table: table), default: RowBalance()].read += rows - removers
    }
    add(.accounts, part.accounts.count, removers: part.accounts.count(where: \.isDeleted))
    add(.contacts, part.contacts.count, removers: part.contacts.count(where: \.isDeleted))
    add(.activities, part.segment.count, removers: part.deleted[.activities] ?? 0)
    add(.opportunities, part.opportunities.count, removers: part.opportunities.count(where: \.isDeleted))
    add(.contracts, part.contracts.count, removers: part.deleted[.contracts] ?? 0)
    add(.spend, part.spend.count)
    add(.intent, part.intent.count)
    add(.relationships, part.relationships.count)
    add(.nps, part.nps.count)
    add(.opportunityHistory, part.history.count)
    add(.rates, part.rates.count)
    add(.goals, part.goals.count)
    add(.history, part.changes.count)
    add(.signalAcks, part.signalAcks.count)
    for (table, rules) in part.setAside {
      let key = FileTable(file: file, table: table)
      balances[key, default: RowBalance()].rules.merge(rules, uniquingKeysWith: +)
      // Contracts that are none yet remove earlier rows with their id: they are among the rows.
      let others = rules.values.reduce(0, +) - (rules[.noContract] ?? 0)
      balances[key, default: RowBalance()].read += others
    }
  }

  /// Bad rows of a file and those marked deleted. A record that could not be read at all, and one that is not listed,
  /// counts for the first of the file's tables.
  private func countLeftOut(of position: Int, in balances: inout [FileTable: RowBalance]) {
    let file = files[position]
    for (table, rows) in file.deletedByTable {
      // Not every table keeps rows for those that are marked deleted.
      balances[FileTable(file: position, table: table), default: RowBalance()].read += rows
      balances[FileTable(file: position, table: table), default: RowBalance()].deleted += rows
    }
    guard let first = file.tables.first else { return }
    var others: [Table: Int] = [:]
    for problem in file.parts.lazy.flatMap(\.problems) {
      if let table = problem.table, table != first { others[table, default: 0] += 1 }
      if problem.worth != nil {
        balances[FileTable(file: position, table: problem.table ?? first), default: RowBalance()].worth.add(problem)
      }
    }
    for (table, rows) in others {
      balances[FileTable(file: position, table: table), default: RowBalance()].read += rows
      balances[FileTable(file: position, table: table), default: RowBalance()].bad += rows
    }
    let rest = file.badRows - others.values.reduce(0, +)
    if rest > 0 {
      balances[FileTable(file: position, table: first), default: RowBalance()].read += rest
      balances[FileTable(file: position, table: first), default: RowBalance()].bad += rest
    }
    // Those are among the rows that were read.
    for problem in lateProblems[position] ?? [] {
      let key = FileTable(file: position, table: problem.table ?? first)
      balances[key, default: RowBalance()].bad += 1
      balances[key, default: RowBalance()].worth.add(problem)
    }
  }

  private func countUsed(in balances: inout [FileTable: RowBalance]) {
    func add(_ table: Table, _ source: RowReference) {
      balances[FileTable(file: parts[Int(source.part)].file, table: table), default: RowBalance()].used += 1
    }
    for account in accounts { if let source = account.source { add(.accounts, source) } }
    for contact in contacts.items { add(.contacts, contact.source) }
    for opportunity in opportunities.items { add(.opportunities, opportunity.source) }
    for contract in contracts.items { add(.contracts, contract.source) }
    for spend in ownSpend.items { add(.spend, spend.source) }
    for spend in sharedSpend.joined() { add(.spend, spend.source) }
    for row in intent.items { add(.intent, row.source) }
    for row in relationships.items { add(.relationships, row.source) }
    for row in nps.items { add(.nps, row.source) }
    for segment in activities.segments {
      let key = FileTable(file: parts[segment.part].file, table: .activities)
      balances[key, default: RowBalance()].used += segment.known
    }
    // A change has no place of its own: what is no orphan is its opportunity's, and a rate, a goal or what was
    // decided of a signal is nobody's.
    let homeless: Set<Table> = [.opportunityHistory, .rates, .goals, .signalAcks, .history]
    for (key, balance) in balances where homeless.contains(key.table) {
      balances[key]?.used = balance.read - balance.bad - balance.orphans - balance.deleted - balance.setAside
    }
  }

  /// Of tables with an id the rows that are neither in force nor marked deleted.
  private func countReplaced(in balances: inout [FileTable: RowBalance]) {
    func add(_ table: Table, _ inForce: some Sequence<RowReference>, _ rows: (Part) -> Int) {
      var counts: [Int: Int] = [:]
      for (file, part) in parts { counts[file, default: 0] += rows(part) }
      for source in inForce { counts[parts[Int(source.part)].file, default: 0] -= 1 }
      for (file, count) in counts where count > 0 {
        balances[FileTable(file: file, table: table), default: RowBalance()].replaced += count
      }
    }
    add(.accounts, accounts.lazy.compactMap(\.source)) { $0.accounts.count { !$0.isDeleted } }
    add(.contacts, nameIndex.contactSources) { $0.contacts.count { !$0.isDeleted } }
    add(.opportunities, opportunitiesInForce) { $0.opportunities.count { !$0.isDeleted } }
    for (file, late) in lateProblems {
      balances[FileTable(file: file, table: .opportunities)]?.replaced -= late.count
    }
    add(.contracts, contractsInForce) { $0.contracts.count { !$0.isDeleted } }
    for segment in activities.segments where !segment.replaced.isEmpty {
      let rows = segment.columns.activities.indices.count {
        segment.replaced[$0] && segment.columns.activities[$0].type != Activity.deletedType
      }
      let key = FileTable(file: parts[segment.part].file, table: .activities)
      balances[key, default: RowBalance()].replaced += rows
    }
  }

  /// Rows that another file has as well; of the activities they are among those that do not count.
  private func countDoubled(in balances: inout [FileTable: RowBalance]) {
    let positions = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    for overlap in overlaps {
      guard let file = positions[overlap.path] else { continue }
      let key = FileTable(file: file, table: overlap.table)
      balances[key, default: RowBalance()].doubled += overlap.rows
      if overlap.table == .activities { balances[key]?.replaced -= overlap.rows }
    }
  }
}

extension ActivityIndex.Segment {
  /// Rows in force whose account is known.
  fileprivate var known: Int {
    let replacedRows = replaced.isEmpty ? 0 : columns.activities.indices.count { replaced[$0] }
    return columns.activities.count - replacedRows - orphans
  }
}
