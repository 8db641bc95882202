/// The rule that turns instants into days and wall times into instants: the UTC offsets of a time zone.
///
/// The program makes it from the system's zone data; everything below works on this table alone.
public struct Zone: Hashable, Sendable {
  /// The name as configured, for messages.
  public let name: String
  /// Instants (seconds) from which on the offset of the same position holds, ascending; the first is the distant past.
  public let starts: [Int64]
  /// Offsets from UTC in seconds.
  public let offsets: [Int32]

  /// A zone from its table. `starts` and `offsets` have the same count, at least one; the first start holds for all before.
  public init(name: String, starts: [Int64], offsets: [Int32]) {
    precondition(!starts.isEmpty && starts.count == offsets.count, "a zone has an offset from each start on")
    self.name = name
    self.starts = starts
    self.offsets = offsets
  }

  /// UTC.
  public static let utc = Zone(name: "UTC", starts: [Int64.min], offsets: [0])

  /// The offset in force at an instant, in seconds.
  ///
  /// - Complexity: O(log n) in the number of transitions; O(1) in zones without any.
  @inlinable
  public func offset(atSeconds seconds: Int64) -> Int64 {
    if offsets.count == 1 { return Int64(offsets[0]) }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle } else { high = middle }
    }
    return Int64(offsets[low])
  }

  /// The calendar day of an instant in this zone.
  @inlinable
  public func day(of instant: Instant) -> Day {
    let seconds = Zone.floor(instant.milliseconds, by: 1_000)
    return Day(Int32(clamping: Zone.floor(seconds + offset(atSeconds: seconds), by: 86_400)))
  }

  /// The instant of a wall time, given as seconds since 1970-01-01T00:00 *local*.
  ///
  /// A time that a change of offset skips is read with the offset before it; one that occurs twice is the first.
  @inlinable
  public func instant(localSeconds: Int64, milliseconds: Int64 = 0) -> Instant {
    if offsets.count == 1 { return Instant(milliseconds: (localSeconds - Int64(offsets[0])) * 1_000 + milliseconds) }
    // No offset is a day or more, and changes are farther apart: these are the offsets before and after one that is near.
    let before = offset(atSeconds: localSeconds - 86_400)
    let after = offset(atSeconds: localSeconds + 86_400)
    let isAfter = offset(atSeconds: localSeconds - before) != before && offset(atSeconds: localSeconds - after) == after
    let utc = localSeconds - (isAfter ? after : before)
    return Instant(milliseconds: utc * 1_000 + milliseconds)
  }

  /// The first instant of a day in this zone.
  @inlinable @inline(__always)
  public func start(of day: Day) -> Instant { instant(localSeconds: Int64(day.number) * 86_400) }

  @inlinable
  static func floor(_ value: Int64, by step: Int64) -> Int64 {
    let quotient = value / step
    return value % step < 0 ? quotient - 1 : quotient
  }
}

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since the epoch; negative before.
  public var milliseconds: Int64

  /// The instant with this number of milliseconds.
  @inlinable
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// In the order of time.
  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}
