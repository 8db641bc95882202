internal import Exports

/// The facts of every account of a dataset at a list of points: one replay of each account serves them all.
public struct FactTable: Sendable {
  /// The columns at each point.
  public let columns: [FactColumns]
  /// The facts at the first point, by account.
  public let facts: [AccountFacts]
  /// Accounts and activities that were replayed: work counters.
  public let accountsComputed: Int
  /// Activities that were replayed: a work counter.
  public let activitiesReplayed: Int

  /// Computes everything.
  ///
  /// - Complexity: O(activities + accounts × points).
  public init(_ dataset: Dataset, points: [Point], workers: Workers = .serial) {
    let plan = ReplayPlan(points: points, rules: dataset.rules, types: dataset.types, zone: dataset.zone)
    let count = dataset.accounts.count
    let pieces = max(1, min(workers.count, count / 64))
    let bounds = (0...pieces).map { count * $0 / pieces }
    let results = workers.map(pieces) { piece in
      var computer = FactComputer(dataset, plan: plan, points: points)
      return computer.compute(bounds[piece]..<bounds[piece + 1])
    }
    var all = results[0].facts
    var visitors = results[0].visitors
    var replayed = results[0].replayed
    for result in results.dropFirst() {
      all += result.facts
      replayed += result.replayed
      for position in visitors.indices { visitors[position].merge(result.visitors[position]) }
    }
    let counts = VisitorCounts(visitors, points: points, accounts: count)
    for account in 0..<count {
      for point in points.indices {
        all[account * points.count + point].anonymousVisitors = counts.anonymous(account: account, point: point)
        all[account * points.count + point].identifiedVisitors = counts.identified(account: account, point: point)
      }
    }
    let families = Families(dataset.accounts)
    columns = points.indices.map { point in
      FactTable.finish(&all, point: point, of: points, dataset: dataset, families: families)
    }
    facts = (0..<count).map { all[$0 * points.count] }
    accountsComputed = count
    activitiesReplayed = replayed
  }

  /// Fills in what depends on the whole list at a point, and makes its columns.
  private static func finish(
    _ all: inout [AccountFacts], point: Int, of points: [Point], dataset: Dataset, families: Families
  ) -> FactColumns {
    let count = dataset.accounts.count
    let stride = points.count
    var columns = FactColumns(point: points[point], accounts: count)
    let canBeWon = (0..<count).map { account in
      let facts = all[account * stride + point]
      return facts.isOnList && !facts.isCustomer
    }
    let relatives = families.relatives(where: canBeWon)
    for account in 0..<count {
      let index = account * stride + point
      all[index].lifecycle = all[index].lifecycleStage(hasRelativeToWin: relatives[account])
    }
    let scope = ListScope(dataset, at: points[point]) { all[$0 * stride + point] }
    columns.setScope(scope)
    for account in 0..<count {
      let index = account * stride + point
      let tier = Int(dataset.accounts[account].tier)
      all[index].spend = all[index].ownSpend.double + (all[index].isOnList ? scope.share(tier: tier) : 0)
      if all[index].isCustomer {
        all[index].ltv = all[index].acv.double * dataset.rules.grossMargin / scope.churn
      } else {
        all[index].potentialLTV = scope.potentialLTV(tier: tier)
      }
      columns.set(all[index], of: dataset.accounts[account], at: account)
    }
    return columns
  }
}

extension ListScope {
  /// The scope of a dataset at a point, from the facts of its accounts.
  init(_ dataset: Dataset, at point: Point, facts: (Int) -> AccountFacts) {
    for tier in 0...3 {
      for spend in dataset.sharedSpend[tier] where point.contains(spend.day) { sharedSpend[tier] += spend.amount }
    }
    var due = 0
    var renewed = 0
    for account in dataset.accounts.indices {
      let facts = facts(account)
      guard facts.isOnList else { continue }
      accounts[Int(dataset.accounts[account].tier)] += 1
      if facts.longDue > 0 {
        due += 1
        if facts.longRenewed == facts.longDue { renewed += 1 }
      }
    }
    churn = due < 20 ? dataset.rules.defaultChurn : max(0.05, 1 - Double(renewed) / Double(due))
    var values: [[Double]] = [[], [], [], []]
    for account in dataset.accounts.indices {
      let facts = facts(account)
      guard facts.isOnList, facts.isCustomer else { continue }
      values[Int(dataset.accounts[account].tier)].append(facts.acv.double * dataset.rules.grossMargin / churn)
    }
    medianLTV = values.map { Median.of($0) }
    medianLTVOfAll = Median.of(values.flatMap { $0 })
  }
}

/// The middle of some values.
public enum Median {
  /// The middle value, or the mean of the middle two; nil of nothing.
  public static func of(_ values: [Double]) -> Double? {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
