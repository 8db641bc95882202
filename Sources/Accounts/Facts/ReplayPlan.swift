internal import Glibc
internal import Ingest
internal import Values

/// What one pass over an account's activities has to note, for all points at once: prepared once, read by every account.
struct ReplayPlan: Sendable {
  /// Days at whose end the running counters are kept, ascending.
  let boundaries: [Day]
  /// For each point the position of `asOf`, of the day before `from`, and of `asOf − 30` among the boundaries.
  let atEnd: [Int]
  let before: [Int]
  let monthBefore: [Int]
  /// The last day of all points: what is dated later is not replayed.
  let lastDay: Day

  /// The points and windows that a day lies in, a bit each.
  struct DayMasks {
    /// Points in whose P it lies.
    var periods: UInt16 = 0
    /// Points in whose [T − engagement window + 1, T] it lies.
    var engagements: UInt16 = 0
    /// Heat windows, as positions in `windows`.
    var heat: UInt64 = 0
  }

  /// From `baseDay` to `lastDay`.
  private let days: [DayMasks]
  private let baseDay: Int32
  /// Of every day before: the points of a period too long for the table.
  private let earlier: DayMasks

  /// Distinct 14-day windows of research heat by their last day; a window has one bit.
  let windows: [Day]
  /// For each point its seven windows, the current one first, as positions in `windows`.
  let windowsOfPoint: [[Int]]

  /// By whole days: 2^(−days ÷ H), and 2^(−days ÷ 30) of derived relationships.
  private let decays: [Scores]
  /// The engagement score, and the points of a derived relationship: they fade side by side.
  typealias Scores = SIMD2<Double>
  /// What a type of activity counts for.
  struct Traits {
    /// Its weight, and its points of a derived relationship.
    var scores = Scores.zero
    var hasWarmth = false
    var isTouch = false
    var isEngagement = false
    var isImpression = false
    var isClick = false
    /// A visit or a conversion: what an impression can lead to.
    var isArrival = false
    var counted = ActivityCounters.Count.other
  }

  /// By activity type, 64 of them.
  let traits: [Traits]

  let minimum: Double
  let viewThroughMilliseconds: Int64
  let zone: Zone

  /// - Precondition: 1–16 points whose heat windows are at most 64 distinct ones.
  init(points: [FactPoint], rules: AccountRules, types: [ActivityType], zone: Zone) {
    precondition((1...16).contains(points.count), "a mask of points has 16 bits")
    let ending = Set(points.flatMap { [$0.asOf, $0.before, $0.asOf - 30] }).sorted()
    boundaries = ending
    func position(_ day: Day) -> Int { ending.firstIndex(of: day) ?? 0 }
    atEnd = points.map { position($0.asOf) }
    before = points.map { position($0.before) }
    monthBefore = points.map { position($0.asOf - 30) }
    let last = points.map(\.asOf).max() ?? Day(0)
    lastDay = last

    let ends = Set(points.flatMap { point in (0..<7).map { point.asOf - 14 * $0 } }).sorted()
    precondition(ends.count <= 64, "a mask of windows has 64 bits")
    windows = ends
    windowsOfPoint = points.map { point in (0..<7).map { ends.firstIndex(of: point.asOf - 14 * $0) ?? 0 } }

    // A period from the dawn of time (`all` of an odd file) must not make a table of every day since.
    let reach = 40_000
    let window = rules.engagementWindowDays
    let earliest = points.map { min($0.from, $0.asOf - window + 1) }.min() ?? last
    let base = max(min(earliest, (ends.first ?? last) - 13), last - reach)
    baseDay = base.number
    earlier = DayMasks(periods: ReplayPlan.mask(points) { $0.from < base })
    self.days = (0...(last - base)).map { offset in
      let day = base + offset
      var masks = DayMasks()
      masks.periods = ReplayPlan.mask(points) { $0.contains(day) }
      masks.engagements = ReplayPlan.mask(points) { $0.asOf - window + 1 <= day && day <= $0.asOf }
      for (bit, end) in ends.enumerated() where end - 13 <= day && day <= end { masks.heat |= 1 << UInt64(bit) }
      return masks
    }

    decays = ReplayPlan.decays(halfLife: rules.halfLifeDays)
    var traits = types.map { type in
      Traits(scores: Scores(type.weight, 0), isTouch: type.isTouch, isEngagement: type.kind == .engagement)
    }
    traits += Array(repeating: Traits(), count: 64 - types.count)
    for code in types.indices {
      traits[code].scores.y = Warmth.points(ofType: UInt8(code))
      traits[code].hasWarmth = traits[code].scores.y != 0
    }
    for code in [ActivityTypes.Code.adImpression, ActivityTypes.Code.emailImpression] {
      traits[Int(code)].isImpression = true
      traits[Int(code)].counted = .impressions
    }
    for code in [ActivityTypes.Code.adClick, ActivityTypes.Code.emailClick] {
      traits[Int(code)].isClick = true
      traits[Int(code)].counted = .clicks
    }
    traits[Int(ActivityTypes.Code.visit)].counted = .visits
    traits[Int(ActivityTypes.Code.highValueVisit)].counted = .highValueVisits
    traits[Int(ActivityTypes.Code.chat)].counted = .chats
    for code in [ActivityTypes.Code.visit, ActivityTypes.Code.highValueVisit, ActivityTypes.Code.conversion] {
      traits[Int(code)].isArrival = true
    }
    self.traits = traits
    minimum = rules.engagementMinimum - 1e-9
    viewThroughMilliseconds = Int64(rules.viewThroughDays) * 86_400_000
    self.zone = zone
  }

