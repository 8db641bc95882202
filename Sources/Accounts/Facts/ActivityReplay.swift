internal import Ingest
internal import Values

/// Replays the activities of one account after the other, and keeps the counters at every boundary of the plan.
struct ActivityReplay: ~Copyable {
  private let plan: ReplayPlan
  private let index: ActivityIndex
  /// The columns of its segments.
  private let sources: [SegmentRows]
  private var rows = ReplayRows()
  private var slices: [ActivityIndex.Slice] = []
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
  private var windowPoints = InlineArray<64, Int64>(repeating: 0)
  private var windowVisitors = InlineArray<64, Int64>(repeating: 0)
  private var visitors: AccountVisitors
  /// Activities replayed: a work counter for tests.
  private(set) var replayed = 0

  init(plan: ReplayPlan, index: ActivityIndex) {
    self.plan = plan
    self.index = index
    sources = index.sources
    clock = DayClock(plan.zone)
    kept = Array(repeating: ActivityCounters(), count: plan.boundaries.count)
    engagedContacts = Array(repeating: 0, count: index.contactCount + 1)
    visitors = AccountVisitors(count: index.visitorCount)
  }

  /// Replays one account. `wonDays`: the distinct days up to which `touches(until:)` will be asked for.
  mutating func replay(account: Int, wonDays: [Day]) {
    reset()
    if !touchesUntil.isEmpty || !wonDays.isEmpty { touchesUntil = wonDays.map { ($0, 0) } }
    var pass = Pass(viewThrough: ViewThrough(milliseconds: plan.viewThroughMilliseconds))
    if index.chronology(of: account, in: sources, into: &slices) {
      isEmpty = slices.isEmpty
      for slice in slices.prefix(2) { sources[Int(slice.segment)].prefetchEntries(slice.rows) }
      for position in slices.indices where !pass.isOver {
        // What rows lead to lies anywhere: it is asked for a slice or two ahead, so that the nearest cache holds it.
        if position + 2 < slices.count {
          let next = slices[position + 2]
          sources[Int(next.segment)].prefetchEntries(next.rows)
        }
        if position + 1 < slices.count {
          let next = slices[position + 1]
          sources[Int(next.segment)].prefetchVisitors(next.rows, in: visitors.slots)
        }
        let slice = slices[position]
        replay(sources[Int(slice.segment)], slice.rows, &pass)
      }
    } else {
      rows.gather(index, sources, account: account)
      isEmpty = rows.count == 0
      rows.buffer.withUnsafeBufferPointer { [count = rows.count] in replay($0, 0..<count, &pass) }
    }
    if isEmpty { return }
    // A last row after all points has closed its day before; one in them closes now.
    if clock.day <= plan.lastDay.number && engagedOn == nil && pass.counters.aes >= plan.minimum {
      engagedOn = clock.day
    }
    keep(pass.counters, from: clock.day, until: Int32.max, boundary: &pass.boundary)
  }

  /// How far the replay of an account has come.
  private struct Pass {
    var viewThrough: ViewThrough
    var counters = ActivityCounters()
    /// The next boundary to keep the counters at.
    var boundary = 0
    var today = ReplayPlan.DayMasks()
    /// Whether the rest lies after all points.
    var isOver = false
  }

