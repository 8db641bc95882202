internal import Exports

/// Resolves files into a `Dataset`: rows in force by id, then accounts by name, then everything else at its account.
struct DatasetBuilder {
  let files: [FileReading]
  let rules: AccountRules
  let readRules: ReadRules
  let workers: Workers

  var parts: [(file: Int, part: Part)] = []
  var names = Names()
  var partNames: [PartNames] = []

  var accounts: [Account] = []
  var accountsAreMade = false
  var extraColumns: [String] = []
  /// By name number: the account it names, or -1. Grown by `grow`.
  var accountOfName: [Int32] = []
  /// By name number of a contact's id or address: the contact's position among `contactRows`, or -1.
  var contactOfName: [Int32] = []
  /// All contacts in force, with or without an account.
  var contactRows: [(source: RowReference, account: Int32)] = []

  var orphans: [Table: Int] = [:]
  var orphansOfFile: [Int: Int] = [:]

  init(files: [FileReading], rules: AccountRules, readRules: ReadRules, workers: Workers) {
    self.files = files
    self.workers = workers
    self.rules = rules
    self.readRules = readRules
    for (position, file) in self.files.enumerated() where file.outcome == .read {
      for part in file.parts {
        parts.append((position, part))
        partNames.append(PartNames(part: part))
      }
    }
  }

  mutating func build() -> Dataset {
    let tables = Set(files.lazy.filter { $0.outcome == .read }.flatMap(\.tables))
    resolveAccounts(tables: tables)
    let contacts = resolveContacts()
    let deals = resolveOpportunities()
    let contracts = resolveContracts()
    let (ownSpend, sharedSpend) = resolveSpend()
    let (intent, topics) = resolveIntent()
    let relationships = resolveScores(\.relationships, .relationships)
    let nps = resolveScores(\.nps, .nps)
    let book = nameBook
    let activities = resolveActivities(book)
    var positions: [String: Int] = [:]
    for (position, account) in accounts.enumerated() { positions[account.id] = position }
    return Dataset(
      files: files, parts: parts, order: Array(parts.indices), rules: rules, types: readRules.activityTypes.all,
      zone: readRules.zone,
      accounts: accounts, accountsAreMade: accountsAreMade, extraColumns: extraColumns,
      contacts: contacts, opportunities: deals, contracts: contracts, ownSpend: ownSpend, sharedSpend: sharedSpend,
      intent: intent, topics: topics, relationships: relationships, nps: nps, activities: activities, nameBook: book,
      readRules: readRules, tables: tables, orphans: orphans,
      orphansOfFile: orphansOfFile, positions: positions)
  }

  // MARK: Names

  /// The account that a row names, or nil.
  mutating func account(_ name: AccountName, in part: Int) -> Int32? {
    account(number: number(name, in: part), kind: name.kind)
  }

  mutating func number(_ name: AccountName, in part: Int) -> NameID {
    partNames[part].number(name, of: parts[part].part, in: &names)
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

  /// Makes room for names that were numbered since.
  mutating func grow() {
    let missing = names.count - accountOfName.count
    if missing <= 0 { return }
    accountOfName.append(contentsOf: repeatElement(-1, count: missing))
    contactOfName.append(contentsOf: repeatElement(-1, count: missing))
  }

  func known(_ position: Int32) -> Int32? { position < 0 ? nil : position }

  mutating func countOrphan(_ table: Table, in part: Int, rows: Int = 1) {
    orphans[table, default: 0] += rows
    orphansOfFile[parts[part].file, default: 0] += rows
  }

  /// The number by which scores of the same contact are told: 0 for the account itself.
  mutating func respondent(_ contact: ContactName, in part: Int) -> UInt32 {
    if contact.isNone { return 0 }
    let number = partNames[part].number(contact, of: parts[part].part, in: &names)
    grow()
    if let position = known(contactOfName[Int(number)]) { return UInt32(position) + 1 }
    // An address that no contact has names none; an unknown id is still a respondent of its own.
    return contact.isEmail ? 0 : number | 0x8000_0000
  }
}
