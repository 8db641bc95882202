internal import Exports

/// One activity of the account that is replayed.
struct ReplayRow {
  var activity: Activity
  var segment: UInt32
  var position: UInt32
  var line: UInt32
}

/// The rows of one account in the order of time; equal times in the order of files and lines.
struct ReplayRows {
  private(set) var rows: [ReplayRow] = []

  /// Takes an account's rows from the segments, without those that a later row replaces.
  mutating func gather(_ index: ActivityIndex, account: Int) {
    rows.removeAll(keepingCapacity: true)
    var isSorted = true
    var last: (UInt64, UInt32, UInt32) = (0, 0, 0)
    for slice in index.slices[account] {
      let segment = Int(slice.segment)
      let hasReplaced = !index.replaced[segment].isEmpty
      for position in Int(slice.start)..<Int(slice.end) {
        if hasReplaced && index.replaced[segment][position] { continue }
        let activity = index.segments[segment].activities[position]
        if activity.type == Activity.deletedType { continue }
        let line = index.segments[segment].lines[position]
        let key = (activity.bits >> 21, slice.segment, line)
        if key < last { isSorted = false }
        last = key
        rows.append(
          ReplayRow(activity: activity, segment: slice.segment, position: UInt32(position), line: line))
      }
    }
    if !isSorted {
      rows.sort { ($0.activity.bits >> 21, $0.segment, $0.line) < ($1.activity.bits >> 21, $1.segment, $1.line) }
    }
  }
}

/// Replays the activities of one account after the other, and keeps the counters at every boundary of the plan.
struct ActivityReplay {
  /// Running counters.
  struct Counters {
    var impressions: Int64 = 0
    var clicks: Int64 = 0
    var visits: Int64 = 0
    var highValueVisits: Int64 = 0
    var chats: Int64 = 0
    var viewThroughVisits: Int64 = 0
    var viewThroughConversions: Int64 = 0
    var touches: Int64 = 0
    var aes = 0.0
    var warmth = 0.0
    var hasWarmth = false
    var lastTouch: Int32?
  }

  private let plan: ReplayPlan
  private let index: ActivityIndex
  private var rows = ReplayRows()
  /// At the end of each boundary day.
  private(set) var kept: [Counters]
  private(set) var engagedOn: Int32?
  private(set) var firstTouch: Int32?
  /// Touches on days up to each of those asked for.
  private var touchesUntil: [(day: Day, touches: Int64)] = []
  /// By contact number: the points in whose window it engaged with this account.
  private var engagedContacts: [UInt16]
  private var touchedContacts: [Int] = []
  /// Σ points and distinct visitors of each heat window.
  private var windowPoints: [Int64]
  private var windowVisitors: [Int64]
  private var windowsOfVisitor: [UInt64]
  private var touchedVisitors: [Int] = []
  /// By visitor number.
  private(set) var visitors: [VisitorHistory]
  /// The earliest day on which any account was active.
  private(set) var earliest: Int32?
  /// Activities replayed: a work counter for tests.
  private(set) var replayed = 0

  init(plan: ReplayPlan, index: ActivityIndex) {
    self.plan = plan
    self.index = index
    kept = Array(repeating: Counters(), count: plan.boundaries.count)
    engagedContacts = Array(repeating: 0, count: index.contactCount + 1)
    windowPoints = Array(repeating: 0, count: plan.windows.count)
    windowVisitors = windowPoints
    windowsOfVisitor = Array(repeating: 0, count: index.visitorCount)
    visitors = Array(repeating: VisitorHistory(), count: index.visitorCount)
  }

