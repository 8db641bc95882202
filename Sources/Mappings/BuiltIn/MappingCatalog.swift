internal import Values

/// The mappings that need no configuration, in the order in which they are preferred.
enum MappingCatalog {
  static let builtIn: [Mapping] =
    (native + vendors.map(completed) + synonyms.map(marked)).map(builtIn)

  private static let vendors: [Mapping] =
    salesforce + hubSpot + otherCRMs + prospecting + intentVendors + advertising + engagementTools + surveys + billing
    + logs

  private static func builtIn(_ mapping: Mapping) -> Mapping {
    var mapping = mapping.prepared
    mapping.isUsers = false
    mapping.companions = mapping.companions.map(builtIn)
    return mapping
  }

  private static func marked(_ mapping: Mapping) -> Mapping {
    var mapping = mapping
    mapping.isSynonyms = true
    return mapping
  }

  /// A vendor's mapping with the synonyms for columns that its users add, or name otherwise: as guesses. Never for what names a
  /// record: there a vendor knows all its names.
  private static func completed(_ mapping: Mapping) -> Mapping {
    guard let known = synonyms.first(where: { $0.table == mapping.table }) else { return mapping }
    let added: [Table: Set<Column>] = [
      .accounts: [.industry, .employees, .annualRevenue, .country, .region, .domain, .owner, .createdAt],
      .contacts: [.accountName, .email, .title, .createdAt],
      .opportunities: [.accountName, .amount, .createdAt, .expectedClose, .owner, .lostReason],
      .contracts: [.currency],
    ]
    var mapping = mapping
    let guesses = known.guesses.filter { added[mapping.table]?.contains($0.key) == true }
    mapping.guesses.merge(guesses) { own, _ in own }
    return mapping
  }
}

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
