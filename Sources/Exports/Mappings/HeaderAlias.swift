internal import Values
/// Second readings of a column's name, for what tools put into names that is not the name: a currency, a company in a question, the
/// object that the column is of.
enum HeaderAlias {
  /// The currency code that ends a name: `Amount spent (EUR)`, `Deal Value, EUR`, `amount_usd`.
  static func currency(in name: String) -> String? {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    guard words.count > 1, let last = words.last?.uppercased(), codes.contains(last) else { return nil }
    return last
  }

  /// The name in plain form without what does not belong to it; nil where all does.
  static func key(_ name: String, plain: String) -> String? {
    if plain.hasPrefix("howlikely"), plain.contains("recommend") { return question }
    // Salesforce's own report types write `Account: Account Name`.
    if let colon = name.firstIndex(of: ":"), objects.contains(Text.plain(String(name[..<colon]))) {
      let rest = Text.plain(String(name[name.index(after: colon)...]))
      return rest.isEmpty ? nil : rest
    }
    return currency(in: name) == nil ? nil : String(plain.dropLast(3))
  }

  private static let objects: Set<String> = ["account", "opportunity", "contact", "activity", "task", "campaign"]

  /// The question for the net promoter score, whatever company it names.
  static let question = "howlikelytorecommend"

  private static let codes: Set<String> = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF",
    "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "RUB", "SAR", "SEK", "SGD",
    "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
  ]
}
