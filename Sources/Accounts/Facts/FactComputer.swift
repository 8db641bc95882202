internal import Exports
internal import Values

/// Computes the facts of accounts at all points, a block of them at a time. Each worker has one of its own.
struct FactComputer: ~Copyable {
  private let dataset: Dataset
  private let plan: ReplayPlan
  private let points: [Point]
  private var replay: ActivityReplay
  private let isCompetitor: [Bool]
  private let derivesRelationship: Bool
  /// Of the account that is computed, the facts at each point.
  private var all: [AccountFacts]
  /// By point: the facts of the accounts of the block that is computed.
  private let builders: [FactBlockBuilder]
  private(set) var block = ComputedBlock(points: 0)

  init(_ dataset: Dataset, plan: ReplayPlan, points: [Point]) {
    self.dataset = dataset
    self.plan = plan
    self.points = points
    replay = ActivityReplay(plan: plan, index: dataset.activities)
    isCompetitor = dataset.topics.map { topic in dataset.rules.competitorTopics.contains { $0.matches(topic) } }
    derivesRelationship = !dataset.tables.contains(.relationships)
    all = Array(repeating: AccountFacts(), count: points.count)
    builders = points.map { _ in FactBlockBuilder() }
  }

  /// Activities replayed so far.
  var replayed: Int { replay.replayed }

  /// Computes some accounts: at most as many as a block has. −1 is nobody.
  mutating func compute(_ accounts: ArraySlice<Int32>) {
    for builder in builders { builder.clear() }
    block = ComputedBlock(points: points.count)
    for (slot, account) in accounts.enumerated() where account >= 0 {
      // Most of the cost is waiting for memory: what comes next is asked for in two steps.
      let next = accounts.startIndex + slot + 1
      if next + 1 < accounts.endIndex && accounts[next + 1] >= 0 { replay.prefetch(account: Int(accounts[next + 1])) }
      if next < accounts.endIndex && accounts[next] >= 0 { replay.prefetchEntries(account: Int(accounts[next])) }
      // Copied once: it holds a dozen texts.
      let source = dataset.accounts[Int(account)]
      compute(Int(account), source)
      for point in points.indices { take(point, of: Int(account), source, slot: slot) }
      block.facts.append(all[0])
      replay.addVisitors(to: &block.visitors, account: account)
    }
  }

  /// The packed columns of the computed block at a point, by fact.
  func packed(at point: Int) -> [FactBlock] { Fact.allCases.map { builders[point].block($0) } }

  /// The value of a fact of an account of the computed block.
  func value(_ fact: Fact, slot: Int, point: Int) -> Int64 { builders[point].value(fact, at: slot) }

  private mutating func take(_ point: Int, of account: Int, _ source: borrowing Account, slot: Int) {
    guard all[point].isOnList else {
      block.stages[point].append(0)
      block.lifecycles[point].append(0)
      return
    }
    all[point].write(source, in: points[point], to: builders[point].row(at: slot))
    block.stages[point].append(all[point].stage)
    block.lifecycles[point].append(all[point].lifecycleStage(hasRelativeToWin: false))
    for duration in Duration.allCases {
      for days in all[point].days(duration, in: points[point]) {
        block.durations[point][duration.rawValue].append((Int32(account), days))
      }
    }
  }

  private mutating func compute(_ account: Int, _ source: borrowing Account) {
    let opportunities = dataset.opportunities[account]
    let contracts = dataset.contracts[account]
    var wonDays: [Day] = []
    for (position, point) in points.enumerated() {
      all[position] = AccountFacts()
      all[position].isOnList = source.isOnList(at: point.asOf)
      if !opportunities.isEmpty { all[position].addOpportunities(opportunities, at: point) }
      all[position].addContracts(contracts, opportunities, at: point, graceDays: dataset.rules.renewalGraceDays)
      if let won = all[position].wonOn, !wonDays.contains(won) { wonDays.append(won) }
    }
    replay.replay(account: account, wonDays: wonDays)
    let contacts = dataset.contacts[account]
    let scores = dataset.relationships[account]
    let answers = dataset.nps[account]
    let intent = dataset.intent[account]
    let spend = dataset.ownSpend[account]
    for (position, point) in points.enumerated() {
      all[position].addActivities(
        replay, plan: plan, point: position, at: point, derivesRelationship: derivesRelationship)
      for contact in contacts where contact.isStakeholder && contact.exists(at: point.asOf) {
        all[position].stakeholders += 1
        if replay.isEngaged(contact: contact.number, point: position) { all[position].engagedStakeholders += 1 }
      }
      if !scores.isEmpty { all[position].addRelationships(scores, at: point.asOf) }
      if !answers.isEmpty { all[position].addAnswers(answers, at: point.asOf) }
      if !intent.isEmpty {
        all[position].addIntent(intent, at: point.asOf, surge: dataset.rules.surge, isCompetitor: isCompetitor)
      }
      for row in spend where point.contains(row.day) { all[position].ownSpend += row.amount }
      all[position].placeInFunnel(source)
    }
  }
}

/// What was computed for the accounts of a block, beside the packed facts.
struct ComputedBlock: Sendable {
  /// By point, then account.
  var stages: [[UInt8]]
  /// The same: the stages of accounts without relatives.
  var lifecycles: [[UInt8]]
  /// By point, then duration.
  var durations: [[[(account: Int32, days: Int32)]]]
  /// At the first point, by account.
  var facts: [AccountFacts] = []
  /// What the accounts say of their visitors.
  var visitors: [VisitorHistory] = []

  init(points: Int) {
    stages = Array(repeating: [], count: points)
    lifecycles = stages
    durations = Array(repeating: Duration.allCases.map { _ in [] }, count: points)
  }
}
