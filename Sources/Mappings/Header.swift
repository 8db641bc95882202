internal import Values

/// A line of names made ready for matching.
struct Header {
  /// As written.
  let names: [String]
  /// Compared: letters and digits in lower case, without namespace and `__c`.
  let keys: [String]
  /// The same without the prefix `property_` (Fivetran) or `properties.` (HubSpot's JSON), where there is one.
  let stripped: [String?]
  /// The days that the lines above it say the file is about.
  let period: ClosedRange<Day>?
  private let positions: [String: [Int]]
  private let strippedPositions: [String: [Int]]

  init(_ names: [String], period: ClosedRange<Day>? = nil) {
    self.names = names
    self.period = period
    keys = Envelope.keys(names) ?? names.map(Header.key)
    stripped = keys.map { key in
      ["property", "properties"].first { key.hasPrefix($0) && key.count > $0.count }.map {
        String(key.dropFirst($0.count))
      }
    }
    var positions = Dictionary(grouping: keys.indices, by: { [keys] in keys[$0] })
    for (position, name) in names.enumerated() {
      // A column that is called just so goes before one that is called so and something else.
      for alias in HeaderAlias.keys(name, plain: keys[position]) where positions[alias] == nil {
        positions[alias] = [position]
      }
    }
    self.positions = positions
    strippedPositions = Dictionary(
      grouping: stripped.indices.filter { [stripped] in stripped[$0] != nil }, by: { [stripped] in stripped[$0] ?? "" })
  }

  /// The columns by which Salesforce's formatted reports are grouped: the arrow of their order marks them.
  var grouped: Set<Int> {
    Set(names.indices.filter { names[$0].contains("\u{2191}") || names[$0].contains("\u{2193}") })
  }

  /// Whether most of the names are empty: then it is a title above the header, or describes something (data.md, Files).
  var isMostlyUnnamed: Bool {
    names.count > 2 && names.count { $0.allSatisfy(\.isWhitespace) } * 2 > names.count
  }

  /// Where each name stands, in plain form.
  var allPositions: [String: [Int]] { positions }

  /// Where a name (in plain form) stands.
  func positions(of key: String, stripping: Bool) -> [Int] {
    (positions[key] ?? []) + (stripping ? strippedPositions[key] ?? [] : [])
  }

  /// Whether a name (in plain form) is there.
  func contains(_ key: String, stripping: Bool) -> Bool {
    positions[key] != nil || (stripping && strippedPositions[key] != nil)
  }

  /// A name as it is compared: `ns__Account_Id__c` is `accountid`.
  static func key(_ name: String) -> String {
    let plain = ColumnName.plain(name)
    // `Opportunity #` is its number, not its name.
    return name.hasSuffix("#") && numbered.contains(plain) ? plain + "number" : plain
  }

  private static let numbered: Set<String> = [
    "opportunity", "opp", "deal", "contract", "subscription", "agreement", "account", "customer", "client", "company",
    "order", "invoice", "quote",
  ]
}

/// Second readings of a column's name, for what tools put into names that is not the name: a currency, a company in a question, the
/// object that the column is of.
enum HeaderAlias {
  /// The currency code that ends a name: `Amount spent (EUR)`, `Deal Value, EUR`, `amount_usd`.
  static func currency(in name: String) -> String? {
    if let scale = AmountScale(name) { return scale.currency }
    let words = name.split { !$0.isLetter && !$0.isNumber }
    guard words.count > 1, let last = words.last?.uppercased(), codes.contains(last) else { return nil }
    return last
  }

  /// Whether a word is a currency's code, in any case.
  static func isCode(_ word: String) -> Bool { word.count == 3 && codes.contains(word.uppercased()) }

  /// What amount a name gives converted already, in plain form, and into which currency, where it says so: `Amount (converted)`,
  /// `hs_amount_in_home_currency`, `amount_usd`, `Est. Revenue (Base)`. nil where it gives none.
  static func converted(_ name: String, plain: String) -> (name: String, currency: String?)? {
    let key = plain.hasPrefix("hs") ? String(plain.dropFirst(2)) : plain
    for ending in [
      "converted", "incompanycurrency", "inhomecurrency", "incorporatecurrency", "inreportingcurrency",
      "inbasecurrency",
      "companycurrency", "homecurrency", "corporatecurrency", "reportingcurrency", "basecurrency", "base",
    ] where key.hasSuffix(ending) && key.count > ending.count {
      return (String(key.dropLast(ending.count)), nil)
    }
    if key.hasPrefix("converted"), key.count > 9 { return (String(key.dropFirst(9)), nil) }
    guard let code = currency(in: name) else { return nil }
    let rest = String(key.dropLast(3))
    return (rest.hasSuffix("in") ? String(rest.dropLast(2)) : rest, code)
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
    if let nested = ofNestedAccount(name) { return nested }
    if let scale = AmountScale(name) { return scale.rest.isEmpty ? nil : scale.rest }
    // An object of Chargebee's, as JSON that was made a table: `subscription.started_at`.
    for object in ["subscription.", "subscriptions."] where name.hasPrefix(object) {
      let rest = Text.plain(String(name.dropFirst(object.count)))
      return rest.isEmpty || rest == "id" ? nil : rest
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

  /// The account within a record of JSON: `Account_Name.name`, `company.id`, `organization.name`; nil of another name.
  private static func ofNestedAccount(_ name: String) -> String? {
    for (ending, key) in [(".name", "accountname"), (".id", "accountid"), (".domain", "domain")]
    where name.hasSuffix(ending) {
      let object = Text.plain(String(name.dropLast(ending.count)))
      return accountObjects.contains(object) ? key : nil
    }
    return nil
  }

  private static let accountObjects: Set<String> = [
    "account", "accountname", "company", "organization", "organisation", "org", "customer", "client",
  ]

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

/// What copying tools wrap around each record: `{"type": "RECORD", "stream": …, "record": {…}}` (Singer), `_airbyte_data` (Airbyte).
enum Envelope {
  private static let wrappers = ["record.", "_airbyte_data."]

  /// The names within the wrapper in plain form, and nothing for what the wrapper itself says; nil where there is none.
  static func keys(_ names: [String]) -> [String]? {
    guard let wrapper = wrapper(of: names) else { return nil }
    return names.map { $0.hasPrefix(wrapper) ? Header.key(String($0.dropFirst(wrapper.count))) : "" }
  }

  /// The column that tells records from what else a tap writes; nil where all are records.
  static func messageType(_ names: [String]) -> Int? {
    wrapper(of: names) == wrappers[0] ? names.firstIndex(of: "type") : nil
  }

  private static func wrapper(of names: [String]) -> String? {
    let wrapper = wrappers.first { wrapper in names.contains { $0.hasPrefix(wrapper) } }
    return wrapper == wrappers[0] && !names.contains("stream") ? nil : wrapper
  }
}
