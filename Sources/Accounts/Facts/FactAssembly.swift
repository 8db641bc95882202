internal import Ingest
internal import Values

/// Puts the facts of one account at one point together: first what does not need its activities, then, when they were
/// replayed, the rest.
struct FactAssembly {
  private let plan: ReplayPlan
  private let renewalGraceDays: Int
  private let renewalsAreRevenue: Bool
  private let surge: AccountRules.Surge
  /// By topic.
  private let isCompetitor: [Bool]
  private let derivesRelationship: Bool

  init(_ dataset: Dataset, plan: ReplayPlan) {
    self.plan = plan
    renewalGraceDays = dataset.rules.renewalGraceDays
    renewalsAreRevenue = !dataset.hasRenewals
    surge = dataset.rules.surge
    isCompetitor = dataset.topics.map { topic in dataset.rules.competitorTopics.contains { $0.matches(topic) } }
    derivesRelationship = !dataset.tables.contains(.relationships)
  }

  /// Begins anew, with opportunities and contracts. `renewals`: storage to work with.
  func begin(
    _ facts: inout AccountFacts, _ point: FactPoint, _ standing: AccountStanding, _ rows: AccountRows,
    _ renewals: inout Renewals
  ) {
    facts = AccountFacts()
    facts.setList(standing, at: point)
    if !rows.opportunities.isEmpty { facts.addOpportunities(rows.opportunities, at: point) }
    facts.addContracts(
      rows.contracts, rows.opportunities, at: point, graceDays: renewalGraceDays,
      renewalsAreRevenue: renewalsAreRevenue, &renewals)
  }

  /// Adds the rest. `position`: the point's among those of the replay, which has just replayed the account.
  func finish(
    _ facts: inout AccountFacts, _ point: FactPoint, _ position: Int, _ replay: borrowing ActivityReplay,
    _ standing: AccountStanding, _ rows: AccountRows
  ) {
    facts.addActivities(replay, plan: plan, point: position, at: point, derivesRelationship: derivesRelationship)
    for contact in rows.contacts where contact.isStakeholder && contact.exists(at: point.asOf) {
      facts.stakeholders += 1
      if replay.isEngaged(contact: contact.number, point: position) { facts.engagedStakeholders += 1 }
    }
    if !rows.relationships.isEmpty { facts.addRelationships(rows.relationships, at: point.asOf) }
    if !rows.nps.isEmpty { facts.addAnswers(rows.nps, at: point.asOf) }
    if !rows.intent.isEmpty { facts.addIntent(rows.intent, at: point.asOf, surge: surge, isCompetitor: isCompetitor) }
    for row in rows.ownSpend where point.contains(row.day) { facts.ownSpend += row.amount }
    facts.placeInFunnel(standing)
  }
}

extension AccountFacts {
  /// Sets on which lists the account is.
  mutating func setList(_ standing: AccountStanding, at point: FactPoint) {
    isOnList = standing.isOnList(at: point.asOf)
    wasOnList = standing.isOnList(at: point.before)
    wasOnListLongAgo = standing.isOnList(at: point.asOf - 730)
  }
}

/// The rows of one account beside its activities.
struct AccountRows {
  let opportunities: ArraySlice<Opportunity>
  let contracts: ArraySlice<Contract>
  let contacts: ArraySlice<Contact>
  let relationships: ArraySlice<Score>
  let nps: ArraySlice<Score>
  let intent: ArraySlice<Intent>
  let ownSpend: ArraySlice<Spend>

  init(_ dataset: Dataset, account: Int) {
    opportunities = dataset.opportunities[account]
    contracts = dataset.contracts[account]
    contacts = dataset.contacts[account]
    relationships = dataset.relationships[account]
    nps = dataset.nps[account]
    intent = dataset.intent[account]
    ownSpend = dataset.ownSpend[account]
  }
}

