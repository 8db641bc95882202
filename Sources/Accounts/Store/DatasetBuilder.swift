internal import History
internal import Ingest
internal import Values

/// Resolves files into a `Dataset`: rows in force by id, then accounts by name, then everything else at its account.
struct DatasetBuilder {
  let files: [FileReading]
  let rules: AccountRules
  let readRules: ReadRules
  let workers: Workers

  var parts: [(file: Int, part: Part)] = []
  var names: NameNumbers
  /// The pools of the parts, and by pool the numbers of its names.
  let pools: TextPools
  var poolNames: [PoolNames] = []

  var accounts: [Account] = []
  var accountsAreMade = false
  var extraColumns: [String] = []
  /// By name number: the account it names, or -1. Grown by `grow`.
  var accountOfName: [Int32] = []
  /// By name number of a contact's id or address: the contact's position among `contactRows`, or -1.
  var contactOfName: [Int32] = []
  /// All contacts in force, with or without an account.
  var contactRows: [(source: RowReference, account: Int32)] = []

  /// Of all opportunities in force.
  var deals = DealTotals()
  /// Whether an opportunity of a known account is a renewal.
  var hasRenewals = false
  /// The day of reading: what is dated later says nothing of what has come; nil: no row is.
  let today: Day?
  /// What abmtop itself observed of tracked attributes.
  let observed: ObservedChanges
  /// All that is known of what they were.
  let history: AttributeHistory
  /// What that says of opportunities, beside the rows of their own history.
  var dealChanges: [DealChange] = []
  /// The newest day of a dated row that is not after the day of reading, once it was asked for; nil: there is none.
  private var newestDay: Day??
  /// Rows that only all files together show to be bad, by the position of their file.
  var lateProblems: [Int: [RowProblem]] = [:]
  /// What only all files together show of rows that count, by the position of their file.
  var lateNotes: [Int: [String: Int]] = [:]

  /// What rows with the same id replaced, and which ids newer exports no longer have.
  private(set) var replacements: [Replacement] = []
  private(set) var vanished: [VanishedRows] = []

  var orphans: [Table: Int] = [:]
  var orphansOfFile: [Int: Int] = [:]
  /// The rows beside the activities whose account is unknown.
  var orphanRows: [TableRow] = []
  /// The opportunities and contracts in force, whether or not their account is known.
  var opportunitiesInForce: [RowReference] = []
  var contractsInForce: [RowReference] = []

  init(
    files: [FileReading], rules: AccountRules, readRules: ReadRules, today: Day?, observed: ObservedChanges,
    workers: Workers
  ) {
    self.observed = observed
    self.files = files
    self.today = today
    self.workers = workers
    self.rules = rules
    self.readRules = readRules
    var pools = TextPools()
    for (position, file) in self.files.enumerated() where file.outcome == .read {
      for part in file.parts {
        parts.append((position, part))
        pools.add(part)
      }
    }
    self.pools = pools
    history = ChangeSources(parts.map(\.part), observed: observed).history
    names = NameNumbers(contacts: parts.reduce(0) { $0 + $1.part.contacts.count })
    poolNames = pools.pools.map { PoolNames(pool: $0) }
  }

  mutating func build() -> Dataset {
    // Accounts, contacts and opportunities say what names mean; the activities are put in order meanwhile.
    let first = workers.map(2) { [self] half in
      if half == 0 {
        let activities = readActivities()
        let paths = activities.positions.map { files[parts[$0].file].path }
        return Half.activities(
          activities, activities.excluded(comparing: rules.keepsDuplicates ? nil : paths, workers: workers))
      }
      var builder = self
      builder.resolveAccounts(tables: present)
      let contacts = builder.resolveContacts()
      // An activity can name its account by an opportunity.
      let opportunities = builder.resolveOpportunities()
      return Half.names(contacts, opportunities, builder)
    }
    guard case .activities(let unnamed, let excluded) = first[0],
      case .names(let contacts, let opportunities, let named) = first[1]
    else { preconditionFailure("the halves come in their order") }
    self = named
    let nameIndex = self.nameIndex
    // Nothing of the activities depends on the other tables, nor they on it.
    let second = workers.map(2) { [self] half in
      if half == 0 { return Half.index(resolve(unnamed, excluded, nameIndex)) }
      var builder = self
      let tables = builder.resolveTables(opportunities)
      return Half.tables(tables, builder)
    }
    guard case .index(let activities) = second[0], case .tables(let tables, let resolved) = second[1] else {
      preconditionFailure("the halves come in their order")
    }
    orphans = resolved.orphans
    orphansOfFile = resolved.orphansOfFile
    replacements = resolved.replacements
    vanished = resolved.vanished
    orphanRows = resolved.orphanRows
    lateNotes = resolved.lateNotes
    contractsInForce = resolved.contractsInForce
    return dataset(
      contacts: contacts, tables: tables, activities: activities, overlaps: excluded.found, nameIndex: nameIndex)
  }

