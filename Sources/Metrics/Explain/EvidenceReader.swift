internal import Accounts
internal import Values

/// Picks the rows of an account at (T, P), and says what each adds to a measure.
struct EvidenceReader {
  /// A row, and what it adds.
  struct Row {
    var table: Table
    var place: Place
    var day: Day?
    var content: EvidenceContent
    var amount: Double
  }

  let snapshot: Snapshot
  let account: Int
  let details: AccountDetails
  let scope: EvidenceScope

  init(_ account: Int, in snapshot: Snapshot) {
    self.snapshot = snapshot
    self.account = account
    details = snapshot.dataset.details(of: account, at: snapshot.period.now)
    scope = EvidenceScope(
      point: details.point, facts: snapshot.facts[account], types: snapshot.dataset.types,
      hasContract: !details.contracts.isEmpty)
  }

  /// The rows of a term. What they add sums up to what the account has of it.
  func rows(of term: KPI.Term) -> [Row] {
    switch term {
    case .fact(let fact): return rows(of: fact)
    case .hundredfold(let fact): return rows(of: fact).map { $0.times(100) }
    case .spend: return rows(of: .ownSpend)
    case .ltv: return rows(.contracts(adding: .ltv) { $1.isCounted })
    case .potentialLTV: return rows(.median)
    case .days(let duration): return rows(of: duration) { Double($0) }
    case .values(let duration): return rows(of: duration) { _ in 1 }
    case .reached, .at: return once(.stage, last: scope.facts.stage == 2)
    case .lifecycle: return once(.lifecycle, last: scope.facts.lifecycle == 2)
    }
  }

  private func rows(of fact: Fact) -> [Row] {
    fact.kind == .flag ? once(fact.measure.rows, last: fact.measure.isBorneByLast) : rows(fact.measure.rows)
  }

  /// The rows of what an account is counted once for: the first (or last) that decides bears the 1, or the account's own.
  func once(_ picked: EvidenceRows, last: Bool = false) -> [Row] {
    var rows = rows(picked)
    let order = rows.indices.filter { rows[$0].amount != 0 }.sorted {
      (rows[$0].day ?? .distantPast, rows[$0].place.line) < (rows[$1].day ?? .distantPast, rows[$1].place.line)
    }
    let bearer = last ? order.last : order.first
    for position in rows.indices { rows[position].amount = position == bearer ? 1 : 0 }
    return bearer == nil ? rows + own : rows
  }

  func rows(_ picked: EvidenceRows) -> [Row] {
    switch picked {
    case .account: own
    case .median: median
    case .activities(let adding, let counts): activities(adding) { counts(scope, $0) }
    case .visitors(let identified): visitors(identified: identified)
    case .opportunities(let adding, let counts):
      details.opportunities.filter { counts(scope, $0) }.map { row($0, adding) }
    case .opportunitiesBefore(let counts):
      snapshot.dataset.opportunityDetails(of: account, at: details.point.before).filter(counts).map {
        row($0, .once)
      }
    case .contracts(let adding, let counts): details.contracts.filter { counts(scope, $0) }.map { row($0, adding) }
    case .contractsBefore: scope.facts.wasCustomer ? contractsBefore.map { row($0, .value) } : []
    case .customerBefore: customerBefore
    case .contacts(let counts): contacts(counts)
    case .topics(let ofCompetitors): topics(ofCompetitors)
    case .relationships: relationships
    case .answers(let netPromoters): answers(netPromoters)
    case .spend: spend
    case .stage: rows(.ofStage(scope.facts))
    case .lifecycle: rows(.ofLifecycle(scope.facts))
    case .grounds(let picked): rows(picked).map { $0.times(0) }
    case .both(let first, let second): rows(first) + rows(second)
    }
  }

  /// Contracts that were active the day before P.
  private var contractsBefore: [ContractDetails] {
    let before = details.point.before
    return snapshot.dataset.contractDetails(of: account, at: Point(asOf: before, from: before)).filter(\.isCounted)
  }

  private var customerBefore: [Row] {
    let contracts = contractsBefore
    if !contracts.isEmpty { return contracts.map { row($0, .once) } }
    return rows(.opportunitiesBefore { $0.type == .new && $0.state == .won })
  }

