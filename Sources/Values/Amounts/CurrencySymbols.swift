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
    ("Ft", ["HUF"]), ("Fr.", ["CHF"]), ("Fr", ["CHF"]), ("Rp", ["IDR"]), ("RM", ["MYR"]), ("lei", ["RON"]),
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
