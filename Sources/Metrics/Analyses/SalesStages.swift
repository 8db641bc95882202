internal import Accounts
internal import Values

/// How opportunities went through a sales stage, by their history (analyses.md, Velocity).
public struct SalesStageFlow: Sendable {
  /// As first written.
  public var stage: String
  /// Positions of the accounts whose opportunities came into it, ascending.
  public var accounts: [Int] = []
  /// How often opportunities came into it.
  public var visits = 0
  /// How many of these visits go on, went on to a later stage or were won, went back to an earlier one, were lost.
  public var open = 0, movedOn = 0, wentBack = 0, lost = 0
  /// Opportunities that came from an earlier stage to a later one without it.
  public var skipped = 0
  /// Days in it, those included that are still in it.
  public var curve = KaplanMeier([])
}

extension Snapshot {
  /// How opportunities of the accounts on the list that are counted went through their sales stages, in the order in which they
  /// mostly come. Empty without a history.
  ///
  /// - Complexity: O(opportunities + their changes), and O(s log s) in the stages.
  public func salesStages(of set: AccountSet = .all) -> [SalesStageFlow] {
    guard hasDealHistory else { return [] }
    var courses: [(account: Int, visits: [StageVisit])] = []
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      for opportunity in dataset.opportunityDetails(of: account, at: asOf) {
        let visits = self.visits(of: Deal(account: account, opportunity: opportunity))
        if !visits.isEmpty { courses.append((account, visits)) }
      }
    }
    let order = SalesStageFlow.order(of: courses.map(\.visits))
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0) })
    var flows = order.map { SalesStageFlow(stage: $0.name) }
    var days = order.map { _ in [Waiting]() }
    // How many more opportunities go past a stage than past the one before it, whether they come into it or not.
    var passing = [Int](repeating: 0, count: order.count + 1)
    for (account, visits) in courses {
      let places = visits.compactMap { ranks[$0.key] }
      for (number, place) in places.enumerated() {
        let next = number + 1 < places.count ? places[number + 1] : nil
        flows[place].add(visits[number], account, next.map { $0 > place })
        days[place].append(visits[number].waiting)
      }
      guard let first = places.min(), let last = places.max() else { continue }
      passing[first] += 1
      passing[last + 1] -= 1
      for place in Set(places) { flows[place].skipped -= 1 }
    }
    var passed = 0
    for place in flows.indices {
      passed += passing[place]
      flows[place].skipped += passed
      flows[place].curve = KaplanMeier(days[place])
    }
    return flows
  }

  /// The stages that an opportunity was in, one after the other, without the one that says that it is won or lost.
  private func visits(of deal: Deal) -> [StageVisit] {
    let opportunity = deal.opportunity
    let changes = dataset.changes(ofOpportunityAt: opportunity.place, of: deal.account, at: asOf)
    var stages = OpportunityCourse(changes).stages.filter { stage in
      opportunity.closed.map { stage.since <= $0 } ?? true
    }
    if opportunity.state != .open, stages.last?.name.lowercased() == opportunity.stage.lowercased() {
      stages.removeLast()
    }
    return stages.indices.map { number in
      let since = stages[number].since
      let isLast = number + 1 == stages.count
      let until = isLast ? opportunity.closed ?? asOf : stages[number + 1].since
      return StageVisit(
        name: stages[number].name,
        waiting: Waiting(days: max(0, until - since), isEvent: !isLast || opportunity.state != .open),
        isWon: isLast && opportunity.state == .won, isLost: isLast && opportunity.state == .lost)
    }
  }
}

/// An opportunity's time in a stage.
struct StageVisit {
  var name: String
  var waiting: Waiting
  var isWon: Bool
  var isLost: Bool
  var key: String { name.lowercased() }
}

extension SalesStageFlow {
  /// The stages in the order in which they mostly come: by the mean of their places in opportunities, the first visit counting.
  static func order(of courses: [[StageVisit]]) -> [(key: String, name: String)] {
    var places: [String: (name: String, sum: Double, count: Double)] = [:]
    for visits in courses {
      var seen: Set<String> = []
      for visit in visits where seen.insert(visit.key).inserted {
        var place = places[visit.key] ?? (visit.name, 0, 0)
        place.sum += Double(seen.count)
        place.count += 1
        places[visit.key] = place
      }
    }
    return places.sorted { ($0.value.sum / $0.value.count, $0.key) < ($1.value.sum / $1.value.count, $1.key) }
      .map { ($0.key, $0.value.name) }
  }

  /// Counts a visit.
  ///
  /// - Parameter isForward: whether the next stage is a later one; nil where there is none.
  mutating func add(_ visit: StageVisit, _ account: Int, _ isForward: Bool?) {
    visits += 1
    if accounts.last != account { accounts.append(account) }
    if visit.isLost {
      lost += 1
    } else if visit.isWon || isForward == true {
      movedOn += 1
    } else if isForward == false {
      wentBack += 1
    } else {
      open += 1
    }
  }
}