  // MARK: The account

  private var own: [Row] {
    snapshot.dataset.place(ofAccount: account).map {
      [Row(table: $0.table, place: $0.place, day: nil, content: .account, amount: 1)]
    } ?? []
  }

  private var median: [Row] {
    let ltv = snapshot.current.scope.potentialLTV(tier: Int(snapshot.tiers[account])) ?? 0
    return own.map { row in
      var row = row
      row.content = .median(ltv: ltv)
      return row.times(ltv)
    }
  }

  // MARK: Activities

  private func activities(_ adding: EvidenceRows.ActivityAmount, _ counts: (ActivityDetails) -> Bool) -> [Row] {
    details.activities.filter(counts).map { row in
      let points = points(of: row, adding)
      return Row(
        table: .activities, place: row.place, day: row.day,
        content: .activity(type: row.type, count: row.count, contact: row.contact, points: points),
        amount: points?.value ?? Double(row.count))
    }
  }

  private func points(of row: ActivityDetails, _ adding: EvidenceRows.ActivityAmount) -> EvidencePoints? {
    func points(_ day: Day, _ weight: Double, _ halfLife: Double) -> EvidencePoints {
      EvidencePoints(weight: weight, count: row.count, age: day - row.day, halfLife: halfLife)
    }
    let halfLife = snapshot.dataset.rules.halfLifeDays
    switch adding {
    case .counts: return nil
    case .score: return points(details.point.asOf, scope.weight(row), halfLife)
    case .scoreWhenEngaged: return points(scope.facts.engagedOn ?? details.point.asOf, scope.weight(row), halfLife)
    case .warmth: return points(details.point.asOf, Warmth.points(ofType: row.code), Warmth.halfLifeDays)
    }
  }

  private func visitors(identified: Bool) -> [Row] {
    snapshot.table.visitorDetails(of: account, in: snapshot.dataset).compactMap { visitor in
      if identified && !visitor.isIdentified { return nil }
      // The row that names whom it is of, where it is one of this account.
      let naming =
        identified
        ? details.activities.last {
          $0.visitor == visitor.visitor && $0.contact != nil && details.point.contains($0.day)
        } : nil
      if let naming {
        return Row(
          table: .activities, place: naming.place, day: naming.day,
          content: .activity(type: naming.type, count: naming.count, contact: naming.contact, points: nil), amount: 1)
      }
      return Row(
        table: .activities, place: visitor.place, day: visitor.firstDay, content: .visitor(visitor.visitor), amount: 1)
    }
  }

  // MARK: Opportunities, contracts, contacts

  private func row(_ deal: OpportunityDetails, _ adding: EvidenceRows.OpportunityAmount) -> Row {
    let amount: Double =
      switch adding {
      case .once: 1
      case .amount: deal.amount.double
      case .cycle: Double(deal.cycle ?? 0)
      case .onlyWithoutContract: deal.type == .new && deal.state == .won && !scope.hasContract ? 1 : 0
      }
    return Row(
      table: .opportunities, place: deal.place, day: deal.closed ?? deal.created,
      content: .opportunity(name: deal.name.isEmpty ? deal.id : deal.name, deal.state, amount: deal.amount),
      amount: amount)
  }

  private func row(_ contract: ContractDetails, _ adding: EvidenceRows.ContractAmount) -> Row {
    let value = contract.annualValue.double
    let factor = snapshot.dataset.rules.grossMargin / snapshot.current.scope.churn
    let (amount, kept, usedFactor): (Double, Double?, Double?) =
      switch adding {
      case .once: (1, nil, nil)
      case .onceIfActive: (contract.isCounted ? 1 : 0, nil, nil)
      case .value: (value, nil, nil)
      case .kept: (min(value, contract.renewedValue), contract.renewedValue, nil)
      case .ltv: (value * snapshot.dataset.rules.grossMargin / snapshot.current.scope.churn, nil, factor)
      case .ltvBelow: (-value * snapshot.dataset.rules.grossMargin / snapshot.current.scope.churn, nil, factor)
      }
    return Row(
      table: .contracts, place: contract.place, day: contract.end ?? contract.start,
      content: .contract(
        id: contract.id, annualValue: contract.annualValue, end: contract.end, renewedBy: contract.renewedBy,
        kept: kept, factor: usedFactor),
      amount: amount)
  }

