public import Values

/// Numbers as people read them. `-` and `,` and `.` are ASCII, so that what is copied can be pasted anywhere.
public enum Format {
  /// What is shown where there is no value.
  public static let missing = "–"

  /// `1,234,567`: with a comma every three digits.
  public static func thousands(_ number: Int64) -> String {
    grouped(String(number.magnitude), isNegative: number < 0)
  }

  /// `1,234,567`.
  public static func thousands(_ number: Int) -> String { thousands(Int64(number)) }

  /// `1,912.50`: rounded half away from 0 to so many places, 0–9, with commas. Not finite: `–`.
  public static func decimal(_ number: Double, places: Int, missing: String = missing) -> String {
    guard let (whole, fraction) = rounded(number.magnitude, places: places) else {
      return number.isFinite ? "\(number)" : missing
    }
    let digits = places > 0 ? "." + zeros(places - String(fraction).utf8.count) + String(fraction) : ""
    // What rounds to 0 has no sign.
    let isNegative = number < 0 && (whole > 0 || fraction > 0)
    return grouped(String(whole), isNegative: isNegative) + digits
  }

  /// `12.5`, `12`: with up to so many places, and none where it is whole.
  public static func upTo(places: Int, _ number: Double) -> String {
    let isWhole = decimal(number, places: places).hasSuffix("." + zeros(places))
    return decimal(number, places: isWhole ? 0 : places)
  }

  /// `+42`, `-8`, `0`: with its sign, rounded to so many places.
  public static func signed(_ number: Double, places: Int) -> String {
    let text = decimal(number, places: places)
    return number > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  /// `61.6%` of the share 0.616. What is less than all or more than none never looks otherwise: `>99.9%`, `<0.1%`.
  ///
  /// - Parameter places: 0–6.
  public static func percent(_ share: Double, places: Int = 1, missing: String = missing) -> String {
    guard share.isFinite else { return missing }
    let text = decimal(share * 100, places: places)
    if share > 0, share < 1 {
      let step = (0..<places).reduce(1.0) { step, _ in step / 10 }
      if text == decimal(0, places: places) { return "<" + decimal(step, places: places) + "%" }
      if text == decimal(100, places: places) { return ">" + decimal(100 - step, places: places) + "%" }
    }
    return text + "%"
  }

  /// `100%` of 1, else as `percent`: a share of accounts that went on.
  public static func conversion(_ share: Double, missing: String = missing) -> String {
    share == 1 ? "100%" : percent(share, missing: missing)
  }

  /// `12,408`, `1.24M`: a count where there is little room; exact below 100,000.
  public static func shortCount(_ number: Int64) -> String {
    guard number.magnitude >= 100_000 else { return thousands(number) }
    return (number < 0 ? "-" : "") + short(number.magnitude)
  }

  /// `1 day`, `14 days`: a count with its noun; `plural` where it is not made with an s.
  public static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(thousands(number)) \(number == 1 || number == -1 ? noun : plural ?? noun + "s")"
  }

  /// `14.5 d`: a mean of days, without the place where it is whole.
  public static func days(_ days: Double, missing: String = missing) -> String {
    days.isFinite ? upTo(places: 1, days) + " d" : missing
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

  /// How long ago something was, in its largest unit: `just now`, `40 s`, `5 min`, `3 h`, `12 d`.
  public static func age(seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 1 else { return "just now" }
    switch seconds {
    case ..<60: return "\(Int(seconds)) s"
    case ..<3_600: return "\(Int(seconds / 60)) min"
    case ..<86_400: return "\(Int(seconds / 3_600)) h"
    default: return "\(thousands(Int64(min(seconds / 86_400, 1e9)))) d"
    }
  }

  /// How long something took: `0.4 ms`, `12 ms`, `3.4 s`, `75 s`.
  public static func duration(seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return missing }
    switch seconds {
    case ..<0.001: return decimal(seconds * 1_000, places: 1) + " ms"
    case ..<1: return decimal(seconds * 1_000, places: 0) + " ms"
    case ..<10: return decimal(seconds, places: 1) + " s"
    default: return decimal(seconds, places: 0) + " s"
    }
  }

  /// Whole below 10,000, from there on the nearest number of three digits and a letter: `9,999`, `12.4K`, `950K`, `1.25M`;
  /// `>999Q` beyond a thousand quadrillions.
  ///
  /// Rounds once, half away from 0. A fraction cannot change the digits from 10,000 on, since the halves between two
  /// numbers of three digits are whole there.
  ///
  /// - Parameters:
  ///   - whole: the whole part.
  ///   - isHalf: whether the fraction is a half or more.
  static func short(_ whole: UInt64, isHalf: Bool = false) -> String {
    if whole < 9_999 || (whole == 9_999 && !isHalf) {
      return grouped(String(isHalf ? whole + 1 : whole), isNegative: false)
    }
    guard whole < 999_500_000_000_000_000 else { return ">999Q" }
    var exponent = 4
    var step: UInt64 = 100
    while whole / step >= 1_000 {
      step *= 10
      exponent += 1
    }
    var digits = (whole + step / 2) / step
    // What rounds to a thousand of one step is a hundred of the next: 999,950 is 1.00M.
    if digits == 1_000 {
      digits = 100
      exponent += 1
    }
    let letter = ["K", "M", "B", "T", "Q"][exponent / 3 - 1]
    let text = String(digits)
    let places = 2 - exponent % 3
    return places == 0 ? text + letter : text.dropLast(places) + "." + text.suffix(places) + letter
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

/// Days as people write them: `18 Nov`, `18 Nov 2026`, `1 Oct–21 Nov 2026`.
public enum DayText {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `Nov` of 11; empty where the year has no such month.
  ///
  /// - Parameter number: 1–12.
  public static func month(_ number: Int) -> String { months.indices.contains(number - 1) ? months[number - 1] : "" }

  /// `18 Nov`.
  public static func short(_ day: Day) -> String {
    let (_, month, number) = day.civil
    return "\(number) \(self.month(month))"
  }

  /// `18 Nov 2026`.
  public static func full(_ day: Day) -> String { "\(short(day)) \(day.civil.year)" }

  /// `18 Nov` in the year of another day, else with its year.
  public static func near(_ day: Day, to other: Day) -> String {
    day.civil.year == other.civil.year ? short(day) : full(day)
  }

  /// `1 Oct–21 Nov 2026`; the year of the first day only where it is another.
  public static func range(_ from: Day, _ to: Day, dash: String, withYear: Bool = true) -> String {
    if from == to { return withYear ? full(to) : short(to) }
    return near(from, to: to) + dash + (withYear ? full(to) : short(to))
  }
}

extension Int64 {
  /// The nearest integer, at most the ends of the range; 0 for what is no number.
  public init(clamping value: Double) {
    self = value.isNaN ? 0 : (value >= 9.2e18 ? .max : (value <= -9.2e18 ? .min : Int64(value.rounded())))
  }
}

extension Int {
  /// The nearest integer, at most the ends of the range; 0 for what is no number.
  public init(clamping value: Double) { self = Int(Int64(clamping: value)) }
}
