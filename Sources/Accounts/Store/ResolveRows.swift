internal import Ingest
internal import Values

extension DatasetBuilder {
  /// Contacts in force; those whose account is known, by account.
  mutating func resolveContacts() -> ByAccount<Contact> {
    var latest = LatestRows(.contacts)
    for (index, (file, part)) in parts.enumerated() where !part.contacts.isEmpty {
      poolNames[pools.ofPart[index]].learn(.contact, part.contacts.map(\.id), in: &names)
      poolNames[pools.ofPart[index]].learn(.email, part.contacts.map(\.email), in: &names)
      for (row, contact) in part.contacts.enumerated() {
        let source = RowReference(part: UInt32(index), row: UInt32(row))
        latest.apply(
          id: number(.contact, contact.id, in: index), isDeleted: contact.isDeleted, source: source, file: file)
      }
    }
    keep(latest)
    let inForce = latest.inForce(dropsVanished: rules.dropsVanished)
    let rows = parts.map(\.part.contacts)
    // Empty `is_stakeholder`: by role or persona, or everyone where no contact has either.
    let rolesAreKnown = inForce.contains { source in
      let row = rows[Int(source.part)][Int(source.row)]
      return !row.role.isEmpty || !row.persona.isEmpty
    }
    var resolved: [(account: Int32, item: Contact)] = []
    for source in inForce {
      let index = Int(source.part)
      let row = rows[index][Int(source.row)]
      // Named by e-mail, a contact's account is the one with the address' domain: it cannot be found through itself.
      let number = self.number(row.account, in: index)
      let account =
        row.account.kind == .email
        ? names.domain(ofEmail: number).flatMap { self.account(number: $0, kind: .domain) }
        : self.account(number: number, kind: row.account.kind)
      let position = Int32(contactRows.count)
      contactRows.append((source, account ?? -1))
      let id = self.number(.contact, row.id, in: index)
      let email = self.number(.email, row.email, in: index)
      grow()
      contactOfName[Int(id)] = position
      if email != 0 && contactOfName[Int(email)] < 0 { contactOfName[Int(email)] = position }
      guard let account else {
        noteOrphan(.contacts, source)
        continue
      }
      let hasRole = !row.role.isEmpty || !row.persona.isEmpty
      resolved.append(
        (
          account,
          Contact(
            source: source, account: account, isStakeholder: row.isStakeholder ?? (hasRole || !rolesAreKnown),
            createdAt: row.createdAt, number: UInt32(position))
        ))
    }
    return ByAccount(resolved, accounts: accounts.count)
  }

  /// Opportunities in force with their history.
  mutating func resolveOpportunities() -> ByAccount<Opportunity> {
    var latest = LatestRows(.opportunities, sumsLines: rules.sumsLines)
    var unnamed = UnnamedRows()
    for (index, (file, part)) in parts.enumerated() {
      for (row, opportunity) in part.opportunities.enumerated() {
        let source = RowReference(part: UInt32(index), row: UInt32(row))
        if !opportunity.isDeleted && !canClose(opportunity, in: index) { continue }
        let id =
          opportunity.hasOwnID
          ? number(.opportunity, opportunity.id, in: index)
          : names.number(.opportunity, unnamed.id(of: opportunity, in: part, file: file))
        latest.apply(
          id: id, isDeleted: opportunity.isDeleted, source: source, file: file, amount: opportunity.amount,
          isAlike: !opportunity.hasOwnID || opportunity.isLine)
      }
    }
    keep(latest)
    let inForce = latest.inForce(dropsVanished: rules.dropsVanished)
    opportunitiesInForce = inForce
    let sums = latest.summedAmounts
    let opportunities = parts.map(\.part.opportunities)
    let rows = inForce.map { source in
      var row = opportunities[Int(source.part)][Int(source.row)]
      if let sum = sums[source] { row.amount = sum }
      return row
    }
    deals = DealTotals()
    for row in rows { deals.add(row.status, row.amount ?? .zero) }
    var resolved: [(account: Int32, item: Opportunity)?] = []
    for (source, row) in zip(inForce, rows) {
      guard let account = account(row.account, in: Int(source.part)) else {
        noteOrphan(.opportunities, source)
        resolved.append(nil)
        continue
      }
      let index = Int(source.part)
      let name = number(.opportunity, row.id, in: index)
      grow()
      accountOfName[Int(name)] = account
      if row.type == .renewal { hasRenewals = true }
      resolved.append(
        (
          account,
          Opportunity(
            source: source, type: row.type, status: row.status, writtenAmount: row.amount ?? .zero,
            createdAt: row.createdAt, closedAt: row.status == .open ? row.closedAt : row.closedAt ?? row.expectedClose,
            reopenedAt: row.reopenedAt, history: [])
        ))
    }
    addHistory(to: &resolved, rows: rows, latest: latest)
    return ByAccount(resolved.compactMap { $0 }, accounts: accounts.count)
  }