  /// Replays one account. `wonDays`: the distinct days up to which `touches(until:)` will be asked for.
  mutating func replay(account: Int, wonDays: [Day]) {
    reset()
    touchesUntil = wonDays.map { ($0, 0) }
    rows.gather(index, account: account)
    let rows = rows.rows
    var counters = Counters()
    var day = Int32.min
    var dayEnd = Int64.min
    var periods: UInt16 = 0
    var engagements: UInt16 = 0
    var heat: UInt64 = 0
    var boundary = 0
    var viewThrough = ViewThrough(milliseconds: plan.viewThroughMilliseconds)
    var groupEnd = 0

    for position in rows.indices {
      let row = rows[position]
      let activity = row.activity
      let time = activity.time.milliseconds
      if time >= dayEnd {
        let today = plan.zone.day(of: activity.time).number
        if today != day {
          if day != .min {
            if engagedOn == nil && counters.aes >= plan.minimum { engagedOn = day }
            keep(counters, from: day, until: today, boundary: &boundary)
            let days = Int(today) - Int(day)
            counters.aes *= plan.decay(days)
            counters.warmth *= plan.warmthDecay(days)
          } else {
            keepEmpty(until: today, boundary: &boundary)
          }
          day = today
          if today > plan.lastDay.number { break }
          earliest = min(earliest ?? today, today)
          periods = plan.points(on: today)
          engagements = plan.engagementPoints(on: today)
          heat = plan.heatWindows(on: today)
        }
        // Zones with changes of offset ask for the day of every activity; the others once a day.
        dayEnd =
          plan.zone.offsets.count == 1
          ? (Int64(today) + 1) * 86_400_000 - Int64(plan.zone.offsets[0]) * 1_000 : Int64.min
      }
      replayed += 1
      if position >= groupEnd {
        // Within one timestamp impressions and clicks come before visits (kpis.md, view-through).
        groupEnd = position
        while groupEnd < rows.count && rows[groupEnd].activity.bits >> 21 == activity.bits >> 21 {
          viewThrough.take(rows[groupEnd].activity)
          groupEnd += 1
        }
      }

      let small = activity.smallCount
      let segment = Int(row.segment)
      let count =
        small < Activity.manyCount ? small : index.segments[segment].count(at: Int(row.position))
      let type = Int(activity.type)
      counters.aes += plan.weight[type] * Double(count)
      if plan.warmth[type] != 0 {
        counters.warmth += plan.warmth[type] * Double(count)
        counters.hasWarmth = true
      }
      if plan.isTouch[type] {
        counters.touches += count
        counters.lastTouch = day
        for won in touchesUntil.indices where day <= touchesUntil[won].day.number { touchesUntil[won].touches += count }
        if plan.isEngagement[type] && firstTouch == nil { firstTouch = day }
      }
      let visitor = visitorNumber(row)
      switch activity.type {
      case ActivityTypes.Code.adImpression, ActivityTypes.Code.emailImpression: counters.impressions += count
      case ActivityTypes.Code.adClick, ActivityTypes.Code.emailClick: counters.clicks += count
      case ActivityTypes.Code.visit, ActivityTypes.Code.highValueVisit:
        let isHighValue = activity.type == ActivityTypes.Code.highValueVisit
        counters.visits += count
        if isHighValue { counters.highValueVisits += count }
        if viewThrough.leadsTo(activity) { counters.viewThroughVisits += count }
        if heat != 0 { addHeat(heat, points: isHighValue ? 5 * count : count, visitor: visitor) }
      case ActivityTypes.Code.chat: counters.chats += count
      case ActivityTypes.Code.conversion:
        if viewThrough.leadsTo(activity) { counters.viewThroughConversions += count }
      default: break
      }
      if activity.namesContact && engagements != 0 && plan.isEngagement[type] { addContact(row, engagements) }
      if visitor != 0 {
        addVisitor(Int(visitor), row: row, account: Int32(account), day: day, periods: periods)
      }
    }
    if day == .min {
      keepEmpty(until: Int32.max, boundary: &boundary)
    } else {
      if day <= plan.lastDay.number && engagedOn == nil && counters.aes >= plan.minimum { engagedOn = day }
      keep(counters, from: day, until: Int32.max, boundary: &boundary)
    }
  }

  /// Σ over the boundaries that end before `until` starts: the counters as they stood, decayed to each.
  private mutating func keep(_ counters: Counters, from day: Int32, until: Int32, boundary: inout Int) {
    while boundary < kept.count && plan.boundaries[boundary].number < until {
      var counters = counters
      let days = Int(plan.boundaries[boundary].number) - Int(day)
      counters.aes *= plan.decay(days)
      counters.warmth *= plan.warmthDecay(days)
      kept[boundary] = counters
      boundary += 1
    }
  }