  /// Replays rows that follow the ones before in time. Nobody can guess a row's type: what differs by it goes without
  /// branches where it can. What every row changes stands in variables of its own, which need no memory.
  private mutating func replay(_ rows: some RowSource, _ range: Range<Int>, _ pass: inout Pass) {
    var scores = pass.counters.scores
    var touches = pass.counters.touches
    var lastTouch = pass.counters.lastTouch
    var lastEngagement = pass.counters.lastEngagement
    var hasWarmth = pass.counters.hasWarmth
    var viewThrough = pass.viewThrough
    var today = pass.today
    var day = clock.day
    var dayEnd = clock.end
    var nextBoundary = boundaryDay(pass.boundary)
    let hasWonDays = !touchesUntil.isEmpty
    replayed &+= range.count
    for position in range {
      let activity = rows.activity(at: position)
      let time = activity.time.milliseconds
      if time >= dayEnd {
        let before = day
        day = clock.move(to: activity.time)
        dayEnd = clock.end
        if day != before {
          if nextBoundary < day {
            pass.counters.put(scores, touches, lastTouch, lastEngagement, hasWarmth)
            keep(pass.counters, from: before, until: day, boundary: &pass.boundary)
            nextBoundary = boundaryDay(pass.boundary)
          }
          if before != .min {
            if engagedOn == nil && scores.x >= plan.minimum { engagedOn = before }
            scores *= plan.decay(Int(day) &- Int(before))
          }
          if day > plan.lastDay.number {
            pass.isOver = true
            replayed &-= range.upperBound &- position
            break
          }
          today = plan.masks(on: day)
        }
      }
      let small = activity.smallCount
      let count = small < Activity.manyCount ? small : largeCount(rows.place(at: position))
      let traits = plan.traits[Int(activity.type)]
      pass.counters.add(count, to: traits.counted)
      scores += traits.scores * Double(count)
      hasWarmth = hasWarmth || traits.hasWarmth
      touches &+= traits.isTouch ? count : 0
      lastTouch = traits.isTouch ? day : lastTouch
      lastEngagement = traits.isEngagement ? day : lastEngagement
      if firstTouch == nil && traits.isTouch && traits.isEngagement { firstTouch = day }
      if hasWonDays && traits.isTouch { touchWonDays(count, on: day) }
      viewThrough.apply(time, isImpression: traits.isImpression, isClick: traits.isClick)
      let visitor = rows.visitor(at: position)
      let slot =
        visitor == 0
        ? -1
        : visitors.see(visitor, activity, at: rows.place(at: position), day: day, periods: today.periods)
      if traits.isArrival {
        // Within one timestamp impressions and clicks come before visits (kpis.md, view-through).
        var latest = viewThrough
        var next = position &+ 1
        while next < range.upperBound && rows.activity(at: next).time.milliseconds == time {
          latest.apply(rows.activity(at: next))
          next &+= 1
        }
        arrive(activity, count, isViewThrough: latest.leads(to: time), today, visitor: slot, &pass.counters)
      }
      if traits.isEngagement && today.engagements != 0 {
        let contact = rows.contact(at: position)
        if contact != 0 {
          addContact(ContactName(word: contact), in: rows.place(at: position).segment, today.engagements)
        }
      }
    }
    pass.counters.put(scores, touches, lastTouch, lastEngagement, hasWarmth)
    pass.viewThrough = viewThrough
    pass.today = today
  }

  /// The day of a boundary; `Int32.max` after the last.
  @inline(__always)
  private func boundaryDay(_ boundary: Int) -> Int32 {
    boundary < plan.boundaries.count ? plan.boundaries[boundary].number : .max
  }

  /// Counts a visit or a conversion.
  @inline(__always)
  private mutating func arrive(
    _ activity: Activity, _ count: Int64, isViewThrough: Bool, _ today: ReplayPlan.DayMasks, visitor slot: Int,
    _ counters: inout ActivityCounters
  ) {
    if activity.type == ActivityTypes.Code.conversion {
      counters.viewThroughConversions &+= isViewThrough ? count : 0
      return
    }
    counters.viewThroughVisits &+= isViewThrough ? count : 0
    if today.heat == 0 { return }
    let isHighValue = activity.type == ActivityTypes.Code.highValueVisit
    addHeat(today.heat, points: isHighValue ? 5 * count : count, visitor: slot)
  }

  /// Keeps the counters as they stood at the boundaries before `until`, decayed to each. `day`: of the last activity;
  /// `Int32.min` before the first.
  private mutating func keep(_ counters: ActivityCounters, from day: Int32, until: Int32, boundary: inout Int) {
    while boundary < kept.count && plan.boundaries[boundary].number < until {
      var counters = counters
      if day != .min { counters.scores *= plan.decay(Int(plan.boundaries[boundary].number) - Int(day)) }
      kept[boundary] = counters
      boundary += 1
    }
  }

  private func largeCount(_ place: RowPlace) -> Int64 {
    index.segments[Int(place.segment)].columns.largeCounts[place.position] ?? Activity.manyCount
  }