  /// What a day up to `lastDay` lies in.
  @inline(__always)
  func masks(on day: Int32) -> DayMasks { day < baseDay ? earlier : days[Int(day - baseDay)] }

  /// What scores are worth after some days.
  @inline(__always)
  func decay(_ days: Int) -> Scores { days < decays.count ? decays[days] : .zero }

  private static func mask(_ points: [FactPoint], _ holds: (FactPoint) -> Bool) -> UInt16 {
    var mask: UInt16 = 0
    for (bit, point) in points.enumerated() where holds(point) { mask |= 1 << UInt16(bit) }
    return mask
  }

  private static func decays(halfLife: Double) -> [Scores] {
    // 2^(−1080 ÷ 1) is 0, or next to it; a longer half-life gets a longer table.
    func count(_ halfLife: Double) -> Int { min(60_000, Int(1_080 * halfLife) + 1) }
    return (0..<max(count(halfLife), count(30))).map { days in
      func decay(_ halfLife: Double) -> Double { days < count(halfLife) ? power2(-Double(days) / halfLife) : 0 }
      return Scores(decay(halfLife), decay(30))
    }
  }
}

/// Tells the days of instants that ascend, looking each day up once.
struct DayClock {
  private let zone: Zone
  /// Whether every day has 24 hours.
  private let isFixed: Bool
  private static let length: Int64 = 86_400_000
  /// The day of the latest instant.
  private(set) var day = Int32.min
  /// The first instant, in milliseconds, that may lie on another day.
  private(set) var end = Int64.min

  /// For days in a zone.
  init(_ zone: Zone) {
    self.zone = zone
    isFixed = zone.offsets.count == 1
  }

  /// Forgets the instants before.
  mutating func reset() {
    day = .min
    end = .min
  }

  /// The day of an instant that is not before `end`.
  @inline(__always)
  mutating func move(to instant: Instant) -> Int32 {
    if isFixed && end != .min {
      let days = 1 + (instant.milliseconds - end) / DayClock.length
      day += Int32(truncatingIfNeeded: days)
      end += days * DayClock.length
      return day
    }
    let seconds = (instant.milliseconds - (instant.milliseconds % 1_000 + 1_000) % 1_000) / 1_000
    let offset = zone.offset(atSeconds: seconds)
    let today = zone.day(of: instant).number
    // Where a zone sets its clocks back over midnight the day before comes again: to us it is over.
    day = max(day, today)
    end = (Int64(today + 1) * 86_400 - offset) * 1_000
    if !isFixed, let change = zone.nextChange(afterSeconds: seconds) { end = min(end, change * 1_000) }
    return day
  }
}

extension Zone {
  /// The next instant, in seconds, from which on another offset holds; nil after the last.
  fileprivate func nextChange(afterSeconds seconds: Int64) -> Int64? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low] : nil
  }
}

/// The points of a relationship that is derived from activities, where no file has scores (kpis.md, Relationship score).
public enum Warmth {
  /// Days in which the points of an activity halve.
  public static let halfLifeDays = 30.0

  /// What one activity of a type counts, before it fades; 0 for types that say nothing of a relationship.
  ///
  /// - Parameter type: a position among `ActivityTypes`, of which the built-in ones stand first.
  public static func points(ofType type: UInt8) -> Double {
    switch type {
    case ActivityTypes.Code.emailReply: 3
    case ActivityTypes.Code.meeting: 8
    case ActivityTypes.Code.call: 4
    case ActivityTypes.Code.chat: 3
    case ActivityTypes.Code.emailSent: 1
    default: 0
    }
  }
}

/// 2 to the power of a number.
package func power2(_ exponent: Double) -> Double { exp2(exponent) }
