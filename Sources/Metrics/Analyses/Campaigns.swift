internal import Accounts
public import Values

/// What the touches of an opportunity are named by.
public enum CampaignUnit: String, CaseIterable, Sendable {
  /// Their campaign, else their channel, else their type; their channel, else their type.
  case campaign, channel
}

/// The opportunities that touches led to, and how their amounts are shared.
public struct Influence: Sendable {
  /// Opportunities with a touch within the days before.
  public var deals = 0
  /// Their whole amounts: of several campaigns they add up to more than there is.
  public var touched = Money.zero
  /// Their amounts as shared by each model, in the order of `InfluenceModel.allCases`: of all campaigns they add up to the whole.
  public var shared = InfluenceModel.allCases.map { _ in Money.zero }

  /// The amount as a model shares it.
  public subscript(model: InfluenceModel) -> Money {
    shared[InfluenceModel.allCases.firstIndex(of: model) ?? 0]
  }
}

/// One campaign or channel in P, and what it led to.
public struct CampaignResult: Sendable {
  /// Its name, of a channel or type where the rows name no campaign; empty: none.
  public var name: String
  /// Spend in P on rows that name it.
  public var spend = Money.zero
  /// Impressions, clicks and conversions in P.
  public var impressions: Int64 = 0, clicks: Int64 = 0, conversions: Int64 = 0
  /// Accounts with an impression or an engagement of it in P, ascending.
  public var reached: [Int] = []
  /// Accounts with a touch of it in P, ascending.
  public var touched: [Int] = []
  /// How many of these got an opportunity, and won one, in P.
  public var withOpportunity = 0, won = 0
  /// Opportunities created in P, and won in P.
  public var pipeline = Influence(), revenue = Influence()

  fileprivate init(name: String) { self.name = name }
}

/// Campaigns and channels of P (analyses.md, Campaigns and channels).
public struct CampaignResults: Sendable {
  /// The campaigns, those with the most spend first, then those that touched most.
  public fileprivate(set) var results: [CampaignResult] = []
  /// Opportunities created in P, and won in P, without a touch.
  public fileprivate(set) var untouchedPipeline = Influence(), untouchedRevenue = Influence()
  /// All opportunities created in P, and won in P.
  public fileprivate(set) var pipeline = Money.zero, revenue = Money.zero
  /// How many these are.
  public fileprivate(set) var created = 0, won = 0
}

extension Snapshot {
  /// Campaigns and channels, and what they led to, of the accounts on the list that are counted.
  ///
  /// - Complexity: O(activities of these accounts + their opportunities × touches within the days that count).
  public func campaignResults(by unit: CampaignUnit = .campaign, of set: AccountSet = .all) -> CampaignResults {
    var collector = CampaignCollector(self, unit)
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      collector.add(account)
    }
    collector.addSharedSpend(of: set)
    return collector.finished
  }
}

/// Adds up campaigns account by account.
private struct CampaignCollector {
  private let snapshot: Snapshot
  private let unit: CampaignUnit
  private let point: FactPoint
  private var results: [CampaignResult] = []
  /// By the name in lower case.
  private var positions: [String: Int] = [:]
  /// How touches name what they are of: by the number of a campaign, a channel or a type.
  private enum Origin: Hashable {
    case campaign(Int), channel(Int), type(Int)
  }
  /// The position in `results`.
  private var known: [Origin: Int] = [:]
  private(set) var whole = CampaignResults()

  init(_ snapshot: Snapshot, _ unit: CampaignUnit) {
    self.snapshot = snapshot
    self.unit = unit
    point = snapshot.period.now
  }

  private mutating func position(named name: String) -> Int {
    let key = name.lowercased()
    if let position = positions[key] { return position }
    positions[key] = results.count
    results.append(CampaignResult(name: name))
    return results.count - 1
  }

  private mutating func position(of touch: Touch) -> Int {
    let origin: Origin =
      unit == .campaign && touch.campaign != 0
      ? .campaign(touch.campaign) : touch.channel != 0 ? .channel(touch.channel) : .type(Int(touch.type))
    if let position = known[origin] { return position }
    let types = snapshot.dataset.types
    let name =
      switch origin {
      case .campaign(let number): snapshot.touches.campaigns[number]
      case .channel(let number): snapshot.touches.channels[number]
      case .type(let number): types.indices.contains(number) ? types[number].name : "other"
      }
    let position = position(named: name)
    known[origin] = position
    return position
  }

