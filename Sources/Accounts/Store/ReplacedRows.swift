internal import Ingest
public import Values

/// A row of a table with ids that does not count, because another one with its id does: where both stand, and what they say.
public struct ReplacedRow: Sendable {
  /// What a column says.
  public enum Value: Sendable, Hashable {
    case none
    case text(String)
    case money(Money)
    case day(Day)
    case number(Double)
  }

  /// A column of both rows.
  public struct Field: Sendable, Hashable {
    /// The column.
    public var column: Column
    /// What the row that does not count says.
    public var before: Value
    /// What the row that counts says.
    public var now: Value

    /// A column with what both rows say.
    public init(column: Column, before: Value, now: Value) {
      self.column = column
      self.before = before
      self.now = now
    }
  }

  /// Why it does not count.
  public enum Cause: Sendable, Hashable {
    /// Another row counts, which stands here.
    case replaced(by: Place)
    /// A row that is marked deleted removes it, which stands here.
    case deleted(by: Place)
    /// A newer export does not have its id any more.
    case vanished
  }

  /// The table.
  public var table: Table
  /// What both have in common: the id, or the name of rows that have none.
  public var id: String
  /// Whether they have no id, but an account, a name and a day, or a term and a value, in common.
  public var isAlike: Bool
  /// Where it stands.
  public var place: Place
  /// Why it does not count.
  public var cause: Cause
  /// All columns that are kept of such rows; without those where no other row counts.
  public var fields: [Field] = []

  /// The columns in which they differ.
  public var differences: [Field] { fields.filter { $0.before != $0.now } }
}

extension Dataset {
  /// The rows of accounts, contacts, opportunities and contracts that others with their id replace, in the order of tables,
  /// files and lines, and how many more there are.
  ///
  /// - Parameters:
  ///   - path: only those of this file; nil: of all.
  ///   - limit: so many are given.
  /// - Complexity: O(rows of those tables), and nothing where no row is replaced.
  public func replacedRows(of path: String? = nil, limit: Int) -> (rows: [ReplacedRow], more: Int) {
    if replacements.isEmpty && vanished.isEmpty && files.allSatisfy({ $0.deletedRows == 0 }) { return ([], 0) }
    var found: (rows: [ReplacedRow], more: Int) = ([], 0)
    func add<Row>(_ rows: ReplacedTable<Row>) {
      let its = rows.replaced(in: self, path, limit: limit - found.rows.count)
      found.rows += its.rows
      found.more += its.more
    }
    add(ReplacedTable<AccountRow>.accounts(in: self))
    add(ReplacedTable<ContactRow>.contacts(in: self))
    add(ReplacedTable<OpportunityRow>.opportunities(in: self))
    add(ReplacedTable<ContractRow>.contracts(in: self))
    return found
  }
}

/// How the rows of one table are looked at for those that others replace.
private struct ReplacedTable<Row> {
  let table: Table
  let inForce: Set<RowReference>
  let rows: (Part) -> [Row]
  let line: (Row) -> UInt32
  let isDeleted: (Row) -> Bool
  /// What rows with one id have in common, what is shown of it, and whether it is no id.
  let key: (Row, Part, Int, inout UnnamedRows) -> (key: [UInt8], shown: StringID, isAlike: Bool)
  let values: (Row, Part) -> [(Column, ReplacedRow.Value)]

  /// A row with what it has in common with those that it replaces.
  private struct Found {
    var row: Row
    /// The position of its part.
    var part: Int
    var shown: StringID
    var isAlike: Bool
  }

  func replaced(in dataset: Dataset, _ path: String?, limit: Int) -> (rows: [ReplacedRow], more: Int) {
    let file = path.map { path in dataset.files.firstIndex { $0.path == path } ?? -1 }
    // What only all files together show to be bad is replaced by nothing.
    let late = table == .opportunities ? dataset.lateProblems.mapValues { Set($0.map(\.line)) } : [:]
    var wanted: [[UInt8]: [Found]] = [:]
    var order: [[UInt8]] = []
    var more = 0
    forEach(in: dataset) { source, key, found in
      guard !isDeleted(found.row), !inForce.contains(source), file == nil || file == dataset.parts[found.part].file,
        late[dataset.parts[found.part].file]?.contains(line(found.row)) != true
      else { return }
      if order.count == limit {
        more += 1
        return
      }
      order.append(key)
      wanted[key, default: []].append(found)
    }
    if order.isEmpty { return ([], more) }
    var causes: [[UInt8]: (cause: ReplacedRow.Cause, row: Found)] = [:]
    forEach(in: dataset) { source, key, found in
      guard wanted[key] != nil else { return }
      if inForce.contains(source) {
        causes[key] = (.replaced(by: place(of: found, in: dataset)), found)
      } else if isDeleted(found.row), causes[key] == nil {
        causes[key] = (.deleted(by: place(of: found, in: dataset)), found)
      }
    }
    var next: [[UInt8]: Int] = [:]
    let all = order.compactMap { key -> ReplacedRow? in
      let position = next[key, default: 0]
      next[key] = position + 1
      return wanted[key].map { row($0[position], causes[key], in: dataset) }
    }
    return (all, more)
  }

  private func place(of found: Found, in dataset: Dataset) -> Place {
    Place(path: dataset.files[dataset.parts[found.part].file].path, line: Int(line(found.row)))
  }