  /// Whether the day is known on which an opportunity was won or lost: where its row has none, the day on which it was
  /// expected to close stands for it, if that has come.
  private mutating func canClose(_ row: OpportunityRow, in part: Int) -> Bool {
    guard row.status != .open, row.closedAt == nil, let expected = row.expectedClose else { return true }
    let newest = newestDatedDay()
    let file = parts[part].file
    guard let newest, expected <= newest else {
      lateProblems[file, default: []].append(
        RowProblem(
          line: row.line, table: .opportunities, column: "closed_at", reason: .expectedLater(expected, newest: newest),
          worth: row.amount, owner: parts[part].part.pool.text(row.owner)))
      return false
    }
    lateNotes[file, default: [:]]["expected_close for closed_at", default: 0] += 1
    return true
  }

  private mutating func addHistory(
    to resolved: inout [(account: Int32, item: Opportunity)?], rows: [OpportunityRow], latest: LatestRows
  ) {
    let positions = latest.positions(dropsVanished: rules.dropsVanished)
    for (index, (_, part)) in parts.enumerated() {
      for (row, change) in part.history.enumerated() {
        let source = RowReference(part: UInt32(index), row: UInt32(row))
        let number = Int(number(.opportunity, change.opportunity, in: index))
        let position = number < positions.count ? positions[number] : -1
        guard position >= 0, resolved[Int(position)] != nil else {
          noteOrphan(.opportunityHistory, source)
          continue
        }
        let rate = change.rate ?? rows[Int(position)].rate
        let entry = OpportunityChange(
          source: source, time: change.time, day: change.day, amount: change.amount?.money(rate: rate))
        resolved[Int(position)]?.item.history.append(entry)
      }
    }
    addTrackedChanges(to: &resolved, rows: rows, positions: positions)
    for position in resolved.indices {
      guard var item = resolved[position]?.item, item.history.count > 1 else { continue }
      item.history = item.history.enumerated()
        .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
      resolved[position]?.item = item
    }
  }

  /// Contracts in force.
  mutating func resolveContracts() -> ByAccount<Contract> {
    var ids = StringPoolBuilder()
    var latest = LatestRows(.contracts, sumsLines: rules.sumsLines)
    var unnamed = UnnamedRows()
    for (index, (file, part)) in parts.enumerated() {
      for (row, contract) in part.contracts.enumerated() {
        let source = RowReference(part: UInt32(index), row: UInt32(row))
        let id =
          contract.hasOwnID
          ? part.pool[contract.id].withUnsafeBytes { ids.key($0) }
          : ids.key(bytes: unnamed.id(of: contract, in: part, file: file))
        latest.apply(
          id: id.number, isDeleted: contract.isDeleted, source: source, file: file, amount: contract.annualValue,
          isAlike: !contract.hasOwnID)
      }
    }
    keep(latest)
    let sums = latest.summedAmounts
    contractsInForce = latest.inForce(dropsVanished: rules.dropsVanished)
    var resolved: [(account: Int32, item: Contract)] = []
    for source in contractsInForce {
      let index = Int(source.part)
      var row = parts[index].part.contracts[Int(source.row)]
      if let sum = sums[source] { row.annualValue = sum }
      guard let account = account(row.account, in: index) else {
        noteOrphan(.contracts, source)
        continue
      }
      let pool = parts[index].part.pool
      resolved.append(
        (
          account,
          Contract(
            source: source, id: pool.text(row.id), previous: pool.text(row.previous), start: row.start, end: row.end,
            isCancelled: row.isCancelled, annualValue: row.annualValue)
        ))
    }
    return ByAccount(resolved, accounts: accounts.count)
      .updated { RenewalLinks.link(&$0, graceDays: rules.renewalGraceDays) }
  }

