internal import Ingest
public import Values

/// What is counted of activities, day by day (kpis.md, stage 2).
public enum ActivityFlow: Hashable, Sendable {
  /// Impressions of ads and e-mails.
  case impressions
  /// Clicks on ads and in e-mails.
  case clicks
  /// Visits, high-value ones included.
  case visits
  /// High-value visits.
  case highValueVisits
  /// Chats.
  case chats
  /// Visits that an impression led to.
  case viewThroughVisits
  /// Conversions that an impression led to.
  case viewThroughConversions
}

/// How much there was on a day.
public struct DayCount: Hashable, Sendable {
  /// The day.
  public var day: Day
  /// How much.
  public var count: Int64
}

extension Dataset {
  /// By account: how much of a flow there was on each day that has any, the earliest first.
  ///
  /// - Complexity: O(activities).
  public func days(of flow: ActivityFlow, workers: Workers = .serial) -> [[DayCount]] {
    let pieces = min(accounts.count, workers.count * 4)
    let plan = ReplayPlan(points: [FactPoint(asOf: Day(0), from: Day(0))], rules: rules, types: types, zone: zone)
    return workers.map(pieces) { piece in
      let range = (accounts.count * piece / pieces)..<(accounts.count * (piece + 1) / pieces)
      var reader = FlowReader(flow, activities, plan)
      return range.map { reader.days(of: $0) }
    }.flatMap(\.self)
  }

  /// What the contracts that renew others bring an account, by the day on which they start, as seen at a day; nothing where
  /// some opportunity of the data is a renewal (kpis.md, total_revenue).
  public func renewalRevenue(of account: Int, at asOf: Day) -> [(day: Day, amount: Money)] {
    let its = contracts[account]
    if hasRenewals || its.isEmpty { return [] }
    let renewals = Renewals(its, at: asOf, graceDays: rules.renewalGraceDays)
    return renewals.existing.compactMap { offset in
      renewals.renewsOthers(offset) ? (renewals[offset].start, renewals[offset].annualValue) : nil
    }
  }
}

/// Reads one flow of one account after the other.
private struct FlowReader: ~Copyable {
  private let flow: ActivityFlow
  private let index: ActivityIndex
  private let sources: [SegmentRows]
  private let plan: ReplayPlan
  private var rows = ReplayRows()
  private var clock: DayClock

  init(_ flow: ActivityFlow, _ index: ActivityIndex, _ plan: ReplayPlan) {
    self.flow = flow
    self.index = index
    self.plan = plan
    sources = index.sources
    clock = DayClock(plan.zone)
  }

  mutating func days(of account: Int) -> [DayCount] {
    rows.gather(index, sources, account: account)
    clock.reset()
    var viewThrough = ViewThrough(milliseconds: plan.viewThroughMilliseconds)
    var found: [DayCount] = []
    // Within one timestamp impressions and clicks come before visits (kpis.md, view-through): so far they were applied.
    var applied = 0
    for position in 0..<rows.count {
      let row = rows.buffer[position]
      let time = row.activity.time.milliseconds
      if time >= clock.end { _ = clock.move(to: row.activity.time) }
      while applied < rows.count, rows.buffer[applied].activity.time.milliseconds <= time {
        viewThrough.apply(rows.buffer[applied].activity)
        applied += 1
      }
      guard counts(row.activity, viewThrough) else { continue }
      let count = index.count(of: row)
      let day = Day(clock.day)
      if found.last?.day == day {
        found[found.count - 1].count += count
      } else {
        found.append(DayCount(day: day, count: count))
      }
    }
    return found
  }

  /// Whether an activity counts.
  private func counts(_ activity: Activity, _ viewThrough: ViewThrough) -> Bool {
    let traits = plan.traits[Int(activity.type)]
    switch flow {
    case .impressions: return traits.counted == .impressions
    case .clicks: return traits.counted == .clicks
    case .visits: return traits.counted == .visits || traits.counted == .highValueVisits
    case .highValueVisits: return traits.counted == .highValueVisits
    case .chats: return traits.counted == .chats
    case .viewThroughVisits, .viewThroughConversions:
      return traits.isArrival
        && (activity.type == ActivityTypes.Code.conversion) == (flow == .viewThroughConversions)
        && viewThrough.leads(to: activity.time.milliseconds)
    }
  }
}
