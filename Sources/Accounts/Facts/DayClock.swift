internal import Ingest
internal import Values

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