  /// Spend of single accounts, and spend shared by tiers 1–3 or, at 0, by the whole list.
  mutating func resolveSpend(without overlaps: RowOverlaps) -> (ByAccount<Spend>, [[Spend]]) {
    var own: [(account: Int32, item: Spend)] = []
    var shared: [[Spend]] = [[], [], [], []]
    for index in parts.indices {
      for (position, row) in parts[index].part.spend.enumerated()
      where !overlaps.leavesOut(.spend, part: index, row: position) {
        let source = RowReference(part: UInt32(index), row: UInt32(position))
        let spend = Spend(source: source, day: row.day, amount: row.amount)
        if row.account.kind == .none {
          shared[Int(row.tier)].append(spend)
        } else if let account = account(row.account, in: index) {
          own.append((account, spend))
        } else {
          noteOrphan(.spend, source)
        }
      }
    }
    return (ByAccount(own, accounts: accounts.count), shared)
  }

  /// Intent by account, then topic, then day, and the topics.
  mutating func resolveIntent(without overlaps: RowOverlaps) -> (ByAccount<Intent>, [String]) {
    var topics = StringPoolBuilder()
    var resolved: [(account: Int32, item: Intent)] = []
    for index in parts.indices {
      let part = parts[index].part
      var topicOfKey = [UInt32](repeating: .max, count: part.intent.isEmpty ? 0 : part.pool.count)
      for (position, row) in part.intent.enumerated()
      where !overlaps.leavesOut(.intent, part: index, row: position) {
        let source = RowReference(part: UInt32(index), row: UInt32(position))
        guard let account = account(row.account, in: index) else {
          noteOrphan(.intent, source)
          continue
        }
        let key = Int(row.topic.number)
        if topicOfKey[key] == .max { topicOfKey[key] = part.pool[row.topic].withUnsafeBytes { topics.key($0).number } }
        resolved.append((account, Intent(source: source, day: row.day, topic: topicOfKey[key], score: row.score)))
      }
    }
    let grouped = ByAccount(resolved, accounts: accounts.count).sorted { ($0.topic, $0.day) < ($1.topic, $1.day) }
    let pool = topics.sealed()
    return (grouped, (0..<UInt32(pool.count)).map { pool.text(StringID($0)) })
  }

  /// Scores by account, then respondent, then time.
  mutating func resolveScores(
    _ rows: KeyPath<Part, [ScoreRow]>, _ table: Table, without overlaps: RowOverlaps
  ) -> ByAccount<Score> {
    var resolved: [(account: Int32, item: Score)] = []
    var responses = StringPoolBuilder()
    for index in parts.indices {
      for (position, row) in parts[index].part[keyPath: rows].enumerated()
      where !overlaps.leavesOut(table, part: index, row: position) {
        let source = RowReference(part: UInt32(index), row: UInt32(position))
        guard let account = account(row.account, in: index) else {
          noteOrphan(table, source)
          continue
        }
        let respondent = respondent(row, of: table, &responses, in: index)
        resolved.append(
          (account, Score(source: source, time: row.time, day: row.day, respondent: respondent, value: row.score)))
      }
    }
    let scores = ByAccount(resolved, accounts: accounts.count)
      .sorted { ($0.respondent, $0.time) < ($1.respondent, $1.time) }
    if table == .nps { noteMerged(scores) }
    return scores
  }

  /// Notes answers that name nobody and that a later one of their account within a year replaces.
  private mutating func noteMerged(_ answers: ByAccount<Score>) {
    for account in accounts.indices {
      for (answer, next) in zip(answers[account], answers[account].dropFirst())
      where answer.respondent == .account && next.respondent == .account && next.day - answer.day <= 364 {
        lateNotes[parts[Int(answer.source.part)].file, default: [:]][
          "nps answers that name no respondent: a later one of the account counts instead", default: 0] += 1
      }
    }
  }
}
