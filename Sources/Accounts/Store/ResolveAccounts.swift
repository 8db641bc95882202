internal import Ingest
internal import Values

extension DatasetBuilder {
  /// Accounts in force and the names they go by; made from the other tables' names where no file gives any.
  mutating func resolveAccounts(tables: Set<Table>) {
    if tables.contains(.accounts) {
      readAccounts()
    } else {
      accountsAreMade = true
      makeAccounts()
    }
    let tierCells = tierCells()
    applyProfile(where: tierCells)
    decideTargets(tierCells)
    linkParents()
  }

  private mutating func readAccounts() {
    var latest = LatestRows()
    for (index, (_, part)) in parts.enumerated() {
      for (row, account) in part.accounts.enumerated() {
        let source = RowReference(part: UInt32(index), row: UInt32(row))
        latest.apply(id: number(.id, account.id, in: index), isDeleted: account.isDeleted, source: source)
      }
    }
    let extras = ExtraColumns(parts.map(\.part))
    extraColumns = extras.names
    for source in latest.inForce {
      let position = Int32(accounts.count)
      let index = Int(source.part)
      let row = parts[index].part.accounts[Int(source.row)]
      accounts.append(account(row, source: source, extras: extras))
      let foldedName = row.foldedName.isEmpty ? nil : row.foldedName
      let id = number(.id, row.id, in: index)
      let name =
        foldedName.map { number(.name, $0, in: index) }
        ?? names.number(.name, Folding.bytes(parts[index].part.pool[row.id]))
      // A free-mail provider's domain names nobody, whoever gives it as its own.
      let ownDomain = Domains.isFreeMail(accounts[Int(position)].domain.utf8) ? StringID.empty : row.domain
      let domain = number(.domain, ownDomain, in: index)
      grow()
      accountOfName[Int(id)] = position
      if foldedName != nil, accountOfName[Int(name)] >= 0 {
        lateNotes[parts[index].file, default: [:]]["name that another account has too", default: 0] += 1
      }
      // Where two accounts share a name or a domain, the first has it.
      for number in [name, domain] where number != 0 && accountOfName[Int(number)] < 0 {
        accountOfName[Int(number)] = position
      }
    }
  }

  private func account(_ row: AccountRow, source: RowReference, extras: ExtraColumns) -> Account {
    let part = parts[Int(source.part)].part
    let pool = part.pool
    var account = Account(id: pool.text(row.id))
    if !row.name.isEmpty { account.name = pool.text(row.name) }
    account.domain = pool.text(row.domain)
    account.industry = pool.text(row.industry)
    account.country = pool.text(row.country)
    account.region = pool.text(row.region)
    account.segment = pool.text(row.segment)
    account.owner = pool.text(row.owner)
    account.tier = row.tier
    account.isTarget = row.isTarget ?? false
    account.targetSince = row.targetSince
    account.targetUntil = row.targetUntil
    account.createdAt = row.createdAt
    account.employees = row.employees
    account.annualRevenue = row.annualRevenue
    account.parentID = pool.text(row.parent)
    account.extras = extras.values(of: source, in: part)
    account.source = source
    return account
  }

  /// Accounts from the names in other tables: ids first, then names and domains that name no account yet.
  ///
  /// In byte order of each kind: the order must not depend on how files were cut into parts.
  private mutating func makeAccounts() {
    var found: [AccountName.Kind: Set<String>] = [:]
    var spelled: [String: String] = [:]
    let known = addressesOfContacts()
    for (_, part) in parts {
      func add(_ name: AccountName) {
        switch name.kind {
        case .id, .domain: found[name.kind, default: []].insert(part.pool.text(name.key))
        case .name:
          let text = part.pool.text(name.key)
          let folded = Folding.text(text)
          spelled[folded] = min(spelled[folded] ?? text, text)
        case .email:
          // Where nothing else names the account, the address's company does.
          let address = part.pool.text(name.key)
          if !known.contains(address), let at = address.lastIndex(of: "@") {
            found[.domain, default: []].insert(String(address[address.index(after: at)...]))
          }
        case .none, .contact, .opportunity: break
        }
      }
      part.contacts.forEach { if !$0.isDeleted { add($0.account) } }
      part.opportunities.forEach { if !$0.isDeleted { add($0.account) } }
      part.contracts.forEach { if !$0.isDeleted { add($0.account) } }
      part.spend.forEach { add($0.account) }
      part.intent.forEach { add($0.account) }
      part.relationships.forEach { add($0.account) }
      part.nps.forEach { add($0.account) }
      part.segment.columns.names.forEach { add($0) }
    }
    for id in found[.id, default: []].sorted() { make(id, named: .id, as: id) }
    for name in spelled.keys.sorted() where !isNamed(.name, name) {
      make(spelled[name] ?? name, named: .name, as: name)
    }
    for domain in found[.domain, default: []].sorted()
    where !domain.isEmpty && !isNamed(.domain, domain) && !Domains.isFreeMail(Array(domain.utf8)) {
      make(domain, named: .domain, as: domain)
      accounts[accounts.count - 1].domain = domain
    }
  }

