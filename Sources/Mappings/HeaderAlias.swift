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

  /// Other readings of a name, in plain form: without what does not belong to it, and what it is in English.
  static func keys(_ name: String, plain: String) -> [String] {
    var keys = [shortened(name, plain: plain)].compactMap { $0 }
    for key in [plain] + keys {
      if let english = ForeignNames.english(key) { keys.append(english) }
    }
    if keys.isEmpty, let english = partByPart(name) { keys.append(english) }
    return keys
  }

  /// The name without what does not belong to it; nil where all does.
  private static func shortened(_ name: String, plain: String) -> String? {
    // A question's group (promoter, detractor) is not its answer.
    if isQuestion(plain) { return plain.hasSuffix("group") ? nil : question }
    // Salesforce's own report types write `Account: Account Name`.
    if let colon = name.firstIndex(of: ":"), objects.contains(Text.plain(String(name[..<colon]))) {
      let rest = Text.plain(String(name[name.index(after: colon)...]))
      return rest.isEmpty ? nil : rest
    }
    for start in ["sumof", "totalof"] where plain.hasPrefix(start) && plain.count > start.count {
      return String(plain.dropFirst(start.count))
    }
    // `Close Date (UTC)`: which zone a time is in, is no part of what it is the time of.
    if name.hasSuffix("(UTC)") || name.hasSuffix("(in UTC)") || name.hasSuffix("(GMT)") {
      let rest = Text.plain(String(name[..<(name.lastIndex(of: "(") ?? name.endIndex)]))
      return rest.isEmpty ? nil : rest
    }
    return currency(in: name) == nil ? nil : String(plain.dropLast(3))
  }

  /// What `Deal - Wert` is in English: the object and its column, each by itself (Pipedrive).
  private static func partByPart(_ name: String) -> String? {
    guard let dash = name.firstRange(of: " - ") else { return nil }
    let parts = [name[..<dash.lowerBound], name[dash.upperBound...]].map { Header.key(String($0)) }
    let english = parts.map { ForeignNames.english($0) ?? $0 }
    return english == parts ? nil : english.joined()
  }

  private static func isQuestion(_ plain: String) -> Bool {
    plain.hasPrefix("howlikely") && plain.contains("recommend")
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
