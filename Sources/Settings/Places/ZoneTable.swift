import Foundation
internal import Values

/// The offsets of a time zone from 1900 to 2100, as plain numbers.
public struct ZoneTable: Hashable, Sendable {
  /// The name as configured.
  public let name: String
  /// Seconds since 1970-01-01T00:00:00Z from which on the offset of the same position holds, ascending. The first is the
  /// least there is.
  public let starts: [Int64]
  /// Offsets from UTC in seconds, east positive; as many as `starts`.
  public let offsets: [Int32]

  /// UTC, without asking the system.
  public static let utc = ZoneTable(name: "UTC", starts: [Int64.min], offsets: [0])

  private init(name: String, starts: [Int64], offsets: [Int32]) {
    self.name = name
    self.starts = starts
    self.offsets = offsets
  }

  /// The table of a zone by its name (`Europe/Berlin`, with the right capitals), or nil where the system has no such zone.
  public init?(named name: String) {
    if name == "UTC" {
      self = .utc
      return
    }
    guard !name.isEmpty, let zone = TimeZone(identifier: name) else { return nil }
    var moment = Date(timeIntervalSince1970: Self.from)
    var starts = [Int64.min]
    var offsets = [Int32(clamping: zone.secondsFromGMT(for: moment))]
    // Changes of the standard offset are among these as well, not only those of daylight saving time.
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment,
      next.timeIntervalSince1970 < Self.to
    {
      let offset = Int32(clamping: zone.secondsFromGMT(for: next))
      if offset != offsets.last {
        starts.append(Int64(next.timeIntervalSince1970))
        offsets.append(offset)
      }
      moment = next
    }
    self.init(name: name, starts: starts, offsets: offsets)
  }

  /// 1900-01-01 and 2100-01-01, in seconds since 1970.
  private static let from = -2_208_988_800.0
  private static let to = 4_102_444_800.0

  /// Whether the system has a zone of this name.
  static func isKnown(_ name: String) -> Bool { name == "UTC" || (!name.isEmpty && TimeZone(identifier: name) != nil) }

  /// The known name that is nearest to one that is not.
  static func nearest(_ name: String) -> String? {
    let known = TimeZone.knownTimeZoneIdentifiers.sorted()
    if let near = NearestName.of(name, among: known) { return near }
    // Cities alone: `Berlin`.
    let cities = known.map { String($0.split(separator: "/").last ?? "") }
    guard let city = NearestName.of(name, among: cities), let position = cities.firstIndex(of: city) else { return nil }
    return known[position]
  }

  /// The calendar day of a moment in this zone, as days since 1970-01-01.
  ///
  /// - Parameter seconds: since 1970-01-01T00:00:00Z.
  public func day(atSeconds seconds: Int64) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle } else { high = middle }
    }
    let local = seconds + Int64(offsets[low])
    return Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }

  /// The day that it is now in this zone, as days since 1970-01-01.
  public func today() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return day(atSeconds: Int64(now.tv_sec))
  }
}
