internal import Ingest
public import Values

/// Rows of one table in one file that name the same account, contact or opportunity, which nothing in the directory is.
public struct OrphanGroup: Sendable, Equatable {
  /// What the name should be of.
  public enum Naming: UInt8, Sendable, CaseIterable {
    case id, name, domain, contact, email, opportunity
    /// The rows name nothing.
    case nothing
  }

  /// An account that is called much the same.
  public struct Nearest: Sendable, Equatable {
    /// Its id.
    public var id: String
    /// Its name.
    public var name: String
  }

  /// The file.
  public var path: String
  /// The table.
  public var table: Table
  /// What the rows name it by.
  public var naming: Naming
  /// What they name.
  public var text: String
  /// How many rows.
  public var rows: Int
  /// What they are worth together, in the reporting currency; nil of a table without amounts.
  public var amount: Money?
  /// The line on which the first of them begins.
  public var line: Int
  /// The account whose id, name or domain is most like it; nil where none is, and beyond the names that are compared.
  public var nearest: Nearest?
}

extension Dataset {
  /// So many names of orphans are compared with the accounts' at most: the ones that weigh most.
  public static let comparedOrphans = 200

  /// The rows whose account is unknown, by what they name: the most valuable first, then the most frequent.
  ///
  /// - Complexity: O(orphans + distinct names of activities), and O(accounts) more where there are orphans.
  public var orphanGroups: [OrphanGroup] {
    var tallies: [OrphanKey: OrphanTally] = [:]
    for row in orphanRows { count(row, in: &tallies) }
    for segment in activities.segments { count(segment, in: &tallies) }
    var groups = tallies.map { key, tally in
      OrphanGroup(
        path: files[key.file].path, table: key.table, naming: key.naming, text: key.text, rows: tally.rows,
        amount: key.table.hasAmounts ? tally.amount : nil, line: Int(tally.line))
    }
    groups.sort { $0.precedes($1) }
    let compared = groups.indices.filter { groups[$0].comparedText != nil }.prefix(Dataset.comparedOrphans)
    let nearest = Likeness.nearest(compared.map { groups[$0].comparedText ?? "" }, among: accounts)
    for (position, account) in zip(compared, nearest) {
      groups[position].nearest = account.map { OrphanGroup.Nearest(id: accounts[$0].id, name: accounts[$0].name) }
    }
    return groups
  }

  /// Rows of a table in a file whose account is unknown.
  func orphanCounts() -> [FileTable: Int] {
    var counts: [FileTable: Int] = [:]
    for row in orphanRows {
      counts[FileTable(file: parts[Int(row.source.part)].file, table: row.table), default: 0] += 1
    }
    for segment in activities.segments where segment.orphans > 0 {
      counts[FileTable(file: parts[segment.part].file, table: .activities), default: 0] += segment.orphans
    }
    return counts
  }

  private func count(_ row: TableRow, in tallies: inout [OrphanKey: OrphanTally]) {
    let (file, part) = parts[Int(row.source.part)]
    let position = Int(row.source.row)
    func note(_ name: AccountName, _ line: UInt32, _ amount: Money = .zero) {
      tallies[OrphanKey(file, row.table, name, part.pool), default: OrphanTally()].add(1, amount, line)
    }
    switch row.table {
    case .contacts: note(part.contacts[position].account, part.contacts[position].line)
    case .opportunities:
      let opportunity = part.opportunities[position]
      note(opportunity.account, opportunity.line, opportunity.amount ?? .zero)
    case .contracts:
      let contract = part.contracts[position]
      note(contract.account, contract.line, contract.annualValue)
    case .spend: note(part.spend[position].account, part.spend[position].line, part.spend[position].amount)
    case .intent: note(part.intent[position].account, part.intent[position].line)
    case .relationships: note(part.relationships[position].account, part.relationships[position].line)
    case .nps: note(part.nps[position].account, part.nps[position].line)
    case .opportunityHistory:
      note(AccountName(.opportunity, part.history[position].opportunity), part.history[position].line)
    case .accounts, .activities, .rates, .goals, .signalAcks, .history: break
    }
  }

  private func count(_ segment: ActivityIndex.Segment, in tallies: inout [OrphanKey: OrphanTally]) {
    let (file, part) = parts[segment.part]
    let columns = segment.columns
    for (number, account) in segment.accounts.enumerated() where account < 0 {
      var tally = OrphanTally()
      for row in Int(columns.starts[number])..<Int(columns.starts[number + 1])
      where segment.replaced.isEmpty || !segment.replaced[row] {
        tally.add(1, .zero, part.segment.line(at: row))
      }
      if tally.rows == 0 { continue }
      let key = OrphanKey(file, .activities, columns.names[number], part.pool)
      tallies[key, default: OrphanTally()].add(tally.rows, .zero, tally.line)
    }
  }
}

extension Table {
  /// Whether its rows have an amount of money.
  public var hasAmounts: Bool { self == .opportunities || self == .contracts || self == .spend }
}

extension OrphanGroup {
  /// What is compared with the accounts' ids, names and domains; nil where it is no name of an account.
  fileprivate var comparedText: String? {
    switch naming {
    case .id, .name, .domain: text
    case .email: text.split(separator: "@").last.map { String($0) }
    case .contact, .opportunity, .nothing: nil
    }
  }

  /// The order in which groups are listed: by what they are worth, then by rows, then by where they stand.
  fileprivate func precedes(_ other: OrphanGroup) -> Bool {
    let (worth, others) = (amount?.units.magnitude ?? 0, other.amount?.units.magnitude ?? 0)
    if worth != others { return worth > others }
    if rows != other.rows { return rows > other.rows }
    return (path, line, table.rawValue, naming.rawValue, text)
      < (other.path, other.line, other.table.rawValue, other.naming.rawValue, other.text)
  }
}

/// A table's rows of one file.
struct FileTable: Hashable {
  var file: Int
  var table: Table
}

private struct OrphanKey: Hashable {
  var file: Int
  var table: Table
  var naming: OrphanGroup.Naming
  var text: String

  init(_ file: Int, _ table: Table, _ name: AccountName, _ pool: StringPool) {
    self.file = file
    self.table = table
    let written = pool.text(name.key)
    // Names are joined without case: theirs are one.
    text = name.kind == .name ? Folding.text(written) : written
    naming =
      switch name.kind {
      case .none: .nothing
      case .id: .id
      case .name: .name
      case .domain: .domain
      case .contact: .contact
      case .email: .email
      case .opportunity: .opportunity
      }
    if text.isEmpty { naming = .nothing }
  }
}

private struct OrphanTally {
  var rows = 0
  var amount = Money.zero
  var line = UInt32.max

  mutating func add(_ rows: Int, _ amount: Money, _ line: UInt32) {
    self.rows += rows
    self.amount += amount
    self.line = min(self.line, line)
  }
}
