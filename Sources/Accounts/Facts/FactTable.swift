internal import Ingest
public import Values

/// The facts of every account of a dataset at a list of points: one replay of each account serves them all.
public struct FactTable: Sendable {
  /// The columns at each point.
  public private(set) var columns: [FactColumns]
  /// The facts at the first point, by account.
  public private(set) var facts: [AccountFacts]
  /// Accounts and activities that were replayed to make this table: work counters.
  public let accountsComputed: Int
  /// Activities that were replayed: a work counter.
  public let activitiesReplayed: Int

  let points: [FactPoint]
  private let version: DatasetVersion
  private let order: AccountOrder
  private var visitors: VisitorTable

  /// Of a visitor that counts as unknown before P at the first point, and belongs to an account: whether it became known
  /// in P; nil of any other.
  func becameKnown(_ visitor: UInt32, of account: Int) -> Bool? {
    let history = visitors.history(of: visitor)
    guard history.canCount, Int(history.owner) == account, history.isSeen(at: 0),
      !history.wasKnown(before: points[0].from.number)
    else { return nil }
    return history.isIdentified(at: 0)
  }

  /// Computes the facts of a dataset.
  ///
  /// - Parameter previous: the table of the dataset before. Where the dataset was built upon that one and the points are
  ///   the same, only the accounts whose rows are others are computed; the result is the same as without it.
  /// - Complexity: O(activities + accounts × points); with a previous table O(activities of the accounts that got some).
  public init(_ dataset: Dataset, points: [FactPoint], workers: Workers = .serial, after previous: FactTable? = nil) {
    if let previous, let change = dataset.change, change.since === previous.version, previous.points == points,
      change.accounts.count <= FactTable.mostChanged(of: dataset.accounts.count),
      // With a history, other tiers of then are possible although those of today are the same.
      !dataset.hasHistory || AccountOrder(tiers: dataset.accounts.map(\.tier)).accounts == previous.order.accounts
    {
      self.init(updating: previous, dataset, change, workers: workers)
    } else {
      self.init(computing: dataset, points: points, workers: workers)
    }
  }

  // MARK: Everything

  private init(computing dataset: Dataset, points: [FactPoint], workers: Workers) {
    let plan = ReplayPlan(points: points, rules: dataset.rules, types: dataset.types, zone: dataset.zone)
    let order = AccountOrder(tiers: dataset.accounts.map(\.tier))
    let bounds = FactTable.bounds(of: order, dataset, pieces: workers.count * 4)
    let pieces = workers.map(bounds.count - 1) { piece in
      FactPiece(
        bounds[piece]..<bounds[piece + 1], of: order, FactComputer(dataset, plan: plan, points: points),
        points: points.count)
    }
    self.points = points
    self.order = order
    version = dataset.version
    visitors = VisitorTable(
      pieces.map(\.visitors), points: points, accounts: dataset.accounts.count, dataset.activities, workers: workers)
    let families = Families(dataset.accounts)
    columns = workers.map(points.count) { [counts = visitors.counts] point in
      var columns = FactColumns(point: points[point], order: order, pieces: pieces, at: point)
      if !families.isEmpty { columns.addRelatives(families) }
      columns.setVisitors(counts, at: point)
      columns.setScope(of: dataset)
      return columns
    }
    facts = Array(repeating: AccountFacts(), count: dataset.accounts.count)
    for piece in pieces {
      for (offset, account) in piece.accounts.enumerated() { facts[Int(account)] = piece.facts[offset] }
    }
    accountsComputed = dataset.accounts.count
    activitiesReplayed = pieces.reduce(0) { $0 + $1.replayed }
    setLifecycles(facts.indices, families)
    finish(facts.indices, dataset)
  }

  /// Where to cut the blocks into pieces of about equal work.
  private static func bounds(of order: AccountOrder, _ dataset: Dataset, pieces: Int) -> [Int] {
    let work = (0..<order.blockCount).map { block in
      order.accounts[(block * FactBlock.capacity)..<((block + 1) * FactBlock.capacity)].reduce(0) { sum, account in
        account < 0 ? sum : sum + 200 + dataset.activities.rowCount(of: Int(account))
      }
    }
    let share = work.reduce(0, +) / max(1, pieces) + 1
    var bounds = [0]
    var sum = 0
    for (block, amount) in work.enumerated() {
      sum += amount
      if sum >= share * bounds.count { bounds.append(block + 1) }
    }
    if bounds[bounds.count - 1] < work.count { bounds.append(work.count) }
    return bounds
  }

  // MARK: What has changed

  /// Beyond so many accounts it costs less to compute all.
  private static func mostChanged(of accounts: Int) -> Int { max(64, accounts / 4) }

