/// The symbols of currencies, and which currencies write them.
public enum CurrencySymbols {
  /// The codes of the currencies that write a symbol; none where nobody is known to.
  public static func currencies(of symbol: String) -> [String] {
    let name = symbol.lowercased()
    return table.first { $0.symbol.lowercased() == name }?.codes ?? []
  }

  /// Symbols with letters before those within them: `US$` before `$`.
  private static let table: [(symbol: String, codes: [String])] = [
    ("US$", ["USD"]), ("CA$", ["CAD"]), ("C$", ["CAD"]), ("AU$", ["AUD"]), ("A$", ["AUD"]), ("NZ$", ["NZD"]),
    ("HK$", ["HKD"]), ("SG$", ["SGD"]), ("S$", ["SGD"]), ("MX$", ["MXN"]), ("NT$", ["TWD"]), ("R$", ["BRL"]),
    ("CN¥", ["CNY"]), ("JP¥", ["JPY"]),
    ("€", ["EUR"]), ("£", ["GBP"]), ("¥", ["JPY", "CNY"]), ("￥", ["JPY", "CNY"]), ("円", ["JPY"]), ("元", ["CNY"]),
    (
      "$",
      ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "ARS", "CLP", "COP", "TWD", "UYU", "BND", "FJD", "JMD", "TTD"]
    ),
    ("₹", ["INR"]), ("₨", ["INR", "PKR", "LKR", "NPR", "MUR"]), ("₩", ["KRW"]), ("₽", ["RUB"]), ("₺", ["TRY"]),
    ("₴", ["UAH"]), ("₪", ["ILS"]), ("฿", ["THB"]), ("₫", ["VND"]), ("₱", ["PHP"]), ("₦", ["NGN"]), ("₡", ["CRC"]),
    ("₸", ["KZT"]), ("₲", ["PYG"]), ("₵", ["GHS"]), ("₾", ["GEL"]),
    ("kr.", ["DKK", "NOK", "SEK", "ISK"]), ("kr", ["SEK", "NOK", "DKK", "ISK"]), ("zł", ["PLN"]), ("Kč", ["CZK"]),
    ("Rs.", ["INR", "PKR", "LKR", "NPR", "MUR"]), ("Rs", ["INR", "PKR", "LKR", "NPR", "MUR"]), ("руб.", ["RUB"]),
    ("руб", ["RUB"]), ("грн.", ["UAH"]), ("грн", ["UAH"]), ("лв.", ["BGN"]), ("лв", ["BGN"]), ("TL", ["TRY"]),
    ("S/.", ["PEN"]), ("S/", ["PEN"]), ("SFr.", ["CHF"]), ("원", ["KRW"]), ("Ft", ["HUF"]), ("Fr.", ["CHF"]),
    ("Fr", ["CHF"]), ("Rp", ["IDR"]), ("RM", ["MYR"]), ("lei", ["RON"]),
  ]
  private static let bytes: [[UInt8]] = table.map { Array($0.symbol.utf8) }

  /// How many bytes the symbol has that a text begins with; nil where it begins with none.
  static func length(leading text: UnsafeRawBufferPointer) -> Int? {
    // Symbols of the table, then any other currency sign.
    for symbol in bytes where symbol.count < text.count && matches(text, symbol, at: 0) {
      // Letters are a symbol only where no further letter follows: `Frank` is none.
      if Text.isLetter(symbol[symbol.count - 1]), Text.isLetter(text[symbol.count]) { continue }
      return symbol.count
    }
    let letters = text.prefix(3).prefix { $0 &- 65 < 26 }.count
    if (1...2).contains(letters), letters + 1 < text.count, text[letters] == UInt8(ascii: "$") { return letters + 1 }
    return signLength(text)
  }

  /// How many bytes the symbol has that a text ends with; nil where it ends with none.
  static func length(trailing text: UnsafeRawBufferPointer) -> Int? {
    for symbol in bytes where symbol.count < text.count {
      let start = text.count - symbol.count
      guard matches(text, symbol, at: start) else { continue }
      if Text.isLetter(symbol[0]), Text.isLetter(text[start - 1]) { continue }
      return symbol.count
    }
    return (1...3).first { length in
      length < text.count && signLength(UnsafeRawBufferPointer(rebasing: text[(text.count - length)...])) == length
    }
  }

  private static func matches(_ text: UnsafeRawBufferPointer, _ symbol: [UInt8], at start: Int) -> Bool {
    for position in symbol.indices where Text.lower(text[start + position]) != Text.lower(symbol[position]) {
      return false
    }
    return true
  }

  /// The length of the currency sign that the text begins with: `$`, `¢`, `£`, `¤`, `¥`, or one of U+20A0–U+20CF.
  private static func signLength(_ text: UnsafeRawBufferPointer) -> Int? {
    if text[0] == UInt8(ascii: "$") { return 1 }
    if text.count >= 2, text[0] == 0xC2, (0xA2...0xA5).contains(text[1]) { return 2 }
    if text.count >= 3, text[0] == 0xE2, text[1] == 0x82, text[2] >= 0xA0 { return 3 }
    return text.count >= 3 && text[0] == 0xE2 && text[1] == 0x83 && text[2] <= 0x8F ? 3 : nil
  }
}

