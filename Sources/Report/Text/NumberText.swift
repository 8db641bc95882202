public import Values
public import Metrics

/// Numbers as people read them, in one place. What there is none of is `–`.
public struct NumberText: Sendable {
  /// What stands before amounts of money; one that ends with a letter (`CHF`) gets a blank behind it.
  public let symbol: String

  /// What is shown where there is no value.
  public static let missing = "–"

  /// Numbers with the symbol of a currency by its code: `$` for `USD`, the code itself where it has no symbol of its own.
  public init(currency: String = "USD") {
    let known = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩", "ILS": "₪"]
    let symbol = known[currency] ?? SafeText.line(currency)
    self.symbol = symbol.last?.isLetter == true ? symbol + " " : symbol
  }

  /// `1,234,567`.
  public static func thousands(_ number: Int64) -> String {
    (number < 0 ? "-" : "") + grouped(String(number.magnitude))
  }

  /// `1,912.5`: rounded half away from zero to so many places, 0–6.
  public static func decimal(_ number: Double, places: Int) -> String {
    guard number.isFinite else { return missing }
    let power = (0..<places).reduce(1.0) { power, _ in power * 10 }
    // The decimal that the number is written as decides ties: 2.675 is meant, not the double just below it.
    let scaled = ((number.magnitude + number.ulp) * power).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return "\(number)" }
    let digits = String(Int64(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    // What rounds to 0 has no sign.
    let sign = number < 0 && scaled > 0 ? "-" : ""
    let whole = sign + grouped(String(padded.dropLast(places)))
    return places == 0 ? whole : whole + "." + padded.suffix(places)
  }

  /// `12.5`, `12`: with one place where it is not whole.
  public static func upToOnePlace(_ number: Double) -> String {
    let text = decimal(number, places: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `61.6%` of 0.616. What is less than all and more than none never looks otherwise.
  public static func percent(_ share: Double, places: Int = 1) -> String {
    let text = decimal(share * 100, places: places)
    let least = decimal(places == 0 ? 1 : 0.1, places: places)
    if share > 0 && share < 1 {
      if decimal(share * 100, places: places) == decimal(0, places: places) { return "<" + least + "%" }
      if text == decimal(100, places: places) { return ">" + decimal(places == 0 ? 99 : 99.9, places: places) + "%" }
    }
    return text + "%"
  }

  /// `12 d`, `66.5 d`.
  public static func days(_ days: Double) -> String { upToOnePlace(days) + " d" }

  /// `1 account`, `1,204 accounts`.
  public static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(thousands(Int64(number))) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// `42.5 KB`: steps of 1,000.
  public static func bytes(_ bytes: Int64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"]
    var scaled = Double(bytes)
    var unit = 0
    while scaled.magnitude >= 999.5 && unit < units.count - 1 {
      scaled /= 1_000
      unit += 1
    }
    return (unit == 0 ? String(bytes) : upToOnePlace(scaled)) + " " + units[unit]
  }

  /// `21 Nov 2026`.
  public static func day(_ day: Day) -> String { "\(shortDay(day)) \(day.civil.year)" }

  /// `21 Nov`.
  public static func shortDay(_ day: Day) -> String {
    let (_, month, number) = day.civil
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(number) \(months[month - 1])"
  }

  /// `$1,234.50`: to the cent, with further places if there are any.
  public func money(_ money: Money) -> String {
    let rest = money.units.magnitude % 10_000
    let places = rest % 100 == 0 ? 2 : 4
    let fraction = String(places == 2 ? rest / 100 : rest)
    return (money.units < 0 ? "-" : "") + symbol + NumberText.grouped(String(money.units.magnitude / 10_000)) + "."
      + String(repeating: "0", count: places - fraction.utf8.count) + fraction
  }

  /// `$1,234.50` of an amount that is not exact.
  public func money(_ amount: Double) -> String {
    signed(amount) { symbol + NumberText.decimal($0, places: 2) }
  }

  /// `$1,912`, `$12.4K`, `$1.2M`.
  public func shortMoney(_ amount: Double) -> String { signed(amount) { symbol + NumberText.short($0) } }

  private func signed(_ amount: Double, _ write: (Double) -> String) -> String {
    guard amount.isFinite else { return NumberText.missing }
    let text = write(amount.magnitude)
    return amount < 0 && text.contains { ("1"..."9").contains($0) } ? "-" + text : text
  }

  /// Whole below 10,000, else two or three digits and a letter: `9,999`, `12.4K`, `950K`, `1.2M`. For numbers ≥ 0.
  static func short(_ number: Double) -> String {
    guard number.isFinite else { return missing }
    let whole = number.rounded(.toNearestOrAwayFromZero)
    if whole < 10_000 { return decimal(whole, places: 0) }
    let letters = ["K", "M", "B", "T", "Q"]
    var scaled = whole / 1_000
    var letter = 0
    // What rounds to a thousand of one letter is one of the next: 999,950 is 1.0M.
    while scaled >= 999.5 && letter < letters.count - 1 {
      scaled /= 1_000
      letter += 1
    }
    return decimal(scaled, places: scaled < 99.95 ? 1 : 0) + letters[letter]
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0 && (digits.utf8.count - position) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

extension NumberText {
  /// A KPI's value where there is room for it: `61.6%`, `$374,115.27`, `66.5 d`.
  public func value(_ value: Double?, of unit: KPI.Unit) -> String {
    guard let value, value.isFinite else { return NumberText.missing }
    switch unit {
    case .accounts, .count: return NumberText.decimal(value, places: 0)
    case .ratio: return NumberText.percent(value)
    case .money: return money(value)
    case .moneyADay: return money(value) + " a day"
    case .days: return NumberText.days(value)
    case .score, .touches, .points, .contactsAnAccount: return NumberText.decimal(value, places: 1)
    }
  }

  /// A KPI's value in a table of a report: `61.6%`, `$374K`, `66.5 d`.
  public func short(_ value: Double?, of unit: KPI.Unit) -> String {
    guard let value, value.isFinite else { return NumberText.missing }
    switch unit {
    case .money: return shortMoney(value)
    case .moneyADay: return shortMoney(value) + "/d"
    case .accounts, .count:
      return value.magnitude >= 1_000_000 ? NumberText.short(value) : self.value(value, of: unit)
    default: return self.value(value, of: unit)
    }
  }

  /// The same where there is very little room: `62%`, `$374K`, `66 d`.
  public func narrow(_ value: Double?, of unit: KPI.Unit) -> String {
    guard let value, value.isFinite else { return NumberText.missing }
    switch unit {
    case .ratio: return NumberText.percent(value, places: 0)
    case .days: return NumberText.decimal(value, places: 0) + " d"
    case .accounts, .count:
      return value.magnitude >= 100_000 ? NumberText.short(value) : self.value(value, of: unit)
    default: return short(value, of: unit)
    }
  }

  /// How a KPI's value differs from the one before: `+0.8 pt`, `-12.5%`, `+3`, `=`; `–` where either is missing.
  public func change(from before: Double?, to now: Double?, of unit: KPI.Unit) -> String {
    guard let before, let now, before.isFinite, now.isFinite else { return NumberText.missing }
    if before == now { return "=" }
    let difference = now - before
    let text: String
    switch unit {
    case .ratio: text = NumberText.decimal(difference * 100, places: 1) + " pt"
    case .points: text = NumberText.decimal(difference, places: 1)
    default:
      if before == 0 { return (difference > 0 ? "+" : "") + narrow(difference, of: unit) }
      let percent = difference / before.magnitude * 100
      if percent.magnitude >= 99_950 { return percent > 0 ? "+>999x" : "->999x" }
      text = NumberText.decimal(percent, places: percent.magnitude < 999.5 ? 1 : 0) + "%"
    }
    return (difference > 0 ? "+" : "") + text
  }

  /// A sparkline of a trend, oldest first; `·` where there is no value.
  ///
  /// - Parameter trend: newest first, as `KPIFigures.trend`.
  public static func sparkline(_ trend: [Double?]) -> String {
    let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let known = trend.compactMap { $0 }.filter(\.isFinite)
    guard let least = known.min(), let most = known.max() else { return String(repeating: "·", count: trend.count) }
    return String(
      trend.reversed().map { value -> Character in
        guard let value, value.isFinite else { return "·" }
        // A line without movement stands in the middle: it is neither high nor low.
        guard most > least else { return bars[3] }
        return bars[min(7, Int((value - least) / (most - least) * 8))]
      })
  }
}