  /// The dataset of what was resolved; counts the activities' orphans.
  mutating func dataset(
    contacts: ByAccount<Contact>, tables: ResolvedTables, activities: ActivityIndex, overlaps: [Overlap],
    nameIndex: NameIndex
  ) -> Dataset {
    for (segment, rows) in zip(
      activities.segments, workers.map(activities.segments.count) { activities.segments[$0].orphans })
    where rows > 0 { countOrphan(.activities, in: segment.part, rows: rows) }
    var positions: [String: Int] = [:]
    for (position, account) in accounts.enumerated() { positions[account.id] = position }
    return Dataset(
      files: files, parts: parts, order: Array(parts.indices), rules: rules, types: readRules.activityTypes.all,
      zone: readRules.zone,
      accounts: accounts, history: history, observed: observed, pasts: accountPasts(history, positions: positions),
      dealChanges: dealChanges,
      accountsAreMade: accountsAreMade, extraColumns: extraColumns,
      contacts: contacts, opportunities: tables.opportunities, contracts: tables.contracts,
      ownSpend: tables.ownSpend, sharedSpend: tables.sharedSpend,
      intent: tables.intent, topics: tables.topics, relationships: tables.relationships, nps: tables.nps,
      activities: activities, nameIndex: nameIndex,
      readRules: readRules, readDay: today, valueDoubts: ValueDoubts(tables, parts: parts, accounts: accounts),
      tables: dealChanges.isEmpty ? present : present.union([.opportunityHistory]), tablesOfFiles: present,
      deals: deals, hasRenewals: hasRenewals, orphans: orphans,
      orphansOfFile: orphansOfFile, orphanRows: orphanRows, opportunitiesInForce: opportunitiesInForce,
      contractsInForce: contractsInForce, lateProblems: lateProblems, lateNotes: lateNotes,
      doublesOfFile: doublesOfFile { account in
        !contacts[account].isEmpty || !tables.opportunities[account].isEmpty || !tables.contracts[account].isEmpty
      }, overlaps: overlaps + tables.overlaps, replacements: replacements,
      vanished: vanished,
      positions: positions)
  }

  /// The tables that have a readable file.
  private var present: Set<Table> { Set(files.lazy.filter { $0.outcome == .read }.flatMap(\.tables)) }

  /// What is resolved at the same time: with the builder that did, which knows their names and has counted their orphans.
  private enum Half: Sendable {
    case activities(UnnamedActivities, ExcludedActivities)
    case names(ByAccount<Contact>, ByAccount<Opportunity>, DatasetBuilder)
    case index(ActivityIndex)
    case tables(ResolvedTables, DatasetBuilder)
  }

  /// The tables beside accounts, contacts and activities.
  struct ResolvedTables: Sendable {
    let opportunities: ByAccount<Opportunity>
    let contracts: ByAccount<Contract>
    let ownSpend: ByAccount<Spend>
    let sharedSpend: [[Spend]]
    let intent: ByAccount<Intent>
    let topics: [String]
    let relationships: ByAccount<Score>
    let nps: ByAccount<Score>
    let overlaps: [Overlap]
  }