/// What one unit of each currency is worth in the reporting currency, for all days or from days on.
public struct RateTable: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The rates of one currency.
  public struct Series: Hashable, Sendable {
    /// The days from which on a rate counts, ascending, with their rates; a rate for all days stands alone, at the distant past.
    public fileprivate(set) var rates: [Entry]

    /// The rate of the last day that is not after this one; before the first, the first. nil: the latest.
    ///
    /// - Complexity: O(log n).
    public func rate(on day: Day?) -> Decimal? {
      guard let day else { return rates.last?.rate }
      var (low, high) = (0, rates.count)
      while low < high {
        let middle = (low + high) / 2
        if rates[middle].day <= day { low = middle + 1 } else { high = middle }
      }
      return low == 0 ? rates.first?.rate : rates[low - 1].rate
    }
  }

  /// A rate from a day on.
  public struct Entry: Hashable, Sendable {
    /// The first day on which it counts.
    public var day: Day
    /// Reporting units for one unit, above 0.
    public var rate: Decimal

    /// A rate.
    public init(day: Day, rate: Decimal) {
      self.day = day
      self.rate = rate
    }
  }

  private var series: [String: Series] = [:]

  /// No rates.
  public init() {}

  /// Rates for all days, by upper-case code.
  public init(dictionaryLiteral elements: (String, Decimal)...) {
    for (code, rate) in elements { self[code] = rate }
  }

  /// The codes that have a rate.
  public var codes: Set<String> { Set(series.keys) }
  /// Whether there are none.
  public var isEmpty: Bool { series.isEmpty }

  /// The rates of a currency, by its upper-case code; nil where it has none.
  public subscript(series code: String) -> Series? { series[code] }

  /// The latest rate of a currency; setting one makes it that of all days.
  public subscript(code: String) -> Decimal? {
    get { series[code]?.rate(on: nil) }
    set { series[code] = newValue.map { Series(rates: [Entry(day: .distantPast, rate: $0)]) } }
  }

  /// Sets the rate of a currency from a day on, in the place of one of that day.
  public mutating func set(_ code: String, from day: Day, _ rate: Decimal) {
    var rates = series[code]?.rates ?? []
    if let position = rates.firstIndex(where: { $0.day >= day }) {
      if rates[position].day == day {
        rates[position].rate = rate
      } else {
        rates.insert(Entry(day: day, rate: rate), at: position)
      }
    } else {
      rates.append(Entry(day: day, rate: rate))
    }
    series[code] = Series(rates: rates)
  }

  /// Sets all rates of a currency, in any order; of equal days the last counts.
  ///
  /// - Complexity: O(n log n).
  public mutating func set(_ code: String, _ entries: [Entry]) {
    var latest: [Day: Decimal] = [:]
    for entry in entries { latest[entry.day] = entry.rate }
    series[code] = Series(rates: latest.map { Entry(day: $0, rate: $1) }.sorted { $0.day < $1.day })
  }
}