  /// The addresses of contacts that name their account.
  private func addressesOfContacts() -> Set<String> {
    var addresses: Set<String> = []
    for (_, part) in parts {
      for contact in part.contacts where !contact.isDeleted && contact.account.kind != .none && !contact.email.isEmpty {
        addresses.insert(part.pool.text(contact.email))
      }
    }
    return addresses
  }

  private mutating func isNamed(_ kind: AccountName.Kind, _ text: String) -> Bool {
    let number = names.number(kind, Array(text.utf8))
    grow()
    return accountOfName[Int(number)] >= 0
  }

  private mutating func make(_ id: String, named kind: AccountName.Kind, as text: String) {
    let numbers = [
      names.number(kind, Array(text.utf8)), names.number(.id, Array(id.utf8)),
      names.number(.name, Folding.bytes(id.utf8)),
    ]
    grow()
    for number in numbers where accountOfName[Int(number)] < 0 { accountOfName[Int(number)] = Int32(accounts.count) }
    accounts.append(Account(id: id))
  }

  /// By account: whether the cell of its tier says anything, readable or not.
  private func tierCells() -> [Bool] {
    accounts.map { account in
      account.source.map { parts[Int($0.part)].part.accounts[Int($0.row)].hasTierCell } ?? false
    }
  }

  /// Where `is_target` does not say: an account is a target that has a tier cell, or, where no account has one, a tier by
  /// the profile; and all are where no account has either a tier or an `is_target`.
  private mutating func decideTargets(_ tierCells: [Bool]) {
    let hasCells = tierCells.contains(true)
    let hasTier = hasCells ? tierCells : accounts.map { $0.tier != 0 }
    let isPlain = !hasTier.contains(true) && !hasTargetFlag()
    for position in accounts.indices {
      let flag = accounts[position].source.flatMap { parts[Int($0.part)].part.accounts[Int($0.row)].isTarget }
      accounts[position].isTarget = flag ?? (hasTier[position] || isPlain)
    }
  }

  private func hasTargetFlag() -> Bool {
    accounts.contains { account in
      account.source.map { parts[Int($0.part)].part.accounts[Int($0.row)].isTarget != nil } ?? false
    }
  }

  /// Works out how far accounts fit the profile, which gives a tier to those whose cell says nothing.
  private mutating func applyProfile(where tierCells: [Bool]) {
    guard let profile = rules.profile else { return }
    let decimalComma = Dataset.hasDecimalComma(files, readRules)
    for position in accounts.indices {
      let met = profile.criteria.count {
        $0.isMet(by: accounts[position], extraColumns: extraColumns, decimalComma: decimalComma)
      }
      let fit = Double(met) / Double(profile.criteria.count)
      accounts[position].profileFit = fit
      if !tierCells[position] { accounts[position].tier = profile.tier(fit: fit) }
    }
  }

  private mutating func linkParents() {
    for position in accounts.indices where !accounts[position].parentID.isEmpty {
      let number = names.number(.id, Array(accounts[position].parentID.utf8))
      grow()
      accounts[position].parent = accountOfName[Int(number)]
    }
  }
}

/// The accounts' other columns over all files: one column for all spellings of a name.
private struct ExtraColumns {
  var names: [String] = []
  /// For each part, for each of its extra columns, the position in `names`.
  var positions: [[Int]] = []

  init(_ parts: [Part]) {
    var known: [String: Int] = [:]
    for part in parts {
      positions.append(
        part.extraNames.map { name in
          let normalised = ColumnName.plain(name)
          if let position = known[normalised] { return position }
          known[normalised] = names.count
          names.append(name)
          return names.count - 1
        })
    }
  }

  func values(of source: RowReference, in part: Part) -> [String] {
    var values = [String](repeating: "", count: names.count)
    for (column, position) in positions[Int(source.part)].enumerated() {
      // Of two columns of one name the first that is not empty counts.
      if values[position].isEmpty { values[position] = part.pool.text(part.extras[column][Int(source.row)]) }
    }
    return values
  }
}
