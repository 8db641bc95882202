import Values
internal import Ingest
internal import Glibc

/// A date is the same in every spelling of it, and only what is ambiguous hangs on the order of day and month.
enum DateCheck {
  static func check(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { field in
      for zone in [Zone.utc, FuzzRules.berlin] {
        var evidence = DateEvidence()
        let monthFirst = Dates.parse(field, order: .monthFirst, zone: zone, evidence: &evidence)
        let dayFirst = Dates.parse(field, order: .dayFirst, zone: zone, evidence: &evidence)
        let words = String(decoding: field, as: UTF8.self)
        if !evidence.contains(.ambiguous) { try expect(monthFirst == dayFirst, "\(words): two readings, no evidence") }
        for instant in [monthFirst, dayFirst].compactMap({ $0 }) { try check(instant, zone, words) }
      }
      try checkISO(field)
    }
  }

  private static func check(_ instant: Instant, _ zone: Zone, _ words: String) throws {
    let day = zone.day(of: instant)
    let start = zone.start(of: day)
    try expect(zone.day(of: start) == day, "\(words): \(day.iso) starts on another day")
    try expect(start <= instant, "\(words): before its day starts")
    let civil = day.civil
    guard (0...9_999).contains(civil.year), (0...9_999).contains(Zone.utc.day(of: instant).civil.year) else { return }
    try expect(
      Day(year: civil.year, month: civil.month, day: civil.day) == day, "\(words): \(civil) is not day \(day.number)")
    try expect(Day(iso: day.iso) == day, "\(words): \(day.iso) is another day")
    try expect(parse(day.iso, zone) == start, "\(words): \(day.iso) reads back as another time")
    try expect(parse(iso(instant), zone) == instant, "\(words): \(iso(instant)) reads back as another time")
    let slashes = "\(civil.day).\(civil.month).\(day.iso.prefix(4))"
    try expect(parse(slashes, zone) == start, "\(words): \(slashes) reads back as another time")
    let seconds = instant.milliseconds / 1_000
    if (100_000_000...9_999_999_999).contains(seconds) {
      let known = Instant(milliseconds: seconds * 1_000)
      try expect(parse("\(seconds)", zone) == known, "\(words): \(seconds) seconds read back as another time")
    }
    _ = (day + .max, day - .max, day + .min, day - .min)
  }

  /// The instant in UTC, by the system's calendar.
  private static func iso(_ instant: Instant) -> String {
    let milliseconds = instant.milliseconds
    var seconds = time_t(milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000)
    let fraction = milliseconds - Int64(seconds) * 1_000
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let date = [(Int(parts.tm_year) + 1_900, 4), (Int(parts.tm_mon) + 1, 2), (Int(parts.tm_mday), 2)]
    let time = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)]
    return date.map { padded($0.0, $0.1) }.joined(separator: "-") + "T"
      + time.map { padded($0, 2) }.joined(separator: ":") + "." + padded(Int(fraction), 3) + "Z"
  }

  /// The two ISO forms that are read eight bytes at a time say the same as the general reader: a blank behind them is
  /// enough to get there.
  private static func checkISO(_ field: UnsafeRawBufferPointer) throws {
    guard field.count == 20, field.last == UInt8(ascii: "Z") else { return }
    let text = String(decoding: field, as: UTF8.self)
    guard text.utf8.count == 20 else { return }
    let general = text.dropLast() + " Z"
    try expect(parse(text, .utc) == parse(String(general), .utc), "\(text): another time than \(general)")
  }

  private static func parse(_ text: String, _ zone: Zone) -> Instant? {
    var evidence = DateEvidence()
    return Array(text.utf8).withUnsafeBytes { Dates.parse($0, order: .monthFirst, zone: zone, evidence: &evidence) }
  }
}
