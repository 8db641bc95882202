internal import Accounts
public import Values

/// Opportunities that were lost for one reason, or from one stage.
public struct LostGroup: Sendable {
  /// As written; empty where the rows have none.
  public var name: String
  /// The opportunities, in the order of accounts.
  public var deals: [Deal] = []
  /// Their amounts.
  public var amount: Money { deals.reduce(Money.zero) { $0 + $1.opportunity.amount } }

  /// How many are of accounts of each tier: none at 0, then 1–3.
  public func tiers(in snapshot: Snapshot) -> [Int] {
    deals.reduce(into: [0, 0, 0, 0]) { $0[Int(snapshot.tiers[$1.account])] += 1 }
  }
}

/// Open opportunities of one sales stage, and how long they have been open and in it.
public struct StageAge: Sendable {
  /// As written; empty where the rows have none.
  public var stage: String
  /// The opportunities, in the order of accounts.
  public var deals: [Deal] = []
  /// Median days since their creation; nil where none has a day of creation.
  public var age: Double?
  /// Median days in the stage, by their histories; nil where none has one.
  public var inStage: Double?
}

/// What became of opportunities: why they were lost, and where the open ones wait.
public struct DealLosses: Sendable {
  /// Lost in P, by reason, the most money first.
  public let reasons: [LostGroup]
  /// The same by the sales stage that they were lost from.
  public let stages: [LostGroup]
  /// The open ones by sales stage, the most first.
  public let open: [StageAge]
}

extension Snapshot {
  /// Why opportunities of the accounts on the list that are counted were lost in P, and how old the open ones are.
  ///
  /// - Complexity: O(accounts + opportunities + their changes).
  public func dealLosses(of set: AccountSet = .all) -> DealLosses {
    var reasons: [String: LostGroup] = [:]
    var stages: [String: LostGroup] = [:]
    var open: [String: StageAge] = [:]
    for deal in dealsOfPeriod(of: set) {
      let opportunity = deal.opportunity
      switch opportunity.state {
      case .lost:
        reasons[opportunity.lostReason, default: LostGroup(name: opportunity.lostReason)].deals.append(deal)
        let stage = lastStage(of: deal)
        stages[stage, default: LostGroup(name: stage)].deals.append(deal)
      case .open: open[opportunity.stage, default: StageAge(stage: opportunity.stage)].deals.append(deal)
      case .won: break
      }
    }
    func ordered(_ groups: [String: LostGroup]) -> [LostGroup] {
      groups.values.sorted { ($1.amount, $0.name) < ($0.amount, $1.name) }
    }
    let ages = open.values.map { age in
      var age = age
      age.age = Median.of(age.deals.compactMap { $0.opportunity.created.map { Double(asOf - $0) } })
      age.inStage = Median.of(age.deals.compactMap { $0.opportunity.stageSince.map { Double(asOf - $0) } })
      return age
    }
    return DealLosses(
      reasons: ordered(reasons), stages: ordered(stages),
      open: ages.sorted { ($1.deals.count, $0.stage) < ($0.deals.count, $1.stage) })
  }

  /// The last sales stage that an opportunity was in before it was lost, by its history; empty where it has none.
  private func lastStage(of deal: Deal) -> String {
    guard let closed = deal.opportunity.closed else { return "" }
    let changes = dataset.changes(ofOpportunityAt: deal.opportunity.place, of: deal.account, at: asOf)
    let course = OpportunityCourse(changes.filter { $0.day <= closed })
    let own = deal.opportunity.stage.lowercased()
    return course.stages.last { $0.name.lowercased() != own }?.name ?? ""
  }
}
