extension Format {
  /// `$1.2M`, `-$950`, `$12.4K`: money where there is little room, from ten-thousandths of the currency.
  ///
  /// Below 10,000 whole units are written (`$1,912`), else two or three digits and a letter. `symbol` stands before
  /// the digits; one that ends with a letter, such as `CHF`, gets a space behind it.
  public static func shortMoney(units: Int64, symbol: String = "$") -> String {
    let whole = (units.magnitude + 5000) / 10_000
    return (units < 0 && whole > 0 ? "-" : "") + spaced(symbol) + short(whole)
  }

  /// `$1.2M` of an amount in the currency, such as a mean.
  public static func shortMoney(_ amount: Double, symbol: String = "$", missing: String = "–") -> String {
    guard amount.isFinite, amount.magnitude < 9e14 else { return missing }
    return shortMoney(units: Int64((amount * 10_000).rounded()), symbol: symbol)
  }

  /// `$1,912.50`, `-$0.05`: money to the cent, from ten-thousandths of the currency; further places if there are any.
  public static func money(units: Int64, symbol: String = "$") -> String {
    let rest = units.magnitude % 10_000
    let isWholeCents = rest % 100 == 0
    let places = String(isWholeCents ? rest / 100 : rest)
    return (units < 0 ? "-" : "") + spaced(symbol) + grouped(String(units.magnitude / 10_000), isNegative: false) + "."
      + zeros((isWholeCents ? 2 : 4) - places.utf8.count) + places
  }

  /// `12,408`, `1.2M`: a count where there is little room; exact below 100,000.
  public static func shortCount(_ number: Int64) -> String {
    number.magnitude < 100_000 ? thousands(number) : (number < 0 ? "-" : "") + short(number.magnitude)
  }

  /// From 10,000 on two or three digits and a letter: `12.4K`, `950K`, `1.0M`.
  private static func short(_ number: UInt64) -> String {
    guard number >= 10_000 else { return grouped(String(number), isNegative: false) }
    let letters = ["K", "M", "B", "T", "Q"]
    var power: UInt64 = 1000
    var index = 0
    // What rounds to a thousand of one letter is one of the next: 999,950 is 1.0M.
    while index < letters.count - 1, number >= power * 1000 - power / 2 {
      power *= 1000
      index += 1
    }
    let tenths = (number + power / 20) / (power / 10)
    if tenths < 1000 { return "\(tenths / 10).\(tenths % 10)\(letters[index])" }
    return grouped(String((number + power / 2) / power), isNegative: false) + letters[index]
  }

  private static func spaced(_ symbol: String) -> String {
    symbol.last?.isLetter == true ? symbol + " " : symbol
  }
}
