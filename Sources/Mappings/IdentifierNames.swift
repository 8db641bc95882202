internal import Values

/// Names of id columns by the words they are made of: what the id is of, whose it is, and one word for it (`Oppty ID`, `Deal UUID`,
/// `18-digit Opportunity ID`, `CRM Customer No.`).
struct IdentifierNames {
  /// What the id is of, longest first.
  private let things: [String]

  static let deal = IdentifierNames(things: ["opportunity", "oppty", "deal", "opp"])
  static let contract = IdentifierNames(
    things: ["subscription", "agreement", "contract", "licence", "license", "sub"])
  static let account = IdentifierNames(
    things: ["organisation", "organization", "customer", "account", "company", "client", "acct", "org"])

  /// Whether a name in plain form is one of an id of this thing.
  func names(_ plain: String) -> Bool {
    guard let thing = things.first(where: plain.contains), let range = plain.firstRange(of: thing) else { return false }
    var rest = String(plain[..<range.lowerBound])
    for word in IdentifierNames.owners where rest.contains(word) {
      rest = rest.replacing(word, with: "", maxReplacements: 1)
    }
    guard rest.isEmpty else { return false }
    return IdentifierNames.words.contains(String(plain[range.upperBound...]))
  }

  /// Whose id it is, and how long.
  private static let owners = [
    "casesafe", "unique", "external", "salesforce", "hubspot", "18digit", "15digit", "18char", "sfdc", "crm", "ext",
    "sf",
  ]
  private static let words: Set<String> = [
    "id", "id18", "18id", "id15", "uuid", "guid", "number", "no", "num", "nr", "ref", "reference", "key", "code",
    "recordid", "uniqueid", "identifier", "idnumber", "idcasesafe", "casesafeid", "salesforceid", "crmid", "externalid",
  ]
}