  private init(updating previous: FactTable, _ dataset: Dataset, _ change: DatasetChange, workers: Workers) {
    let points = previous.points
    let plan = ReplayPlan(points: points, rules: dataset.rules, types: dataset.types, zone: dataset.zone)
    let order = previous.order
    let accounts = change.accounts.map { Int32($0) }.sorted { order.positions[Int($0)] < order.positions[Int($1)] }
    let pieces = min(workers.count, accounts.count / 8 + 1)
    let updates = workers.map(pieces) { piece in
      FactUpdate(
        accounts[(accounts.count * piece / pieces)..<(accounts.count * (piece + 1) / pieces)],
        FactComputer(dataset, plan: plan, points: points), points: points.count)
    }
    self.points = points
    self.order = order
    version = dataset.version
    visitors = previous.visitors
    visitors.update(updates.map(\.visitors), without: change.lostVisitors, dataset.activities)
    let computed = Set(accounts)
    let families = change.isOfActivitiesAlone ? nil : Families(dataset.accounts)
    columns = workers.map(points.count) { [counts = visitors.counts] point in
      var columns = previous.columns[point]
      if families != nil { columns.removeRelatives() }
      for update in updates { columns.set(update.points[point], of: update.accounts) }
      columns.setVisitors(counts, at: point, before: previous.visitors.counts, computed)
      if let families {
        if !families.isEmpty { columns.addRelatives(families) }
        columns.setScope(of: dataset)
      }
      return columns
    }
    facts = previous.facts
    for update in updates {
      for (offset, account) in update.accounts.enumerated() { facts[Int(account)] = update.facts[offset] }
    }
    accountsComputed = accounts.count
    activitiesReplayed = updates.reduce(0) { $0 + $1.replayed }
    if let families {
      setLifecycles(facts.indices, families)
      finish(facts.indices, dataset)
    } else {
      // What relatives an account has, and which of them can be won, does not hang on activities.
      for account in change.accounts {
        let lifecycle = facts[account].lifecycleStage(hasRelativeToWin: false)
        facts[account].lifecycle = lifecycle == 5 ? previous.facts[account].lifecycle : lifecycle
      }
      finish(change.accounts, dataset)
    }
  }

  private mutating func setLifecycles(_ accounts: Range<Int>, _ families: Families) {
    let relatives = families.isEmpty ? nil : families.relatives(where: columns[0].canBeWon)
    for account in accounts {
      facts[account].lifecycle = facts[account].lifecycleStage(hasRelativeToWin: relatives?[account] ?? false)
    }
  }

  /// Fills in what depends on the whole list.
  private mutating func finish(_ accounts: some Sequence<Int>, _ dataset: Dataset) {
    let scope = columns[0].scope
    for account in accounts {
      let tier = Int(dataset.accounts[account].tier)
      let share = facts[account].isOnList ? scope.share(tier: tier) : 0
      facts[account].spend = facts[account].ownSpend.double + share
      if facts[account].isCustomer {
        facts[account].ltv = facts[account].acv.double * dataset.rules.grossMargin / scope.churn
      } else {
        facts[account].potentialLTV = scope.potentialLTV(tier: tier)
      }
      facts[account].expansionPotential = Double(
        bitPattern: UInt64(bitPattern: columns[0].value(.expansionPotential, of: account)))
    }
    // A visitor can move to another account than those that were computed.
    for account in facts.indices {
      let counts = visitors.counts.pair(account, at: 0)
      facts[account].anonymousVisitors = counts.anonymous
      facts[account].identifiedVisitors = counts.identified
    }
  }
}

/// What follows from the whole, unfiltered list at a point.
public struct ListScope: Sendable {
  /// Spend in P shared by tiers 1–3 at their positions, and by all at 0.
  public var sharedSpend: [Money] = Array(repeating: .zero, count: 4)
  /// Accounts on the list of each tier; none at 0.
  public var accounts: [Int] = Array(repeating: 0, count: 4)
  /// The churn of LTV.
  public var churn = 0.15
  /// The median LTV of each tier's customers (none at 0); nil where there is none, then `allCustomers`.
  public var medianLTV: [Double?] = Array(repeating: nil, count: 4)
  /// The median LTV of all customers.
  public var medianLTVOfAll: Double?
  /// Whether amounts of the directory could add up to more than money holds: no sum of them is shown then.
  public var isBeyondMoney = false

  /// Nothing yet.
  public init() {}

  /// One account's shares of what is shared, in currency units.
  public func share(tier: Int) -> Double {
    let all = accounts.reduce(0, +)
    let fromAll = all == 0 ? 0 : sharedSpend[0].double / Double(all)
    if tier == 0 || accounts[tier] == 0 { return fromAll }
    return fromAll + sharedSpend[tier].double / Double(accounts[tier])
  }

  /// The ceiling of an account that is no customer.
  public func potentialLTV(tier: Int) -> Double? { medianLTV[tier] ?? medianLTVOfAll }
}

extension ListScope {
  /// The scope of a dataset at the point of some columns.
  init(_ dataset: Dataset, _ columns: FactColumns) {
    isBeyondMoney = !dataset.tablesBeyondMoney.isEmpty
    for tier in 0...3 {
      for spend in dataset.sharedSpend[tier] where columns.point.contains(spend.day) {
        sharedSpend[tier] += spend.amount
      }
    }
    let all = columns.mask(nil)
    accounts = columns.sums(.onList, over: all).map { Int($0) }
    let settled = columns.sums(.longSettledAccount, over: all).reduce(0, +)
    let renewed = columns.sums(.longRenewedAccount, over: all).reduce(0, +)
    churn = settled < 20 ? dataset.rules.defaultChurn : max(0.05, 1 - Double(renewed) / Double(settled))
    let values = columns.customerValues.map { tier in tier.map { $0.double * dataset.rules.grossMargin / churn } }
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
