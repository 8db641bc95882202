internal import Exports
internal import Values

/// Replays the activities of one account after the other, and keeps the counters at every boundary of the plan.
struct ActivityReplay: ~Copyable {
  private let plan: ReplayPlan
  private let index: ActivityIndex
  private var rows = ReplayRows()
  private var clock: DayClock
  /// At the end of each boundary day.
  private(set) var kept: [ActivityCounters]
  private(set) var engagedOn: Int32?
  private(set) var firstTouch: Int32?
  /// Whether the account has no activities.
  private(set) var isEmpty = true
  /// Touches on days up to each of those asked for.
  private var touchesUntil: [(day: Day, touches: Int64)] = []
  /// By contact number + 1: the points in whose window it engaged with this account.
  private var engagedContacts: [UInt16]
  private var touchedContacts: [Int] = []
  /// Σ points and distinct visitors of each heat window.
  private var windowPoints: [Int64]
  private var windowVisitors: [Int64]
  private var visitors: AccountVisitors
  /// Activities replayed: a work counter for tests.
  private(set) var replayed = 0

  init(plan: ReplayPlan, index: ActivityIndex) {
    self.plan = plan
    self.index = index
    clock = DayClock(plan.zone)
    kept = Array(repeating: ActivityCounters(), count: plan.boundaries.count)
    engagedContacts = Array(repeating: 0, count: index.contactCount + 1)
    windowPoints = Array(repeating: 0, count: plan.windows.count)
    windowVisitors = windowPoints
    visitors = AccountVisitors(count: index.visitorCount)
  }

  /// Replays one account. `wonDays`: the distinct days up to which `touches(until:)` will be asked for.
  mutating func replay(account: Int, wonDays: [Day]) {
    reset()
    if !touchesUntil.isEmpty || !wonDays.isEmpty { touchesUntil = wonDays.map { ($0, 0) } }
    rows.gather(index, account: account)
    isEmpty = rows.count == 0
    if isEmpty { return }
    let count = rows.count
    let last = rows.buffer.withUnsafeBufferPointer { replay(UnsafeBufferPointer(rebasing: $0[..<count])) }
    // A last row after all points has closed its day before; one in them closes now.
    if clock.day <= plan.lastDay.number && engagedOn == nil && last.counters.aes >= plan.minimum {
      engagedOn = clock.day
    }
    var boundary = last.boundary
    keep(last.counters, from: clock.day, until: Int32.max, boundary: &boundary)
  }

  private mutating func replay(_ rows: UnsafeBufferPointer<ReplayRow>) -> (counters: ActivityCounters, boundary: Int) {
    var counters = ActivityCounters()
    var boundary = 0
    var today = ReplayPlan.DayMasks()
    var viewThrough = ViewThrough(milliseconds: plan.viewThroughMilliseconds)
    var groupEnd = 0
    for position in rows.indices {
      let row = rows[position]
      let activity = row.activity
      if activity.time.milliseconds >= clock.end {
        let before = clock.day
        let day = clock.move(to: activity.time)
        if day != before {
          close(before, &counters, next: day, boundary: &boundary)
          if day > plan.lastDay.number { break }
          today = plan.masks(on: day)
        }
      }
      replayed += 1
      if position >= groupEnd {
        // Within one timestamp impressions and clicks come before visits (kpis.md, view-through).
        groupEnd = position
        repeat {
          viewThrough.take(rows[groupEnd].activity)
          groupEnd += 1
        } while groupEnd < rows.count && rows[groupEnd].time == row.time
      }
      let small = activity.smallCount
      let count = small < Activity.manyCount ? small : largeCount(row)
      let traits = plan.traits[Int(activity.type)]
      counters.aes += traits.weight * Double(count)
      if traits.warmth != 0 {
        counters.warmth += traits.warmth * Double(count)
        counters.hasWarmth = true
      }
      if traits.isTouch { touch(count, traits, &counters) }
      let slot = row.visitor == 0 ? -1 : visitors.see(row, day: clock.day, periods: today.periods)
      switch activity.type {
      case ActivityTypes.Code.adImpression, ActivityTypes.Code.emailImpression: counters.impressions += count
      case ActivityTypes.Code.adClick, ActivityTypes.Code.emailClick: counters.clicks += count
      case ActivityTypes.Code.visit, ActivityTypes.Code.highValueVisit:
        let isHighValue = activity.type == ActivityTypes.Code.highValueVisit
        counters.visits += count
        if isHighValue { counters.highValueVisits += count }
        if viewThrough.leadsTo(activity) { counters.viewThroughVisits += count }
        if today.heat != 0 { addHeat(today.heat, points: isHighValue ? 5 * count : count, visitor: slot) }
      case ActivityTypes.Code.chat: counters.chats += count
      case ActivityTypes.Code.conversion:
        if viewThrough.leadsTo(activity) { counters.viewThroughConversions += count }
      default: break
      }
      if row.contact != 0 && today.engagements != 0 && traits.isEngagement { addContact(row, today.engagements) }
    }
    return (counters, boundary)
  }

