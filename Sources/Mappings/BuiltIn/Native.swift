internal import Values

extension MappingCatalog {
  /// The tables' own columns (data.md).
  static let native: [Mapping] = Table.allCases.map { table in
    var mapping = Mapping(name: "native", table: table)
    mapping.isNative = true
    switch table {
    case .accounts:
      // Many tables carry an account's id: by its header alone only one with names is the accounts'.
      mapping.signature = [["name"]]
      mapping.excludes = [
        "date", "timestamp", "amount", "score", "topic", "opportunity_id", "contract_id", "activity_id",
      ]
      mapping.clashes = ownIDs
    case .contacts:
      // Likewise a contact's id.
      mapping.signature = [
        ["name", "first_name", "last_name", "email", "title", "role", "persona", "is_stakeholder", "account_name"]
      ]
      mapping.columns = [.firstName: ["first_name"], .lastName: ["last_name"]]
    case .opportunities: mapping.companions = [companiesInDeals]
    default: break
    }
    return mapping
  }
}
