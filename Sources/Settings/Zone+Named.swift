internal import Foundation
public import Values

extension Zone {
  /// The zone of a name (`Europe/Berlin`, with the right capitals), with its offsets from 1900 to 2100, or nil where the
  /// system has no such zone.
  public init?(named name: String) {
    if name == Zone.utc.name {
      self = .utc
      return
    }
    guard !name.isEmpty, let zone = TimeZone(identifier: name) else { return nil }
    var moment = Date(timeIntervalSince1970: Zone.from)
    var starts = [Int64.min]
    var offsets = [Int32(clamping: zone.secondsFromGMT(for: moment))]
    // Changes of the standard offset are among these as well, not only those of daylight saving time.
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment,
      next.timeIntervalSince1970 < Zone.to
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
  private static var from: Double { -2_208_988_800 }
  private static var to: Double { 4_102_444_800 }

  /// The known name that is nearest to one that is not.
  static func nearestName(_ name: String) -> String? {
    let known = TimeZone.knownTimeZoneIdentifiers.sorted()
    if let near = NearestName.of(name, among: known) { return near }
    // Cities alone: `Berlin`.
    let cities = known.map { String($0.split(separator: "/").last ?? "") }
    guard let city = NearestName.of(name, among: cities), let position = cities.firstIndex(of: city) else { return nil }
    return known[position]
  }
}