  private mutating func touchWonDays(_ count: Int64, on day: Int32) {
    for won in touchesUntil.indices where day <= touchesUntil[won].day.number { touchesUntil[won].touches += count }
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

  private mutating func addContact(_ name: ContactName, in segment: UInt32, _ points: UInt16) {
    let number = Int(sources[Int(segment)].contact(name))
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
    windowPoints = InlineArray(repeating: 0)
    windowVisitors = InlineArray(repeating: 0)
    visitors.reset()
  }

  /// Asks for the rows of the account that will be replayed next.
  func prefetch(account: Int) {
    index.forEachSlice(of: account) { sources[Int($0.segment)].prefetch($0.rows) }
  }

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

/// What is counted while an account is replayed.
struct ActivityCounters {
  /// What is counted by the type of activity.
  enum Count: Int { case other, impressions, clicks, visits, highValueVisits, chats }
  /// By `Count`; as many as fill a line of the cache.
  private var counts = InlineArray<8, Int64>(repeating: 0)
  var viewThroughVisits: Int64 = 0
  var viewThroughConversions: Int64 = 0
  var touches: Int64 = 0
  var scores = ReplayPlan.Scores.zero
  var hasWarmth = false
  /// The day of the last touch; `Int32.min`: none.
  var lastTouch = Int32.min
  /// The day of the last activity of class engagement; `Int32.min`: none.
  var lastEngagement = Int32.min

  /// Counts an activity.
  @inline(__always)
  mutating func add(_ count: Int64, to what: Count) { counts[what.rawValue] &+= count }

  /// Takes what the replay counts apart.
  @inline(__always)
  mutating func put(
    _ scores: ReplayPlan.Scores, _ touches: Int64, _ lastTouch: Int32, _ lastEngagement: Int32, _ hasWarmth: Bool
  ) {
    self.scores = scores
    self.touches = touches
    self.lastTouch = lastTouch
    self.lastEngagement = lastEngagement
    self.hasWarmth = hasWarmth
  }

  /// The engagement score.
  var aes: Double { scores.x }
  /// The points of a derived relationship.
  var warmth: Double { scores.y }
  var impressions: Int64 { counts[Count.impressions.rawValue] }
  var clicks: Int64 { counts[Count.clicks.rawValue] }
  /// High-value ones included.
  var visits: Int64 { counts[Count.visits.rawValue] + highValueVisits }
  var highValueVisits: Int64 { counts[Count.highValueVisits.rawValue] }
  var chats: Int64 { counts[Count.chats.rawValue] }
}

extension AccountFacts {
  /// Adds what the activities of the account that was just replayed say at a point.
  mutating func addActivities(
    _ replay: borrowing ActivityReplay, plan: ReplayPlan, point: Int, at place: FactPoint, derivesRelationship: Bool
  ) {
    if replay.isEmpty {
      isEngagedNow = plan.minimum <= 0
      return
    }
    let end = replay.kept[plan.atEnd[point]]
    let before = replay.kept[plan.before[point]]
    aes = end.aes
    isEngagedNow = aes >= plan.minimum
    engagedOn = replay.engagedOn.flatMap { $0 <= place.asOf.number ? Day($0) : nil }
    firstTouch = replay.firstTouch.flatMap { $0 <= place.asOf.number ? Day($0) : nil }
    lastTouch = end.lastTouch == .min ? nil : Day(end.lastTouch)
    isTouched = end.lastEngagement >= place.from.number
    touches = end.touches - before.touches
    touchesEver = end.touches
    impressions = end.impressions - before.impressions
    clicks = end.clicks - before.clicks
    visits = end.visits - before.visits
    highValueVisits = end.highValueVisits - before.highValueVisits
    chats = end.chats - before.chats
    viewThroughVisits = end.viewThroughVisits - before.viewThroughVisits
    viewThroughConversions = end.viewThroughConversions - before.viewThroughConversions
    peppers = replay.peppers(point: point)
    if let wonOn, place.contains(wonOn) { touchesToWon = replay.touches(until: wonOn) }
    if derivesRelationship {
      let month = replay.kept[plan.monthBefore[point]]
      if end.hasWarmth { relationship = 100 * end.warmth / (end.warmth + 20) }
      if month.hasWarmth { relationshipBefore = 100 * month.warmth / (month.warmth + 20) }
    }
  }
}
