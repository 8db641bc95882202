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