extension AccountFacts {
  /// Adds what the account's opportunities say at a point.
  mutating func addOpportunities(_ opportunities: ArraySlice<Opportunity>, at point: FactPoint) {
    let asOf = point.asOf
    let yearStart = asOf - 364
    var wasLostNew = false
    var wasOpenNew = false
    for opportunity in opportunities where opportunity.exists(at: asOf) {
      let amount = opportunity.amount(at: asOf)
      let state = opportunity.state(at: asOf)
      let isNew = opportunity.type == .new
      let isExpansion = opportunity.type.isExpansion
      if let created = opportunity.createdAt, point.contains(created) {
        pipelineCreated += amount
        if isExpansion { expansionCreated += 1 }
      }
      if isNew {
        hasNewOpportunity = true
        if let created = opportunity.createdAt { opportunityOn = earlier(opportunityOn, created) }
        if opportunity.isCreatedOrReopened(in: point) { isRevived = true }
        if opportunity.exists(at: point.before) {
          switch opportunity.state(at: point.before) {
          case .lost: wasLostNew = true
          case .open: wasOpenNew = true
          case .won: break
          }
        }
      }
      guard let closed = opportunity.closed(by: asOf) else {
        openOpportunities += 1
        pipeline += amount
        if isNew { openNew += 1 }
        if isExpansion {
          openExpansion += 1
          expansionPipeline += amount
        }
        continue
      }
      if state == .lost {
        hasLost = true
        if isNew && point.contains(closed) { newLost += 1 }
        if isNew && closed >= yearStart { yearLost += 1 }
        continue
      }
      if isNew {
        wonOn = earlier(wonOn, closed)
        if closed >= yearStart {
          yearWon += 1
          yearAmount += amount
          if let cycle = opportunity.cycle(by: asOf) {
            yearCycles += 1
            yearCycleDays += Int64(cycle)
          }
        }
      }
      if isExpansion { expansionWonOn = earlier(expansionWonOn, closed) }
      guard point.contains(closed) else { continue }
      dealsWon += 1
      revenue += amount
      if isNew {
        newWon += 1
        newRevenue += amount
      }
      if isExpansion {
        expansionRevenue += amount
        expansionWon += 1
        if let cycle = opportunity.cycle(by: asOf) { expansionCycles.append(Int32(cycle)) }
      }
    }
    isDead = wasLostNew && !wasOpenNew
    isRevived = isRevived && isDead
  }
}

/// The earlier of a day that may be missing and another.
func earlier(_ day: Day?, _ other: Day) -> Day { day.map { min($0, other) } ?? other }

extension AccountFacts {
  /// The relationship at T and 30 days before, from the scores of `relationships` (by respondent, then time).
  mutating func addRelationships(_ scores: ArraySlice<Score>, at asOf: Day) {
    relationship = AccountFacts.meanOfLatest(scores, at: asOf)
    relationshipBefore = AccountFacts.meanOfLatest(scores, at: asOf - 30)
  }

  private static func meanOfLatest(_ scores: ArraySlice<Score>, at day: Day) -> Double? {
    var sum = 0.0
    var count = 0
    forEachLatest(scores, from: .distantPast, to: day) { score in
      sum += score.value
      count += 1
    }
    return count == 0 ? nil : sum / Double(count)
  }

  /// The answers to NPS surveys in the year up to T.
  mutating func addAnswers(_ scores: ArraySlice<Score>, at asOf: Day) {
    AccountFacts.forEachLatest(scores, from: asOf - 364, to: asOf) { score in
      answers += 1
      if score.value >= 9 { promoters += 1 }
      if score.value <= 6 { detractors += 1 }
    }
  }

  /// Calls with the latest score of each respondent within some days.
  static func forEachLatest(_ scores: ArraySlice<Score>, from: Day, to: Day, _ body: (Score) -> Void) {
    var latest: Score?
    for score in scores {
      if let held = latest, held.respondent != score.respondent {
        body(held)
        latest = nil
      }
      if from <= score.day && score.day <= to { latest = score }
    }
    if let latest { body(latest) }
  }