  mutating func add(_ account: Int) {
    for spend in snapshot.dataset.spendDetails(of: account, at: point.asOf) where point.contains(spend.day) {
      add(spend, spend.amount)
    }
    let touches = snapshot.touches.touches(of: account)
    let named = touches.map { position(of: $0) }
    var reached: Set<Int> = [], touched: Set<Int> = []
    for (touch, place) in zip(touches, named) where point.contains(touch.day) {
      count(touch, in: place)
      let type = Int(touch.type)
      let kind = snapshot.dataset.types.indices.contains(type) ? snapshot.dataset.types[type].kind : .other
      if kind == .impression || kind == .engagement { reached.insert(place) }
      if touch.isTouch { touched.insert(place) }
    }
    for place in reached { results[place].reached.append(account) }
    for place in touched { results[place].touched.append(account) }
    let real = zip(touches, named).filter { $0.0.isTouch }
    addDeals(of: account, real.map(\.0.day), real.map(\.1), touched)
  }

  private mutating func count(_ touch: Touch, in place: Int) {
    switch touch.type {
    case ActivityTypes.Code.adImpression, ActivityTypes.Code.emailImpression: results[place].impressions += touch.count
    case ActivityTypes.Code.adClick, ActivityTypes.Code.emailClick: results[place].clicks += touch.count
    case ActivityTypes.Code.conversion: results[place].conversions += touch.count
    default: break
    }
  }

  private mutating func addDeals(of account: Int, _ days: [Day], _ places: [Int], _ touched: Set<Int>) {
    var (hasCreated, hasWon) = (false, false)
    let asOf = point.asOf
    for deal in snapshot.dataset.opportunities[account] where deal.exists(at: asOf) {
      let amount = deal.amount(at: asOf)
      if let created = deal.createdAt, point.contains(created) {
        hasCreated = true
        whole.created += 1
        whole.pipeline += amount
        share(amount, created, days, places, \.pipeline, \.untouchedPipeline)
      }
      if deal.state(at: asOf) == .won, let closed = deal.closed(by: asOf), point.contains(closed) {
        hasWon = true
        whole.won += 1
        whole.revenue += amount
        share(amount, closed, days, places, \.revenue, \.untouchedRevenue)
      }
    }
    for place in touched {
      if hasCreated { results[place].withOpportunity += 1 }
      if hasWon { results[place].won += 1 }
    }
  }

  /// Shares an amount among the touches of the days up to its day.
  private mutating func share(
    _ amount: Money, _ entry: Day, _ days: [Day], _ places: [Int],
    _ influence: WritableKeyPath<CampaignResult, Influence>,
    _ untouched: WritableKeyPath<CampaignResults, Influence>
  ) {
    let counted = days.first(from: entry - snapshot.analyses.lookbackDays)..<days.first(from: entry + 1)
    if counted.isEmpty {
      whole[keyPath: untouched].add(amount)
      return
    }
    for place in Set(counted.map { places[$0] }) {
      results[place][keyPath: influence].deals += 1
      results[place][keyPath: influence].touched += amount
    }
    let touchDays = Array(days[counted])
    for (number, model) in InfluenceModel.allCases.enumerated() {
      let parts = InfluenceModel.split(amount, by: model.shares(of: touchDays, entry: entry))
      for (touch, part) in zip(counted, parts) where part != .zero {
        results[places[touch]][keyPath: influence].shared[number] += part
      }
    }
  }

  private mutating func add(_ spend: SpendDetails, _ amount: Money) {
    let campaign = unit == .campaign ? spend.campaign : ""
    results[position(named: campaign.isEmpty ? spend.channel : campaign)].spend += amount
  }

  /// Adds what is shared: whole, or of some accounts their equal shares.
  mutating func addSharedSpend(of set: AccountSet) {
    var all = [0, 0, 0, 0]
    var counted = all
    for account in snapshot.dataset.accounts.indices where snapshot.facts[account].isOnList {
      all[Int(snapshot.tiers[account])] += 1
      if set.contains(account) { counted[Int(snapshot.tiers[account])] += 1 }
    }
    for shared in snapshot.dataset.sharedSpendDetails(in: point) {
      let (some, whole) =
        shared.tier == 0 ? (counted.reduce(0, +), all.reduce(0, +)) : (counted[shared.tier], all[shared.tier])
      if some == whole {
        add(shared.spend, shared.spend.amount)
      } else if some > 0 {
        let part = shared.spend.amount.double * Double(some) / Double(whole) * 10_000
        add(shared.spend, Money(units: Int64(part.rounded())))
      }
    }
  }

  var finished: CampaignResults {
    var whole = whole
    whole.results = results.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.spend != other.spend { return one.spend > other.spend }
      if one.touched.count != other.touched.count { return one.touched.count > other.touched.count }
      return one.name.lowercased() == other.name.lowercased()
        ? left.offset < right.offset : one.name.lowercased() < other.name.lowercased()
    }.map(\.element)
    return whole
  }
}

extension [Day] {
  /// The position of the first that is not before a day, of days in their order; their number where all are.
  fileprivate func first(from day: Day) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Influence {
  /// Adds an opportunity that nothing touched.
  fileprivate mutating func add(_ amount: Money) {
    deals += 1
    touched += amount
    shared = shared.map { $0 + amount }
  }
}
