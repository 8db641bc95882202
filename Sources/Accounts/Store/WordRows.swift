internal import Ingest
public import Values

/// A row in force that has a word of a status, a stage, a type or a tier: an opportunity, a contract or an account.
public struct WordRow: Sendable {
  /// Where it stands.
  public var place: Place
  /// The position of its account; nil where nothing in the directory is that account.
  public var account: Int?
  /// The id of the opportunity or contract; empty of an account.
  public var id = ""
  /// The name of the opportunity as written; empty where it has none.
  public var name = ""
  /// The amount, the annual value; 0 of an account.
  public var amount = Money.zero
  /// How an opportunity counts, by all that its row says; nil of one that is left out, and of other rows.
  public var status: OpportunityStatus?
}

extension Dataset {
  /// The rows that have a word, in the order of files and lines: those that `wordReadings` counts.
  ///
  /// - Parameter text: the word as written.
  /// - Complexity: O(opportunities), O(contracts) or O(accounts).
  public func rows(with text: String, in column: WordReading.Column) -> [WordRow] {
    let rows =
      switch column {
      case .status: opportunityRows(with: text) { $0.statusText } + rowsLeftOut(with: text, isStatus: true)
      case .stage: opportunityRows(with: text) { $0.stage } + rowsLeftOut(with: text, isStatus: false)
      case .type: opportunityRows(with: text) { $0.typeText }
      case .contractStatus: contractRows(with: text)
      case .tier: accountRows(withTier: text)
      }
    let positions = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    return rows.sorted {
      (positions[$0.place.path] ?? 0, $0.place.line) < (positions[$1.place.path] ?? 0, $1.place.line)
    }
  }

  private func rowsLeftOut(with text: String, isStatus: Bool) -> [WordRow] {
    closedWithoutOutcome.filter { $0.word == text && $0.isStatus == isStatus }.map { file, problem, _, _ in
      WordRow(
        place: Place(path: files[file].path, line: Int(problem.line)), account: nil, amount: problem.worth ?? .zero)
    }
  }

  private func opportunityRows(with text: String, _ key: (OpportunityRow) -> StringID) -> [WordRow] {
    let found = opportunitiesInForce.filter { source in
      let part = parts[Int(source.part)].part
      return part.pool.text(key(part.opportunities[Int(source.row)])) == text
    }
    if found.isEmpty { return [] }
    let owners = owners(of: Set(found)) { opportunities[$0].map(\.source) }
    return found.map { source in
      let part = parts[Int(source.part)].part
      let row = part.opportunities[Int(source.row)]
      return WordRow(
        place: rowPlace(source, line: row.line), account: owners[source], id: part.pool.text(row.id),
        name: part.pool.text(row.name), amount: row.amount ?? .zero, status: row.status)
    }
  }

  /// Those that are no contract yet are not in force: they are listed as they stand.
  private func contractRows(with text: String) -> [WordRow] {
    var found = contractsInForce
    for (index, (_, part)) in parts.enumerated() {
      for (position, row) in part.contracts.enumerated() where row.isDeleted {
        found.append(RowReference(part: UInt32(index), row: UInt32(position)))
      }
    }
    found = found.filter { source in
      let part = parts[Int(source.part)].part
      return part.pool.text(part.contracts[Int(source.row)].statusText) == text
    }
    let owners = owners(of: Set(found)) { contracts[$0].map(\.source) }
    return found.map { source in
      let part = parts[Int(source.part)].part
      let row = part.contracts[Int(source.row)]
      return WordRow(
        place: rowPlace(source, line: row.line), account: owners[source], id: part.pool.text(row.id),
        amount: row.annualValue)
    }
  }

  private func accountRows(withTier text: String) -> [WordRow] {
    accounts.indices.compactMap { position in
      guard let source = accounts[position].source else { return nil }
      let part = parts[Int(source.part)].part
      let row = part.accounts[Int(source.row)]
      guard part.pool.text(row.tierText) == text else { return nil }
      return WordRow(place: rowPlace(source, line: row.line), account: position)
    }
  }

  /// The accounts of some rows, as far as they are known.
  private func owners(of rows: Set<RowReference>, _ sources: (Int) -> [RowReference]) -> [RowReference: Int] {
    var owners: [RowReference: Int] = [:]
    for account in accounts.indices {
      for source in sources(account) where rows.contains(source) { owners[source] = account }
    }
    return owners
  }
}