  /// Topics that surge at T (kpis.md, Intent surge). `intent` is by topic, then day.
  mutating func addIntent(_ intent: ArraySlice<Intent>, at asOf: Day, surge: AccountRules.Surge, isCompetitor: [Bool]) {
    var start = intent.startIndex
    while start < intent.endIndex {
      let topic = intent[start].topic
      var end = start
      var latest: Double?
      var sum = 0.0
      var rows = 0
      while end < intent.endIndex && intent[end].topic == topic {
        let row = intent[end]
        let age = asOf - row.day
        if (0...6).contains(age) {
          latest = max(latest ?? row.score, row.score)
        } else if (7...90).contains(age) {
          sum += row.score
          rows += 1
        }
        end += 1
      }
      start = end
      guard let latest else { continue }
      let surges =
        rows >= surge.baselineRows
        ? latest >= surge.ratio * (sum / Double(rows)) && latest >= surge.minimum : latest >= surge.newMinimum
      if !surges { continue }
      if isCompetitor[Int(topic)] { competitorTopics.append(topic) } else { surgingTopics.append(topic) }
    }
  }
}

extension AccountFacts {
  /// Places the account in the six-stage funnel, from facts that are already there (kpis.md, Stages).
  mutating func placeInFunnel(_ account: AccountStanding) {
    if isExpanded {
      stage = 6
      enteredOn = expansionWonOn.map { earlier(expandedByContractOn, $0) } ?? expandedByContractOn
    } else if let renewedOn {
      stage = 5
      enteredOn = renewedOn
    } else if wonOn != nil || hasContract {
      stage = 4
      enteredOn = wonOn.map { earlier(contractOn, $0) } ?? contractOn
    } else if hasNewOpportunity {
      stage = 3
      enteredOn = opportunityOn
    } else if let engagedOn {
      stage = 2
      enteredOn = engagedOn
    } else {
      stage = 1
      enteredOn = account.targetSince ?? account.createdAt
    }
  }

  /// The stage of the seven-stage lifecycle. `hasRelativeToWin`: a parent, child or sibling on the list is no customer.
  func lifecycleStage(hasRelativeToWin: Bool) -> UInt8 {
    if isCustomer {
      if openExpansion > 0 { return 6 }
      return hasRelativeToWin ? 7 : 5
    }
    if openOpportunities > 0 { return 3 }
    if hasLost || isChurned { return 4 }
    return engagedOn == nil ? 1 : 2
  }
}

/// Parents, children and siblings among the accounts (kpis.md, Seven-stage lifecycle).
struct Families: Sendable {
  private let parents: [Int32]
  /// By account: which accounts have the same parent id, also where no account has that id; -1: it has no parent.
  private let groups: [Int32]
  private let groupCount: Int

  /// Whether no account has a parent.
  var isEmpty: Bool { groupCount == 0 }

  init(_ accounts: [Account]) {
    parents = accounts.map(\.parent)
    var known: [String: Int32] = [:]
    groups = accounts.map { account in
      if account.parentID.isEmpty { return -1 }
      if let group = known[account.parentID] { return group }
      let group = Int32(known.count)
      known[account.parentID] = group
      return group
    }
    groupCount = known.count
  }

  /// For each account whether one of its relatives is among the given ones.
  ///
  /// - Complexity: O(accounts).
  func relatives(where holds: [Bool]) -> [Bool] {
    var siblings = [Int32](repeating: 0, count: groupCount)
    var relatives = [Bool](repeating: false, count: parents.count)
    for account in parents.indices where groups[account] >= 0 && holds[account] {
      siblings[Int(groups[account])] += 1
      let parent = Int(parents[account])
      if parent >= 0 && parent != account { relatives[parent] = true }
    }
    for account in parents.indices where groups[account] >= 0 {
      let parent = Int(parents[account])
      if parent >= 0 && parent != account && holds[parent] { relatives[account] = true }
      if siblings[Int(groups[account])] > (holds[account] ? 1 : 0) { relatives[account] = true }
    }
    return relatives
  }
}
