internal import Ingest
internal import Values

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
    _ replay: borrowing ActivityReplay, plan: ReplayPlan, point: Int, at place: Point, derivesRelationship: Bool
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