  /// Ends a day: whether the account was engaged on it, and the counters as they stood at the boundaries up to the next.
  private mutating func close(_ day: Int32, _ counters: inout ActivityCounters, next: Int32, boundary: inout Int) {
    if day == .min {
      while boundary < kept.count && plan.boundaries[boundary].number < next {
        kept[boundary] = ActivityCounters()
        boundary += 1
      }
      return
    }
    if engagedOn == nil && counters.aes >= plan.minimum { engagedOn = day }
    keep(counters, from: day, until: next, boundary: &boundary)
    let days = Int(next) - Int(day)
    counters.aes *= plan.decay(days)
    if counters.hasWarmth { counters.warmth *= plan.warmthDecay(days) }
  }

  /// Keeps the counters as they stood at the boundaries before `until`, decayed to each.
  private mutating func keep(_ counters: ActivityCounters, from day: Int32, until: Int32, boundary: inout Int) {
    while boundary < kept.count && plan.boundaries[boundary].number < until {
      var counters = counters
      let days = Int(plan.boundaries[boundary].number) - Int(day)
      counters.aes *= plan.decay(days)
      counters.warmth *= plan.warmthDecay(days)
      kept[boundary] = counters
      boundary += 1
    }
  }

  private func largeCount(_ row: ReplayRow) -> Int64 {
    index.segments[Int(row.place.segment)].columns.largeCounts[row.place.position] ?? Activity.manyCount
  }

  @inline(__always)
  private mutating func touch(_ count: Int64, _ traits: ReplayPlan.Traits, _ counters: inout ActivityCounters) {
    counters.touches += count
    counters.lastTouch = clock.day
    for won in touchesUntil.indices where clock.day <= touchesUntil[won].day.number {
      touchesUntil[won].touches += count
    }
    if traits.isEngagement && firstTouch == nil { firstTouch = clock.day }
  }

  private mutating func addHeat(_ heat: UInt64, points: Int64, visitor slot: Int) {
    var windows = heat
    while windows != 0 {
      let window = windows.trailingZeroBitCount
      windows &= windows - 1
      windowPoints[window] += points
    }
    if slot < 0 { return }
    windows = visitors.visit(slot, windows: heat)
    while windows != 0 {
      let window = windows.trailingZeroBitCount
      windows &= windows - 1
      windowVisitors[window] += 1
    }
  }

  private mutating func addContact(_ row: ReplayRow, _ points: UInt16) {
    let number = Int(index.segments[Int(row.place.segment)].contacts[Int(row.contact)])
    if number == 0 { return }
    if engagedContacts[number] == 0 { touchedContacts.append(number) }
    engagedContacts[number] |= points
  }

  private mutating func reset() {
    clock.reset()
    engagedOn = nil
    firstTouch = nil
    for contact in touchedContacts { engagedContacts[contact] = 0 }
    touchedContacts.removeAll(keepingCapacity: true)
    for window in windowPoints.indices {
      windowPoints[window] = 0
      windowVisitors[window] = 0
    }
    visitors.reset()
  }

  /// Asks for the memory of an account that will be replayed soon.
  func prefetch(account: Int) { index.prefetch(account: account) }

  // MARK: What came of it

  /// What the account says of its visitors.
  func addVisitors(to histories: inout [VisitorHistory], account: Int32) {
    for var history in visitors.histories {
      history.owner = account
      histories.append(history)
    }
  }

  /// Touches on days up to one of those that were asked for.
  func touches(until day: Day) -> Int64 { touchesUntil.first { $0.day == day }?.touches ?? 0 }

  /// Whether a contact, by its number among all contacts, engaged with the account in a point's window.
  func isEngaged(contact: UInt32, point: Int) -> Bool {
    engagedContacts[Int(contact) + 1] & (1 << UInt16(point)) != 0
  }

  /// Research heat at a point, 0–3 (kpis.md).
  func peppers(point: Int) -> UInt8 {
    let windows = plan.windowsOfPoint[point]
    func research(_ window: Int) -> Double { Double(windowPoints[window] + 2 * windowVisitors[window]) }
    let now = research(windows[0])
    if now < 3 { return 0 }
    var before = 0.0
    for window in 1..<windows.count { before += research(windows[window]) }
    before /= 6
    if now >= 12 && now >= 3 * before { return 3 }
    if now >= 6 && now >= 2 * before { return 2 }
    return 1
  }
}
