internal import Values

/// Reads the two shapes of time that nearly every file uses, `2026-11-21T14:03:22Z` and `2026-11-21`, eight bytes at once.
///
/// Files are sorted by time, more or less: the day last read is the next one's, mostly.
struct ClockReader {
  private let zone: Zone
  private var yearAndMonth: UInt64 = 0
  private var dayOfMonth: UInt16 = 0
  /// Milliseconds since 1970 of the day last read, in UTC, and of its beginning in the zone.
  private var dayInUTC: Int64 = 0
  private var dayInZone: Int64 = 0

  init(zone: Zone) { self.zone = zone }

  /// Milliseconds since 1970, or nil where the text has another shape, or names no time.
  @inline(__always)
  mutating func milliseconds(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard text.count == 20 || text.count == 10 else { return nil }
    let yearAndMonth = text.loadUnaligned(as: UInt64.self)
    let dayOfMonth = text.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    if yearAndMonth != self.yearAndMonth || dayOfMonth != self.dayOfMonth {
      guard readDay(text) else { return nil }
      self.yearAndMonth = yearAndMonth
      self.dayOfMonth = dayOfMonth
    }
    if text.count == 10 { return dayInZone }
    guard text[10] == UInt8(ascii: "T"), text[19] == UInt8(ascii: "Z") else { return nil }
    // `14:03:22`, first byte lowest. Without the pattern `00:00:00` digits are 0–9 and colons 0.
    let clock = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: 11, as: UInt64.self)) ^ 0x3030_3A30_303A_3030
    let tooHigh = (clock &+ 0x0606_0006_0600_0606) & 0xF0F0_FFF0_F0FF_F0F0
    guard clock & 0xF0F0_FFF0_F0FF_F0F0 | tooHigh == 0 else { return nil }
    @inline(__always) func number(_ shift: UInt64) -> Int64 {
      Int64(clock >> shift & 15) * 10 + Int64(clock >> (shift + 8) & 15)
    }
    let hour = number(0)
    let minute = number(24)
    let second = number(48)
    // A second of 60, and whatever else is odd, is left to the general reader.
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return dayInUTC + (hour * 3_600 + minute * 60 + second) * 1_000
  }

  @inline(never)
  private mutating func readDay(_ text: UnsafeRawBufferPointer) -> Bool {
    let date = UnsafeRawBufferPointer(rebasing: text[..<10])
    guard let inUTC = Dates.iso(date, zone: .utc), let inZone = Dates.iso(date, zone: zone) else { return false }
    dayInUTC = inUTC.milliseconds
    dayInZone = inZone.milliseconds
    return true
  }
}