  private func contacts(_ counts: (ContactDetails) -> Bool) -> [Row] {
    details.contacts.filter(counts).map { contact in
      Row(
        table: .contacts, place: contact.place, day: contact.lastEngagement,
        content: .contact(label: contact.label, last: contact.lastEngagement), amount: 1)
    }
  }

  /// Days of a duration: the opportunity that ends it bears them, and the touch that begins it is seen.
  private func rows(of duration: Duration, _ amount: (Int) -> Double) -> [Row] {
    let facts = scope.facts
    let first = facts.firstTouch
    func cycle(to day: Day?, _ ends: (OpportunityDetails) -> Bool) -> [Row] {
      guard let day, let first, first <= day, details.point.contains(day) else { return [] }
      let touches = activities(.counts) { $0.isTouch && $0.kind == .engagement && $0.day == first }
      let deal = details.opportunities.filter { $0.type == .new && ends($0) }.min { $0.place.line < $1.place.line }
      return touches.map { $0.times(0) } + (deal.map { [row($0, .once).times(amount(day - first))] } ?? [])
    }
    switch duration {
    case .timeToOpportunity: return cycle(to: facts.opportunityOn) { $0.created == facts.opportunityOn }
    case .dealCycle: return cycle(to: facts.wonOn) { $0.state == .won && $0.closed == facts.wonOn }
    case .expansionCycle:
      return details.opportunities.filter { deal in
        deal.type.isExpansion && deal.state == .won && (deal.closed.map(details.point.contains) ?? false)
          && deal.cycle != nil
      }.map { row($0, .once).times(amount($0.cycle ?? 0)) }
    }
  }

  // MARK: Scores and spend

  /// Scores, each with its part of the mean; where no file has any, the activities that they are derived from, each with
  /// its part of the score by its points.
  private var relationships: [Row] {
    if !details.relationships.isEmpty {
      let count = details.relationships.count
      return details.relationships.map { row in
        Row(
          table: .relationships, place: row.place, day: row.day,
          content: .score(contact: row.contact, row.score, of: count), amount: row.score / Double(count))
      }
    }
    let rows = activities(.warmth) { Warmth.points(ofType: $0.code) > 0 }
    let sum = rows.reduce(0) { $0 + $1.amount }
    let score = scope.facts.relationship ?? 0
    return rows.map { $0.times(sum == 0 ? 0 : score / sum) }
  }

  /// The scores of the topics that surge: the highest of the week bears what is counted, the baseline is seen.
  private func topics(_ isCompetitor: Bool) -> [Row] {
    details.topics.filter { $0.isSurging && $0.isCompetitor == isCompetitor }.flatMap { topic in
      topic.rows.map { row in
        Row(
          table: .intent, place: row.place, day: row.day,
          content: .intent(
            topic: topic.topic, score: row.score, isRecent: row.isRecent, latest: topic.latest,
            baseline: topic.baseline),
          amount: row.isRecent && row.score == topic.latest ? 1 : 0)
      }
    }
  }

  private func answers(_ netPromoters: Bool) -> [Row] {
    details.answers.filter(\.isCounted).map { row in
      let net = row.score >= 9 ? 1.0 : row.score <= 6 ? -1 : 0
      return Row(
        table: .nps, place: row.place, day: row.day, content: .score(contact: row.contact, row.score, of: nil),
        amount: netPromoters ? net : 1)
    }
  }

  private var spend: [Row] {
    details.spend.filter { details.point.contains($0.day) }.map { row in
      Row(
        table: .spend, place: row.place, day: row.day, content: .spend(channel: row.channel, amount: row.amount),
        amount: row.amount.double)
    }
  }
}

extension EvidenceReader.Row {
  /// The same row, adding so many times as much.
  fileprivate func times(_ factor: Double) -> EvidenceReader.Row {
    var row = self
    row.amount *= factor
    return row
  }
}