  mutating func resolveTables(_ opportunities: ByAccount<Opportunity>) -> ResolvedTables {
    let contracts = resolveContracts()
    let overlaps = rules.keepsDuplicates ? RowOverlaps() : RowOverlaps(parts, files: files)
    let (ownSpend, sharedSpend) = resolveSpend(without: overlaps)
    let (intent, topics) = resolveIntent(without: overlaps)
    return ResolvedTables(
      opportunities: opportunities, contracts: contracts, ownSpend: ownSpend, sharedSpend: sharedSpend, intent: intent,
      topics: topics, relationships: resolveScores(\.relationships, .relationships, without: overlaps),
      nps: resolveScores(\.nps, .nps, without: overlaps), overlaps: overlaps.found)
  }

  // MARK: Names

  /// The account that a row names, or nil.
  mutating func account(_ name: AccountName, in part: Int) -> Int32? {
    account(number: number(name, in: part), kind: name.kind)
  }

  mutating func number(_ name: AccountName, in part: Int) -> NameID {
    number(name.kind, name.key, in: part)
  }

  mutating func number(_ name: ContactName, in part: Int) -> NameID {
    number(name.isEmail ? .email : .contact, name.key, in: part)
  }

  mutating func number(_ kind: AccountName.Kind, _ key: StringID, in part: Int) -> NameID {
    poolNames[pools.ofPart[part]].number(kind, key, in: &names)
  }

  mutating func account(number: NameID, kind: AccountName.Kind) -> Int32? {
    grow()
    switch kind {
    case .none: return nil
    case .id, .name, .domain, .opportunity: return known(accountOfName[Int(number)])
    case .contact:
      return known(contactOfName[Int(number)]).flatMap { known(contactRows[Int($0)].account) }
    case .email:
      if let contact = known(contactOfName[Int(number)]) { return known(contactRows[Int(contact)].account) }
      return names.domain(ofEmail: number).flatMap { known(accountOfName[Int($0)]) }
    }
  }

  /// Makes space for names that were numbered since.
  mutating func grow() {
    let missing = names.count - accountOfName.count
    if missing <= 0 { return }
    accountOfName.append(contentsOf: repeatElement(-1, count: missing))
    contactOfName.append(contentsOf: repeatElement(-1, count: missing))
  }

  func known(_ position: Int32) -> Int32? { position < 0 ? nil : position }

  /// The newest day that the directory's dated rows show to have come, by whichever account; nil: there are none.
  ///
  /// - Complexity: O(rows), once.
  mutating func newestDatedDay() -> Day? {
    if let newestDay { return newestDay }
    var newest: Day?
    for (_, part) in parts {
      newest = [newest, part.newestDay(notAfter: today, zone: readRules.zone)].compactMap { $0 }.max()
    }
    newestDay = .some(newest)
    return newest
  }

  /// Keeps what is told of the ids of a table.
  mutating func keep(_ latest: LatestRows) {
    replacements += latest.replacements(files)
    vanished += latest.vanished(files)
  }

  mutating func countOrphan(_ table: Table, in part: Int, rows: Int = 1) {
    orphans[table, default: 0] += rows
    orphansOfFile[parts[part].file, default: 0] += rows
  }

  /// Counts a row whose account is unknown, and keeps where it stands.
  mutating func noteOrphan(_ table: Table, _ source: RowReference) {
    countOrphan(table, in: Int(source.part))
    orphanRows.append(TableRow(table: table, source: source))
  }

  /// By whom scores of the same one are told: the contact or its id, and of `nps` an address that no contact has, else
  /// the response.
  mutating func respondent(_ row: ScoreRow, of table: Table, _ responses: inout StringPoolBuilder, in part: Int)
    -> Respondent
  {
    if !row.contact.isNone {
      let number = number(row.contact, in: part)
      grow()
      if let position = known(contactOfName[Int(number)]) { return Respondent(contact: UInt32(position)) }
      if !row.contact.isEmail || table == .nps { return Respondent(name: number) }
    }
    if row.response.isEmpty { return .account }
    return Respondent(response: parts[part].part.pool[row.response].withUnsafeBytes { responses.key($0).number })
  }
}
