internal import Exports

/// Computes the facts of a run of accounts at all points. Each worker has one of its own.
struct FactComputer {
  private let dataset: Dataset
  private let plan: ReplayPlan
  private let points: [Point]
  private var replay: ActivityReplay
  private let isCompetitor: [Bool]
  private let derivesRelationship: Bool

  init(_ dataset: Dataset, plan: ReplayPlan, points: [Point]) {
    self.dataset = dataset
    self.plan = plan
    self.points = points
    replay = ActivityReplay(plan: plan, index: dataset.activities)
    isCompetitor = dataset.topics.map { topic in dataset.rules.competitorTopics.contains { $0.matches(topic) } }
    derivesRelationship = !dataset.tables.contains(.relationships)
  }

  struct Result: Sendable {
    /// By account, then point.
    var facts: [AccountFacts]
    var visitors: [VisitorHistory]
    var replayed: Int
  }

  /// The facts of the accounts at these positions.
  mutating func compute(_ accounts: Range<Int>) -> Result {
    var facts: [AccountFacts] = []
    facts.reserveCapacity(accounts.count * points.count)
    for account in accounts { compute(account, into: &facts) }
    return Result(facts: facts, visitors: replay.visitors, replayed: replay.replayed)
  }

  private mutating func compute(_ account: Int, into all: inout [AccountFacts]) {
    let first = all.count
    let opportunities = dataset.opportunities[account]
    let contracts = dataset.contracts[account]
    var wonDays: [Day] = []
    for point in points {
      var facts = AccountFacts()
      facts.isOnList = dataset.accounts[account].isOnList(at: point.asOf)
      if !opportunities.isEmpty { facts.addOpportunities(opportunities, at: point) }
      facts.addContracts(contracts, opportunities, at: point, graceDays: dataset.rules.renewalGraceDays)
      if let won = facts.wonOn, !wonDays.contains(won) { wonDays.append(won) }
      all.append(facts)
    }
    replay.replay(account: account, wonDays: wonDays)
    let contacts = dataset.contacts[account]
    let scores = dataset.relationships[account]
    let answers = dataset.nps[account]
    let intent = dataset.intent[account]
    let spend = dataset.ownSpend[account]
    for (position, point) in points.enumerated() {
      let index = first + position
      all[index].addActivities(
        replay, plan: plan, point: position, at: point, derivesRelationship: derivesRelationship)
      for contact in contacts where contact.isStakeholder && contact.exists(at: point.asOf) {
        all[index].stakeholders += 1
        if replay.isEngaged(contact: contact.number, point: position) { all[index].engagedStakeholders += 1 }
      }
      if !scores.isEmpty { all[index].addRelationships(scores, at: point.asOf) }
      if !answers.isEmpty { all[index].addAnswers(answers, at: point.asOf) }
      if !intent.isEmpty {
        all[index].addIntent(intent, at: point.asOf, surge: dataset.rules.surge, isCompetitor: isCompetitor)
      }
      for row in spend where point.contains(row.day) { all[index].ownSpend += row.amount }
      all[index].placeInFunnel(dataset.accounts[account])
    }
  }
}
