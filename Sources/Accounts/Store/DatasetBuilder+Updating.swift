internal import Ingest
internal import Values

/// Building upon the dataset before: the tables beside the activities are resolved again, the activities stay where they
/// are.
extension DatasetBuilder {
  /// The dataset of the files, where the accounts are those of the dataset before and all its activities are still there.
  ///
  /// - Returns: nil where they are not, or where it would cost more than to begin from the start.
  mutating func build(upon previous: Dataset, _ match: PartMatch) -> Dataset? {
    resolveAccounts(tables: previous.tables)
    // Their numbers and their tiers decide where everything that was computed of them stands.
    guard accountsAreMade == previous.accountsAreMade, accounts.count == previous.accounts.count,
      zip(accounts, previous.accounts).allSatisfy({ $0.id == $1.id && $0.tier == $1.tier })
    else { return nil }
    let contacts = resolveContacts()
    let opportunities = resolveOpportunities()
    // Whether renewed contracts are revenue is so for all accounts.
    guard hasRenewals == previous.hasRenewals else { return nil }
    let nameIndex = self.nameIndex
    let hasSameNames = namesAreSame(match, in: previous)
    let contactNumbers = hasSameNames ? nil : numbersOfContacts(of: previous)
    var index = previous.activities
    index.move(to: newPositions(match, of: previous))
    var change = DatasetChange(since: previous.version, accounts: [])
    change.isOfActivitiesAlone = false
    var lost: [ActivityIndex.LostRow] = []
    if let contactNumbers {
      change.accounts = rename(nameIndex, contactNumbers, &index, &lost)
    }
    let new = match.parts.indices.filter { match.parts[$0].known == nil && parts[$0].part.segment.count > 0 }
    let unnamed = UnnamedActivities(new.map { ($0, parts[$0].part) }, visitors: index.visitorNumbers, workers: workers)
    let segments = unnamed.segments(nameIndex, workers: workers)
    let ranks = (index.segments + segments).map { UInt32($0.part) }
    let paths = unnamed.positions.map { files[parts[$0].file].path }
    guard
      let (activities, replaced) = index.adding(
        segments, ranks: ranks, comparing: rules.keepsDuplicates ? nil : unnamed.comparable(paths),
        with: { index.comparable(files, parts) }, workers: workers)
    else { return nil }
    change.note(lost + replaced, among: segments, in: activities, workers: workers)
    let tables = resolveTables(opportunities)
    var next = dataset(
      contacts: contacts, tables: tables, activities: activities,
      overlaps: previous.overlaps.filter { $0.table == .activities }, nameIndex: nameIndex)
    let difference = DatasetDifference(previous, next, contactNumbers: contactNumbers)
    change.accounts = Array(
      Set(change.accounts).union(difference.accounts(workers: workers))
        .union(next.accountsWithPast).union(previous.accountsWithPast)
    ).sorted()
    next.change = change
    return next
  }

  /// By position among the parts of the dataset before: the position now, or -1.
  private func newPositions(_ match: PartMatch, of previous: Dataset) -> [Int] {
    var positions = [Int](repeating: -1, count: previous.parts.count)
    for (position, part) in match.parts.enumerated() {
      if let known = part.known { positions[known] = position }
    }
    return positions
  }

  /// Whether every name leads where it led before, by the tables that say so.
  private func namesAreSame(_ match: PartMatch, in previous: Dataset) -> Bool {
    if accountsAreMade { return false }
    let opportunitiesCount = previous.activities.segments.contains { segment in
      segment.columns.names.contains { $0.kind == .opportunity }
    }
    return match.isSame { part in
      !part.accounts.isEmpty || !part.contacts.isEmpty || (opportunitiesCount && !part.opportunities.isEmpty)
    }
  }

  /// By the number of a contact in the dataset before: its number now, or -1.
  private func numbersOfContacts(of previous: Dataset) -> [Int32] {
    func id(_ source: RowReference, _ parts: [(file: Int, part: Part)]) -> ArraySlice<UInt8> {
      let part = parts[Int(source.part)].part
      return part.pool[part.contacts[Int(source.row)].id]
    }
    var ids = StringPoolBuilder()
    var numbers: [Int32] = [-1]
    for (number, row) in contactRows.enumerated() {
      let key = Int(id(row.source, parts).withUnsafeBytes { ids.key($0) }.number)
      if key == numbers.count { numbers.append(-1) }
      numbers[key] = Int32(number)
    }
    return previous.nameIndex.contactSources.map { source in
      numbers[Int(id(source, previous.parts).withUnsafeBytes { ids.number(of: $0) })]
    }
  }

  /// Looks up the names of all segments again.
  ///
  /// - Returns: the accounts with rows that name another contact than before.
  private func rename(
    _ nameIndex: NameIndex, _ contactNumbers: [Int32], _ index: inout ActivityIndex,
    _ lost: inout [ActivityIndex.LostRow]
  ) -> [Int] {
    let before = index.segments
    (index, lost) = index.renamed(nameIndex, accounts: accounts.count, contacts: contactRows.count, workers: workers)
    return index.accounts(thatNameOtherContactsThan: before, contactNumbers, workers: workers).map { Int($0) }
  }
}

/// Which parts of the files to come a dataset has already.
struct PartMatch {
  /// The parts to come, in the order of files and of the stretches of a file, each with its position among the dataset's;
  /// nil: it is new.
  let parts: [(file: Int, part: Part, known: Int?)]
  private let previous: Dataset

  init(_ files: [FileReading], _ previous: Dataset) {
    var known: [ObjectIdentifier: Int] = [:]
    for position in previous.parts.indices {
      known[ObjectIdentifier(previous.parts[position].part.identity)] = position
    }
    var parts: [(file: Int, part: Part, known: Int?)] = []
    for (file, reading) in files.enumerated() where reading.outcome == .read {
      for part in reading.parts { parts.append((file, part, known[ObjectIdentifier(part.identity)])) }
    }
    self.parts = parts
    self.previous = previous
  }

  /// Whether all activities of the dataset are still there, and in the same order: it decides which of two rows holds.
  var keepsActivities: Bool {
    parts.filter { $0.part.segment.count > 0 }.compactMap(\.known)
      == previous.order.filter { previous.parts[$0].part.segment.count > 0 }
  }

  /// Whether nothing has gone, and what is new is activities.
  var addsActivitiesAlone: Bool {
    parts.compactMap(\.known) == previous.order && parts.allSatisfy { $0.known != nil || $0.part.isOnlyActivities }
  }

  /// Whether the parts of which something holds are the same, in the same order.
  func isSame(where holds: (Part) -> Bool) -> Bool {
    parts.filter { holds($0.part) }.map(\.known) == previous.order.filter { holds(previous.parts[$0].part) }
  }
}