  private func row(
    _ found: Found, _ cause: (cause: ReplacedRow.Cause, row: Found)?, in dataset: Dataset
  ) -> ReplacedRow {
    let part = dataset.parts[found.part].part
    var row = ReplacedRow(
      table: table, id: part.pool.text(found.shown), isAlike: found.isAlike, place: place(of: found, in: dataset),
      cause: cause?.cause ?? .vanished)
    if let cause, case .replaced = cause.cause {
      let now = values(cause.row.row, dataset.parts[cause.row.part].part)
      row.fields = zip(values(found.row, part), now).map {
        ReplacedRow.Field(column: $0.0, before: $0.1, now: $1.1)
      }
    }
    return row
  }

  /// Calls with all rows in the order of files and lines.
  private func forEach(in dataset: Dataset, _ body: (RowReference, [UInt8], Found) -> Void) {
    var unnamed = UnnamedRows()
    for position in dataset.order {
      let (file, part) = dataset.parts[position]
      for (index, row) in rows(part).enumerated() {
        let (key, shown, isAlike) = self.key(row, part, file, &unnamed)
        body(
          RowReference(part: UInt32(position), row: UInt32(index)), key,
          Found(row: row, part: position, shown: shown, isAlike: isAlike))
      }
    }
  }
}

extension ReplacedRow.Value {
  fileprivate init(_ text: String) { self = text.isEmpty ? .none : .text(text) }
  fileprivate init(_ day: Day?) { self = day.map { .day($0) } ?? .none }
  fileprivate init(_ money: Money?) { self = money.map { .money($0) } ?? .none }
  fileprivate init(_ number: Double?) { self = number.map { .number($0) } ?? .none }
}

// MARK: The tables

extension ReplacedTable where Row == AccountRow {
  static func accounts(in dataset: Dataset) -> ReplacedTable {
    ReplacedTable(
      table: .accounts, inForce: Set(dataset.accounts.lazy.compactMap(\.source)), rows: { $0.accounts },
      line: { $0.line }, isDeleted: { $0.isDeleted },
      key: { row, part, _, _ in (Array(part.pool[row.id]), row.id, false) },
      values: { row, part in
        [
          (.name, .init(part.pool.text(row.name))), (.domain, .init(part.pool.text(row.domain))),
          (.industry, .init(part.pool.text(row.industry))), (.employees, .init(row.employees)),
          (.annualRevenue, .init(row.annualRevenue)), (.country, .init(part.pool.text(row.country))),
          (.region, .init(part.pool.text(row.region))), (.segment, .init(part.pool.text(row.segment))),
          (.owner, .init(part.pool.text(row.owner))), (.tier, .init(part.pool.text(row.tierText))),
          (.isTarget, row.isTarget.map { .text($0 ? "true" : "false") } ?? .none),
          (.targetSince, .init(row.targetSince)), (.targetUntil, .init(row.targetUntil)),
          (.parentAccountID, .init(part.pool.text(row.parent))), (.createdAt, .init(row.createdAt)),
        ]
      })
  }
}

extension ReplacedTable where Row == ContactRow {
  static func contacts(in dataset: Dataset) -> ReplacedTable {
    ReplacedTable(
      table: .contacts, inForce: Set(dataset.nameIndex.contactSources), rows: { $0.contacts }, line: { $0.line },
      isDeleted: { $0.isDeleted }, key: { row, part, _, _ in (Array(part.pool[row.id]), row.id, false) },
      values: { row, part in
        [
          (.accountID, .init(part.pool.text(row.account.key))), (.name, .init(part.pool.text(row.name))),
          (.email, .init(part.pool.text(row.email))), (.title, .init(part.pool.text(row.title))),
          (.role, .init(part.pool.text(row.role))), (.persona, .init(part.pool.text(row.persona))),
          (.createdAt, .init(row.createdAt)),
        ]
      })
  }
}

extension ReplacedTable where Row == OpportunityRow {
  static func opportunities(in dataset: Dataset) -> ReplacedTable {
    ReplacedTable(
      table: .opportunities, inForce: Set(dataset.opportunitiesInForce), rows: { $0.opportunities },
      line: { $0.line }, isDeleted: { $0.isDeleted },
      key: { row, part, file, unnamed in
        row.hasOwnID
          ? (Array(part.pool[row.id]), row.isLine ? row.name : row.id, row.isLine)
          : (unnamed.id(of: row, in: part, file: file), row.name, true)
      },
      values: { row, part in
        [
          (.accountID, .init(part.pool.text(row.account.key))), (.name, .init(part.pool.text(row.name))),
          (.type, .init(part.pool.text(row.typeText))), (.stage, .init(part.pool.text(row.stage))),
          (.status, .init(part.pool.text(row.statusText))), (.amount, .init(row.amount)),
          (.createdAt, .init(row.createdAt)), (.closedAt, .init(row.closedAt)),
          (.expectedClose, .init(row.expectedClose)), (.probability, .init(row.probability)),
          (.owner, .init(part.pool.text(row.owner))), (.lostReason, .init(part.pool.text(row.lostReason))),
        ]
      })
  }
}

extension ReplacedTable where Row == ContractRow {
  static func contracts(in dataset: Dataset) -> ReplacedTable {
    ReplacedTable(
      table: .contracts, inForce: Set(dataset.contractsInForce), rows: { $0.contracts }, line: { $0.line },
      isDeleted: { $0.isDeleted },
      key: { row, part, file, unnamed in
        row.hasOwnID
          ? (Array(part.pool[row.id]), row.id, false) : (unnamed.id(of: row, in: part, file: file), .empty, true)
      },
      values: { row, part in
        [
          (.accountID, .init(part.pool.text(row.account.key))), (.start, .init(row.start)), (.end, .init(row.end)),
          (.annualValue, .init(row.annualValue)), (.status, .init(part.pool.text(row.statusText))),
          (.previousContractID, .init(part.pool.text(row.previous))),
        ]
      })
  }
}