  private mutating func keepEmpty(until: Int32, boundary: inout Int) {
    while boundary < kept.count && plan.boundaries[boundary].number < until {
      kept[boundary] = Counters()
      boundary += 1
    }
  }

  private func visitorNumber(_ row: ReplayRow) -> UInt32 {
    let segment = Int(row.segment)
    let key = index.segments[segment].visitors[Int(row.position)]
    return key.isEmpty ? 0 : index.visitorOfKey[segment][Int(key.number)]
  }

  private mutating func addHeat(_ heat: UInt64, points: Int64, visitor: UInt32) {
    var windows = heat
    while windows != 0 {
      let window = windows.trailingZeroBitCount
      windows &= windows - 1
      windowPoints[window] += points
    }
    if visitor == 0 { return }
    let fresh = heat & ~windowsOfVisitor[Int(visitor)]
    if fresh == 0 { return }
    if windowsOfVisitor[Int(visitor)] == 0 { touchedVisitors.append(Int(visitor)) }
    windowsOfVisitor[Int(visitor)] |= fresh
    windows = fresh
    while windows != 0 {
      let window = windows.trailingZeroBitCount
      windows &= windows - 1
      windowVisitors[window] += 1
    }
  }

  private mutating func addContact(_ row: ReplayRow, _ points: UInt16) {
    let segment = Int(row.segment)
    let name = index.segments[segment].contacts[Int(row.position)]
    let numbers = name.isEmail ? index.contactOfEmail[segment] : index.contactOfID[segment]
    let number = Int(numbers[Int(name.key.number)])
    if number == 0 { return }
    if engagedContacts[number] == 0 { touchedContacts.append(number) }
    engagedContacts[number] |= points
  }

  private mutating func addVisitor(_ visitor: Int, row: ReplayRow, account: Int32, day: Int32, periods: UInt16) {
    let time = row.activity.bits >> 21
    let place = UInt64(row.segment) << 32 | UInt64(row.line)
    if (time, place) < (visitors[visitor].firstTime, visitors[visitor].firstPlace) {
      visitors[visitor].firstTime = time
      visitors[visitor].firstPlace = place
      visitors[visitor].owner = account
      visitors[visitor].wasKnownAtFirst = row.activity.namesContact
    }
    visitors[visitor].seen |= periods
    if row.activity.namesContact {
      visitors[visitor].identified |= periods
      visitors[visitor].knownOn = min(visitors[visitor].knownOn, day)
    }
  }

  private mutating func reset() {
    engagedOn = nil
    firstTouch = nil
    for contact in touchedContacts { engagedContacts[contact] = 0 }
    touchedContacts.removeAll(keepingCapacity: true)
    for window in windowPoints.indices {
      windowPoints[window] = 0
      windowVisitors[window] = 0
    }
    for visitor in touchedVisitors { windowsOfVisitor[visitor] = 0 }
    touchedVisitors.removeAll(keepingCapacity: true)
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
    let before = windows.dropFirst().reduce(0) { $0 + research($1) } / 6
    if now >= 12 && now >= 3 * before { return 3 }
    if now >= 6 && now >= 2 * before { return 2 }
    return now >= 3 ? 1 : 0
  }
}

extension AccountFacts {
  /// Adds what the activities of the account that was just replayed say at a point.
  mutating func addActivities(
    _ replay: ActivityReplay, plan: ReplayPlan, point: Int, at place: Point, derivesRelationship: Bool
  ) {
    let end = replay.kept[plan.atEnd[point]]
    let before = replay.kept[plan.before[point]]
    aes = end.aes
    isEngagedNow = aes >= plan.minimum
    engagedOn = replay.engagedOn.flatMap { $0 <= place.asOf.number ? Day($0) : nil }
    firstTouch = replay.firstTouch.flatMap { $0 <= place.asOf.number ? Day($0) : nil }
    lastTouch = end.lastTouch.map { Day($0) }
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
