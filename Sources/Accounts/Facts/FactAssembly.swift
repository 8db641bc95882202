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
    _ facts: inout AccountFacts, _ point: Point, _ standing: AccountStanding, _ rows: AccountRows,
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
    _ facts: inout AccountFacts, _ point: Point, _ position: Int, _ replay: borrowing ActivityReplay,
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
  mutating func setList(_ standing: AccountStanding, at point: Point) {
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
