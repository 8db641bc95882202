/// Numbers as people read them. `-` and `,` and `.` are ASCII, so that what is copied can be pasted anywhere.
public enum Format {
  /// `1,234,567`: with a comma every three digits.
  public static func thousands(_ number: Int64) -> String {
    grouped(String(number.magnitude), isNegative: number < 0)
  }

  /// `1,234,567`.
  public static func thousands(_ number: Int) -> String { thousands(Int64(number)) }

  /// `1,912.50`: rounded half away from 0 to so many places, 0–9, with commas. Not finite: `–`.
  public static func decimal(_ number: Double, places: Int, missing: String = "–") -> String {
    guard let (whole, fraction) = rounded(number.magnitude, places: places) else {
      return number.isFinite ? "\(number)" : missing
    }
    let digits = places > 0 ? "." + zeros(places - String(fraction).utf8.count) + String(fraction) : ""
    // What rounds to 0 has no sign.
    let isNegative = number < 0 && (whole > 0 || fraction > 0)
    return grouped(String(whole), isNegative: isNegative) + digits
  }

  /// `61.6%` of the share 0.616.
  public static func percent(_ share: Double, places: Int = 1, missing: String = "–") -> String {
    share.isFinite ? decimal(share * 100, places: places) + "%" : missing
  }

  /// `100%` of 1, `99.9%` of 0.9996: like `percent`, but what is less than all or more than none never looks so.
  public static func conversion(_ share: Double, missing: String = "–") -> String {
    guard share.isFinite else { return missing }
    if share == 1 { return "100%" }
    if share > 0, share < 1 { return percent(min(0.999, max(0.001, share))) }
    return percent(share)
  }

  /// `1 day`, `14 days`: a count with its noun; `plural` where it is not made with an s.
  public static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(thousands(number)) \(number == 1 || number == -1 ? noun : plural ?? noun + "s")"
  }

  /// `14.5 d`: a mean of days, without the place where it is whole.
  public static func days(_ days: Double, missing: String = "–") -> String {
    guard days.isFinite else { return missing }
    let text = decimal(days, places: 1)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " d"
  }

  /// `42 KB`, `1.5 GB`: a size in bytes, in steps of 1,000.
  public static func bytes(_ bytes: Int64) -> String {
    let units = ["KB", "MB", "GB", "TB", "PB", "EB"]
    guard bytes.magnitude >= 1000 else { return "\(bytes) B" }
    var scaled = Double(bytes) / 1000
    var unit = 0
    while scaled.magnitude >= 999.5, unit < units.count - 1 {
      scaled /= 1000
      unit += 1
    }
    return decimal(scaled, places: scaled.magnitude < 9.95 ? 1 : 0) + " " + units[unit]
  }

  /// Digits with a comma every three.
  static func grouped(_ digits: String, isNegative: Bool) -> String {
    var text = isNegative ? "-" : ""
    let count = digits.utf8.count
    for (index, digit) in digits.enumerated() {
      if index > 0, (count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  static func zeros(_ count: Int) -> String { String(repeating: "0", count: max(0, count)) }

  /// Whole part and fraction in units of the last place; nil beyond what 64 bits hold.
  private static func rounded(_ number: Double, places: Int) -> (whole: UInt64, fraction: UInt64)? {
    var power: UInt64 = 1
    for _ in 0..<min(9, max(0, places)) { power *= 10 }
    let whole = number.rounded(.down)
    guard number.isFinite, whole < 1e18 else { return nil }
    // The decimal that the number is written as decides ties: 2.675 is meant, not the double just below it.
    let slack = min(number.ulp * Double(power), 1e-6)
    let fraction = UInt64(((number - whole) * Double(power) + slack).rounded(.toNearestOrAwayFromZero))
    return fraction >= power ? (UInt64(whole) + 1, 0) : (UInt64(whole), fraction)
  }
}
